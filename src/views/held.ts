import type { Day } from '../domain/day.ts';
import { SEED_ACTOR } from '../domain/events.ts';
import type { Change } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDay, formatDayShort } from '../i18n/dates.ts';
import { historyWords } from '../i18n/history.ts';
import type { ViewContext } from './context.ts';

/** From when a state holds, as far as anybody said. */
export interface Held {
  readonly day: Day;
  /** `od 15 marca` when a day was stated; otherwise it came no later than it was said: `najpóźniej 17 marca`. */
  readonly when: string;
  /** Where there is little room: `od 15 marca`, `najp. 17.03`. */
  readonly short: string;
  /** Where there is room: `najpóźniej 17 marca, dnia nie podano` of the data set, else `najpóźniej 17 marca`. */
  readonly full: string;
}

/** From when what a change says holds; `since` is that of one of its cells where they differ. */
export function heldFrom(
  context: ViewContext,
  change: Pick<Change, 'at' | 'actor'>,
  since: Day | null,
): Held {
  const { locale } = context;
  const words = commonWords[locale];
  const day = since ?? dayAt(change.at);
  const text = formatDay(day, context);
  if (since !== null) {
    const when = words.since(text);
    return { day, when, short: when, full: historyWords[locale].since(text) };
  }
  const when = words.by(text);
  return {
    day,
    when,
    short: words.byShort(formatDayShort(day, context)),
    full: change.actor === SEED_ACTOR ? historyWords[locale].notStated(text) : when,
  };
}
