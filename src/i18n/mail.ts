import type { Locale } from '../domain/locale.ts';

/** Words that stand in every mail, around what it says. */
const pl = {
  page: 'Zobacz na stronie',
  manage: 'Zmień swoje powiadomienia',
  end: 'Wypisz się',
  /** Under a button: for whoever cannot press it. */
  orCopy: 'Przycisk nie działa? Skopiuj ten adres do przeglądarki:',
};

type MailWords = typeof pl;

const en: MailWords = {
  page: 'See it on the site',
  manage: 'Change your notifications',
  end: 'Unsubscribe',
  orCopy: 'If the button does not work, copy this address into your browser:',
};

export const mailWords: Readonly<Record<Locale, MailWords>> = { pl, en };
