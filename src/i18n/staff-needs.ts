import type { Locale } from '../domain/locale.ts';
import { type Need, UNCHANGED_DAYS } from '../domain/needs.ts';
import type { PartInTrouble } from '../domain/surroundings.ts';

type DocumentKind = Extract<Need, { path: string }>['kind'];

/** Words of “what needs you”. */
const pl = {
  title: 'Do zrobienia',
  empty: 'Nic nie czeka.',
  urgency: { now: 'Teraz', soon: 'Wkrótce', later: 'W\u00a0wolnej chwili' },
  since: (when: string) => `od ${when}`,
  until: (when: string) => `do ${when}`,
  part: {
    database: 'Baza danych nie działa: nic nie można zmienić.',
    clock: 'Zegar jednej z\u00a0maszyn wskazuje złą godzinę: niczego nie można na niej zmienić.',
    disk: 'Dysk jest pełny albo prawie: strona działa dalej, ale zmiany mogą się nie zapisać.',
    content: 'Nie można odczytać folderu z\u00a0treścią: na stronie zostaje to, co już było.',
    ingest:
      'Folder z\u00a0treścią na tej maszynie różni się od strony, a\u00a0jego pliki nie są teraz przyjmowane.',
    publishing: 'Strona się nie publikuje: czytelnicy widzą ostatnią dobrą wersję.',
    words:
      'Na tych stronach część treści widać tak, jak ją wpisano, bo nie da się jej pokazać inaczej. Popraw ją albo cofnij zmianę.',
    export: 'Kopia strony (eksport) jest nieaktualna.',
    backup: 'Kopia zapasowa się nie udała.',
  } satisfies Record<PartInTrouble['part'], string>,
  /** Of the database, by what is wrong: not all of it means that nothing can be changed. */
  database: {
    'database.unsafe':
      'Zmiany są odrzucane: druga maszyna z\u00a0bazą danych nie odpowiada, więc po awarii pierwszej nie byłoby ich nigdzie.',
    'database.alone':
      'Zmiany zapisuje tylko jedna maszyna. Jeśli ulegnie awarii, zanim wróci druga, te zmiany przepadną.',
    'database.lagging':
      'Ostatnie zmiany są zapisane tylko na jednej maszynie: czytelnicy jeszcze ich nie widzą.',
    'database.host':
      'Jedna z\u00a0maszyn z\u00a0bazą danych nie działa jak należy. Zmiany są nadal zapisywane na dwóch.',
  } satisfies Partial<Record<string, string>>,
  notifyPaused: 'Powiadomienia są wstrzymane: nikt nie dostaje wiadomości o\u00a0zmianach.',
  pagesFail:
    'Tych stron nie udało się przygotować na nowo: czytelnicy widzą ich poprzednią wersję. Cofnij zmianę, po której to się zaczęło, albo wpisz nową wartość.',
  updateLate: (when: string) =>
    `Aktualizacja była obiecana najpóźniej na ${when}, a\u00a0jeszcze jej nie ma.`,
  updateDue: (when: string) => `Następna aktualizacja jest obiecana najpóźniej na ${when}.`,
  incidentSilent: (title: string) =>
    `„${title}”: zdarzenie jest otwarte, a\u00a0nie ma jeszcze aktualizacji.`,
  /** `hours`: how many are left; below 0: so many have passed. */
  owed: (title: string, after: 24 | 72, by: string, hours: number) =>
    `„${title}”: ${after === 24 ? 'wczesne ostrzeżenie' : 'zgłoszenie'} dla organu nadzoru najpóźniej ${by} (${after}\u00a0godz. od wykrycia, według zegara serwera). ${
      hours < 0
        ? `Termin minął: ${-hours}\u00a0godz. temu lub krócej.`
        : hours === 0
          ? 'Została mniej niż godzina.'
          : `Zostało: ${hours}\u00a0godz.`
    }`,
  estimateOverdue: (what: string, promise: string) => `${what}: ${promise}.`,
  estimateDue: (what: string, promise: string) => `${what}: termin dziś (${promise}).`,
  estimateVague: (what: string, promise: string) => `${what}: od ponad tygodnia „${promise}”.`,
  updateUntranslated: (title: string, count: number) =>
    `„${title}”: bez aktualnego tłumaczenia na angielski (pozycji: ${count}).`,
  stateUnchanged: (what: string, state: string) =>
    `${what}: od ponad ${UNCHANGED_DAYS}\u00a0dni „${state}”, bez zmiany i\u00a0bez potwierdzenia.`,
  noteUntranslated: (what: string) => `${what}: uwaga jest tylko w\u00a0jednym języku.`,
  refused: (when: string, who: string) => `Zmiana zaplanowana na ${when} nie weszła w\u00a0życie (${who}).`,
  hold: (when: string, who: string) => `Wstrzymana publikacja ukaże się ${when} na zegarze serwera (${who}).`,
  fileInError: (file: string) => `Plik ${file} ma błąd: na stronie jest jego ostatnia dobra wersja.`,
  fileConflict: (file: string) =>
    `Plik ${file} zmieniono, ale ten sam tekst zmieniono wcześniej tutaj: na stronie jest to, co napisano tutaj.`,
  fileGone: (file: string) =>
    `Plik ${file} usunięto, ale ten sam tekst zmieniono wcześniej tutaj: na stronie jest to, co napisano tutaj.`,
  maintenanceUnconfirmed: (title: string) => `Czy prace się skończyły? „${title}”: planowany koniec minął.`,
  silent: (question: string, panels: string) =>
    `„${question}”: teraz nie ma dokładnie jednej odpowiedzi ${panels}.`,
  uncovered: (question: string) =>
    `„${question}”: są stany, w\u00a0których nie ma dokładnie jednej odpowiedzi.`,
  documents: {
    'link.broken': 'Niedziałające odsyłacze',
    'translation.missing': 'Bez tłumaczenia',
    'translation.pending': 'Tłumaczenie jeszcze niegotowe',
    'panel.lost':
      'Nie ma pliku panelu, więc nie widać jego stanu ani funkcji na nim. Jeśli plik ma nową nazwę, wpisz w\u00a0nim „former:” ze starą',
    'feature.lost':
      'Nie ma pliku funkcji, więc nie widać jej stanów ani historii. Jeśli plik ma nową nazwę, wpisz w\u00a0nim „former:” ze starą',
    'incident.lost':
      'Nie ma pliku zdarzenia, więc nie widać jego aktualizacji. Jeśli plik ma nową nazwę, wpisz w\u00a0nim „former:” ze starą',
    'id.unknown': 'Nieznane nazwy na początku pliku',
    'translation.lagging': 'Tłumaczenie nie nadąża za oryginałem',
  } satisfies Record<DocumentKind, string>,
  suggested: (what: string, state: string, many: number) =>
    `${what}: ${many === 1 ? 'alert podpowiada' : `alerty (${many}) podpowiadają`} „${state}”.`,
  suggestionEnded: (what: string, state: string) =>
    `${what}: alert ustał, a\u00a0na stronie nadal jest to, co wtedy ogłoszono. Przed nim było „${state}”.`,
  unplaced: (names: string) =>
    names === ''
      ? 'Alert nie mówi, której funkcji dotyczy.'
      : `Alert dotyczy czegoś, czego na stronie nie ma: ${names}.`,
  seen: (times: number) => `wystąpił ${times}\u00a0razy`,
  dismiss: 'Odłóż',
  reasonOfAlert: (text: string) => `Alert: ${text}`,
  reasonOfEnd: (text: string) => `Alert ustał: ${text}`,
  actions: {
    suggestion: 'Przygotuj zmianę',
    takeBack: 'Przygotuj cofnięcie',
    choose: 'Wybierz w\u00a0macierzy',
    confirm: 'Potwierdź albo zmień',
    update: 'Napisz aktualizację',
    maintenance: 'Zakończ albo przedłuż',
    translate: 'Przetłumacz',
    cell: 'Zmień w\u00a0macierzy',
    intent: 'Zobacz',
    answer: 'Zobacz odpowiedź',
    owed: 'Zapisz, że wysłane',
    health: 'Zobacz stan usługi',
    log: 'Otwórz dziennik',
    document: 'Zobacz stronę',
    words: 'Popraw tekst',
    file: 'Porównaj i\u00a0zdecyduj',
    notifications: 'Powiadomienia',
  },
};

