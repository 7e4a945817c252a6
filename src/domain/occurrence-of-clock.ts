import type { AnswerReading } from './answer-differences.ts';
import { maintenancePhase } from './maintenance.ts';
import { coversCell, standingMaintenances } from './maintenances.ts';
import { clockEdges } from './next-change.ts';
import type { Occurrence, OccurrenceSubject } from './occurrence.ts';
import { differencesBetween } from './occurrence-differences.ts';
import { topicsOf } from './occurrence-topics.ts';
import type { SiteMoment } from './site-moment.ts';
import type { MaintenanceState, State } from './state.ts';
import { dayAt, type Instant } from './time.ts';

const PREFIX = 'clock/';

/** Whether an occurrence is of the clock, not of an event. */
export function isKeyOfClock(key: string): boolean {
  return key.startsWith(PREFIX);
}

/**
 * What the clock does by itself after `from` and up to `to` (site clock) while nobody says anything: planned work begins and
 * ends, with the features that it takes and gives back, and promised days pass. In the order in which it happens.
 *
 * @param reading how Markdown of answers reads
 */
export function occurrencesOfClock(
  state: State,
  from: Instant,
  to: Instant,
  reading?: AnswerReading,
): Occurrence[] {
  const edges = new Set(clockEdges(state).filter((edge) => edge > from && edge <= to));
  const found: Occurrence[] = [];
  let earlier = from;
  for (const now of [...edges].sort()) {
    found.push(...turnsAt({ state, now: earlier }, { state, now }, reading));
    earlier = now;
  }
  return found;
}

/** Each work that begins or ends, with the features that are another by it; and all days that pass at that midnight, as one. */
function turnsAt(before: SiteMoment, after: SiteMoment, reading?: AnswerReading): Occurrence[] {
  const turning = standingMaintenances(after.state).filter(
    (work) => isGoingOn(work, before) !== isGoingOn(work, after),
  );
  if (turning.length === 0 && dayAt(before.now) === dayAt(after.now)) return [];
  const differences = differencesBetween(before, after, reading);
  const passed = differences.filter(({ of }) => of === 'promise');
  return [
    ...turning.map((work, index) => {
      const { id, panels, features } = work;
      // An answer may turn by several at once, and is told of once.
      const changed = differences.filter(
        (one) => (one.of === 'cell' && coversCell(work, one)) || (one.of === 'answer' && index === 0),
      );
      return occur(after, `maintenance:${id}/${isGoingOn(work, after) ? 'begun' : 'ended'}`, [
        { of: 'maintenance', maintenance: id, panels, features },
        ...changed,
      ]);
    }),
    ...(passed.length === 0 ? [] : [occur(after, 'promises/passed', passed)]),
  ];
}

function isGoingOn(work: MaintenanceState, { now }: SiteMoment): boolean {
  return maintenancePhase(work, now) === 'active';
}

function occur({ state, now }: SiteMoment, what: string, subjects: readonly OccurrenceSubject[]): Occurrence {
  return {
    key: `${PREFIX}${state.logId ?? ''}/${what}/${now}`,
    revision: state.revision,
    at: now,
    subjects,
    topics: topicsOf(state, subjects),
    undoes: null,
    isUrgent: false,
  };
}
