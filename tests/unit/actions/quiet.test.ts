import { describe, expect, test } from 'vitest';
import { applyIntent, dueIntents } from '../../../src/actions/apply-intents.ts';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { hold } from '../../../src/actions/hold.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import { proposeAgain } from '../../../src/actions/propose-again.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { siteNow } from '../../../src/domain/clock.ts';
import type { LogEvent } from '../../../src/domain/events.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { openLogWith, type TestLog } from '../../support/log.ts';
import { cell } from '../../support/state.ts';

const BASED = { expected: 1, since: null } as const;
const STATED: Proposal = { verb: 'availability', cells: [cell('x', 'a', 'limited')], ...BASED };
const PANEL: Proposal = { verb: 'restoration', cells: [{ panel: 'a', restoration: 'offline' }], ...BASED };
const NEXT_DAY = '2021-03-18T01:00:00.000Z';

async function lastEvent({ database }: TestLog): Promise<LogEvent> {
  const last = (await readEvents(database.orm, 0)).at(-1);
  if (!last) throw new Error('the log is empty');
  return last;
}

describe('what is applied quietly says so in the log', () => {
  test.for<[what: string, proposal: Proposal]>([
    ['a feature', STATED],
    ['a panel', PANEL],
  ])('%s, now, held or scheduled', async ([, proposal]) => {
    const quiet: Proposal = Object.assign({}, proposal, { notify: false });
    const ways = [
      (site: TestLog) => applyProposal(site.as('anna'), quiet),
      (site: TestLog) => hold(site.as('anna'), quiet, { minutes: 2 }),
      (site: TestLog) => schedule(site.as('anna'), quiet, { at: NEXT_DAY }),
    ];
    for (const way of ways) {
      const site = await openLogWith(['x']);
      await way(site);
      await applyDue(site);
      expect((await lastEvent(site)).payload).toMatchObject({ cells: [{ panel: 'a' }], notify: false });
    }
  });

  test('an undo', async () => {
    const site = await openLogWith(['x']);
    await applyProposal(site.as('anna'), STATED);
    await applyProposal(site.as('anna'), { verb: 'undo', revision: 2, expected: 2, notify: false });
    expect(await lastEvent(site)).toMatchObject({
      type: 'change.undone',
      version: 7,
      payload: { notify: false },
    });
  });

  test('and what is not says nothing of it', async () => {
    const site = await openLogWith(['x']);
    await applyProposal(site.as('anna'), STATED);
    expect((await lastEvent(site)).payload).not.toHaveProperty('notify');
  });
});

test('what a lost machine was told quietly is proposed quietly again', async () => {
  const site = await openLogWith(['x']);
  await applyProposal(site.as('anna'), { ...STATED, notify: false });
  expect(proposeAgain(await lastEvent(site), 1)).toMatchObject({ verb: 'availability', notify: false });
});

async function applyDue({ intents, log, clock }: TestLog): Promise<void> {
  clock.now = NEXT_DAY;
  const clocks = { now: siteNow(await log.current(), clock.now), wall: clock.now };
  for (const { id } of dueIntents(await intents.open(), clocks)) await applyIntent(intents, id);
}
