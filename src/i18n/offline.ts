import type { Locale } from '../domain/locale.ts';
import { ZONE } from '../domain/site-day.ts';

/** Why a kept page is shown: nothing answered, nothing answered in time, or an error was answered. */
export type KeptBecause = 'failed' | 'late' | 'error';

const because: Readonly<Record<Locale, Readonly<Record<KeptBecause, string>>>> = {
  pl: {
    failed: 'Brak połączenia z serwerem.',
    late: 'Serwer długo nie odpowiada.',
    error: 'Serwer nie może teraz pokazać tej strony.',
  },
  en: {
    failed: 'The server cannot be reached.',
    late: 'The server is taking long to answer.',
    error: 'The server cannot show this page right now.',
  },
};

/** The English of these pages is British: the day stands before the month. */
const LANGUAGE: Readonly<Record<Locale, string>> = { pl: 'pl', en: 'en-GB' };

/** Said of a page that is not kept, under its own address. */
export const notKeptWords: Readonly<
  Record<
    Locale,
    { readonly title: string; readonly text: string; readonly again: string; readonly kept: string }
  >
> = {
  pl: {
    title: 'Ta strona nie jest zapisana',
    text: 'Brak połączenia z\u00a0serwerem, a\u00a0tej strony nie ma wśród zapisanych w\u00a0tej przeglądarce.',
    again: 'Spróbuj ponownie',
    kept: 'Zapisane strony',
  },
  en: {
    title: 'This page is not saved',
    text: 'The server cannot be reached, and this page is not among those saved in this browser.',
    again: 'Try again',
    kept: 'Saved pages',
  },
};

/** Beside a page that was kept earlier than others. */
const behind: Readonly<Record<Locale, string>> = {
  pl: ' Inne zapisane strony są nowsze.',
  en: ' Other saved pages are newer.',
};

/**
 * What stands above a kept page.
 *
 * @param saved epoch ms by the site's clock; `null`: not known
 * @param isBehind others are kept that are newer
 */
export function explainKept(
  locale: Locale,
  reason: KeptBecause,
  saved: number | null,
  isBehind: boolean,
): string {
  const part = (form: Intl.DateTimeFormatOptions) =>
    new Date(saved ?? 0).toLocaleString(LANGUAGE[locale], { ...form, timeZone: ZONE });
  // As pages write it: `18 marca 2021, 14:41`.
  const when = saved === null ? null : `${part({ dateStyle: 'long' })}, ${part({ timeStyle: 'short' })}`;
  const rest =
    locale === 'pl'
      ? `To strona zapisana ${when ?? 'wcześniej'}; od tego czasu coś mogło się zmienić.`
      : `This page was saved ${when === null ? 'earlier' : `on ${when}`}; things may have changed since.`;
  return `${because[locale][reason]} ${rest}${isBehind ? behind[locale] : ''}`;
}
