import { describe, expect, test } from 'vitest';
import { seedDrafts } from '../../../db/seed.ts';
import { undo } from '../../../src/actions/undo.ts';
import { SEED_ACTOR } from '../../../src/domain/events.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { openTestLog } from '../../support/log.ts';
import { availability, by, cell, published } from '../../support/state.ts';

const ALL = { confirmed: 'everything' } as const;
const publish = (ids: readonly string[], panels: readonly string[] = []) =>
  by('content', published(...panels.map((id) => panelDocument(id)), ...ids.map((id) => featureDocument(id))));
const features = (count: number) => Array.from({ length: count }, (_, index) => `feature-${index}`);
const mark = (ids: readonly string[]) => by('anna', availability(ids.map((id) => cell(id, 'a', 'limited'))));

describe('what a site began with', () => {
  test.for([2, 3, 5, 6, 7])('revision %i is not taken back, not even by force', async (revision) => {
    const { log, as } = await openTestLog();
    await log.append(() => seedDrafts([panelDocument('a'), featureDocument('orders')]));
    const refused = await undo({ ...as('anna'), ...ALL }, { revision, expected: 7, force: true });
    expect(refused).toMatchObject({ ok: false, code: 'undo.seed' });
    expect((await log.current()).revision).toBe(7);
  });

  test('what somebody changed of it is', async () => {
    const { log, as } = await openTestLog();
    await log.append(() => [{ ...publish(['orders'], ['a']), actor: SEED_ACTOR }]);
    await log.append(() => [mark(['orders'])]);
    expect(await undo(as('anna'), { revision: 2, expected: 2 })).toMatchObject({ ok: true, revision: 3 });
  });
});

describe('an undo asks first', () => {
  test('when it takes back more than twenty things, and not for twenty', async () => {
    for (const [count, asks] of [
      [20, false],
      [21, true],
    ] as const) {
      const { log, as } = await openTestLog();
      await log.append(() => [publish(features(count), ['a'])]);
      await log.append(() => [mark(features(count))]);
      const outcome = await undo(as('anna'), { revision: 2, expected: 2 });
      expect(outcome.ok).toBe(!asks);
      if (asks) {
        expect(outcome).toMatchObject({
          code: 'confirm.needed',
          questions: [{ code: 'undo.many', revision: 2, count }],
        });
        expect(await undo({ ...as('anna'), ...ALL }, { revision: 2, expected: 2 })).toMatchObject({
          ok: true,
        });
      }
    }
  });

  test('when a page goes, which it names', async () => {
    const { log, as } = await openTestLog();
    await log.append(() => [publish([], ['a'])]);
    await log.append(() => [publish(['orders'])]);
    const outcome = await undo(as('anna'), { revision: 2, expected: 2 });
    expect(outcome).toMatchObject({
      code: 'confirm.needed',
      message: expect.stringContaining('“orders”'),
      questions: [{ code: 'undo.withdraws', revision: 2, titles: ['orders'] }],
    });
    expect((await log.current()).revision).toBe(2);
  });

  test('when no panel would be left', async () => {
    const { log, as } = await openTestLog();
    await log.append(() => [publish(features(30), ['a'])]);
    expect(await undo(as('anna'), { revision: 1, expected: 1 })).toMatchObject({
      code: 'confirm.needed',
      questions: [{ code: 'undo.empties' }, { code: 'undo.many', count: 31 }, { code: 'undo.withdraws' }],
    });
  });

  test('not when words are put back to what they were', async () => {
    const { log, as } = await openTestLog();
    await log.append(() => [publish(['orders'], ['a'])]);
    await log.append(() => [publish(['orders'])]);
    expect(await undo(as('anna'), { revision: 2, expected: 2 })).toMatchObject({ ok: true });
  });
});
