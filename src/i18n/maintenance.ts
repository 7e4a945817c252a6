import type { KnownAvailability } from '../domain/availability.ts';
import type { Locale } from '../domain/locale.ts';

/** Words of planned maintenance, as readers are told of it. */
const pl = {
  title: 'Planowane prace',
  /** Those that do not press. */
  others: 'Planowane prace w\u00a0innym czasie',
  begins: (when: string) => `Początek: ${when}.`,
  began: (when: string) => `Rozpoczęły się ${when}.`,
  ends: (when: string) => `Planowany koniec: ${when}.`,
  overdue: (when: string) => `Miały się skończyć ${when}; końca jeszcze nie potwierdzono.`,
  ended: (when: string) => `Zakończyły się ${when}.`,
  cancelled: (when: string) => `Odwołane ${when}.`,
  wereFor: (period: string) => `Zapowiadano: ${period}.`,
  takenBack: 'Zapowiedź wycofana.',
  moved: (period: string) => `Przesunięte. Wcześniej zapowiadano: ${period}.`,
  extended: (until: string) => `Przedłużone. Wcześniej planowany koniec: ${until}.`,
  shortened: (until: string) => `Skrócone. Wcześniej planowany koniec: ${until}.`,
  /** True before, during and after it: a page that nobody renews says it as well. */
  meanwhile: {
    available: 'W\u00a0czasie prac wszystko ma działać.',
    limited: 'W\u00a0czasie prac funkcje działają z\u00a0ograniczeniem.',
    unavailable: 'W\u00a0czasie prac funkcje nie działają.',
  } satisfies Record<KnownAvailability, string>,
  standing: {
    planned: 'Zaplanowane.',
    active: 'Trwają.',
    unconfirmed: 'Końca jeszcze nie potwierdzono.',
  },
  table: {
    caption: 'Planowane prace i\u00a0ich przebieg',
    when: 'Kiedy',
    panels: 'Panele',
    work: 'Prace',
    course: 'Przebieg',
  },
  /** Beside the state of a feature that it makes worse. */
  beside: (until: string) => `planowane prace, mają potrwać do ${until}`,
  everywhere: 'wszystkie panele',
  pending: 'Nie ma jeszcze tłumaczenia. Oryginał:',
  history: {
    planned: 'Zapowiedziano prace:',
    moved: 'Przesunięto prace:',
    extended: 'Przedłużono prace:',
    shortened: 'Skrócono prace:',
    ended: 'Zakończono prace:',
    cancelled: 'Odwołano prace:',
    withdrawn: 'Wycofano zapowiedź prac:',
    putBack: 'Przywrócono zapowiedź prac:',
    earlier: (period: string) => `Wcześniej: ${period}`,
  },
};

type MaintenanceWords = typeof pl;

const en: MaintenanceWords = {
  title: 'Planned maintenance',
  others: 'Planned maintenance at other times',
  begins: (when) => `Begins on ${when}.`,
  began: (when) => `Began on ${when}.`,
  ends: (when) => `Planned to end on ${when}.`,
  overdue: (when) => `Was to end on ${when}; the end has not been confirmed yet.`,
  ended: (when) => `Ended on ${when}.`,
  cancelled: (when) => `Cancelled on ${when}.`,
  wereFor: (period) => `It was announced for: ${period}.`,
  takenBack: 'The announcement was withdrawn.',
  moved: (period) => `Moved. Announced before: ${period}.`,
  extended: (until) => `Extended. It was to end on ${until}.`,
  shortened: (until) => `Shortened. It was to end on ${until}.`,
  meanwhile: {
    available: 'Everything should work while it lasts.',
    limited: 'Features work with restrictions while it lasts.',
    unavailable: 'Features do not work while it lasts.',
  },
  standing: {
    planned: 'Planned.',
    active: 'In progress.',
    unconfirmed: 'The end has not been confirmed yet.',
  },
  table: {
    caption: 'Planned maintenance and how it went',
    when: 'When',
    panels: 'Panels',
    work: 'Maintenance',
    course: 'How it went',
  },
  beside: (until) => `planned maintenance, due to end ${until}`,
  everywhere: 'all panels',
  pending: 'Translation pending. The text in Polish:',
  history: {
    planned: 'Maintenance announced:',
    moved: 'Maintenance moved:',
    extended: 'Maintenance extended:',
    shortened: 'Maintenance shortened:',
    ended: 'Maintenance ended:',
    cancelled: 'Maintenance cancelled:',
    withdrawn: 'Announcement of maintenance withdrawn:',
    putBack: 'Announcement of maintenance restored:',
    earlier: (period) => `Earlier: ${period}`,
  },
};

export const maintenanceWords: Readonly<Record<Locale, MaintenanceWords>> = { pl, en };
