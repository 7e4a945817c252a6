import type { Locale } from '../domain/locale.ts';
import { MONTHS } from './months.ts';
import { type PluralForms, plural } from './plural.ts';

type Counted = 'panels' | 'features' | 'texts' | 'incidents' | 'updates' | 'maintenances';

const forms: Record<Locale, Record<Counted, PluralForms>> = {
  pl: {
    panels: { one: 'panel', few: 'panele', many: 'paneli' },
    features: { one: 'funkcja', few: 'funkcje', many: 'funkcji' },
    texts: { one: 'tekst', few: 'teksty', many: 'tekstów' },
    incidents: { one: 'zdarzenie', few: 'zdarzenia', many: 'zdarzeń' },
    updates: { one: 'aktualizacja', few: 'aktualizacje', many: 'aktualizacji' },
    maintenances: { one: 'zapowiedź prac', few: 'zapowiedzi prac', many: 'zapowiedzi prac' },
  },
  en: {
    panels: { one: 'panel', many: 'panels' },
    features: { one: 'feature', many: 'features' },
    texts: { one: 'text', many: 'texts' },
    incidents: { one: 'incident', many: 'incidents' },
    updates: { one: 'update', many: 'updates' },
    maintenances: { one: 'maintenance', many: 'maintenances' },
  },
};

const counted = (locale: Locale, count: number, of: keyof (typeof forms)['pl']) =>
  `${count}\u00a0${plural(locale, count, forms[locale][of])}`;

/** How much of each was taken over; nothing of a kind is left out. */
type Amounts = Readonly<Record<'incidents' | 'updates' | 'maintenances', number>>;

const amounts = (locale: Locale, of: Amounts) =>
  (['incidents', 'updates', 'maintenances'] as const)
    .flatMap((kind) => (of[kind] > 0 ? [counted(locale, of[kind], kind)] : []))
    .join(', ');

/** Words of the history. */
const pl = {
  title: 'Historia',
  description: 'Wszystkie zmiany i\u00a0potwierdzenia, od najnowszych.',
  lead: 'Wszystkie zmiany i\u00a0potwierdzenia, od najnowszych. Przy każdej zmianie widać, co było przedtem. Każda zmiana ma swój numer: wydanie.',
  filter: 'Zawęź historię',
  panel: 'Panel',
  feature: 'Funkcja',
  kind: 'Rodzaj wpisu',
  all: 'wszystkie',
  show: 'Pokaż',
  kinds: {
    panel: 'stan paneli',
    feature: 'stan funkcji',
    update: 'aktualizacje zdarzeń',
    maintenance: 'planowane prace',
    confirmation: 'potwierdzenia',
    content: 'teksty',
    undo: 'cofnięcia',
    clock: 'zegar strony',
  },
  only: (what: string) => `Tylko: ${what}.`,
  clear: 'Pokaż całą historię',
  unknownPanel: (asked: string) => `Nie ma panelu „${asked}”. Pokazujemy wszystkie panele.`,
  unknownFeature: (asked: string) => `Nie ma funkcji „${asked}”. Pokazujemy wszystkie funkcje.`,
  unknownKind: (asked: string) => `Nie ma rodzaju wpisu „${asked}”. Pokazujemy wszystkie rodzaje.`,
  unknownBefore: (asked: string) => `„${asked}” nie jest numerem wydania. Pokazujemy najnowsze wpisy.`,
  empty: 'Nie ma takich wpisów.',
  emptyAtAll: 'Niczego jeszcze nie podano.',
  older: 'Starsze wpisy',
  newest: 'Najnowsze wpisy',
  pages: 'Strony historii',
  months: [
    'Styczeń',
    'Luty',
    'Marzec',
    'Kwiecień',
    'Maj',
    'Czerwiec',
    'Lipiec',
    'Sierpień',
    'Wrzesień',
    'Październik',
    'Listopad',
    'Grudzień',
  ],
  linkTo: (revision: number) => `wydanie ${revision}`,
  before: 'przedtem:',
  after: 'potem:',
  since: (day: string) => `od ${day}`,
  notStated: (day: string) => `najpóźniej ${day}, dnia nie podano`,
  confirmed: 'Sprawdzone, bez zmian.',
  nextUpdate: (when: string) => `Następna aktualizacja: najpóźniej ${when}.`,
  nextUpdateNone: 'Następnej aktualizacji nie zapowiedziano.',
  added: (count: number) => `Dodano ${counted('pl', count, 'texts')}`,
  changed: (count: number) => `Zmieniono ${counted('pl', count, 'texts')}`,
  withdrawn: (count: number) => `Wycofano ${counted('pl', count, 'texts')}`,
  renamed: (count: number) => `Przeniesiono ${counted('pl', count, 'texts')} pod nowy adres`,
  more: (count: number) => `i\u00a0jeszcze ${count}`,
  undone: 'Cofnięto zmianę',
  undoneOf: (when: string) => `z\u00a0${when}`,
  takenBack: 'Tę zmianę później cofnięto',
  clock: (when: string) => `Zegar strony ustawiono na ${when}.`,
  imported: (from: string, of: Amounts) =>
    `Historia przeniesiona ze strony w\u00a0serwisie ${from}: ${amounts('pl', of) || 'stan funkcji'}. Każdy wpis zachował swoją datę.`,
  importUndone: (of: Amounts) => `Wycofano przeniesioną historię: ${amounts('pl', of) || 'stan funkcji'}.`,
  redaction: 'Usunięto treść jednego z\u00a0wpisów.',
  redacted: (when: string | null) =>
    when === null ? 'Treść tego wpisu usunięto.' : `Treść tego wpisu usunięto ${when}.`,
  redactionOf: (revision: number, parts: string) => `Z\u00a0wydania ${revision} usunięto: ${parts}.`,
  partsRedacted: (when: string, parts: string) => `Usunięto ${when}: ${parts}.`,
  seed: (day: string) => `Zestaw danych z\u00a0${day}`,
  seedText: (panels: number, features: number, texts: number) =>
    `Od niego zaczyna się ta historia: ${counted('pl', panels, 'panels')}, ${counted('pl', features, 'features')}, ${counted('pl', texts, 'texts')}. To nie są zmiany z\u00a0tego dnia, tylko to, co było wtedy wiadomo.`,
  inventory: 'Stan funkcji w\u00a0zestawie danych',
};

