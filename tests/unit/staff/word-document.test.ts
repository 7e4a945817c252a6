import { describe, expect, test } from 'vitest';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { previewWords } from '../../../src/i18n/staff-preview.ts';
import { answerWordDocument } from '../../../src/staff/word-document.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { markdownDocument } from '../../support/documents.ts';
import { formOf } from '../../support/form.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf, RENDERED } from '../../support/state.ts';

const SITE = markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia');
const ANSWER = markdownDocument('pl/faq/paczki.md', 'title: Co z paczkami?\narea: orders', 'Czekaj.');

/** A log with an answer, and an editor at a session on it. */
async function sit() {
  const { log, as, database } = await openLogWith([]);
  await log.append(() => [
    { type: 'content.published', payload: { documents: [SITE, ANSWER] }, since: null, actor: 'content' },
  ]);
  const session = sessionOf(as('staff:7', { kind: 'staff', role: 'editor' }), 'editor');
  const view = { ...contextOf([]), words: RENDERED };
  const { revision } = await log.current();
  const send = (fields: Record<string, string | readonly string[]> | null) =>
    answerWordDocument(view, session, 'faq:paczki', {
      form: fields && formOf({ act: 'writing', expected: String(revision), ...fields }),
      kept: null,
    });
  return { as, log, send, revision, database };
}

describe('the page of a document', () => {
  test('holds what it says, field by field', async () => {
    const { send } = await sit();
    expect(await send(null)).toMatchObject({
      kind: 'page',
      view: { form: { draft: { pl: { title: 'Co z paczkami?', area: 'orders', body: 'Czekaj.' } } } },
    });
  });

  test('previews what was typed by words, and publishes nothing by that', async () => {
    const { send, log, revision } = await sit();
    const answer = await send({ deed: 'preview', 'pl.body': 'Nie czekaj.' });
    expect(answer).toMatchObject({
      kind: 'preview',
      outcome: {
        kind: 'preview',
        status: 200,
        view: { words: [{ path: 'pl/faq/paczki.md', kind: 'changes' }] },
      },
    });
    expect((await log.current()).revision).toBe(revision);
  });

  test('publishes it, and leads to what was published', async () => {
    const { send, log, revision } = await sit();
    const answer = await send({ how: 'now', 'pl.body': 'Nie czekaj.' });
    expect(answer).toEqual({
      kind: 'preview',
      outcome: { kind: 'redirect', to: `/staff/published/${revision + 1}/` },
    });
    const { documents } = await log.current();
    expect(documents['pl/faq/paczki.md']).toMatchObject({
      byStaff: true,
      document: { words: { title: 'Co z paczkami?', body: 'Nie czekaj.' } },
    });
  });

  test.for([
    ['written', { 'pl.body': 'Nie czekaj.' }],
    ['withdrawn', { act: 'withdrawing', lastWords: 'Koniec.' }],
  ] as const)('what is %s asks below its preview whether anybody is to be told', async ([, fields]) => {
    const { send, database } = await sit();
    const seen = await send({ ...fields, deed: 'preview', quiet: 'yes' });
    expect(seen).toMatchObject({ outcome: { view: { quiet: true } } });
    if (seen?.kind !== 'preview' || seen.outcome.kind !== 'preview') throw new Error('it is no preview');
    // What is asked there is not said there as well.
    expect(seen.outcome.view.remarks).not.toContain(previewWords.pl.quiet);
    const carried = Object.fromEntries(seen.outcome.view.fields);
    // Whoever takes the tick away is heard: it is not carried beside it.
    expect(carried).not.toHaveProperty('quiet');
    await send({ ...carried, quiet: 'yes', how: 'now' });
    expect((await readEvents(database.orm, 0)).at(-1)?.payload).toMatchObject({ notify: false });
  });

  test('a new address tells nobody, and is not asked about', async () => {
    const { send } = await sit();
    expect(await send({ act: 'renaming', name: 'przesylki' })).toMatchObject({
      outcome: { view: { quiet: null } },
    });
  });

  test('says what is wrong at its field, and keeps what was typed', async () => {
    const { send } = await sit();
    const answer = await send({ deed: 'preview', 'pl.title': '', 'pl.body': 'Moje.' });
    expect(answer).toMatchObject({
      kind: 'page',
      status: 422,
      view: { errors: { 'pl.title': expect.any(String) }, form: { draft: { pl: { body: 'Moje.' } } } },
    });
  });

  test('one that was renamed while its form was open is written under the name that it has now', async () => {
    const { as, send, log, revision } = await sit();
    await applyProposal(as('staff:9'), {
      verb: 'words',
      kind: 'renaming',
      path: ANSWER.path,
      name: 'przesylki',
      expected: revision,
    });
    expect(await send(null)).toMatchObject({
      kind: 'page',
      view: { form: { draft: { pl: { former: ['paczki'] } } } },
    });
    await send({ how: 'now', 'pl.body': 'Nie czekaj.' });
    const { documents } = await log.current();
    expect(documents[ANSWER.path]).toBeUndefined();
    expect(documents['pl/faq/przesylki.md']?.document.words.body).toBe('Nie czekaj.');
  });

  test('a list that was emptied is emptied; one that was not on the form stays', async () => {
    const { send, log } = await sit();
    await send({ how: 'now', lists: ['pl.panels'], 'pl.order': '7' });
    expect((await log.current()).documents['pl/faq/paczki.md']?.document).toMatchObject({
      meta: { order: 7, area: 'orders', panels: [] },
    });
  });
});

describe('what was withdrawn', () => {
  test('leads to its versions, and is brought back from there', async () => {
    const { send, log, revision: first } = await sit();
    await send({ act: 'withdrawing', lastWords: 'Koniec.', how: 'now' });
    const { revision } = await log.current();
    expect(await send(null)).toEqual({ kind: 'redirect', to: '/staff/words/versions/faq:paczki/' });
    const back = { act: 'bringing-back', revision: String(first), expected: String(revision) };
    expect(await send({ ...back, deed: 'edit' })).toMatchObject({ kind: 'redirect' });
    expect(await send(back)).toMatchObject({ kind: 'preview', outcome: { kind: 'preview', status: 200 } });
    await send({ ...back, how: 'now' });
    expect((await log.current()).documents['pl/faq/paczki.md']?.document.words.body).toBe('Czekaj.');
  });

  test('says on the page of its versions why one cannot be brought back', async () => {
    const { send, log } = await sit();
    await send({ act: 'withdrawing', how: 'now' });
    const { revision } = await log.current();
    const back = { act: 'bringing-back', revision: '99', expected: String(revision) };
    expect(await send(back)).toMatchObject({ kind: 'versions', view: { problem: expect.any(String) } });
  });
});
