import type { Availability, FeatureId } from '../domain/availability.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { isKeyOfClock } from '../domain/occurrence-of-clock.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Change, State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { formatClock, formatInstant } from '../i18n/dates.ts';
import { startSentence } from '../i18n/panel-phrases.ts';
import type { ViewContext } from '../views/context.ts';
import type { MessageSection } from './message.ts';

/** What a subject line is made of: where there is no room, the name is cut and never the news. */
export interface SubjectLine {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** One section of a message, and what the message as a whole has to know of it. */
export interface ComposedPart {
  readonly of: 'incident' | 'maintenance' | 'panel' | 'cell' | 'answer';
  readonly section: MessageSection;
  readonly subject: SubjectLine;
  /** Address without the language. */
  readonly path: string;
  readonly panels: readonly PanelId[];
  /** `null`: not of one feature. */
  readonly feature: FeatureId | null;
  /** What a feature has come to, where that is what is told of it. */
  readonly state: Availability | null;
  /** How many things it tells of. */
  readonly count: number;
  readonly thread: string;
}

/** What of an occurrence somebody is told of. */
export interface ToldOccurrence {
  readonly occurrence: Occurrence;
  /** By these the reader is found by it. */
  readonly topics: ReadonlySet<string>;
}

/** The event that an occurrence is; `null`: the clock did it, or nothing is left of what the event said. */
export function eventOf({ changes }: Pick<State, 'changes'>, { key, revision }: Occurrence): Change | null {
  const change = changes[revision - 1];
  return isKeyOfClock(key) || !change || change.isRedacted ? null : change;
}

/** Whether what it said was taken out of the log. */
export function isTakenOut(state: Pick<State, 'changes'>, occurrence: Occurrence): boolean {
  return !isKeyOfClock(occurrence.key) && eventOf(state, occurrence) === null;
}

/** `14:02`, and with its day where that is not today: `16 marca 2021, 14:02`. */
export function momentText(context: ViewContext, instant: Instant): string {
  return dayAt(instant) === dayAt(context.now) ? formatClock(instant) : formatInstant(instant, context);
}

/** Opens and closes a sentence: `nie działa` → `Nie działa.` */
export function asSentence(text: string): string {
  const opened = startSentence(text.trim());
  return /[.!?…:]["”’)]?$/.test(opened) ? opened : `${opened}.`;
}
