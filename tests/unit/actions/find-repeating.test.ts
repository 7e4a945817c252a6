import { expect, test } from 'vitest';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { correctUpdate } from '../../../src/actions/correct-update.ts';
import { findRepeating } from '../../../src/actions/find-repeating.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import { redact } from '../../../src/actions/redact.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { undo } from '../../../src/actions/undo.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import { effectOfRedaction } from '../../../src/domain/redaction.ts';
import { markdownDocument } from '../../support/documents.ts';
import { openLogWith } from '../../support/log.ts';
import { byStaff, published } from '../../support/state.ts';

const AT_SIX = { at: '2021-03-17T17:00:00.000Z' };
const SECRET = 'Jan Kowalski';

const noted = (pl: string, expected: number, reason: string | null = null): Proposal => ({
  verb: 'availability',
  cells: [{ feature: 'api', panel: 'a', state: 'limited', estimate: NO_ESTIMATE, note: { pl, en: pl } }],
  since: null,
  expected,
  reason,
});
const scope = { panels: [], features: [], impact: 'minor' as const, startedAt: '2021-03-10T00:00:00.000Z' };
const opening = (id: string, pl: string): Proposal => ({
  verb: 'update',
  kind: 'opening',
  id,
  title: { pl, en: null },
  ...scope,
});

/** Whether a publication to come is found to repeat what was said. */
async function isFound(said: Proposal, toCome: Proposal): Promise<boolean> {
  const { as, log } = await openLogWith(['api']);
  expect(await applyProposal(as('anna'), said)).toMatchObject({ ok: true, revision: 2 });
  expect(await schedule(as('anna'), toCome, AT_SIX)).toMatchObject({ status: 'waiting' });
  const change = (await log.current()).changes.at(-1);
  if (!change) throw new Error('nothing was said');
  return (await findRepeating(as('anna').intents, change)).length > 0;
}

test.for<[name: string, said: Proposal, toCome: Proposal, isFound: boolean]>([
  ['a note within a title', noted(SECRET, 1), opening('fire', `Pisze ${SECRET}`), true],
  ['a title within a note', opening('fire', SECRET), noted(`dzwoni ${SECRET}`, 2), true],
  ['a reason', noted('x', 1, SECRET), noted('y', 2, SECRET), true],
  ['other words', noted(SECRET, 1), noted('powoli', 2), false],
  ['no words at all', noted(SECRET, 1), { verb: 'confirm', nextUpdateBy: null }, false],
])('of what is to come, that which repeats %s is found: %#', async ([, said, toCome, found]) => {
  expect(await isFound(said, toCome)).toBe(found);
});

const written = (body: string, path = 'pl/faq/x.md'): Proposal => ({
  verb: 'words',
  kind: 'writing',
  documents: [{ path, pl: { title: 'Pytanie', area: 'orders', body }, en: null, translationStands: false }],
  expected: 1,
});

test.for<[name: string, said: Proposal, toCome: Proposal, isFound: boolean]>([
  [
    'a sentence of a document within another',
    written(`Czekaj. Dzwonił ${SECRET}.`),
    written(`Inaczej. Dzwonił ${SECRET}. Czekaj.`, 'pl/faq/y.md'),
    true,
  ],
  ['an item of a list', written(`- raz\n- ${SECRET}`), written(`Pisze ${SECRET}.`, 'pl/faq/y.md'), true],
  ['a document within a note', written(`Raz\n\n${SECRET}`), noted(`dzwoni ${SECRET}`, 2), true],
  ['a note within a document', noted(SECRET, 1), written(`Dzwonił ${SECRET}.`), true],
  ['other words', written(`Dzwonił ${SECRET}.`), written('Czekaj.', 'pl/faq/y.md'), false],
])('of documents to come, that which repeats %s is found: %#', async ([, said, toCome, found]) => {
  const { as, log } = await openLogWith(['api']);
  await log.append(() => [published(markdownDocument('pl/site.md', 'title: S\nareas:\n  orders: O'))]);
  expect(await applyProposal(as('anna'), said)).toMatchObject({ ok: true, revision: 3 });
  expect(await schedule(as('anna'), toCome, AT_SIX)).toMatchObject({ status: 'waiting' });
  const change = (await log.current()).changes.at(-1);
  expect(change && (await findRepeating(as('anna').intents, change)).length > 0).toBe(found);
});

