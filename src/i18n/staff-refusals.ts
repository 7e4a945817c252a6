import type { Locale } from '../domain/locale.ts';

/** Codes of refusals in words for staff: what is wrong, and what to do. */
const pl = {
  forbidden: 'Twoja rola na to nie pozwala. Poproś administratora o\u00a0rolę redaktora.',
  conflict: 'Ktoś zmienił to w\u00a0międzyczasie. Wybierz, co ma zostać.',
  'confirm.needed': 'Potwierdź, że tak ma być: to, o\u00a0co pyta strona, stoi przy formularzu.',
  'expected.future':
    'Formularz powołuje się na wydanie, którego jeszcze nie ma. Odśwież stronę i\u00a0spróbuj ponownie.',
  'feature.unknown': 'Nie ma już takiej funkcji. Odśwież stronę.',
  'panel.unknown': 'Nie ma już takiego panelu. Odśwież stronę.',
  'estimate.past': 'Ten dzień już minął. Podaj późniejszy albo wybierz „bez terminu”.',
  'nothing.changed': 'Strona już to mówi. Jeśli wszystko jest sprawdzone, użyj potwierdzenia.',
  'revision.unknown': 'Nie ma takiego wydania. Sprawdź numer w\u00a0dzienniku.',
  'undo.nothing': 'To wydanie nie zmieniło żadnego stanu ani tekstu. Nie ma czego cofać.',
  'undo.seed':
    'To stan, od którego zaczęła się strona. Tego się nie cofa: podaj, co jest prawdą teraz, a teksty zmień w folderze z treścią.',
  'clock.backward': 'Zegar strony może iść tylko do przodu. Podaj późniejszą chwilę.',
  'instant.past': 'Ta chwila już minęła na zegarze strony. Podaj późniejszą.',
  'intent.unknown': 'Nie ma takiej zapowiedzianej publikacji. Odśwież listę.',
  'intent.settled': 'Za późno: ta publikacja jest już rozstrzygnięta. Jeśli się ukazała, możesz ją cofnąć.',
  'redact.never':
    'Tego wydania nie da się usunąć: bez niego dziennika nie dałoby się sprawdzić albo odczytać.',
  'reason.missing': 'Napisz, dlaczego. Nie powtarzaj tego, co ma zniknąć.',
  'content.empty': 'W\u00a0folderze z\u00a0treścią nie ma żadnego pliku, więc niczego nie wycofano.',
  'redact.twice': 'Treść tego wydania jest już usunięta.',
  'redact.current':
    'To wydanie zawiera teksty, które stoją na stronie. Najpierw zmień albo usuń plik, potem usuń treść z\u00a0dziennika.',
  'instant.future': 'Ta chwila jeszcze nie nadeszła na zegarze strony. Podaj wcześniejszą.',
  'hold.length': 'Zmianę można wstrzymać na 1 do 120 minut. Późniejszą zaplanuj.',
  'incident.unknown': 'Nie ma już takiego zdarzenia.',
  'incident.exists': 'Zdarzenie o\u00a0tym adresie już jest. Wybierz inny.',
  'incident.document': 'Tytuł tego zdarzenia stoi w\u00a0folderze treści. Zmień go w\u00a0pliku.',
  'incident.withdrawn': 'To zdarzenie cofnięto.',
  'incident.address':
    'Tak nie może kończyć się adres. Użyj małych liter bez polskich znaków, cyfr i\u00a0łączników.',
  'update.unknown': 'Nie ma takiej aktualizacji.',
  'update.withdrawn': 'Tę aktualizację cofnięto.',
  'words.empty': 'Napisz przynajmniej po polsku; tłumaczenie może przyjść później.',
  'words.long': 'Tekst jest za długi. Skróć go.',
  'words.unseen':
    'Czytelnik nic tu nie zobaczy: są tylko znaki niewidoczne albo puste odnośniki. Napisz to słowami.',
  'words.lines': 'To musi się zmieścić w\u00a0jednym wierszu. Usuń podział wiersza.',
  'words.control': 'Jest tu znak, którego nie da się pokazać. Usuń go albo wpisz tekst od nowa.',
  'words.direction':
    'Jest tu niewidoczny znak, który odwraca kierunek pisma. Usuń go albo wpisz tekst od nowa.',
  'words.broken': 'Jest tu połowa znaku. Usuń ją i\u00a0wpisz znak od nowa.',
  'words.piled': 'Na jednej literze stoi tyle znaków, że zakryłyby inne wiersze. Zostaw najwyżej osiem.',
  'words.nested':
    'Listy, cytaty i\u00a0wyróżnienia leżą zbyt głęboko jedne w\u00a0drugich. Napisz to prościej.',
  'day.range': 'Tego dnia nie ma w\u00a0kalendarzu strony. Sprawdź rok.',
  'since.future':
    'Ten dzień przypada po publikacji. Podaj dzień publikacji albo wcześniejszy, a\u00a0zmianę na później zaplanuj.',
  'estimate.available': 'Co działa, nie ma terminu powrotu. Usuń termin albo wybierz inny stan.',
  'token.unknown': 'Nie ma takiego tokenu. Odśwież listę.',
  'token.over': 'Ten token jest już unieważniony.',
  'token.name': 'Nadaj tokenowi nazwę, najwyżej 80\u00a0znaków.',
  'token.scope': 'Wybierz, co token może robić: przynajmniej jedną czynność, funkcję i\u00a0panel.',
  'token.life': 'Podaj, ile dni token ma działać, najwyżej 366.',
  'site.unspecified':
    'Strona nie ma jeszcze żadnych danych. Zacznij od paneli i\u00a0funkcji w\u00a0folderze treści.',
  'database.unusable':
    'Baza danych nie przyjmuje teraz zapisów. Strona działa dalej. Spróbuj za chwilę albo zawiadom administratora.',
};

