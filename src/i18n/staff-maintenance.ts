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
  times: (from: string, until: string) => `od ${from} do ${until}`,
  told: {
    planned: 'Zapowiedziano. Czytelnicy już to widzą.',
    moved: 'Zapisano nowe godziny.',
    ended: 'Zapisano koniec prac.',
    cancelled: 'Odwołano prace.',
  },
  change: 'Przesuń albo przedłuż',
  move: 'Zapisz godziny',
  end: 'Zakończ teraz',
  cancel: 'Odwołaj',
  plan: 'Zapowiedz prace',
  titlePl: 'Tytuł po polsku',
  titleEn: 'Tytuł po angielsku',
  bodyPl: 'Treść po polsku (Markdown)',
  bodyEn: 'Treść po angielsku (Markdown)',
  enHelp: 'Bez tłumaczenia czytelnicy wersji angielskiej zobaczą tekst polski z\u00a0dopiskiem.',
  from: 'Początek (czas\u00a0w\u00a0Warszawie)',
  until: 'Koniec (czas\u00a0w\u00a0Warszawie)',
  state: 'Co będzie z\u00a0funkcjami w\u00a0czasie prac',
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
  times: (from, until) => `from ${from} until ${until}`,
  told: {
    planned: 'Announced. Readers see it now.',
    moved: 'The new times are saved.',
    ended: 'The end of the maintenance is saved.',
    cancelled: 'The maintenance is cancelled.',
  },
  change: 'Move or extend',
  move: 'Save the times',
  end: 'End now',
  cancel: 'Cancel it',
  plan: 'Announce maintenance',
  titlePl: 'Title in Polish',
  titleEn: 'Title in English',
  bodyPl: 'Text in Polish (Markdown)',
  bodyEn: 'Text in English (Markdown)',
  enHelp: 'Without a translation, English readers see the Polish text with a note.',
  from: 'Begins (Warsaw time)',
  until: 'Ends (Warsaw time)',
  state: 'What features do meanwhile',
  panels: 'Panels',
  panelsHelp: 'None chosen: all.',
  features: 'Features (none chosen: all)',
  publish: 'Announce',
};

export const staffMaintenanceWords: Readonly<Record<Locale, StaffMaintenanceWords>> = { pl, en };
