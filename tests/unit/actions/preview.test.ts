import { expect, test } from 'vitest';
import { answerReading } from '../../../src/actions/answer-reading.ts';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { preview } from '../../../src/actions/preview.ts';
import type { Proposal, TypedDocument } from '../../../src/actions/proposal.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { LogTelling } from '../../../src/notify/follow-log.ts';
import { NotifyFigures } from '../../../src/store/notify-figures.ts';
import { markdownDocument } from '../../support/documents.ts';
import { manuscripts } from '../../support/manuscripts.ts';
import { published } from '../../support/state.ts';
import { openTelling } from '../../support/telling.ts';

const PATH = 'pl/faq/x.md';
const BODY = 'To działa **od razu**, bez czekania.\n\n- krok pierwszy\n- krok drugi';

async function openSite() {
  const site = await openTelling();
  await site.say(
    published(
      markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia'),
      markdownDocument(
        PATH,
        'title: Pytanie\norder: 10\narea: orders\nfeatures: [price-sync]',
        `\n${BODY}\n`,
      ),
    ),
  );
  const follower = new LogTelling({
    telling: site.telling,
    known: () => ({ state: site.log.known, head: site.log.head }),
    wallClock: () => site.clock.now,
    siteUrl: 'https://status.example.com',
    reading: answerReading(inspectMarkdown),
  });
  const settle = async () => {
    await site.fanOut(follower);
    site.pass(30_000);
    await site.fanOut(follower);
  };
  // What the site began with is told before anybody is there.
  await settle();
  for (const id of ['anna', 'jan', 'ola']) await site.add({ id, topics: ['answer/*/price-sync'] });
  return { ...site, settle };
}

test.each<[what: string, pl: TypedDocument['pl'], told: number]>([
  ['other words', { body: BODY.replace('od razu', 'po chwili') }, 3],
  ['another title', { title: 'Inne pytanie' }, 3],
  ['`_` for `*`', { body: BODY.replaceAll('**', '__') }, 0],
  ['`*` for `-` in a list', { body: BODY.replaceAll('- ', '* ') }, 0],
  ['other line ends and white space', { body: BODY.replace(', ', ',\n').replace('\n\n', '\n\n\n') }, 0],
  ['another place in its list', { order: '20' }, 0],
])('%s: the preview counts those who are told then', async (_, pl, told) => {
  const site = await openSite();
  const state = await site.log.current();
  const proposal: Proposal = {
    ...{ verb: 'words', kind: 'writing', expected: state.revision },
    documents: [{ path: PATH, pl, en: null, translationStands: false }],
  };
  const present = { state, now: site.clock.now };
  const seen = preview(present, site.clock.now, proposal, inspectMarkdown, manuscripts);
  if (!seen.ok) throw new Error(seen.message);
  const figures = new NotifyFigures(site.log, () => site.clock.now);
  const concerned = await figures.concerned(seen.topics);
  const applied = await applyProposal(site.as('staff:ada'), proposal);
  if (!applied.ok) throw new Error(applied.message);
  await site.settle();
  expect([concerned.reduce((sum, { atOnce }) => sum + atOnce, 0), (await site.rows()).length]).toEqual([
    told,
    told,
  ]);
});
