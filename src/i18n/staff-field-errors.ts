import type { Fault } from '../domain/flaw.ts';
import type { Locale } from '../domain/locale.ts';
import { readInstant } from '../domain/time.ts';
import { flawText } from './flaws.ts';

/** What can be wrong with a field of a staff form. */
const pl = {
  'cells.none': 'Nie wybrano żadnej komórki. Zaznacz co najmniej jedną w\u00a0macierzy.',
  'cells.unknown':
    'Formularz wskazuje komórki, których nie ma. Te, które są, zostały zaznaczone: sprawdź je.',
  'panels.none': 'Nie wybrano żadnego panelu.',
  'panels.unknown': 'Formularz wskazuje panele, których nie ma. Sprawdź zaznaczone.',
  'state.unknown': 'Wybierz jedną z\u00a0podanych możliwości.',
  'restoration.none': 'Wybierz nowy stan paneli.',
  'estimate.unknown': 'Wybierz rodzaj terminu z\u00a0listy.',
  'estimate.kind': 'Podano dzień, ale nie wybrano „w\u00a0dniu” ani „około dnia”.',
  'estimate.day': 'Podaj dzień albo wybierz inny rodzaj terminu.',
  'estimate.promiser': 'Podano, czyja to obietnica, ale nie wybrano terminu.',
  'day.unreadable': 'To nie jest dzień. Wpisz go tak: 2021-03-22.',
  'note.polish': 'Dopisz uwagę po polsku: polski jest językiem źródłowym.',
  'text.refused': 'Tego nie da się pokazać. Popraw to pole.',
  'wish.none': 'Nic nie ma się zmienić. Wybierz stan, termin, uwagę albo dzień.',
  'field.repeated': 'To pole przesłano więcej niż raz. Wypełnij je ponownie.',
  'verb.unknown': 'Nie wiadomo, co ma się zmienić. Wróć do macierzy.',
  'revision.unreadable': 'Nie wiadomo, na którym wydaniu opiera się zmiana. Odśwież stronę.',
  'minutes.unreadable': 'Podaj całe minuty, od 1 do 120.',
  'instant.unreadable': 'Podaj dzień i\u00a0godzinę.',
  'instant.missing': (hour: string) =>
    `Tej godziny tego dnia nie ma: zegary przestawia się do przodu. Podaj ${hour} albo inną.`,
  'instant.twice': (first: string, second: string) =>
    `Ta godzina jest tego dnia dwa razy, bo zegary się cofa. Wpisz ${first} (czas letni) albo ${second} (czas zimowy).`,
  'instant.past': 'Ta chwila już minęła na zegarze strony. Podaj późniejszą.',
  'choice.missing': 'Wybierz, co ma zostać.',
};

type FieldErrorWords = typeof pl;

const en: FieldErrorWords = {
  'cells.none': 'No cell is chosen. Tick at least one in the matrix.',
  'cells.unknown': 'The form refers to cells that do not exist. Those that do are ticked: check them.',
  'panels.none': 'No panel is chosen.',
  'panels.unknown': 'The form refers to panels that do not exist. Check those that are ticked.',
  'state.unknown': 'Choose one of the options.',
  'restoration.none': 'Choose the new state of the panels.',
  'estimate.unknown': 'Choose a kind of date from the list.',
  'estimate.kind': 'A day is given, but neither “on a day” nor “about a day” is chosen.',
  'estimate.day': 'Give the day, or choose another kind of date.',
  'estimate.promiser': 'It says whose promise it is, but no date is chosen.',
  'day.unreadable': 'That is not a day. Write it like this: 2021-03-22.',
  'note.polish': 'Add the note in Polish: Polish is the source language.',
  'text.refused': 'This cannot be shown. Correct the field.',
  'wish.none': 'Nothing would change. Choose a state, a date, a note or a day.',
  'field.repeated': 'This field was sent more than once. Fill it in again.',
  'verb.unknown': 'It is not clear what should change. Go back to the matrix.',
  'revision.unreadable': 'It is not clear which revision the change is based on. Reload the page.',
  'minutes.unreadable': 'Give whole minutes, from 1 to 120.',
  'instant.unreadable': 'Give a day and an hour.',
  'instant.missing': (hour) =>
    `There is no such hour on that day: clocks go forward. Give ${hour} or another one.`,
  'instant.twice': (first, second) =>
    `That hour comes twice on that day, as clocks go back. Write ${first} (summer time) or ${second} (winter time).`,
  'instant.past': 'By the site clock, that time has passed. Choose a later one.',
  'choice.missing': 'Choose what should stay.',
};

export const fieldErrorWords: Readonly<Record<Locale, FieldErrorWords>> = { pl, en };

/** What is wrong with a field, and what to do. */
export function fieldErrorText(
  locale: Locale,
  {
    code,
    fault,
    typed = '',
  }: { readonly code: keyof FieldErrorWords; readonly fault?: Fault; readonly typed?: string },
): string {
  if (fault) return flawText(locale, fault);
  const words = fieldErrorWords[locale];
  if (code !== 'instant.missing' && code !== 'instant.twice') return words[code];
  const read = readInstant(typed);
  if (read.kind === 'missing') return words['instant.missing'](read.next.replace('T', ' '));
  return read.kind === 'twice' ? words['instant.twice'](...read.either) : words['instant.unreadable'];
}
