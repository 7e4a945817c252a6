import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyIntent, dueIntents } from '../../../src/actions/apply-intents.ts';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { cancelIntent } from '../../../src/actions/cancel-intent.ts';
import { hold } from '../../../src/actions/hold.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { AVAILABILITIES } from '../../../src/domain/availability.ts';
import { project } from '../../../src/domain/projection.ts';
import { instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { openLogWith, openTestLog, type TestLog } from '../../support/log.ts';
import { cell } from '../../support/state.ts';
import { tried } from '../../support/tried.ts';

const MINUTE = 60_000;

const actor = fc.constantFrom('anna', 'bartek');
const said = {
  feature: fc.constantFrom('x', 'y'),
  panel: fc.constantFrom('a', 'b'),
  state: fc.constantFrom(...AVAILABILITIES),
  /** How many revisions its author is behind. */
  behind: fc.integer({ min: 0, max: 3 }),
  force: fc.boolean(),
  actor,
};
const step = fc.oneof(
  fc.record({ do: fc.constant('publish' as const), ...said }),
  fc.record({ do: fc.constant('schedule' as const), minutes: fc.integer({ min: 1, max: 9 }), ...said }),
  fc.record({ do: fc.constant('hold' as const), minutes: fc.integer({ min: 1, max: 9 }), ...said }),
  fc.record({ do: fc.constant('cancel' as const), which: fc.nat(), actor }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant('apply' as const), twice: fc.boolean(), dies: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Every intent that was made, and the statuses it was seen in after that. */
type Seen = Map<string, Set<string>>;

async function take(site: TestLog, one: Step, seen: Seen): Promise<void> {
  switch (one.do) {
    case 'publish':
    case 'schedule':
    case 'hold': {
      const { revision } = await site.log.current();
      const proposal: Proposal = {
        verb: 'availability',
        cells: [cell(one.feature, one.panel, one.state)],
        since: null,
        expected: Math.max(1, revision - one.behind),
        force: one.force,
      };
      const context = site.as(one.actor);
      if (one.do === 'publish') {
        await applyProposal(context, proposal);
        return;
      }
      const outcome =
        one.do === 'hold'
          ? await hold(context, proposal, one)
          : await schedule(context, proposal, { at: inMinutes(site, one.minutes) });
      if (!('ok' in outcome)) seen.set(outcome.id, new Set());
      return;
    }
    case 'cancel': {
      const id = [...seen.keys()][one.which % Math.max(1, seen.size)];
      if (id !== undefined) await cancelIntent(site.as(one.actor), id);
      return;
    }
    case 'wait':
      site.clock.now = inMinutes(site, one.minutes);
      return;
    case 'apply':
      await apply(site, one);
      return;
    default:
      one satisfies never;
  }
}

function inMinutes({ clock }: TestLog, minutes: number) {
  return instantFromMs(msFromInstant(clock.now) + minutes * MINUTE);
}

/** Looks at what is due, by one or two connections that saw the same; one that dies dies before the transaction is committed. */
async function apply(site: TestLog, { twice, dies }: { twice: boolean; dies: boolean }): Promise<void> {
  const clocks = { now: site.clock.now, wall: site.clock.now };
  const due = dueIntents(await site.intents.open(), clocks);
  const second = twice ? await openTestLog(site.url) : null;
  if (second) second.clock.now = site.clock.now;
  for (const { id } of due) {
    if (dies) {
      await expect(
        site.intents.settle(id, () => {
          throw new Error('killed');
        }),
      ).rejects.toThrow();
    }
    await applyIntent(site.intents, id);
    if (second) await applyIntent(second.intents, id);
  }
}

test('whatever happens in whatever order, an intent ends once, and the log says what was published', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
      const site = await openLogWith(['x', 'y']);
      const seen: Seen = new Map();
      for (const one of [
        ...steps,
        { do: 'wait', minutes: 60 },
        { do: 'apply', twice: true, dies: false },
      ] as Step[]) {
        await take(site, one, seen);
        for (const [id, statuses] of seen) {
          const { status } = (await site.intents.find(id)) ?? { status: 'lost' };
          if (status !== 'waiting') statuses.add(status);
        }
      }
      const events = await readEvents(site.database.orm, 0);
      for (const [id, statuses] of seen) {
        expect([...statuses]).toHaveLength(1);
        const times = events.filter((event) => event.changeId === id).length;
        expect(times).toBe(statuses.has('applied') ? 1 : 0);
      }
      expect(await site.log.current()).toEqual(project(events));
    }),
    { numRuns: tried(6) },
  );
});
