import { expect, test } from 'vitest';
import { instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { DRAFT_DAYS } from '../../../src/domain/update-draft.ts';
import { StoredDrafts } from '../../../src/store/update-drafts.ts';
import { openTestLog } from '../../support/log.ts';

const BEGUN = { incident: 'fire', author: 'staff:1', form: [['pl', 'Jan Kowalski dzwonił.']] } as const;

async function openDrafts() {
  const { log, clock } = await openTestLog();
  const drafts = new StoredDrafts(log, () => clock.now);
  const wait = (days: number) => {
    clock.now = instantFromMs(msFromInstant(clock.now) + days * 86_400_000 + 1);
  };
  return { drafts, wait };
}

test('a draft is gone on with by a colleague, under the same name, and is theirs then', async () => {
  const { drafts, wait } = await openDrafts();
  const id = await drafts.save(BEGUN, null);
  wait(1);
  const form = [['pl', 'Dzwonił klient.']] as const;
  expect(await drafts.save({ ...BEGUN, author: 'staff:2', form }, id)).toBe(id);
  expect(await drafts.list()).toEqual([
    { id, incident: 'fire', author: 'staff:2', form, updatedAt: expect.any(String) },
  ]);
  await drafts.discard(id);
  expect(await drafts.find(id)).toBe(null);
});

test('a draft with which nobody goes on is kept for so many days, and each save begins them anew', async () => {
  const { drafts, wait } = await openDrafts();
  const id = await drafts.save(BEGUN, null);
  wait(DRAFT_DAYS - 1);
  await drafts.save(BEGUN, id);
  wait(DRAFT_DAYS - 1);
  expect(await drafts.find(id)).toMatchObject({ id });
  wait(1);
  expect(await drafts.list()).toEqual([]);
});
