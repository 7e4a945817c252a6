import type { Day } from '../domain/day.ts';
import { SEED_ACTOR } from '../domain/events.ts';
import type { Change } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDayNear } from '../i18n/dates.ts';
import { historyWords } from '../i18n/history.ts';
import type { ViewContext } from './context.ts';

/** From when a state holds, as far as anybody said. */
export interface Held {
  readonly day: Day;
  /** `od 15 marca` when a day was stated; `do 17 marca` for the data set, which only knows it came before. */
  readonly when: string;
  /** Where there is room: `najpóźniej 17 marca, dnia nie podano` of the data set, else `najpóźniej 17 marca`. */
  readonly full: string;
}

/** From when what a change says holds; `since` is that of one of its cells where they differ. */
export function heldFrom(
  { locale, now }: ViewContext,
  change: Pick<Change, 'at' | 'actor'>,
  since: Day | null,
): Held {
  const [short, words] = [commonWords[locale], historyWords[locale]];
  const day = since ?? dayAt(change.at);
  const text = formatDayNear(day, dayAt(now), locale);
  if (since !== null) return { day, when: short.since(text), full: words.since(text) };
  const isOfSeed = change.actor === SEED_ACTOR;
  return {
    day,
    when: isOfSeed ? short.by(text) : text,
    full: isOfSeed ? words.notStated(text) : words.latest(text),
  };
}
