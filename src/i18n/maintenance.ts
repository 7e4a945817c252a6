import type { KnownAvailability } from '../domain/availability.ts';
import type { Locale } from '../domain/locale.ts';

/** Words of planned maintenance, as readers are told of it. */
const pl = {
  title: 'Planowane prace',
  begins: (when: string) => `Początek: ${when}.`,
  began: (when: string) => `Rozpoczęły się ${when}.`,
  ends: (when: string) => `Planowany koniec: ${when}.`,
  overdue: (when: string) => `Miały się skończyć ${when}; końca jeszcze nie potwierdzono.`,
  ended: (when: string) => `Zakończyły się ${when}.`,
  cancelled: (when: string) => `Odwołane ${when}.`,
  wereFor: (from: string, until: string) => `Miały trwać od ${from} do ${until}.`,
  meanwhile: {
    available: 'W\u00a0czasie prac wszystko ma działać.',
    limited: 'W\u00a0czasie prac funkcje będą działać z\u00a0ograniczeniem.',
    unavailable: 'W\u00a0czasie prac funkcje nie będą działać.',
  } satisfies Record<KnownAvailability, string>,
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
    times: (from: string, until: string) => `od ${from} do ${until}`,
    earlier: (from: string, until: string) => `Wcześniej: od ${from} do ${until}`,
  },
};

type MaintenanceWords = typeof pl;

const en: MaintenanceWords = {
  title: 'Planned maintenance',
  begins: (when) => `Begins on ${when}.`,
  began: (when) => `Began on ${when}.`,
  ends: (when) => `Planned to end on ${when}.`,
  overdue: (when) => `Was to end on ${when}; nobody has confirmed that yet.`,
  ended: (when) => `Ended on ${when}.`,
  cancelled: (when) => `Cancelled on ${when}.`,
  wereFor: (from, until) => `Was planned from ${from} until ${until}.`,
  meanwhile: {
    available: 'Everything should work during it.',
    limited: 'Features will work with limits during it.',
    unavailable: 'Features will not work during it.',
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
    times: (from, until) => `from ${from} until ${until}`,
    earlier: (from, until) => `Earlier: from ${from} until ${until}`,
  },
};

export const maintenanceWords: Readonly<Record<Locale, MaintenanceWords>> = { pl, en };
