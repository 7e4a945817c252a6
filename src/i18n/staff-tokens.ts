import type { TokenVerb } from '../domain/staff.ts';
import type { TokenStatus } from '../domain/token.ts';

/** What can be wrong with a token that is to be made. */
export type TokenFormError = 'name' | 'verbs' | 'features' | 'panels' | 'days';

const pl = {
  title: 'Tokeny',
  lead: 'Token pozwala programowi, np. monitoringowi, zmieniać stan, ale tylko to, co zaznaczysz.',
  createdTitle: 'Token jest gotowy',
  createdHelp: 'Skopiuj go teraz. Nie pokażemy go drugi raz i\u00a0nigdzie go nie przechowujemy.',
  make: 'Nowy token',
  name: 'Do czego służy',
  nameHelp: 'Na przykład: monitoring Allegro.',
  verbs: 'Co może ogłaszać',
  verb: {
    availability: 'stan funkcji na panelu',
    restoration: 'stan całego panelu',
    confirm: 'potwierdzenie, że nic się nie zmieniło',
    update: 'zdarzenia i\u00a0ich aktualizacje',
    suggest: 'podpowiedzi z\u00a0monitoringu, o\u00a0których decyduje zespół',
  } satisfies Record<TokenVerb, string>,
  features: 'Których funkcji to dotyczy',
  panels: 'Których paneli to dotyczy',
  all: 'wszystkich',
  chosen: 'tylko zaznaczonych',
  panel: (letter: string) => `Panel\u00a0${letter}`,
  days: 'Ile dni działa',
  daysHelp: (longest: number) => `Od 1 do ${longest}.`,
  create: 'Utwórz token',
  errorsTitle: 'Tokenu jeszcze nie utworzono',
  list: 'Wszystkie tokeny',
  none: 'Nie ma jeszcze żadnego tokenu.',
  status: { active: 'działa', expired: 'wygasł', revoked: 'unieważniony' } satisfies Record<
    TokenStatus,
    string
  >,
  scope: 'Zakres',
  everywhere: 'wszystkie funkcje i\u00a0panele',
  made: 'Utworzony',
  orphaned:
    'Osoba, która utworzyła ten token, nie ma już dostępu do strony zespołu. Token działa dalej: jeśli nikt go nie potrzebuje, unieważnij go.',
  expires: 'Wygasa',
  lastUsed: 'Ostatnio użyty',
  never: 'nigdy',
  revoked: 'Unieważniony',
  revoke: {
    label: 'Unieważnij',
    what: 'Program, który go używa, od razu straci możliwość zmian. Tego nie da się cofnąć.',
    yes: 'Tak, unieważnij',
  },
  errors: {
    name: 'Napisz, do czego służy token: najwyżej 80\u00a0znaków.',
    verbs: 'Zaznacz przynajmniej jedną rzecz.',
    features: 'Zaznacz funkcje albo wybierz wszystkie.',
    panels: 'Zaznacz panele albo wybierz wszystkie.',
    days: 'Podaj liczbę dni, od 1 do 366.',
  } satisfies Record<TokenFormError, string>,
};

const en: typeof pl = {
  title: 'Tokens',
  lead: 'A token lets a program, such as a monitor, change states, but only those you choose here.',
  createdTitle: 'The token is ready',
  createdHelp: 'Copy it now. It is not shown again, and we do not store it anywhere.',
  make: 'New token',
  name: 'What it is for',
  nameHelp: 'For example: Allegro monitoring.',
  verbs: 'What it may announce',
  verb: {
    availability: 'the state of a feature on a panel',
    restoration: 'the state of a whole panel',
    confirm: 'that nothing has changed',
    update: 'incidents and their updates',
    suggest: 'suggestions from alerts, for staff to decide on',
  },
  features: 'Which features it covers',
  panels: 'Which panels it covers',
  all: 'all',
  chosen: 'only those chosen',
  panel: (letter: string) => `Panel\u00a0${letter}`,
  days: 'For how many days',
  daysHelp: (longest: number) => `1 to ${longest}.`,
  create: 'Create the token',
  errorsTitle: 'The token is not created yet',
  list: 'All tokens',
  none: 'There are no tokens yet.',
  status: { active: 'active', expired: 'expired', revoked: 'revoked' },
  scope: 'Scope',
  everywhere: 'all features and panels',
  made: 'Created',
  orphaned:
    'Whoever created this token no longer has access to the staff area. The token keeps working: revoke it if nobody needs it.',
  expires: 'Expires',
  lastUsed: 'Last used',
  never: 'never',
  revoked: 'Revoked',
  revoke: {
    label: 'Revoke',
    what: 'The program that uses it will no longer be able to change anything. This cannot be undone.',
    yes: 'Yes, revoke',
  },
  errors: {
    name: 'Write what the token is for, in at most 80 characters.',
    verbs: 'Choose at least one.',
    features: 'Choose features, or all of them.',
    panels: 'Choose panels, or all of them.',
    days: 'Give a number of days, 1 to 366.',
  },
};

export const tokensWords = { pl, en };
