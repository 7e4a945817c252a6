import type { Availability } from '../domain/availability.ts';
import type { Estimate } from '../domain/estimate.ts';
import type { Locale } from '../domain/locale.ts';
import { commonWords } from './common.ts';
import { homeWords } from './home.ts';
import { mineWords } from './mine.ts';
import { MONTHS } from './months.ts';

/** What puts a change into words, on the server and out of JSON in browsers; `{…}` is to be filled. */
export interface ChangeWords {
  readonly availability: Readonly<Record<string, string>>;
  readonly restoration: Readonly<Record<string, string>>;
  /**
   * By kind, with `{day}`; of a day that has passed `overdue` and `overdueAbout`, and where it was somebody else's
   * promise `overdueOf` and `overdueAboutOf`, with `{who}`.
   */
  readonly estimate: Readonly<Record<string, string>>;
  readonly newEstimate: string;
  readonly noEstimate: string;
  readonly panelIs: string;
  readonly cellIs: string;
  /** As they stand in a date, after the day. */
  readonly months: readonly string[];
}

/** What is told of a feature on a panel when it changes. */
export interface ToldOfCell {
  readonly state: Availability;
  readonly estimate: Estimate;
}

const [DAY, WHO] = ['{day}', '{who}'];

function wordsIn(locale: Locale): ChangeWords {
  const { availability, restoration, restorationUnknown, estimate } = commonWords[locale];
  const { day, about, days, soon, condition, none, overdue, overdueAbout, wasPromisedBy } = estimate;
  const whose = wasPromisedBy(WHO);
  return {
    availability,
    restoration: { ...restoration, unknown: restorationUnknown },
    estimate: {
      day: day(DAY),
      about: about(DAY),
      days,
      soon,
      condition,
      none,
      overdue: overdue(DAY, ''),
      overdueAbout: overdueAbout(DAY, ''),
      overdueOf: overdue(DAY, whose),
      overdueAboutOf: overdueAbout(DAY, whose),
    },
    newEstimate: homeWords[locale].newEstimate('{estimate}'),
    noEstimate: homeWords[locale].noEstimate,
    panelIs: mineWords[locale].panelIs,
    cellIs: mineWords[locale].cellIs,
    months: MONTHS[locale],
  };
}

export const changeWords: Readonly<Record<Locale, ChangeWords>> = { pl: wordsIn('pl'), en: wordsIn('en') };
