import type { Locale } from '../domain/locale.ts';
import { type RefusalWords, refusalText } from './staff-refusals.ts';

/** Words of the pages on which staff write of incidents. */
const pl = {
  title: 'Aktualizacje',
  lead: 'Zdarzenia, od najnowszego. Wybierz jedno, żeby napisać aktualizację.',
  none: 'Nie ma żadnego zdarzenia.',
  nothingSaid: 'jeszcze nic nie napisano',
  told: {
    opened: 'Zdarzenie ma już stronę. Napisz pierwszą aktualizację.',
    posted: 'Opublikowano. Aktualizacja jest na stronie zdarzenia.',
    corrected: 'Zapisano poprawkę. Na stronie zdarzenia jest nowa treść.',
  },
  lagging: 'tłumaczenie zaległe',
  open: 'Otwórz zdarzenie',
  openLead: 'Zdarzenie od razu dostaje stronę. Pierwszą aktualizację napiszesz w\u00a0następnym kroku.',
  titlePl: 'Tytuł po polsku',
  titleEn: 'Tytuł po angielsku',
  slug: 'Koniec adresu',
  slugHelp: 'Małe litery, cyfry i\u00a0łączniki, np. ovh-2021-03.',
  started: 'Początek (czas\u00a0w\u00a0Warszawie)',
  panels: 'Panele, których dotyczy',
  features: 'Funkcje, których dotyczy',
  impact: 'Wpływ',
  status: 'Etap',
  write: 'Napisz aktualizację',
  bodyPl: 'Treść po polsku (Markdown)',
  bodyEn: 'Treść po angielsku (Markdown)',
  enHelp: 'Bez tłumaczenia czytelnicy po angielsku zobaczą tekst polski z\u00a0dopiskiem.',
  next: 'Następna aktualizacja do (czas\u00a0w\u00a0Warszawie)',
  nextHelp: 'To obietnica całej strony. Puste pole zostawia obietnicę, jaka jest.',
  preview: 'Podgląd',
  previewOf: { pl: 'Podgląd po polsku', en: 'Podgląd po angielsku' },
  publish: 'Opublikuj',
  publishAnyway: 'Opublikuj mimo to',
  said: 'Co już napisano',
  correct: 'Popraw treść',
  correcting: (when: string) => `Poprawka aktualizacji z\u00a0${when}`,
  correctLead: 'Wcześniejsza treść zostaje w\u00a0historii i\u00a0w\u00a0dzienniku.',
  stands: 'Angielska treść nadal mówi to samo',
  save: 'Zapisz poprawkę',
  saveAnyway: 'Zapisz mimo to',
  cancel: 'Zrezygnuj',
  news: 'Nowe, odkąd otwarto ten formularz.',
  pageOf: 'Strona zdarzenia',
  readOnly: 'Twoja rola pozwala tylko czytać.',
  unreadable: 'Podaj dzień i\u00a0godzinę.',
  conflict:
    'Ktoś był szybszy. Przeczytaj, co napisano, i\u00a0zdecyduj, czy opublikować mimo to. Twój tekst stoi w\u00a0formularzu.',
};

export type StaffUpdateWords = typeof pl;

const en: StaffUpdateWords = {
  title: 'Updates',
  lead: 'Incidents, the newest first. Choose one to write an update.',
  none: 'There is no incident.',
  nothingSaid: 'nothing said yet',
  told: {
    opened: 'The incident has its page now. Write its first update.',
    posted: 'Published. The update is on the page of the incident.',
    corrected: 'The correction is saved. The page of the incident has the new wording.',
  },
  lagging: 'translation due',
  open: 'Open an incident',
  openLead: 'The incident gets its page at once. You write its first update in the next step.',
  titlePl: 'Title in Polish',
  titleEn: 'Title in English',
  slug: 'End of the address',
  slugHelp: 'Lower-case letters, digits and hyphens, such as ovh-2021-03.',
  started: 'Began (Warsaw time)',
  panels: 'Panels it concerns',
  features: 'Features it concerns',
  impact: 'Impact',
  status: 'Stage',
  write: 'Write an update',
  bodyPl: 'Words in Polish (Markdown)',
  bodyEn: 'Words in English (Markdown)',
  enHelp: 'Without a translation English readers see the Polish words, marked.',
  next: 'Next update by (Warsaw time)',
  nextHelp: 'The whole site promises it. An empty field leaves its promise as it is.',
  preview: 'Preview',
  previewOf: { pl: 'Preview in Polish', en: 'Preview in English' },
  publish: 'Publish',
  publishAnyway: 'Publish all the same',
  said: 'What was said',
  correct: 'Correct the wording',
  correcting: (when) => `Correction of the update of ${when}`,
  correctLead: 'The earlier wording stays in the history and in the log.',
  stands: 'The English words still say the same',
  save: 'Save the correction',
  saveAnyway: 'Save all the same',
  cancel: 'Leave it as it is',
  news: 'New since this form was opened.',
  pageOf: 'Page of the incident',
  readOnly: 'Your role may only read.',
  unreadable: 'Give a day and a time.',
  conflict:
    'Somebody was faster. Read what was said, and decide whether to publish all the same. Your words stand in the form.',
};

export const staffUpdateWords: Readonly<Record<Locale, StaffUpdateWords>> = { pl, en };

/** Why an update was refused; what was typed stands in the form. */
export function updateRefusalText(locale: Locale, refusal: { readonly code: keyof RefusalWords }): string {
  return refusal.code === 'conflict' ? staffUpdateWords[locale].conflict : refusalText(locale, refusal);
}
