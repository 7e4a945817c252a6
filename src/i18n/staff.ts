import type { Role } from '../domain/staff.ts';

/** Words around every page of the staff area. */
const pl = {
  nav: {
    home: 'Dyżur',
    matrix: 'Macierz',
    updates: 'Aktualizacje',
    maintenance: 'Prace',
    words: 'Teksty',
    scheduled: 'Zaplanowane',
    notifications: 'Powiadomienia',
    answer: 'Odpowiedzi',
    log: 'Dziennik',
    people: 'Osoby',
    tokens: 'Tokeny',
    account: 'Konto',
  },
  navLabel: 'Dla zespołu',
  area: 'Zespół',
  signOut: 'Wyloguj',
  public: 'Strona dla klientów',
  replay: (when: string) =>
    `Zegar strony: ${when} (odtworzenie zdarzenia). Logowanie i\u00a0sesje: według zegara serwera.`,
  roles: {
    viewer: 'podgląd',
    support: 'wsparcie',
    editor: 'redakcja',
    admin: 'administracja',
  } satisfies Record<Role, string>,
  notices: {
    forbidden: {
      title: 'Twoja rola na to nie pozwala.',
      text: 'Poproś kogoś z\u00a0administracji o\u00a0szersze uprawnienia.',
    },
    'foreign-form': {
      title: 'Nic nie zmieniono.',
      text: 'Formularz nie został wysłany z\u00a0tej strony. Otwórz stronę zespołu i\u00a0wyślij go stamtąd.',
    },
    'no-form': {
      title: 'Nic nie zmieniono.',
      text: 'To, co przesłano, nie jest formularzem. Wróć do strony z\u00a0formularzem i\u00a0spróbuj jeszcze raz.',
    },
    missing: {
      title: 'Tu niczego nie ma.',
      text: 'Ta strona zniknęła albo nigdy jej nie było. Wybierz inną z\u00a0menu.',
    },
    unusable: {
      title: 'Baza danych teraz nie odpowiada.',
      text: 'Niczego nie zmieniono. Strony dla klientów działają. Spróbuj za chwilę albo zawiadom administrację.',
    },
  },
};

type StaffWords = typeof pl;

const en: StaffWords = {
  nav: {
    home: 'On duty',
    matrix: 'Matrix',
    updates: 'Updates',
    maintenance: 'Maintenance',
    words: 'Texts',
    scheduled: 'Scheduled',
    notifications: 'Notifications',
    answer: 'Answers',
    log: 'Log',
    people: 'People',
    tokens: 'Tokens',
    account: 'Account',
  },
  navLabel: 'Staff',
  area: 'Staff',
  signOut: 'Sign out',
  public: 'Public site',
  replay: (when) =>
    `Site clock: ${when} (replay of an incident). Sign-in and sessions follow the server’s clock.`,
  roles: { viewer: 'viewer', support: 'support', editor: 'editor', admin: 'admin' },
  notices: {
    forbidden: {
      title: 'Your role does not allow this.',
      text: 'Ask an administrator for a wider role.',
    },
    'foreign-form': {
      title: 'Nothing was changed.',
      text: 'The form was not sent from this site. Open the staff area and send it from there.',
    },
    'no-form': {
      title: 'Nothing was changed.',
      text: 'What was sent is not a form. Go back to the page it was sent from and try again.',
    },
    missing: {
      title: 'There is nothing here.',
      text: 'This page has gone, or there never was one. Choose another from the menu.',
    },
    unusable: {
      title: 'The database is not responding at the moment.',
      text: 'Nothing was changed. The public pages work. Try again in a\u00a0moment, or tell an administrator.',
    },
  },
};

export const staffWords: Readonly<Record<'pl' | 'en', StaffWords>> = { pl, en };
