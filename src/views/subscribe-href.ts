import { type Locale, localePath } from '../domain/locale.ts';

export const SUBSCRIBE_PATH = '/subscribe/';

/** What a link fills the form in with. */
interface Filled {
  readonly panels?: readonly string[];
  readonly features?: readonly string[];
  readonly incident?: string;
  readonly once?: boolean;
}

/**
 * The address of the form where one asks to be told, filled in.
 *
 * @example subscribeHref('en', { panels: ['b'], once: true }) // '/en/subscribe/?panel=b&once=1'
 */
export function subscribeHref(
  locale: Locale,
  { panels = [], features = [], incident = '', once = false }: Filled = {},
): string {
  const query = new URLSearchParams([
    ...panels.map((panel) => ['panel', panel]),
    ...features.map((feature) => ['feature', feature]),
    ...(incident === '' ? [] : [['incident', incident]]),
    ...(once ? [['once', '1']] : []),
  ]);
  return `${localePath(locale, SUBSCRIBE_PATH)}${query.size === 0 ? '' : `?${query}`}`;
}
