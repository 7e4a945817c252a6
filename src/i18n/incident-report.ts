import type { OwedAfter } from '../domain/authority-clock.ts';
import type { Locale } from '../domain/locale.ts';

/** Words of the report of an incident for an authority. */
const pl = {
  title: (incident: string) => `Zdarzenie: ${incident}`,
  made: (revision: number, when: string) =>
    `Wszystko, co o\u00a0tym zdarzeniu powiedziano i\u00a0poprawiono do wydania ${revision} dziennika. Stan na ${when}.`,
  clocks:
    'Godziny podajemy według czasu w\u00a0Warszawie, w\u00a0nawiasie ta sama chwila w\u00a0UTC. Każdy wpis ma dwie chwile: tę z\u00a0zegara strony, którą widzieli czytelnicy, i\u00a0tę z\u00a0zegara serwera, w\u00a0której go zapisano.',
  replay: 'Zegar strony odtwarza tu inny czas niż zegar serwera.',
  pseudonyms:
    'Osoby i\u00a0programy mają pseudonimy. Ten sam pseudonim to zawsze ta sama osoba albo ten sam program.',
  terms: {
    status: 'Stan zdarzenia',
    impact: 'Wpływ',
    scope: 'Zakres',
    started: 'Początek',
    known: 'Wiadomo o\u00a0nim od',
    first: 'Pierwszy wpis',
    ended: 'Koniec',
    entries: 'Wpisy',
  },
  takenBack: 'cofnięte, nie ma go na stronie',
  nothingSaid: 'bez aktualizacji',
  counts: (all: number, corrected: number, undone: number) =>
    `${all}, w\u00a0tym poprawki: ${corrected}, cofnięcia: ${undone}`,
  knownSince: (when: string) => `Wiadomo o\u00a0nim od: ${when}, na zegarze serwera.`,
  notKnownSince: 'Nie podano, od kiedy o\u00a0nim wiadomo.',
  notice: { 24: 'Wczesne ostrzeżenie (24\u00a0godz.)', 72: 'Zgłoszenie (72\u00a0godz.)' } satisfies Record<
    OwedAfter,
    string
  >,
  due: (by: string) => `najpóźniej ${by}`,
  sent: (when: string, who: string) => `wysłane ${when} (${who})`,
  notSent: 'brak zapisu o\u00a0wysłaniu',
  reference: (text: string) => `sygnatura: ${text}`,
  summary: 'W\u00a0skrócie',
  events: 'Przebieg',
  recorded: (when: string, revision: number, who: string) => `Zapisano ${when}, wydanie ${revision}, ${who}.`,
  type: {
    opened: 'Otwarto zdarzenie',
    corrected: 'Poprawiono tytuł',
    known: 'Poprawiono, od kiedy wiadomo o\u00a0zdarzeniu',
    posted: (status: string) => `Aktualizacja: ${status}`,
    rewritten: 'Poprawiono aktualizację',
    undone: (revision: number) => `Cofnięto wydanie ${revision}`,
    redacted: (revision: number) => `Usunięto treść wydania ${revision}`,
    unreadable: 'Treść tego wpisu usunięto; nie da się już ustalić, którego zdarzenia dotyczył',
    published: 'Opublikowano dokument o\u00a0zdarzeniu',
    withdrawn: 'Wycofano dokument o\u00a0zdarzeniu',
    states: 'Zmieniono stan',
    confirmed: 'Sprawdzono, bez zmian',
  },
  impact: (word: string) => `Wpływ: ${word}.`,
  scope: (what: string) => `Zakres: ${what}.`,
  everybody: 'wszystkie panele',
  panels: (names: string, count: number) => `${count === 1 ? 'panel' : 'panele'} ${names}`,
  started: (when: string) => `Początek: ${when}.`,
  about: (when: string) => `Opisuje stan z\u00a0${when}.`,
  next: (when: string) => `Następna aktualizacja najpóźniej ${when}.`,
  quiet: 'Bez powiadomień.',
  told: {
    sent: (count: number, first: string, last: string) =>
      first === last
        ? `Powiadomienia wysłane: ${count}, ${first}`
        : `Powiadomienia wysłane: ${count}, pierwsze ${first}, ostatnie ${last}`,
    waiting: (count: number) => `w\u00a0kolejce: ${count}`,
    refused: (count: number) => `odrzucone: ${count}`,
  },
  before: 'Było:',
  after: 'Jest:',
  untranslated: '(bez tłumaczenia, po angielsku)',
  reason: (text: string) => `Powód, dla zespołu: ${text}`,
};