test('last words that are said of another document to come are found', async () => {
  const { as, log } = await openLogWith(['api']);
  await log.append(() => [
    published(markdownDocument('pl/site.md', 'title: S\nareas:\n  orders: O')),
    byStaff('anna', markdownDocument('pl/faq/x.md', 'title: P\narea: orders', 'Czekaj.')),
  ]);
  const withdrawn = { path: 'pl/faq/x.md', lastWords: `Już nie. Dzwonił ${SECRET}.` };
  expect(
    await applyProposal(as('anna'), {
      verb: 'words',
      kind: 'withdrawing',
      withdrawn: [withdrawn],
      expected: 3,
    }),
  ).toMatchObject({ ok: true });
  await schedule(as('anna'), written(`Dzwonił ${SECRET}.`, 'pl/faq/y.md'), AT_SIX);
  const change = (await log.current()).changes.at(-1);
  expect(change && (await findRepeating(as('anna').intents, change)).length).toBe(1);
});

test('later revisions of a document that say again what was new in it are named as copies; those that do not are not', async () => {
  const { as, log } = await openLogWith(['api']);
  const document = (body: string, path = 'pl/faq/x.md') =>
    markdownDocument(path, 'title: Tytuł tekstu\narea: orders', body);
  await log.append(() => [published(document('Było tak.'))]);
  await log.append(() => [byStaff('anna', document(`Było tak. Dzwonił ${SECRET}.`))]);
  await log.append(() => [byStaff('anna', document(`Było tak. Dzwonił ${SECRET}. Koniec.`))]);
  await log.append(() => [byStaff('anna', document(`Nowe, bo dzwonił.\nDzwonił ${SECRET}.`, 'pl/faq/y.md'))]);
  await log.append(() => [byStaff('anna', document('Było tak. Koniec.'))]);
  await undo(as('anna'), { revision: 6, expected: 6 });
  const state = await log.current();
  const change = state.changes[2];
  expect(change && effectOfRedaction(state, change).copies).toEqual([4, 5, 7]);
});

test('an undo to come holds no words: what was redacted meanwhile it cannot put back', async () => {
  const { as, log } = await openLogWith(['api']);
  await applyProposal(as('anna'), noted(SECRET, 1));
  await applyProposal(as('anna'), noted('powoli', 2));
  const toCome: Proposal = { verb: 'undo', revision: 3, expected: 3 };
  expect(await schedule(as('anna'), toCome, AT_SIX)).toMatchObject({ status: 'waiting' });
  const change = (await log.current()).changes[1];
  expect(change && (await findRepeating(as('anna').intents, change))).toEqual([]);
  await redact(as('anna'), { revision: 2, reason: 'names somebody' });
  expect(await undo(as('anna'), { revision: 3, expected: 4 })).toMatchObject({ ok: true });
  expect(JSON.stringify(await log.current())).not.toContain(SECRET);
});

test('later revisions that repeat a title or an update are named as copies', async () => {
  const { as, log } = await openLogWith(['api']);
  await applyProposal(as('anna'), opening('fire', SECRET));
  await applyProposal(as('anna'), {
    verb: 'update',
    kind: 'posting',
    incident: 'fire',
    status: 'investigating',
    body: { pl: SECRET, en: null },
    ...scope,
    nextUpdateBy: null,
    expected: 2,
  });
  await correctUpdate(as('anna'), {
    update: 'u3',
    body: { pl: 'Sprawdzamy.', en: null },
    translationStands: false,
    expected: 3,
  });
  await undo(as('anna'), { revision: 4, expected: 4 });
  const state = await log.current();
  const change = state.changes[1];
  expect(change && effectOfRedaction(state, change).copies).toEqual([3, 5]);
});
