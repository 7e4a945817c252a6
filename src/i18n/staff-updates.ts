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
    retitled: 'Zapisano nowy tytuł. Poprzedni zostaje w\u00a0historii.',
  },
  lagging: 'tłumaczenie zaległe',
  open: 'Otwórz zdarzenie',
  openLead: 'Zdarzenie od razu dostaje stronę. Pierwszą aktualizację napiszesz w\u00a0następnym kroku.',
  titlePl: 'Tytuł po polsku',
  titleEn: 'Tytuł po angielsku',
  slug: 'Koniec adresu',
  slugHelp: 'Małe litery, cyfry i\u00a0łączniki, np. ovh-2021-03. Puste pole: powstanie z\u00a0tytułu.',
  started: 'Początek (czas\u00a0w\u00a0Warszawie)',
  panels: 'Panele, których dotyczy',
  features: 'Funkcje, których dotyczy',
  impact: 'Wpływ',
  status: 'Etap',
  write: 'Napisz aktualizację',
  bodyPl: 'Treść po polsku (Markdown)',
  bodyEn: 'Treść po angielsku (Markdown)',
  enHelp: 'Bez tłumaczenia czytelnicy wersji angielskiej zobaczą tekst polski z\u00a0dopiskiem.',
  next: 'Następna aktualizacja najpóźniej (czas\u00a0w\u00a0Warszawie)',
  nextHelp: 'Dotyczy całej strony. Puste: obietnica bez zmian.',
  preview: 'Podgląd',
  previewOf: { pl: 'Podgląd po polsku', en: 'Podgląd po angielsku' },
  publish: 'Opublikuj',
  publishAnyway: 'Opublikuj mimo to',
  said: 'Co już napisano',
  correct: 'Popraw treść',
  correcting: (when: string) => `Poprawka aktualizacji z\u00a0${when}`,
  correctLead: 'Wcześniejsza treść zostaje w\u00a0historii i\u00a0w\u00a0dzienniku.',
  correctTitle: 'Popraw tytuł',
  correctingTitle: 'Poprawka tytułu',
  titleStands: 'Angielski tytuł nadal znaczy to samo',
  stands: 'Angielska treść nadal mówi to samo',
  save: 'Zapisz poprawkę',
  saveAnyway: 'Zapisz mimo to',
  cancel: 'Zrezygnuj',
  news: 'Nowe, odkąd otwarto ten formularz.',
  pageOf: 'Strona zdarzenia',
  readOnly: 'Twoja rola pozwala tylko czytać.',
  unreadable: 'Podaj dzień i\u00a0godzinę.',
  conflict:
    'Ktoś był szybszy. Przeczytaj, co napisano, i\u00a0zdecyduj, czy opublikować mimo to. Twój tekst jest w\u00a0formularzu.',
};

type StaffUpdateWords = typeof pl;

const en: StaffUpdateWords = {
  title: 'Updates',
  lead: 'Incidents, the newest first. Choose one to write an update.',
  none: 'There are no incidents.',
  nothingSaid: 'nothing said yet',
  told: {
    opened: 'The incident now has a page. Write its first update.',
    posted: 'Published. The update is on the incident’s page.',
    corrected: 'The correction is saved. The incident’s page has the new wording.',
    retitled: 'The new title is saved. The earlier one stays in the history.',
  },
  lagging: 'translation due',
  open: 'Open an incident',
  openLead: 'The incident gets its page at once. You write its first update in the next step.',
  titlePl: 'Title in Polish',
  titleEn: 'Title in English',
  slug: 'End of the address',
  slugHelp:
    'Lower-case letters, digits and hyphens, such as ovh-2021-03. Left empty, it is made from the title.',
  started: 'Began (Warsaw time)',
  panels: 'Panels it concerns',
  features: 'Features it concerns',
  impact: 'Impact',
  status: 'Stage',
  write: 'Write an update',
  bodyPl: 'Text in Polish (Markdown)',
  bodyEn: 'Text in English (Markdown)',
  enHelp: 'Without a translation, readers of the English version see the Polish text, marked as such.',
  next: 'Next update by (Warsaw time)',
  nextHelp: 'Applies to the whole site. Empty: the promise stays as it is.',
  preview: 'Preview',
  previewOf: { pl: 'Preview in Polish', en: 'Preview in English' },
  publish: 'Publish',
  publishAnyway: 'Publish anyway',
  said: 'What was said',
  correct: 'Correct the wording',
  correcting: (when) => `Correcting the update of ${when}`,
  correctLead: 'The earlier wording stays in the history and in the log.',
  correctTitle: 'Correct the title',
  correctingTitle: 'Correcting the title',
  titleStands: 'The English title still means the same',
  stands: 'The English text still says the same',
  save: 'Save the correction',
  saveAnyway: 'Save anyway',
  cancel: 'Leave it as it is',
  news: 'New since this form was opened.',
  pageOf: 'Incident page',
  readOnly: 'Your role only lets you read.',
  unreadable: 'Give a day and a time.',
  conflict:
    'Somebody was faster. Read what was said, and decide whether to publish anyway. Your text is still in the form.',
};

export const staffUpdateWords: Readonly<Record<Locale, StaffUpdateWords>> = { pl, en };

/** Why an update was refused; what was typed is still in the form. */
export function updateRefusalText(locale: Locale, refusal: { readonly code: keyof RefusalWords }): string {
  return refusal.code === 'conflict' ? staffUpdateWords[locale].conflict : refusalText(locale, refusal);
}
