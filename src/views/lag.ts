import { LAGS, type Lag } from '../domain/catalogue.ts';

/** What is to be said of a page of which some words are not what the original says. */
export interface LagView {
  /** How they lag, each kind once. */
  readonly kinds: readonly Lag[];
  /** Address of the original. */
  readonly href: string;
}

/** @param path of the page, without the language: there stands the original */
export function lagView(parts: readonly { readonly lag: Lag | null }[], path: string): LagView | null {
  const kinds = LAGS.filter((kind) => parts.some(({ lag }) => lag === kind));
  return kinds.length === 0 ? null : { kinds, href: path };
}
