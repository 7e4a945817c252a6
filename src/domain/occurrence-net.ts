import type { AnswerReading } from './answer-differences.ts';
import type { Revision } from './events.ts';
import { type MaintenanceId, maintenancePhase } from './maintenance.ts';
import type { Occurrence, OccurrenceSubject } from './occurrence.ts';
import { differencesBetween } from './occurrence-differences.ts';
import { isKeyOfClock } from './occurrence-of-clock.ts';
import { topicsOf } from './occurrence-topics.ts';
import type { SiteMoment } from './site-moment.ts';
import { type Instant, instantAfter } from './time.ts';

/** What is left of occurrences that waited together. */
interface NetOccurrences {
  /** Those that still say something, each without what came back to what it was, and with whom that leaves. */
  readonly kept: readonly Occurrence[];
  /** Keys of those that nobody is told of. */
  readonly withdrawn: readonly string[];
}

/**
 * What became of all that happened within one quiet window: what was undone in it, and what came back to what it was, is not
 * told. A feature that works again only on the way to another state has not come back.
 *
 * @param waiting in the order in which it happened
 * @param first just before the first of them (`momentBefore`)
 * @param last after the last of them
 * @param reading how Markdown of answers reads
 */
export function netOccurrences(
  waiting: readonly Occurrence[],
  first: SiteMoment,
  last: SiteMoment,
  reading?: AnswerReading,
): NetOccurrences {
  const undone = undoneAmong(waiting);
  const net = new Map(differencesBetween(first, last, reading).map((one) => [nameOf(one), one]));
  const left = waiting.flatMap((occurrence): Occurrence[] => {
    if (undone.has(occurrence.key)) return [];
    const subjects = occurrence.subjects.flatMap((one) => netOf(one, net, first, last));
    if (subjects.length === 0) return [];
    const isSame = JSON.stringify(subjects) === JSON.stringify(occurrence.subjects);
    return [isSame ? occurrence : { ...occurrence, subjects, topics: topicsOf(last.state, subjects) }];
  });
  const kept = new Set(left.map(({ key }) => key));
  return { kept: left, withdrawn: waiting.flatMap(({ key }) => (kept.has(key) ? [] : [key])) };
}

/**
 * The revision and the instant (site clock) just before something happened: of an event the same instant without it, of what
 * the clock did a millisecond earlier.
 */
export function momentBefore({ key, revision, at }: Occurrence): {
  readonly revision: Revision;
  readonly now: Instant;
} {
  if (!isKeyOfClock(key)) return { revision: revision - 1, now: at };
  return { revision, now: instantAfter(at, -1) };
}

/** What was undone while it waited, and what undid it; an undoing undone takes nothing back. */
function undoneAmong(waiting: readonly Occurrence[]): ReadonlySet<string> {
  const keys = new Set(waiting.map(({ key }) => key));
  const gone = new Set<string>();
  for (const { key, undoes } of waiting.toReversed()) {
    if (undoes === null || gone.has(key) || !keys.has(undoes)) continue;
    gone.add(key);
    gone.add(undoes);
  }
  return gone;
}

/** What of a subject differs in the end; nothing: it came back. */
function netOf(
  subject: OccurrenceSubject,
  net: ReadonlyMap<string, OccurrenceSubject>,
  first: SiteMoment,
  last: SiteMoment,
): OccurrenceSubject[] {
  switch (subject.of) {
    case 'incident':
      return [subject];
    case 'maintenance':
      return isSameWork(subject.maintenance, first, last) ? [] : [subject];
    default: {
      const left = net.get(nameOf(subject));
      return left ? [left] : [];
    }
  }
}

/** Work that was announced and called off while nobody was told is as if it had never been. */
function isSameWork(id: MaintenanceId, first: SiteMoment, last: SiteMoment): boolean {
  const [was, is] = [first, last].map(({ state, now }) => {
    const work = state.maintenances[id];
    const phase = work?.stands ? maintenancePhase(work, now) : 'cancelled';
    return phase === 'cancelled' ? phase : JSON.stringify([phase, work?.from, work?.until]);
  });
  return was === is;
}

/** What a subject is called among those of a moment: each is there once. */
function nameOf(subject: OccurrenceSubject): string {
  switch (subject.of) {
    case 'panel':
      return `panel ${subject.panel}`;
    case 'cell':
    case 'promise':
      return `${subject.of} ${subject.feature} on ${subject.panel}`;
    case 'incident':
      return `incident ${subject.incident}`;
    case 'maintenance':
      return `maintenance ${subject.maintenance}`;
    case 'answer':
      return `answer ${subject.slug}`;
    default:
      return subject satisfies never;
  }
}
