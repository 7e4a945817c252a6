import { AVAILABILITIES, type Availability } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import type { PanelId } from '../domain/panel.ts';
import { homeWords } from '../i18n/home.ts';
import { plural } from '../i18n/plural.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';

/** How many features of a panel are in a state. */
export interface Count {
  readonly state: Availability;
  readonly count: number;
  /** Goes with the number: `nie działa`, `nie działają`. */
  readonly word: string;
}

/** The features of a panel by state; states that no feature has are left out. */
export function countFeatures({ state, locale, now }: ViewContext, panel: PanelId): Count[] {
  const facts = factsOf(state, now);
  const states = catalogueOf(state).features.map(({ id }) => facts.availability(id, panel));
  return AVAILABILITIES.map((one) => {
    const count = states.filter((each) => each === one).length;
    const word = tieShortWords(plural(locale, count, homeWords[locale].counts[one]), locale);
    return { state: one, count, word };
  }).filter(({ count }) => count > 0);
}