type NeedsWords = typeof pl;

const en: NeedsWords = {
  title: 'What needs you',
  empty: 'Nothing needs you.',
  urgency: { now: 'Now', soon: 'Soon', later: 'When there is time' },
  since: (when) => `since ${when}`,
  until: (when) => `until ${when}`,
  part: {
    database: 'The database is not working: nothing can be changed.',
    clock: 'The clock of a machine is wrong: nothing can be changed on that machine.',
    disk: 'The disk is full, or nearly so: the site keeps working, but changes may not be saved.',
    content: 'The content folder cannot be read: what was published stays on the site.',
    ingest: 'The content folder of this machine differs from the site, and its files are not taken in.',
    publishing: 'The site is not being published: readers see its last good version.',
    words:
      'On these pages a part is shown as it was typed, because it cannot be shown otherwise. Correct it, or undo the change.',
    export: 'The copy of the site (export) is out of date.',
    backup: 'The backup failed.',
  },
  database: {
    'database.unsafe':
      'Changes are refused: the second database machine is not responding, so nothing would be left of them if the first one failed.',
    'database.alone':
      'Changes are written on one machine only. If it fails before a second one is back, they are lost.',
    'database.lagging': 'The latest changes are written on one machine only: readers do not see them yet.',
    'database.host':
      'One of the database machines is not working as it should. Changes are still written on two.',
  },
  notifyPaused: 'Notifications are paused: nobody is told of changes.',
  pagesFail:
    'These pages could not be prepared again: readers see their previous version. Undo the change after which this began, or enter a new value.',
  updateLate: (when) => `An update was promised by ${when} and has not come yet.`,
  updateDue: (when) => `The next update is promised by ${when}.`,
  incidentSilent: (title) => `“${title}”: the incident is open, and nothing has been said about it yet.`,
  owed: (title, after, by, hours) =>
    `“${title}”: the ${after === 24 ? 'early warning' : 'notification'} to the regulator is due by ${by} (${after}\u00a0h after it became known, by the server’s clock). ${
      hours < 0
        ? `It is late: by up to ${-hours}\u00a0h.`
        : hours === 0
          ? 'Less than an hour is left.'
          : `Left: ${hours}\u00a0h.`
    }`,
  estimateOverdue: (what, promise) => `${what}: ${promise}.`,
  estimateDue: (what, promise) => `${what}: due today (${promise}).`,
  estimateVague: (what, promise) => `${what}: “${promise}” for more than a week.`,
  updateUntranslated: (title, count) => `“${title}”: no current English translation (items: ${count}).`,
  stateUnchanged: (what, state) =>
    `${what}: “${state}” for more than ${UNCHANGED_DAYS} days, neither changed nor confirmed.`,
  noteUntranslated: (what) => `${what}: the note is in one language only.`,
  refused: (when, who) => `The change scheduled for ${when} was not applied (${who}).`,
  hold: (when, who) => `A publication on hold will be published ${when} by the server’s clock (${who}).`,
  fileInError: (file) => `The file ${file} has a mistake: the site shows its last good version.`,
  fileConflict: (file) =>
    `The file ${file} was changed after the same text had been changed here: the site shows what was written here.`,
  fileGone: (file) =>
    `The file ${file} was removed after the same text had been changed here: the site shows what was written here.`,
  maintenanceUnconfirmed: (title) => `Is the maintenance over? “${title}”: its planned end has passed.`,
  silent: (question, panels) => `“${question}”: there is no single answer ${panels} now.`,
  uncovered: (question) => `“${question}”: in some states there is no single answer.`,
  documents: {
    'link.broken': 'Broken links',
    'translation.missing': 'Without a translation',
    'translation.pending': 'The translation is not done yet',
    'panel.lost':
      'The file of a panel is gone, and its state and the features on it are not shown. If it was renamed, write “former:” with the old name in it',
    'incident.lost':
      'The file of an incident is gone, and its updates are not shown. If it was renamed, write “former:” with the old name in it',
    'feature.lost':
      'The file of a feature is gone, and its states and history are not shown. If it was renamed, write “former:” with the old name in it',
    'id.unknown': 'Unknown names at the top of a file',
    'translation.lagging': 'The translation lags behind the original',
  },
  suggested: (what, state, many) =>
    `${what}: ${many === 1 ? 'an alert suggests' : `${many} alerts suggest`} “${state}”.`,
  suggestionEnded: (what, state) =>
    `${what}: the alert has ended, and the site still shows what was announced then. Before it was “${state}”.`,
  unplaced: (names) =>
    names === ''
      ? 'An alert does not say which feature it is about.'
      : `An alert is about something that is not on the site: ${names}.`,
  seen: (times) => `seen ${times} times`,
  dismiss: 'Set aside',
  reasonOfAlert: (text) => `Alert: ${text}`,
  reasonOfEnd: (text) => `The alert has ended: ${text}`,
  actions: {
    suggestion: 'Prepare the change',
    takeBack: 'Prepare to take it back',
    choose: 'Choose in the matrix',
    confirm: 'Confirm or change',
    update: 'Write the update',
    maintenance: 'End or extend it',
    translate: 'Translate',
    cell: 'Change in the matrix',
    intent: 'See it',
    answer: 'See the answer',
    owed: 'Note that it was sent',
    health: 'See the state of the service',
    log: 'Open the log',
    document: 'See the page',
    words: 'Mend the text',
    file: 'Compare and decide',
    notifications: 'Notifications',
  },
};

export const needsWords: Readonly<Record<Locale, NeedsWords>> = { pl, en };
