import type { Locale } from '../domain/locale.ts';
import type { MaintenancePhase } from '../domain/maintenance.ts';

/** Words of the page on which staff announce planned maintenance. */
const pl = {
  title: 'Planowane prace',
  lead: 'Zaczynają się i\u00a0kończą same, według zegara strony. W\u00a0ich czasie czytelnicy widzą gorszy z\u00a0dwóch stanów: podany albo zapowiedziany.',
  none: 'Nie zapowiedziano żadnych prac.',
  phase: {
    planned: 'zaplanowane',
    active: 'trwają',
    unconfirmed: 'czekają na potwierdzenie końca',
    done: 'zakończone',
    cancelled: 'odwołane',
  } satisfies Record<MaintenancePhase, string>,
  /** From a week ahead; the history has it at once. */
  toldFrom: (when: string) =>
    `Na stronie głównej i\u00a0na stronach paneli i\u00a0funkcji będzie to widać od ${when}, w\u00a0historii od razu.`,
  endedAt: (when: string) => `Koniec: ${when}.`,
  cancelledAt: (when: string) => `Odwołano: ${when}.`,
  untranslated: 'Nie ma tłumaczenia: czytelnicy angielskiej wersji zobaczą tekst polski.',
  told: {
    planned: 'Zapowiedziano prace.',
    moved: 'Zapisano nowe godziny.',
    kept: 'Niczego nie zmieniono: zostaje to, co zapisał ktoś inny.',
  },
  conflictLead:
    'Od kiedy patrzysz na te prace, ktoś je zmienił. Wybierz, co ma zostać. Potem zobaczysz podgląd.',
  change: 'Przesuń, przedłuż, zakończ lub odwołaj',
  move: 'Zapisz godziny',
  /** What comes next is its preview. */
  end: 'Zakończ teraz…',
  cancel: 'Odwołaj…',
  preview: 'Podgląd i\u00a0inny termin publikacji',
  plan: 'Zapowiedz prace',
  titlePl: 'Tytuł po polsku',
  titleEn: 'Tytuł po angielsku',
  from: 'Początek (czas\u00a0w\u00a0Warszawie)',
  until: 'Koniec (czas\u00a0w\u00a0Warszawie)',
  state: 'Stan funkcji w\u00a0czasie prac',
  panels: 'Panele',
  panelsHelp: 'Bez wyboru: wszystkie.',
  features: 'Funkcje (bez wyboru: wszystkie)',
  publish: 'Zapowiedz',
};

type StaffMaintenanceWords = typeof pl;

const en: StaffMaintenanceWords = {
  title: 'Planned maintenance',
  lead: 'It begins and ends by itself, by the site clock. Meanwhile readers see the worse of two states: the one stated or the one announced.',
  none: 'No maintenance has been announced.',
  phase: {
    planned: 'planned',
    active: 'in progress',
    unconfirmed: 'end not confirmed',
    done: 'done',
    cancelled: 'cancelled',
  },
  toldFrom: (when) =>
    `The home page and the pages of panels and features show it from ${when}, the history at once.`,
  endedAt: (when) => `Ended on ${when}.`,
  cancelledAt: (when) => `Cancelled on ${when}.`,
  untranslated: 'There is no translation: readers of the English pages will see the Polish text.',
  told: {
    planned: 'The maintenance is announced.',
    moved: 'The new times are saved.',
    kept: 'Nothing was changed: it stays as somebody else has it.',
  },
  conflictLead:
    'Since you looked at this maintenance, somebody has changed it. Choose what is to stay. The preview comes next.',
  change: 'Move, extend, end or cancel',
  move: 'Save the times',
  end: 'End now…',
  cancel: 'Cancel it…',
  preview: 'Preview, or publish later',
  plan: 'Announce maintenance',
  titlePl: 'Title in Polish',
  titleEn: 'Title in English',
  from: 'Begins (Warsaw time)',
  until: 'Ends (Warsaw time)',
  state: 'State of each feature meanwhile',
  panels: 'Panels',
  panelsHelp: 'None chosen: all.',
  features: 'Features (none chosen: all)',
  publish: 'Announce',
};

export const staffMaintenanceWords: Readonly<Record<Locale, StaffMaintenanceWords>> = { pl, en };
