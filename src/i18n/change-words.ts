import type { Availability } from '../domain/availability.ts';
import type { Estimate } from '../domain/estimate.ts';
import type { Locale } from '../domain/locale.ts';
import { commonWords } from './common.ts';
import { homeWords } from './home.ts';
import { mineWords } from './mine.ts';
import { type PromiseLanguage, promiseLanguage } from './promise-phrases.ts';
import { updateWords } from './updates.ts';

/** What puts a change into words, on the server and out of JSON in browsers; `{…}` is to be filled. */
export interface ChangeWords extends PromiseLanguage {
  readonly availability: Readonly<Record<string, string>>;
  readonly restoration: Readonly<Record<string, string>>;
  /** How far an incident has come; `reported`: nothing was said of it yet. */
  readonly stages: Readonly<Record<string, string>>;
  readonly reported: string;
  readonly newEstimate: string;
  readonly noEstimate: string;
  readonly panelIs: string;
  readonly cellIs: string;
}

/** What is told of a feature on a panel when it changes. */
export interface ToldOfCell {
  readonly state: Availability;
  readonly estimate: Estimate;
}

function wordsIn(locale: Locale): ChangeWords {
  const { availability, restoration, restorationUnknown } = commonWords[locale];
  return {
    availability,
    restoration: { ...restoration, unknown: restorationUnknown },
    stages: updateWords[locale].status,
    reported: updateWords[locale].reported,
    newEstimate: homeWords[locale].newEstimate('{estimate}'),
    noEstimate: homeWords[locale].noEstimate,
    panelIs: mineWords[locale].panelIs,
    cellIs: mineWords[locale].cellIs,
    ...promiseLanguage[locale],
  };
}

export const changeWords: Readonly<Record<Locale, ChangeWords>> = { pl: wordsIn('pl'), en: wordsIn('en') };
