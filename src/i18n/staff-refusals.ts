import type { Locale } from '../domain/locale.ts';

/** Codes of refusals in words for staff: what is wrong, and what to do. */
const pl = {
  forbidden: 'Twoja rola na to nie pozwala. Poproś kogoś z\u00a0administracji o\u00a0rolę w\u00a0redakcji.',
  conflict: 'Ktoś zmienił to w\u00a0międzyczasie. Wybierz, co ma zostać.',
  'confirm.needed': 'Potwierdź, że tak ma być: pytanie jest przy formularzu.',
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
  'suggestion.unknown': 'Tej podpowiedzi już nie przechowujemy. Odśwież listę.',
  'message.unknown': 'Tej wiadomości już nie przechowujemy albo została dostarczona. Odśwież listę.',
  'test.unreachable':
    'Na tej stronie wiadomości dostaje tylko adres z\u00a0NOTIFY_TEST, a\u00a0Twój jest inny. Niczego nie wysłaliśmy.',
  'intent.unknown': 'Nie ma takiej zaplanowanej publikacji. Odśwież listę.',
  'intent.settled': 'Za późno: to już opublikowano albo anulowano. Jeśli opublikowano, możesz to cofnąć.',
  'redact.never':
    'Treści tego wydania nie da się usunąć: bez niej dziennika nie dałoby się ani sprawdzić, ani odczytać.',
  'reason.missing': 'Napisz, dlaczego. Nie powtarzaj tego, co ma zniknąć.',
  'upgrade.unfinished':
    'Tego nie odczyta jeszcze starsza wersja programu, która działa na innej maszynie. Będzie to można zmienić, gdy administrator zakończy aktualizację.',
  'content.empty': 'W\u00a0folderze z\u00a0treścią nie ma żadnego pliku, więc niczego nie wycofano.',
  'words.mistaken': 'Coś trzeba jeszcze poprawić. Co, jest napisane przy polach.',
  'words.unknown': 'Takiego tekstu nie ma na stronie. Odśwież listę.',
  'words.address': 'Pod tym adresem jest już coś innego albo nie może on tak brzmieć. Wybierz inny.',
  'words.needed': 'Bez tego tekstu strona nie może istnieć. Zmień go, zamiast go wycofywać.',
  'redact.twice': 'Treść tego wydania jest już usunięta.',
  'redact.whole': 'To wydanie zapisała starsza wersja programu: treść można usunąć tylko w\u00a0całości.',
  'redact.part': 'W\u00a0tym wydaniu nie ma takiej części.',
  'redact.current':
    'To wydanie zawiera teksty, które są na stronie. Najpierw zmień albo usuń plik, potem usuń treść z\u00a0dziennika.',
  'instant.future': 'Ta chwila jeszcze nie nadeszła na zegarze strony. Podaj wcześniejszą.',
  'moment.future':
    'Ta chwila jeszcze nie nadeszła na zegarze strony, więc nie można o\u00a0niej opowiedzieć. Podaj wcześniejszą.',
  'cell.twice': 'Ta sama funkcja na tym samym panelu jest tu dwa razy. Zostaw jedną.',
  'hold.length': 'Zmianę można wstrzymać na 1 do 120 minut. Późniejszą zaplanuj.',
  'incident.unknown': 'Nie ma już takiego zdarzenia.',
  'incident.exists': 'Zdarzenie o\u00a0tym adresie już jest. Wybierz inny.',
  'incident.document': 'Tytuł tego zdarzenia jest w\u00a0folderze z\u00a0treścią. Zmień go w\u00a0pliku.',
  'incident.withdrawn': 'Otwarcie tego zdarzenia cofnięto.',
  'incident.address':
    'Adres nie może się tak kończyć. Użyj małych liter bez polskich znaków, cyfr i\u00a0łączników.',
  'update.unknown': 'Nie ma takiej aktualizacji.',
  'maintenance.unknown': 'Nie ma takich prac.',
  'maintenance.over':
    'Te prace już się skończyły albo zostały odwołane: niczego w\u00a0nich nie zmienisz. Zapowiedz nowe.',
  'maintenance.phase':
    'Tego nie da się teraz zrobić: zakończyć można prace, które się zaczęły, a\u00a0odwołać te, które się jeszcze nie skończyły.',
  'maintenance.order': 'Prace muszą się skończyć później, niż się zaczną.',
  'maintenance.past': 'Na zegarze strony ten koniec prac już minął. Podaj późniejszy.',
  'import.replay': 'Ta strona odtwarza inny czas. Nie da się tu przenieść historii innej strony.',
  'import.large': 'To za dużo naraz. Przenieś historię w\u00a0kilku częściach.',
  'import.redacted':
    'Przeniesioną wcześniej historię w\u00a0całości usunięto. Przenosząc ją znowu, można przywrócić to, co usunięto.',
  'update.withdrawn': 'Publikację tej aktualizacji cofnięto.',
  'words.empty': 'Napisz przynajmniej po polsku; tłumaczenie można dodać później.',
  'words.long': 'Tekst jest za długi. Skróć go.',
  'words.unseen':
    'Czytelnik nic tu nie zobaczy: są tylko znaki niewidoczne albo puste odnośniki. Napisz to słowami.',
  'words.lines': 'To musi się zmieścić w\u00a0jednym wierszu. Usuń podział wiersza.',
  'words.control': 'Jest tu znak, którego nie da się pokazać. Usuń go albo wpisz tekst od nowa.',
  'words.direction':
    'Jest tu niewidoczny znak, który odwraca kierunek pisma. Usuń go albo wpisz tekst od nowa.',
  'words.broken': 'Jest tu połowa znaku. Usuń ją i\u00a0wpisz znak od nowa.',
  'words.piled': 'Jedna litera ma tyle znaków, że zakryłyby inne wiersze. Zostaw najwyżej osiem.',
  'words.nested': 'Listy, cytaty i\u00a0wyróżnienia są zbyt głęboko zagnieżdżone. Napisz to prościej.',
  'words.gap': 'W\u00a0tekście zostało miejsce na coś, czego jeszcze nie ma. Uzupełnij je.',
  'link.broken': 'Jest tu odnośnik, który donikąd nie prowadzi. Podaj adres strony, która istnieje.',
  'day.range': 'Ten dzień jest zbyt odległy. Sprawdź rok.',
  'since.future':
    'Ten dzień przypada po publikacji. Podaj dzień publikacji albo wcześniejszy, a\u00a0zmianę na później zaplanuj.',
  'known.future':
    'Ta chwila na zegarze serwera jeszcze nie nadeszła. Podaj, kiedy dowiedzieliście się o\u00a0zdarzeniu.',
  'estimate.available': 'Co działa, nie ma terminu powrotu. Usuń termin albo wybierz inny stan.',
  'token.unknown': 'Nie ma takiego tokenu. Odśwież listę.',
  'token.over': 'Ten token jest już unieważniony.',
  'token.name': 'Nadaj tokenowi nazwę, najwyżej 80\u00a0znaków.',
  'token.scope': 'Wybierz, co token może robić: przynajmniej jedną czynność, funkcję i\u00a0panel.',
  'token.life': 'Podaj, ile dni token ma działać, najwyżej 366.',
  'site.unspecified':
    'Strona nie ma jeszcze żadnych danych. Zacznij od paneli i\u00a0funkcji w\u00a0folderze z\u00a0treścią.',
  'database.unsafe':
    'Nic nie zostało zmienione: nie odpowiada druga maszyna, która miałaby kopię zmiany. Strona działa dalej. Zawiadom administrację.',
  'database.behind':
    'Nic nie zostało zmienione: maszyna z\u00a0bazą danych ma starszą kopię dziennika niż druga. Strona działa dalej. Zawiadom administrację.',
  'database.diverged':
    'Nic nie zostało zmienione: maszyny z\u00a0bazą danych mają różne dzienniki. Strona działa dalej. Zawiadom administrację.',
  'machine.lost':
    'Zapisała to tylko maszyna, którą utracono. Sprawdź, czy to nadal prawda, i\u00a0wprowadź to ponownie.',
  'database.unusable':
    'Baza danych nie przyjmuje teraz zapisów. Strona działa dalej. Spróbuj za chwilę albo zawiadom administrację.',
};

