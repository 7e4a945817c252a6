import type { Locale } from '../domain/locale.ts';

/** Codes of refusals in words for staff: what is wrong, and what to do. */
const pl = {
  forbidden: 'Twoja rola na to nie pozwala. Poproś administratora o\u00a0rolę redaktora.',
  conflict: 'Ktoś zmienił to w\u00a0międzyczasie. Wybierz, co ma zostać.',
  'expected.future':
    'Formularz powołuje się na wydanie, którego jeszcze nie ma. Odśwież stronę i\u00a0spróbuj ponownie.',
  'feature.unknown': 'Nie ma już takiej funkcji. Odśwież stronę.',
  'panel.unknown': 'Nie ma już takiego panelu. Odśwież stronę.',
  'estimate.past': 'Ten dzień już minął. Podaj późniejszy albo wybierz „bez terminu”.',
  'nothing.changed': 'Strona już to mówi. Jeśli wszystko jest sprawdzone, użyj potwierdzenia.',
  'revision.unknown': 'Nie ma takiego wydania. Sprawdź numer w\u00a0dzienniku.',
  'undo.nothing': 'To wydanie nie zmieniło żadnego stanu ani tekstu. Nie ma czego cofać.',
  'clock.backward': 'Zegar strony może iść tylko do przodu. Podaj późniejszą chwilę.',
  'instant.past': 'Ta chwila już minęła na zegarze strony. Podaj późniejszą.',
  'intent.unknown': 'Nie ma takiej zapowiedzianej publikacji. Odśwież listę.',
  'intent.settled': 'Za późno: ta publikacja jest już rozstrzygnięta. Jeśli się ukazała, możesz ją cofnąć.',
  'site.unspecified':
    'Strona nie ma jeszcze żadnych danych. Zacznij od paneli i\u00a0funkcji w\u00a0folderze treści.',
  'database.unusable':
    'Baza danych nie przyjmuje teraz zapisów. Strona działa dalej. Spróbuj za chwilę albo zawiadom administratora.',
};

export type RefusalWords = typeof pl;

const en: RefusalWords = {
  forbidden: 'Your role does not allow this. Ask an administrator for the role of an editor.',
  conflict: 'Somebody changed this meanwhile. Choose what is to stay.',
  'expected.future': 'The form names a revision that does not exist yet. Reload the page and try again.',
  'feature.unknown': 'This feature is no longer there. Reload the page.',
  'panel.unknown': 'This panel is no longer there. Reload the page.',
  'estimate.past': 'That day has passed. Name a later one, or choose “no date”.',
  'nothing.changed': 'The site says this already. If you have checked everything, use the confirmation.',
  'revision.unknown': 'There is no such revision. Look up its number in the log.',
  'undo.nothing': 'This revision changed no state and no words. There is nothing to undo.',
  'clock.backward': 'The clock of the site only moves forward. Name a later instant.',
  'instant.past': 'That instant has passed on the clock of the site. Name a later one.',
  'intent.unknown': 'No such publication is to come. Reload the list.',
  'intent.settled': 'Too late: this publication is settled. If it came out, you can undo it.',
  'site.unspecified': 'The site holds no data yet. Begin with panels and features in the content folder.',
  'database.unusable':
    'The database takes no changes at present. The site goes on. Try again in a moment, or tell an administrator.',
};

const words: Readonly<Record<Locale, RefusalWords>> = { pl, en };

/** Why something was not done, and what to do, in the reader’s language. */
export function refusalText(locale: Locale, { code }: { readonly code: keyof RefusalWords }): string {
  return words[locale][code];
}
