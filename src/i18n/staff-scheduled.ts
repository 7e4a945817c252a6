import type { Locale } from '../domain/locale.ts';

/** Words of the publications that are still to come. */
const pl = {
  title: 'Zaplanowane',
  lead: 'Czytelnicy jeszcze tego nie widzą. Anulowane nie zostawia śladu na stronie.',
  none: 'Nic nie czeka na publikację.',
  holds: 'Wstrzymane',
  scheduled: 'Zaplanowane na później',
  refused: 'Nie opublikowały się',
  at: (when: string) => `o\u00a0${when}`,
  left: 'zostało',
  until: (when: string) => `do ${when} na zegarze serwera`,
  siteClock: (when: string) => `${when} na zegarze strony`,
  by: (who: string) => `Zlecenie: ${who}`,
  cancel: 'Anuluj',
  dismiss: 'Przyjęte do wiadomości',
  again: 'Do macierzy',
  cancelled: 'Anulowano. Nic się nie ukazało.',
  held: 'Wstrzymano. Ukaże się samo o\u00a0podanej porze, chyba że wcześniej anulujesz.',
  planned: 'Zaplanowano. O\u00a0tej porze ukaże się samo.',
  dismissed: 'Odłożono.',
  undoing: (revision: number) => `Cofnięcie wydania ${revision}`,
  titles: {
    confirm: 'Potwierdzenie, że nic się nie zmieniło',
    update: 'Aktualizacja zdarzenia',
  },
  reason: (reason: string) => `Dlaczego: ${reason}`,
};

type ScheduledWords = typeof pl;

const en: ScheduledWords = {
  title: 'Scheduled',
  lead: 'Readers do not see this yet. What is cancelled leaves no trace on the site.',
  none: 'Nothing waits to be published.',
  holds: 'On hold',
  scheduled: 'Scheduled for later',
  refused: 'Could not be published',
  at: (when) => `at ${when}`,
  left: 'left',
  until: (when) => `until ${when} by the server’s clock`,
  siteClock: (when) => `${when} on the clock of the site`,
  by: (who) => `Prepared by ${who}`,
  cancel: 'Cancel',
  dismiss: 'Seen',
  again: 'To the matrix',
  cancelled: 'Cancelled. Nothing came out.',
  held: 'On hold. It comes out by itself at the time given, unless you cancel it before.',
  planned: 'Scheduled. At that time it comes out by itself.',
  dismissed: 'Put away.',
  undoing: (revision) => `Undo of revision ${revision}`,
  titles: {
    confirm: 'Confirmation that nothing changed',
    update: 'Update of an incident',
  },
  reason: (reason) => `Why: ${reason}`,
};

export const scheduledWords: Readonly<Record<Locale, ScheduledWords>> = { pl, en };