export type RefusalWords = typeof pl;

const en: RefusalWords = {
  forbidden: 'Your role does not allow this. Ask an administrator for the editor role.',
  conflict: 'Somebody has changed this in the meantime. Choose what is to stay.',
  'confirm.needed': 'Confirm that you mean this: the question is beside the form.',
  'expected.future': 'The form refers to a revision that does not exist yet. Reload the page and try again.',
  'feature.unknown': 'This feature no longer exists. Reload the page.',
  'panel.unknown': 'This panel no longer exists. Reload the page.',
  'estimate.past': 'That day has passed. Choose a later one, or choose “no date”.',
  'nothing.changed': 'The site says this already. If you have checked everything, use the confirmation.',
  'revision.unknown': 'There is no such revision. Look up its number in the log.',
  'undo.nothing': 'This revision changed no state and no text. There is nothing to undo.',
  'undo.seed':
    'This is what the site began with, and it cannot be undone: state what is true now, and change words in the content folder.',
  'clock.backward': 'The site clock only moves forward. Choose a later time.',
  'instant.past': 'By the site clock, that time has passed. Choose a later one.',
  'suggestion.unknown': 'This suggestion is no longer kept. Reload the list.',
  'message.unknown': 'This message is no longer kept, or it got through. Reload the list.',
  'test.unreachable':
    'On this site only the address in NOTIFY_TEST gets messages, and yours is another. Nothing was sent.',
  'intent.unknown': 'There is no such scheduled publication. Reload the list.',
  'intent.settled':
    'Too late: this has already been published or cancelled. If it was published, you can undo it.',
  'redact.never': 'This revision cannot be redacted: without it the log could be neither checked nor read.',
  'reason.missing': 'Say why, without repeating what is to go.',
  'upgrade.unfinished':
    'An older version of the program, which still runs on another machine, could not read that. It can be changed once an administrator has finished the upgrade.',
  'content.empty': 'The content folder holds no file, so nothing was withdrawn.',
  'words.mistaken': 'Something is still to be put right. The fields say what.',
  'words.unknown': 'There is no such text on the site. Reload the list.',
  'words.address': 'Something else has this address, or it cannot be one. Choose another.',
  'words.needed': 'The site cannot do without this text. Change it instead of withdrawing it.',
  'redact.twice': 'The content of this revision has already been removed.',
  'redact.whole':
    'An older version of the program wrote this revision: its content can only be removed as a whole.',
  'redact.part': 'There is no such part in this revision.',
  'redact.current':
    'This revision holds texts that are on the site. Change or remove the file first, then redact.',
  'instant.future': 'By the site clock, that time has not come yet. Choose an earlier one.',
  'moment.future':
    'By the site clock, that time has not come yet, so there is nothing to say of it. Choose an earlier one.',
  'cell.twice': 'The same feature on the same panel is here twice. Keep one of them.',
  'hold.length': 'A change is held for 1 to 120 minutes. Schedule a later one.',
  'incident.unknown': 'This incident no longer exists.',
  'incident.exists': 'There is already an incident with this address. Choose another.',
  'incident.document': 'The title of this incident is in the content folder. Change it in its file.',
  'incident.withdrawn': 'The opening of this incident was undone.',
  'incident.address':
    'An address cannot end like that. Use lower-case letters without diacritics, digits and hyphens.',
  'update.unknown': 'There is no such update.',
  'maintenance.unknown': 'There is no such maintenance.',
  'maintenance.over':
    'This maintenance is over or was cancelled: nothing of it can be changed. Announce another.',
  'maintenance.phase':
    'This cannot be done now: end what has begun, or cancel what has not yet passed its end.',
  'maintenance.order': 'A maintenance has to end after it begins.',
  'maintenance.past': 'By the site clock this end has passed already. Give a later one.',
  'import.replay': 'This site replays another time. The history of another page cannot be imported into it.',
  'import.large': 'That is too much at once. Import the history in several parts.',
  'import.redacted':
    'An earlier import was removed as a whole. Importing again may bring back what was removed.',
  'update.withdrawn': 'The publication of this update was undone.',
  'words.empty': 'Write at least in Polish; the translation can follow.',
  'words.long': 'The text is too long. Shorten it.',
  'words.unseen':
    'A reader will see nothing here: there are only invisible characters or empty links. Say it in words.',
  'words.lines': 'This has to fit on one line. Remove the line break.',
  'words.control': 'It contains a character that cannot be shown. Remove it, or retype the text.',
  'words.direction':
    'It contains an invisible character that reverses the direction of the text. Remove it, or retype the text.',
  'words.broken': 'It contains half a character. Remove it and retype the character.',
  'words.piled': 'One letter has so many marks that they would cover other lines. Leave eight at most.',
  'words.nested': 'Lists, quotations and emphasis are nested too deeply. Write it more simply.',
  'words.gap': 'A gap of the template is still open. Write what belongs there.',
  'link.broken': 'There is a link here that leads nowhere. Give the address of a page that exists.',
  'day.range': 'That day is too far away. Check the year.',
  'since.future':
    'That day is after the publication. Give the day of publication or an earlier one, and schedule what is to come.',
  'known.future': 'That moment has not come by the server’s clock. Say when you got to know of the incident.',
  'estimate.available': 'What works needs no date. Remove the date, or choose another state.',
  'token.unknown': 'There is no such token. Reload the list.',
  'token.over': 'This token has already been revoked.',
  'token.name': 'Give the token a name of at most 80 characters.',
  'token.scope': 'Choose what the token may do: at least one action, feature and panel.',
  'token.life': 'Say for how many days the token is valid, 366 at most.',
  'site.unspecified': 'The site has no data yet. Begin with panels and features in the content folder.',
  'database.unsafe':
    'Nothing was changed: the second machine, which would hold a copy of the change, is not responding. The site keeps working. Tell an administrator.',
  'database.behind':
    'Nothing was changed: the machine with the database has an older copy of the log than the other one. The site keeps working. Tell an administrator.',
  'database.diverged':
    'Nothing was changed: the machines with the database hold different logs. The site keeps working. Tell an administrator.',
  'machine.lost': 'Only a machine that was lost had this. Check that it is still true, then enter it again.',
  'database.unusable':
    'The database is not accepting changes at present. The site keeps working. Try again in a moment, or tell an administrator.',
};

const words: Readonly<Record<Locale, RefusalWords>> = { pl, en };

/** Why something was not done, and what to do, in the reader’s language. */
export function refusalText(locale: Locale, { code }: { readonly code: keyof RefusalWords }): string {
  return words[locale][code];
}
