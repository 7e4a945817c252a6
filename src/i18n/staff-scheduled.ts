import type { Locale } from '../domain/locale.ts';

/** Words of the publications that are still to come. */
const pl = {
  title: 'Zaplanowane',
  lead: 'Czytelnicy jeszcze tego nie widzą. To, co anulujesz, nie zostawi śladu na stronie.',
  none: 'Nic nie czeka na publikację.',
  holds: 'Wstrzymane',
  scheduled: 'Zaplanowane na później',
  refused: 'Nieopublikowane',
  at: (when: string) => `o\u00a0${when}`,
  left: 'zostało',
  until: (when: string) => `do ${when} na zegarze serwera`,
  siteClock: (when: string) => `${when} na zegarze strony`,
  by: (who: string) => `Zlecenie: ${who}`,
  cancel: 'Anuluj',
  dismiss: 'Przyjmuję do wiadomości',
  again: 'Do macierzy',
  cancelled: 'Anulowano. Nic nie opublikowano.',
  held: 'Wstrzymano. Zostanie opublikowane o\u00a0podanej porze, chyba że wcześniej anulujesz.',
  planned: 'Zaplanowano. Zostanie opublikowane o\u00a0podanej porze.',
  dismissed: 'Przyjęto do wiadomości.',
  undoing: (revision: number) => `Cofnięcie wydania ${revision}`,
  titles: {
    confirm: 'Potwierdzenie, że nic się nie zmieniło',
    update: 'Aktualizacja zdarzenia',
    words: 'Zmiana tekstów',
  },
  work: {
    planned: (title: string) => `Zapowiedź prac: ${title}`,
    moved: (title: string) => `Nowe godziny prac: ${title}`,
    ended: (title: string) => `Koniec prac: ${title}`,
    cancelled: (title: string) => `Odwołanie prac: ${title}`,
  },
  reason: (reason: string) => `Dlaczego: ${reason}`,
};

type ScheduledWords = typeof pl;

const en: ScheduledWords = {
  title: 'Scheduled',
  lead: 'Readers do not see this yet. What you cancel leaves no trace on the site.',
  none: 'Nothing is waiting to be published.',
  holds: 'On hold',
  scheduled: 'Scheduled for later',
  refused: 'Could not be published',
  at: (when) => `at ${when}`,
  left: 'left',
  until: (when) => `until ${when} by the server’s clock`,
  siteClock: (when) => `${when} by the site clock`,
  by: (who) => `Prepared by ${who}`,
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  again: 'To the matrix',
  cancelled: 'Cancelled. Nothing was published.',
  held: 'On hold. It will be published at the time given, unless you cancel it first.',
  planned: 'Scheduled. It will be published at the time given.',
  dismissed: 'Dismissed.',
  undoing: (revision) => `Undo of revision ${revision}`,
  titles: {
    confirm: 'Confirmation that nothing changed',
    update: 'Update on an incident',
    words: 'Change of texts',
  },
  work: {
    planned: (title) => `Announcement of maintenance: ${title}`,
    moved: (title) => `New times of maintenance: ${title}`,
    ended: (title) => `End of maintenance: ${title}`,
    cancelled: (title) => `Cancellation of maintenance: ${title}`,
  },
  reason: (reason) => `Why: ${reason}`,
};

export const scheduledWords: Readonly<Record<Locale, ScheduledWords>> = { pl, en };
