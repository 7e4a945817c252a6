import type { OwedAfter } from '../domain/authority-clock.ts';
import type { Locale } from '../domain/locale.ts';

/** Words of the page of what an authority is owed of an incident. */
const pl = {
  title: 'Zgłoszenia do organu nadzoru',
  lead: 'Wewnętrzne: nic stąd nie trafia na stronę publiczną. Godziny są według zegara serwera.',
  knownSince: (when: string) => `Wiadomo o\u00a0tym od: ${when}.`,
  unknown: 'Nikt jeszcze nie podał, od kiedy wiadomo o\u00a0tym zdarzeniu, więc nie ma od czego liczyć.',
  missing: 'Nie ma takiego zdarzenia.',
  incident: 'Zdarzenie i\u00a0jego aktualizacje',
  what: { 24: 'Wczesne ostrzeżenie (24\u00a0godz.)', 72: 'Zgłoszenie (72\u00a0godz.)' } satisfies Record<
    OwedAfter,
    string
  >,
  due: (when: string) => `Najpóźniej ${when}.`,
  late: (when: string) => `Termin minął ${when}.`,
  sent: (when: string, who: string) => `Wysłane ${when} (zapis: ${who}).`,
  sentLate: 'Po terminie.',
  reference: (text: string) => `Sygnatura: ${text}`,
  note: 'Co już wysłano',
  which: 'Które zgłoszenie',
  when: 'Kiedy',
  whenHelp: 'Puste: teraz.',
  referenceLabel: 'Sygnatura organu (opcjonalnie)',
  button: 'Zapisz, że wysłane',
  tell: 'Od kiedy wiadomo',
  known: 'Dzień i\u00a0godzina',
  knownHelp: 'Od tej chwili biegną 24 i\u00a072 godziny. Puste: nie podano.',
  tellButton: 'Zapisz, od kiedy wiadomo',
  problem: 'Nie zapisano',
  future: 'Ta chwila jeszcze nie nadeszła na zegarze serwera.',
  before: 'To wcześniej, niż się o\u00a0tym dowiedziano. Sprawdź dzień i\u00a0godzinę.',
  report: 'Komplet dokumentów dla organu przygotuje na serwerze polecenie:',
};

type AuthorityWords = typeof pl;

const en: AuthorityWords = {
  title: 'Notices to the regulator',
  lead: 'Internal: nothing here reaches the public site. Times are by the server’s clock.',
  knownSince: (when) => `Known since: ${when}.`,
  unknown: 'Nobody has said yet when this incident became known, so there is nothing to count from.',
  missing: 'There is no such incident.',
  incident: 'The incident and its updates',
  what: { 24: 'Early warning (24\u00a0h)', 72: 'Notification (72\u00a0h)' },
  due: (when) => `Due by ${when}.`,
  late: (when) => `It was due by ${when}.`,
  sent: (when, who) => `Sent ${when} (noted by ${who}).`,
  sentLate: 'After it was due.',
  reference: (text) => `Reference: ${text}`,
  note: 'What was sent already',
  which: 'Which notice',
  when: 'When',
  whenHelp: 'Empty: now.',
  referenceLabel: 'The regulator’s reference (optional)',
  button: 'Note that it was sent',
  tell: 'When it became known',
  known: 'Day and hour',
  knownHelp: 'The 24 and 72 hours run from then. Empty: not stated.',
  tellButton: 'Note when it became known',
  problem: 'It was not noted',
  future: 'This moment has not come yet by the server’s clock.',
  before: 'This is before it became known. Check the day and the hour.',
  report: 'This command on the server prepares the whole record for the regulator:',
};

export const authorityWords: Readonly<Record<Locale, AuthorityWords>> = { pl, en };