export type RefusalWords = typeof pl;

const en: RefusalWords = {
  forbidden: 'Your role does not allow this. Ask an administrator for the role of an editor.',
  conflict: 'Somebody changed this meanwhile. Choose what is to stay.',
  'confirm.needed': 'Say that this is meant: what is asked stands by the form.',
  'expected.future': 'The form names a revision that does not exist yet. Reload the page and try again.',
  'feature.unknown': 'This feature is no longer there. Reload the page.',
  'panel.unknown': 'This panel is no longer there. Reload the page.',
  'estimate.past': 'That day has passed. Name a later one, or choose “no date”.',
  'nothing.changed': 'The site says this already. If you have checked everything, use the confirmation.',
  'revision.unknown': 'There is no such revision. Look up its number in the log.',
  'undo.nothing': 'This revision changed no state and no words. There is nothing to undo.',
  'undo.seed':
    'This is what the site began with, and it is not taken back: state what is true now, and change words in the content folder.',
  'clock.backward': 'The clock of the site only moves forward. Name a later instant.',
  'instant.past': 'That instant has passed on the clock of the site. Name a later one.',
  'intent.unknown': 'No such publication is to come. Reload the list.',
  'intent.settled': 'Too late: this publication is settled. If it came out, you can undo it.',
  'redact.never':
    'This revision cannot be redacted: without it the log could not be checked, or not be read.',
  'reason.missing': 'Say why, without repeating what is to go.',
  'content.empty': 'The content folder holds no file, so nothing was withdrawn.',
  'redact.twice': 'The content of this revision is taken out already.',
  'redact.current':
    'This revision holds words that stand on the site. Change or remove the file first, then redact.',
  'instant.future': 'That moment has not come yet on the clock of the site. Give an earlier one.',
  'hold.length': 'A change is held for 1 to 120 minutes. Schedule what is to wait longer.',
  'incident.unknown': 'There is no such incident any more.',
  'incident.exists': 'There is an incident of this address already. Choose another.',
  'incident.document': 'The title of this incident stands in the content folder. Change its file.',
  'incident.withdrawn': 'This incident was taken back.',
  'incident.address':
    'An address cannot end like that. Use lower-case letters without diacritics, digits and hyphens.',
  'update.unknown': 'There is no such update.',
  'update.withdrawn': 'This update was taken back.',
  'words.empty': 'Write at least in Polish; the translation can follow.',
  'words.long': 'The text is too long. Shorten it.',
  'words.unseen':
    'A reader will see nothing here: there are only invisible characters or empty links. Say it in words.',
  'words.lines': 'This has to fit on one line. Take out the line break.',
  'words.control': 'It holds a character that cannot be shown. Take it out, or type it anew.',
  'words.direction':
    'It holds an invisible character that turns the direction of writing around. Take it out, or type it anew.',
  'words.broken': 'It holds half of a character. Take it out and type the character anew.',
  'words.piled': 'So many marks stand on one letter that they would cover other lines. Leave eight at most.',
  'words.nested': 'Lists, quotations and emphasis lie too deep in one another. Write it more plainly.',
  'day.range': 'That day is not in the calendar of the site. Check the year.',
  'since.future':
    'That day comes after the publication. Give the day of publication or an earlier one, and schedule what is to come.',
  'estimate.available': 'What is available has no day of return. Take the date out, or choose another state.',
  'token.unknown': 'There is no such token. Reload the list.',
  'token.over': 'This token is revoked already.',
  'token.name': 'Give the token a name of at most 80 characters.',
  'token.scope': 'Choose what the token may do: at least one verb, feature and panel.',
  'token.life': 'Say how many days the token is good, 366 at most.',
  'site.unspecified': 'The site holds no data yet. Begin with panels and features in the content folder.',
  'database.unusable':
    'The database takes no changes at present. The site goes on. Try again in a moment, or tell an administrator.',
};

const words: Readonly<Record<Locale, RefusalWords>> = { pl, en };

/** Why something was not done, and what to do, in the reader’s language. */
export function refusalText(locale: Locale, { code }: { readonly code: keyof RefusalWords }): string {
  return words[locale][code];
}
