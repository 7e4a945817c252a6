import type { LogEvent } from '../domain/events.ts';
import type { Occurrence, OccurrenceSubject } from '../domain/occurrence.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';

/** What of the log and of the clock people are told of. Pure. */
export interface Happenings {
  /** Of one event; `before` and `after` are the states on both sides of it. */
  ofEvent(before: State, event: LogEvent, after: State): readonly Occurrence[];
  /** What the clock did after one instant (site clock), up to another. */
  ofClock(state: State, after: Instant, until: Instant): readonly Occurrence[];
  /** The same occurrence of those of its subjects alone, with their topics; `null`: none is left. */
  narrow(occurrence: Occurrence, keeps: (subject: OccurrenceSubject) => boolean): Occurrence | null;
}
