import { catalogueOf, type Entry } from '../domain/catalogue.ts';
import type { Locale } from '../domain/locale.ts';
import type { ViewContext } from './context.ts';
import { areaName } from './terms.ts';
import { namedPart } from './words.ts';

/** One thing to choose from in a form. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** `null`: the page's own. */
  readonly lang: Locale | null;
  readonly isOn: boolean;
}

/** The features of an area to choose from. */
export interface AreaOptions {
  readonly name: string;
  readonly lang: Locale | null;
  readonly features: readonly Option[];
}

/** One that the page's own words name. */
export function option(value: string, label: string, isOn: boolean): Option {
  return { value, label, lang: null, isOn };
}

/** One that a document names. */
export function partOption(context: ViewContext, entry: Entry, isOn: boolean): Option {
  const { title, lang } = namedPart(context, entry);
  return { value: entry.id, label: title, lang, isOn };
}

/** Every feature, by area. */
export function featureOptions(context: ViewContext, isOn: (id: string) => boolean): readonly AreaOptions[] {
  const byArea = Map.groupBy(catalogueOf(context.state).features, ({ meta }) => meta.area);
  return [...byArea].map(([area, features]) => ({
    ...areaName(context, area),
    features: features.map((entry) => partOption(context, entry, isOn(entry.id))),
  }));
}