type HistoryWords = typeof pl;

const en: HistoryWords = {
  title: 'History',
  description: 'All changes and confirmations, newest first.',
  lead: 'All changes and confirmations, newest first. Each change shows what was there before. Each change has a number, its revision.',
  filter: 'Narrow the history down',
  panel: 'Panel',
  feature: 'Feature',
  kind: 'Kind of entry',
  all: 'all',
  show: 'Show',
  kinds: {
    panel: 'state of panels',
    feature: 'state of features',
    update: 'updates on incidents',
    maintenance: 'planned maintenance',
    confirmation: 'confirmations',
    content: 'texts',
    undo: 'changes undone',
    clock: 'site clock',
  },
  only: (what) => `Only: ${what}.`,
  clear: 'Show the whole history',
  unknownPanel: (asked) => `There is no panel “${asked}”. These are all panels.`,
  unknownFeature: (asked) => `There is no feature “${asked}”. These are all features.`,
  unknownKind: (asked) => `There is no kind of entry “${asked}”. These are all kinds.`,
  unknownBefore: (asked) => `“${asked}” is not the number of a revision. These are the newest entries.`,
  empty: 'There are no such entries.',
  emptyAtAll: 'Nobody has said anything yet.',
  older: 'Older entries',
  newest: 'Newest entries',
  pages: 'Pages of the history',
  months: [...MONTHS.en],
  linkTo: (revision) => `revision ${revision}`,
  before: 'before:',
  after: 'after:',
  since: (day) => `from ${day}`,
  notStated: (day) => `by ${day} at the latest, the day is not stated`,
  confirmed: 'Checked, nothing has changed.',
  nextUpdate: (when) => `Next update by ${when}.`,
  nextUpdateNone: 'No next update is announced.',
  added: (count) => `${counted('en', count, 'texts')} added`,
  changed: (count) => `${counted('en', count, 'texts')} changed`,
  withdrawn: (count) => `${counted('en', count, 'texts')} withdrawn`,
  renamed: (count) => `${counted('en', count, 'texts')} moved to a new address`,
  more: (count) => `and ${count} more`,
  undone: 'Undone: the change',
  undoneOf: (when) => `of ${when}`,
  takenBack: 'This change was later undone',
  clock: (when) => `The site clock was set to ${when}.`,
  imported: (from, of) =>
    `History imported from a page at ${from}: ${amounts('en', of) || 'state of features'}. Each entry keeps its own date.`,
  importUndone: (of) => `Imported history was withdrawn: ${amounts('en', of) || 'state of features'}.`,
  redaction: 'The content of an entry was removed.',
  redacted: (when) =>
    when === null
      ? 'The content of this entry was removed.'
      : `The content of this entry was removed on ${when}.`,
  redactionOf: (revision, parts) => `Removed from revision ${revision}: ${parts}.`,
  partsRedacted: (when, parts) => `Removed on ${when}: ${parts}.`,
  seed: (day) => `Data set of ${day}`,
  seedText: (panels, features, texts) =>
    `This history begins with it: ${counted('en', panels, 'panels')}, ${counted('en', features, 'features')}, ${counted('en', texts, 'texts')}. These are not changes of that day, but what was known on it.`,
  inventory: 'State of the features in the data set',
};

export const historyWords: Readonly<Record<Locale, HistoryWords>> = { pl, en };
