import type { Locale } from '../domain/locale.ts';

/** Shown by a browser that dropped the address to which it was sent messages. */
export const pushEndedWords: Readonly<Record<Locale, { readonly title: string; readonly body: string }>> = {
  pl: {
    title: 'Powiadomienia w\u00a0tej przeglądarce się skończyły',
    body: 'Przeglądarka zmieniła adres, na który je wysyłamy. Otwórz stronę i\u00a0włącz je ponownie.',
  },
  en: {
    title: 'Notifications in this browser have ended',
    body: 'The browser changed the address we send them to. Open the page and turn them on again.',
  },
};
