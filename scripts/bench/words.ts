import { acceptInvitation, type Visitor } from '../../tests/load/forms.ts';
import { formsOf, readPage, sendForm, typedInto } from '../../tests/load/page-forms.ts';
import { percentile, row } from './figures.ts';
import { openReference, timed } from './form.ts';
import { pause, stop } from './machine.ts';
import { cli, startSite } from './site.ts';

const WARM_UP = 3;
/** Somebody who works fast, and whose pages are made between two changes (ms). */
const BETWEEN = 150;
/** How often it is looked whether readers get it (ms), and for how long. */
const LOOK_EVERY = 5;
const PATIENCE = 20_000;

/** A document, the field of it that is written anew, and the page on which readers read that. */
interface Written {
  readonly form: string;
  readonly field: 'pl.body' | 'pl.title';
  readonly page: string;
}

const ANSWER: Written = {
  form: '/staff/words/faq:zamowienia-pobieraja-sie-ponownie/',
  field: 'pl.body',
  page: '/faq/zamowienia-pobieraja-sie-ponownie/',
};
const PANEL: Written = { form: '/staff/words/panels:b/', field: 'pl.title', page: '/panel/b/' };

/**
 * What staff wait for when words are applied through the form, and readers until they get them: an answer, which few pages
 * show, and the name of a panel, which nearly all do.
 */
export async function benchWords(dataDir: string, changes: number): Promise<void> {
  const site = await startSite(dataDir, {});
  const invitation = new URL(cli(dataDir, {}, 'user', 'add', 'words@example.com', '--role', 'admin').trim());
  // Readers have the site before staff do.
  while ((await fetch(`${site.url}${invitation.pathname}`)).status !== 200) await pause(100);
  const visitor = await acceptInvitation(site.url, invitation.pathname, 'staple-lantern-owl-8');
  for (const [what, written, count, limits] of [
    ['an answer', ANSWER, changes, ' (applied p95 ≤ 200 ms, read p95 ≤ 400 ms)'],
    ['a panel renamed', PANEL, Math.ceil(changes / 3), ''],
  ] as const) {
    const applied: number[] = [];
    const read: number[] = [];
    const bare: number[] = [];
    const reference = await openReference();
    for (let number = -WARM_UP; number < count; number += 1) {
      const took = await writeOnce(visitor, written, `zdanie-${number + WARM_UP}`);
      if (number >= 0) {
        applied.push(took.applied);
        read.push(took.read);
        bare.push(await timed(() => reference.execute("INSERT INTO bare (text) VALUES ('a row')")));
      }
      await pause(BETWEEN);
    }
    row(
      `words through the form: ${what}, ${count} changes`,
      `applied p50 ${percentile(applied, 0.5).toFixed(0)} p95 ${percentile(applied, 0.95).toFixed(0)} ms`,
      `in the bytes that readers get p50 ${percentile(read, 0.5).toFixed(0)} p95 ${percentile(read, 0.95).toFixed(0)} ms${limits}`,
      `a bare row in libSQL p50 ${percentile(bare, 0.5).toFixed(1)} p95 ${percentile(bare, 0.95).toFixed(1)} ms`,
    );
    reference.close();
  }
  await stop(site.child);
}

/** From the form over its preview to the page of readers. Measured from when the last button is pressed. */
async function writeOnce(visitor: Visitor, { form, field, page }: Written, mark: string) {
  const written = formWith(await readPage(visitor, form), form, field);
  const before = written.fields.find(([name]) => name === field)?.[1] ?? '';
  const text =
    field === 'pl.title'
      ? `Panel ${mark}`
      : `${before.replace(/\n+zdanie-\d+\s*$/, '').trimEnd()}\n\n${mark}\n`;
  const preview = await sendForm(visitor, typedInto(written, { [field]: text, deed: 'preview' }));
  const shown = await preview.text();
  if (preview.status !== 200) throw new Error(`preview: ${preview.status} ${shown.slice(0, 500)}`);
  const publishing = formsOf(shown, written.action).find(({ buttons }) =>
    buttons.some(([name]) => name === 'how'),
  );
  if (publishing === undefined) throw new Error('the preview has no form that publishes');
  const started = performance.now();
  const answer = await sendForm(visitor, typedInto(publishing, { how: 'now' }));
  const applied = performance.now() - started;
  if (answer.status !== 303)
    throw new Error(`publish: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
  while (!(await publicText(visitor.url, page)).includes(mark)) {
    if (performance.now() - started > PATIENCE) throw new Error(`${page} does not say ${mark}`);
    await pause(LOOK_EVERY);
  }
  return { applied, read: performance.now() - started };
}

function formWith(html: string, at: string, field: string) {
  const found = formsOf(html, at).find(({ fields }) => fields.some(([name]) => name === field));
  if (found === undefined) throw new Error(`${at} has no form with ${field}`);
  return found;
}

async function publicText(url: string, page: string): Promise<string> {
  return (await fetch(`${url}${page}`)).text();
}