type ReportWords = typeof pl;

const en: ReportWords = {
  title: (incident) => `Incident: ${incident}`,
  made: (revision, when) =>
    `Everything that was said about this incident and corrected, up to revision ${revision} of the log. As of ${when}.`,
  clocks:
    'Times are those of Warsaw, with the same moment in UTC in brackets. Each entry has two moments: by the site clock, which readers saw, and by the clock of the server, when it was recorded.',
  replay: 'The site clock replays a different time here from that of the server.',
  pseudonyms: 'People and programs have pseudonyms. The same pseudonym is always the same person or program.',
  terms: {
    status: 'Status',
    impact: 'Impact',
    scope: 'Scope',
    started: 'Began',
    known: 'Known since',
    first: 'First entry',
    ended: 'Ended',
    entries: 'Entries',
  },
  takenBack: 'undone, no longer on the site',
  nothingSaid: 'no updates yet',
  counts: (all, corrected, undone) => `${all}, of which corrections: ${corrected}, undone: ${undone}`,
  knownSince: (when) => `Known since: ${when}, by the server’s clock.`,
  notKnownSince: 'It was not stated when it became known.',
  notice: { 24: 'Early warning (24\u00a0h)', 72: 'Notification (72\u00a0h)' },
  due: (by) => `due by ${by}`,
  sent: (when, who) => `sent ${when} (${who})`,
  notSent: 'no record that it was sent',
  reference: (text) => `reference: ${text}`,
  summary: 'In short',
  events: 'Course of events',
  recorded: (when, revision, who) => `Recorded ${when}, revision ${revision}, ${who}.`,
  type: {
    opened: 'The incident was opened',
    corrected: 'The title was corrected',
    known: 'The time when the incident became known was corrected',
    posted: (status) => `Update: ${status}`,
    rewritten: 'An update was corrected',
    undone: (revision) => `Revision ${revision} was undone`,
    redacted: (revision) => `The words of revision ${revision} were removed`,
    unreadable: 'The words of this entry were removed; it can no longer be told which incident it was about',
    published: 'The document about the incident was published',
    withdrawn: 'The document about the incident was withdrawn',
    states: 'States were changed',
    confirmed: 'Checked, nothing changed',
  },
  impact: (word) => `Impact: ${word}.`,
  scope: (what) => `Scope: ${what}.`,
  everybody: 'all panels',
  panels: (names, count) => `${count === 1 ? 'panel' : 'panels'} ${names}`,
  started: (when) => `Began: ${when}.`,
  about: (when) => `Describes how things stood on ${when}.`,
  next: (when) => `Next update by ${when}.`,
  quiet: 'Nobody was notified.',
  told: {
    sent: (count, first, last) =>
      first === last
        ? `Notifications sent: ${count}, ${first}`
        : `Notifications sent: ${count}, the first ${first}, the last ${last}`,
    waiting: (count) => `in the queue: ${count}`,
    refused: (count) => `refused: ${count}`,
  },
  before: 'It said:',
  after: 'It says:',
  untranslated: '(not translated, in Polish)',
  reason: (text) => `Reason, for the team: ${text}`,
};

export const reportWords: Readonly<Record<Locale, ReportWords>> = { pl, en };
