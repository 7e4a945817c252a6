import type { Availability } from '../domain/availability.ts';
import type { Lag } from '../domain/catalogue.ts';
import type { Locale } from '../domain/locale.ts';
import type { Restoration } from '../domain/panel.ts';

/** Words that stand on more than one page. Polish defines the keys, English satisfies them. */
const pl = {
  nav: { home: 'Status', lookup: 'Sprawdź panel', features: 'Funkcje', faq: 'FAQ', history: 'Historia' },
  navLabel: 'Główna',
  skip: 'Przejdź do treści',
  twin: 'English',
  twinLang: 'en',
  asOf: (when: string) => `Stan na ${when}`,
  nextUpdate: (when: string) => `następna aktualizacja: najpóźniej ${when}`,
  nextUpdateNone: 'następna aktualizacja: nie zapowiedziano',
  nextUpdateLate: (when: string) => `aktualizacja miała być najpóźniej ${when}, jeszcze jej nie ma`,
  replay: 'Odtworzenie zdarzenia: zegar strony pokazuje czas z\u00a0tamtych dni.',
  lags: {
    missing: 'Część tej strony nie jest jeszcze przetłumaczona.',
    pending: 'Część tłumaczenia nie jest jeszcze gotowa.',
    behind: 'Część tłumaczenia jest starsza niż oryginał.',
  } satisfies Record<Lag, string>,
  lagsLink: 'Przeczytaj oryginał',
  availability: {
    available: 'działa',
    limited: 'z\u00a0ograniczeniem',
    unavailable: 'nie działa',
    unknown: 'brak informacji',
  } satisfies Record<Availability, string>,
  restoration: {
    offline: 'nie działa',
    restoring: 'w\u00a0trakcie przywracania',
    restored: 'przywrócony',
    new: 'nowe konta',
  } satisfies Record<Restoration, string>,
  restorationUnknown: 'brak informacji',
  /** From when a state holds: stated, or known only to be no later. */
  since: (day: string) => `od ${day}`,
  by: (day: string) => `najpóźniej ${day}`,
  byShort: (day: string) => `najp.\u00a0${day}`,
  created: {
    to: (day: string) => `konta do ${day}`,
    from: (day: string) => `od ${day}`,
    between: (from: string, to: string) => `${from} – ${to}`,
    always: 'wszystkie konta',
  },
  panel: 'Panel',
  lookupForm: {
    title: 'Który panel jest mój?',
    label: 'Kiedy powstało Twoje konto?',
    placeholder: 'np. 17.11.2019 lub jesień 2019',
    button: 'Sprawdź',
    help: 'Podaj, kiedy powstało Twoje konto. Wystarczy miesiąc lub\u00a0rok.',
    privacy: 'Data nie opuszcza przeglądarki.',
  },
  footer: {
    label: 'O\u00a0stronie',
    time: 'Dni i\u00a0godziny podajemy według czasu w\u00a0Warszawie.',
    privacy: 'Bez ciasteczek i\u00a0bez śledzenia.',
    revision: (revision: number) => `Wydanie ${revision} (numer ostatniej zmiany na tej stronie)`,
    printed: 'Adres tej strony:',
    latest: 'Ostatnie zdarzenie:',
    earlier: 'Wcześniejsze zdarzenie:',
    progress: 'Postępy ogłaszamy na stronie',
    open: 'Trwa:',
    allIncidents: 'Wszystkie zdarzenia',
    subscribe: 'Powiadomienia',
    accessibility: 'Dostępność',
    embed: 'Status na Twojej stronie',
    api: 'Dla programów',
  },
};

type CommonWords = typeof pl;

const en: CommonWords = {
  nav: { home: 'Status', lookup: 'Find my panel', features: 'Features', faq: 'FAQ', history: 'History' },
  navLabel: 'Main',
  skip: 'Skip to content',
  twin: 'Polski',
  twinLang: 'pl',
  asOf: (when) => `As of ${when}`,
  nextUpdate: (when) => `next update by ${when}`,
  nextUpdateNone: 'next update: not announced',
  nextUpdateLate: (when) => `an update was due by ${when} and has not come yet`,
  replay: 'Replay of an incident: the site clock shows the time of those days.',
  lags: {
    missing: 'Part of this page is not translated yet and is shown in Polish.',
    pending: 'Part of this translation is not finished yet.',
    behind: 'Part of this translation is older than the Polish original.',
  },
  lagsLink: 'Read the original in Polish',
  availability: {
    available: 'works',
    limited: 'limited',
    unavailable: 'does not work',
    unknown: 'no information',
  },
  restoration: { offline: 'down', restoring: 'being restored', restored: 'restored', new: 'new accounts' },
  restorationUnknown: 'no information',
  since: (day) => `since ${day}`,
  by: (day) => `by ${day} at the latest`,
  byShort: (day) => `by ${day}`,
  created: {
    to: (day) => `accounts up to ${day}`,
    from: (day) => `from ${day}`,
    between: (from, to) => `${from} – ${to}`,
    always: 'all accounts',
  },
  panel: 'Panel',
  lookupForm: {
    title: 'Which panel is mine?',
    label: 'When was your account created?',
    placeholder: 'e.g. 17 November 2019',
    button: 'Check',
    help: 'Say when your account was created. A\u00a0month or a\u00a0year will do.',
    privacy: 'The date does not leave your browser.',
  },
  footer: {
    label: 'About this site',
    time: 'Days and times are those of Warsaw.',
    privacy: 'No cookies, no tracking.',
    revision: (revision) => `Revision ${revision} (the number of the last change to this page)`,
    printed: 'Address of this page:',
    latest: 'Latest incident:',
    earlier: 'Earlier incident:',
    progress: 'Progress is announced at',
    open: 'Going on now:',
    allIncidents: 'All incidents',
    subscribe: 'Notifications',
    accessibility: 'Accessibility',
    embed: 'Status on your own page',
    api: 'For programs',
  },
};

export const commonWords: Readonly<Record<Locale, CommonWords>> = { pl, en };
