import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import { commonWords } from '../i18n/common.ts';
import { homeWords } from '../i18n/home.ts';
import { mineWords } from '../i18n/mine.ts';
import { MONTHS } from '../i18n/months.ts';

/** What it takes to put the events of `events.json` into the words of a language; `{…}` is to be filled. */
export interface EventWords {
  /** By id: what a feature is called, and who uses it (empty: everybody). */
  readonly features: Readonly<
    Record<string, { readonly title: string; readonly uses: readonly string[]; readonly href: string }>
  >;
  readonly availability: Readonly<Record<string, string>>;
  readonly restoration: Readonly<Record<string, string>>;
  /** By kind, with `{day}`; of a day that has passed `overdue` and `overdueAbout`. */
  readonly estimate: Readonly<Record<string, string>>;
  readonly newEstimate: string;
  readonly noEstimate: string;
  readonly panelIs: string;
  readonly cellIs: string;
  /** As they stand in a date, after the day. */
  readonly months: readonly string[];
}

/** `GET /api/v1/words.json`: the same for every reader. */
export function formatWords(state: State, locale: Locale): EventWords {
  const { availability, restoration, restorationUnknown, estimate } = commonWords[locale];
  const { day, about, days, soon, condition, none, overdue, overdueAbout } = estimate;
  const blank = '{day}';
  return {
    features: Object.fromEntries(
      catalogueOf(state).features.map((entry) => [
        entry.id,
        {
          title: wordsOf(entry, locale).title,
          uses: entry.meta.uses,
          href: localePath(locale, `/features/${entry.id}/`),
        },
      ]),
    ),
    availability,
    restoration: { ...restoration, unknown: restorationUnknown },
    estimate: {
      day: day(blank),
      about: about(blank),
      days,
      soon,
      condition,
      none,
      overdue: overdue(blank, ''),
      overdueAbout: overdueAbout(blank, ''),
    },
    newEstimate: homeWords[locale].newEstimate('{estimate}'),
    noEstimate: homeWords[locale].noEstimate,
    panelIs: mineWords[locale].panelIs,
    cellIs: mineWords[locale].cellIs,
    months: MONTHS[locale],
  };
}
