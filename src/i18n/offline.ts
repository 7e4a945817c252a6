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

/** What stands above a kept page. `saved`: epoch ms, `null` when that is not known. */
export function explainKept(locale: Locale, reason: KeptBecause, saved: number | null): string {
  const when =
    saved === null
      ? null
      : new Date(saved).toLocaleString(locale, {
          dateStyle: 'long',
          timeStyle: 'short',
          timeZone: ZONE,
        });
  const rest =
    locale === 'pl'
      ? `To strona zapisana ${when ?? 'wcześniej'}; od tego czasu coś mogło się zmienić.`
      : `This page was saved ${when === null ? 'earlier' : `on ${when}`}; things may have changed since.`;
  return `${because[locale][reason]} ${rest}`;
}
