import { effectiveCell } from './facts.ts';
import type { OccurrenceSubject } from './occurrence.ts';
import type { State } from './state.ts';
import type { Instant } from './time.ts';

/** How subjects stand, by `subjectKey`: equal texts are the same to a reader. */
export type ToldFacts = Readonly<Record<string, string>>;

/** How those of the subjects stand that can come back to where they were: what is said in words never does. */
export function toldFacts(state: State, subjects: readonly OccurrenceSubject[], now: Instant): ToldFacts {
  const facts: Record<string, string> = {};
  for (const subject of subjects) {
    const fact = factOf(state, subject, now);
    if (fact !== null) facts[subjectKey(subject)] = fact;
  }
  return facts;
}

/**
 * Whether a subject is still to be told of when its quiet window closes: it stands otherwise than before all of it began, and
 * what works again still works, what was lost is still lost.
 *
 * @param before as it stood before the window; left out: it cannot come back
 */
export function isStillNews(
  subject: OccurrenceSubject,
  before: string | undefined,
  state: State,
  now: Instant,
): boolean {
  const fact = factOf(state, subject, now);
  if (subject.of === 'cell' && subject.isReturn && fact !== 'available') return false;
  if (subject.of === 'cell' && subject.isLoss && fact === 'available') return false;
  return before === undefined || fact !== before;
}

function factOf(state: State, subject: OccurrenceSubject, now: Instant): string | null {
  switch (subject.of) {
    case 'cell':
      return effectiveCell(state, subject.feature, subject.panel, now).state;
    case 'promise':
      return JSON.stringify(effectiveCell(state, subject.feature, subject.panel, now).estimate);
    case 'panel':
      return state.restoration[subject.panel]?.restoration ?? '';
    default:
      return null;
  }
}

/** What of two occurrences is about the same thing has the same. */
export function subjectKey(subject: OccurrenceSubject): string {
  switch (subject.of) {
    case 'cell':
    case 'promise':
      return `${subject.of}/${subject.panel}/${subject.feature}`;
    case 'panel':
      return `panel/${subject.panel}`;
    case 'incident':
      return `incident/${subject.incident}`;
    case 'maintenance':
      return `maintenance/${subject.maintenance}`;
    case 'answer':
      return `answer/${subject.slug}`;
    default:
      return subject satisfies never;
  }
}
