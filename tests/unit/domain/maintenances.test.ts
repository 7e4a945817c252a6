import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MaintenanceCourse } from '../../../src/domain/maintenance.ts';
import {
  earlierTimes,
  everTold,
  maintenanceEdges,
  maintenanceMoment,
  toldMaintenances,
  workPeriods,
} from '../../../src/domain/maintenances.ts';
import { nextChangeAfter } from '../../../src/domain/next-change.ts';
import { project } from '../../../src/domain/projection.ts';
import { type Instant, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { eventsOf } from '../../support/events.ts';
import { maintenanceChanged, planned } from '../../support/maintenances.ts';

const FROM = '2021-03-27T18:00:00.000Z';
const UNTIL = '2021-03-27T20:00:00.000Z';
const COURSE = { from: FROM, until: UNTIL, endedAt: null, cancelledAt: null };
const PLAN = planned('m1', { from: FROM, until: UNTIL });
const stateOf = (...drafts: Parameters<typeof eventsOf>[0]) => project(eventsOf(drafts));

/** What is told at an instant: `planned`, `planned!` once it presses, nothing. */
const told = (state: ReturnType<typeof stateOf>, now: Instant) =>
  toldMaintenances(state, now).map(({ phase, isPressing }) => `${phase}${isPressing ? '!' : ''}`)[0] ?? null;

describe('readers are told of it', () => {
  test.for([
    ['2021-03-20T17:59:59.999Z', null],
    ['2021-03-20T18:00:00.000Z', 'planned'],
    ['2021-03-26T17:59:59.999Z', 'planned'],
    ['2021-03-26T18:00:00.000Z', 'planned!'],
    [FROM, 'active!'],
    [UNTIL, 'unconfirmed!'],
    ['2021-05-01T00:00:00.000Z', 'unconfirmed!'],
  ] as const)(
    'a week ahead, first of all from a day ahead, until its end is confirmed: at %s %s',
    ([now, text]) => {
      expect(told(stateOf(PLAN), now)).toBe(text);
    },
  );

  test('for a day after it was ended; called off, until it would have ended', () => {
    const ended = stateOf(PLAN, maintenanceChanged('m1', { ...COURSE, endedAt: '2021-03-27T19:00:00.000Z' }));
    expect(told(ended, '2021-03-28T18:59:59.999Z')).toBe('done');
    expect(told(ended, '2021-03-28T19:00:00.000Z')).toBeNull();
    const cancelled = stateOf(
      PLAN,
      maintenanceChanged('m1', { ...COURSE, cancelledAt: '2021-03-25T00:00:00.000Z' }),
    );
    expect(told(cancelled, '2021-03-27T19:59:59.999Z')).toBe('cancelled');
    expect(told(cancelled, UNTIL)).toBeNull();
  });
});

test('the site wakes at each edge of it, one after another', () => {
  const state = stateOf(PLAN);
  const edges: Instant[] = [];
  for (let at = nextChangeAfter(state, '2021-03-17T11:00:00.000Z'); at !== null; ) {
    edges.push(at);
    at = nextChangeAfter(state, at);
  }
  expect(edges).toEqual(['2021-03-20T18:00:00.000Z', '2021-03-26T18:00:00.000Z', FROM, UNTIL]);
});

test('what is told becomes something else at an edge, and nowhere else', () => {
  const instant = fc
    .integer({ min: -10, max: 10 })
    .map((days) => instantFromMs(msFromInstant(FROM) + days * 43_200_000));
  const course = fc.record({
    from: fc.constant(FROM),
    until: fc.constant(UNTIL),
    endedAt: fc.option(instant),
    cancelledAt: fc.option(instant),
  });
  fc.assert(
    fc.property(course, instant, instant, (changed, one, other) => {
      const state = stateOf(PLAN, maintenanceChanged('m1', changed));
      const [before, after] = one < other ? [one, other] : [other, one];
      const isCrossed = maintenanceEdges(state).some((edge) => before < edge && edge <= after);
      if (!isCrossed) expect(maintenanceMoment(state, after)).toBe(maintenanceMoment(state, before));
    }),
  );
});

describe('what it was before', () => {
  const LATER = { ...COURSE, from: '2021-03-27T22:00:00.000Z', until: '2021-03-27T23:00:00.000Z' };
  /** As it is after a change at an instant. */
  const changedAt = (effectiveAt: Instant, course: MaintenanceCourse) =>
    project(
      eventsOf([PLAN, maintenanceChanged('m1', course)]).map((event, index) =>
        index === 0 ? event : { ...event, effectiveAt },
      ),
    );
  const worked = ({ maintenances }: ReturnType<typeof stateOf>) =>
    Object.values(maintenances)
      .flatMap(workPeriods)
      .map(({ from, until }) => `${from.slice(11, 16)}-${until.slice(11, 16)}`);

  test('work lies where its last word had it, as long as that was the last', () => {
    const during = '2021-03-27T19:00:00.000Z';
    expect(worked(stateOf(PLAN))).toEqual(['18:00-20:00']);
    expect(worked(stateOf(PLAN, maintenanceChanged('m1', LATER)))).toEqual(['22:00-23:00']);
    expect(worked(changedAt(during, LATER))).toEqual(['18:00-19:00', '22:00-23:00']);
    expect(worked(changedAt(during, { ...COURSE, until: LATER.until }))).toEqual(['18:00-23:00']);
    expect(worked(changedAt(during, { ...COURSE, endedAt: during }))).toEqual(['18:00-19:00']);
    const before = '2021-03-27T17:00:00.000Z';
    expect(worked(changedAt(before, { ...COURSE, cancelledAt: before }))).toEqual([]);
  });

  test('the times before are those that were told last and are others than now', () => {
    const one = (...drafts: Parameters<typeof eventsOf>[0]) => stateOf(PLAN, ...drafts).maintenances.m1;
    const earlier = (...drafts: Parameters<typeof eventsOf>[0]) => {
      const found = one(...drafts);
      return found && earlierTimes(found)?.from;
    };
    const ended = { ...LATER, endedAt: LATER.from };
    expect(earlier()).toBeUndefined();
    expect(earlier(maintenanceChanged('m1', LATER), maintenanceChanged('m1', ended))).toBe(FROM);
    expect(earlier(maintenanceChanged('m1', LATER), maintenanceChanged('m1', COURSE))).toBe(LATER.from);
  });

  test('what was put off before anybody was told of it was never told', () => {
    const now = '2021-03-19T00:00:00.000Z';
    expect(everTold(stateOf(PLAN), now)).toEqual([]);
    expect(everTold(stateOf(PLAN), '2021-03-20T18:00:00.000Z')).toHaveLength(1);
    const late = { ...COURSE, from: '2021-04-27T18:00:00.000Z', until: '2021-04-27T20:00:00.000Z' };
    expect(everTold(changedAt('2021-03-19T00:00:00.000Z', late), '2021-03-22T00:00:00.000Z')).toEqual([]);
    expect(everTold(changedAt('2021-03-21T00:00:00.000Z', late), '2021-03-22T00:00:00.000Z')).toHaveLength(1);
  });
});
