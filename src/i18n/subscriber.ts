import type { Locale } from '../domain/locale.ts';

/** Words of the pages behind the links that subscribers get. */
const pl = {
  confirm: {
    title: 'Potwierdź powiadomienia',
    lead: (where: string) => `Będziemy wysyłać (${where}):`,
    button: 'Potwierdzam',
    done: 'Gotowe',
    doneText: 'Od teraz dostajesz:',
    doneAlready: 'Wszystko, na co czekasz, już działa, więc nie ma czego wysyłać. Twój adres usunęliśmy.',
    doneWays: 'W\u00a0każdej wiadomości jest link, którym zmienisz wybór albo zrezygnujesz.',
    already: 'Już potwierdzone',
    alreadyText: 'Nie trzeba robić nic więcej. Dostajesz:',
    choices: 'Zmień wybór albo zrezygnuj',
    gone: 'Ten link już nie działa',
    goneText:
      'Linkiem można potwierdzić raz, w\u00a0ciągu 48\u00a0godzin. Jeśli już to było zrobione, nie trzeba robić nic więcej. Jeśli nie, zamów powiadomienia jeszcze raz, a\u00a0wyślemy nowy.',
  },
  secret: 'Sekret webhooka',
  secretText:
    'Podpisujemy nim każde wywołanie (Standard Webhooks). Zapisz go w\u00a0swoim programie: pokazujemy go tylko na stronie otwartej takim linkiem.',
  challenge: 'Zanim potwierdzisz, przygotuj odbiornik: sprawdzimy próbnym wywołaniem, czy odpowiada.',
  unanswered:
    'Webhook nie odpowiedział na próbne wywołanie. Sprawdź odbiornik i\u00a0potwierdź jeszcze raz; link nadal działa.',
  end: {
    title: 'Zakończ powiadomienia',
    lead: (where: string) => `Nie wyślemy już nic (${where}), a\u00a0adres usuniemy.`,
    ends: 'Co się skończy:',
    button: 'Zakończ',
    done: 'Powiadomienia zakończone',
    doneText: 'Nic więcej nie wyślemy. Adres usunęliśmy.',
    asked: 'Sprawdź pocztę',
    askedText:
      'Pocztę pod tym adresem czyta pewnie kilka osób, więc wysłaliśmy na niego pytanie. Powiadomienia skończą się, gdy ktoś potwierdzi to linkiem z\u00a0tego e-\u2060maila.',
    gone: 'Pod tym linkiem nie ma powiadomień',
    goneText: 'Są już zakończone albo link jest niepełny. Nic nie wysyłamy.',
  },
  manage: {
    title: 'Twoje powiadomienia',
    where: (where: string) => `Dokąd wysyłamy: ${where}.`,
    pending: 'Te powiadomienia nie są jeszcze potwierdzone: otwórz link, który wysłaliśmy.',
    stopped:
      'Przestaliśmy wysyłać, bo wiadomości nie dochodziły. Zamów powiadomienia jeszcze raz, gdy adres będzie działać.',
    chosen: 'Co wysyłamy',
    keep: 'Odznacz to, czego już nie chcesz.',
    waiting: (text: string) => `${text}: czeka na potwierdzenie`,
    fired: (text: string) => `${text}: wysłane`,
    none: 'Nic nie jest wybrane.',
    add: 'Dodaj coś jeszcze',
    save: 'Zapisz',
    saved: 'Zapisaliśmy Twój wybór.',
    end: 'Zakończ wszystkie powiadomienia',
    endText: 'Usuniemy adres i\u00a0wszystko, co tu widać.',
    gone: 'Ten link już nie działa',
    goneText:
      'Link do ustawień działa 30\u00a0dni, a\u00a0po zakończeniu powiadomień wcale. Nowy jest w\u00a0każdej wiadomości, którą wysyłamy.',
  },
  receipts: {
    title: 'Co do Ciebie wysłaliśmy',
    caption: 'Wiadomości, od najnowszej',
    none: 'Jeszcze nic.',
    clock:
      'Dni i\u00a0godziny wysłania są według zegara serwera, a\u00a0nie zegara strony, która odtwarza zdarzenie.',
    when: 'Kiedy',
    what: 'O czym',
    outcome: 'Wynik',
    page: 'Strona z\u00a0tamtej chwili',
    earlier: (count: number) => `Wcześniejsze (${count})`,
    status: {
      waiting: 'czeka',
      claimed: 'wysyłamy',
      sent: 'wysłane',
      refused: 'niedoręczone',
      withdrawn: 'niepotrzebne, wycofane',
    },
    revision: (revision: number) => `wydanie ${revision}`,
    service: {
      confirm: 'Link potwierdzający',
      end: 'Pytanie o\u00a0zakończenie',
      notice: 'Powiadomienia przychodzą teraz stąd',
      test: 'Wiadomość próbna',
      stopped: 'Wysyłanie wstrzymane',
      other: 'Wiadomość',
    },
    maintenance: 'Planowane prace',
    answer: (title: string) => `Odpowiedź: ${title}`,
    promise: (what: string) => `Termin: ${what}`,
    andMore: (what: string, count: number) => `${what} i\u00a0jeszcze ${count}`,
  },
  where: {
    browser: 'ta przeglądarka',
    host: (channel: string, host: string) => `${channel}, ${host}`,
  },
};

type SubscriberWords = typeof pl;

const en: SubscriberWords = {
  confirm: {
    title: 'Confirm notifications',
    lead: (where) => `We will send (${where}):`,
    button: 'Confirm',
    done: 'Done',
    doneText: 'From now on you get:',
    doneAlready:
      'Everything you were waiting for already works, so there is nothing to send. Your address has been erased.',
    doneWays: 'Every message has a\u00a0link to change your choices or to unsubscribe.',
    already: 'Already confirmed',
    alreadyText: 'There is nothing more to do. You get:',
    choices: 'Change your choices or unsubscribe',
    gone: 'This link no longer works',
    goneText:
      'A\u00a0link confirms once, within 48 hours. If that was done, there is nothing more to do. If not, ask for notifications again and we will send a\u00a0new one.',
  },
  secret: 'Webhook secret',
  secretText:
    'Every call is signed with it (Standard Webhooks). Store it in your program: it is shown only on the page behind such a\u00a0link.',
  challenge: 'Set the receiver up before you confirm: a\u00a0test call checks that it answers.',
  unanswered:
    'The webhook did not answer the test call. Check the receiver and confirm again; the link still works.',
  end: {
    title: 'End notifications',
    lead: (where) => `We will send nothing more (${where}) and will erase the address.`,
    ends: 'What ends:',
    button: 'End',
    done: 'Notifications ended',
    doneText: 'Nothing more will be sent. The address has been erased.',
    asked: 'Check the mailbox',
    askedText:
      'Several people probably read mail at this address, so we sent a\u00a0question to it. The notifications end when somebody confirms with the link in that e-\u2060mail.',
    gone: 'There are no notifications behind this link',
    goneText: 'They have ended already, or the link is incomplete. Nothing is sent.',
  },
  manage: {
    title: 'Your notifications',
    where: (where) => `We send to: ${where}.`,
    pending: 'These notifications are not confirmed yet: open the link that we sent.',
    stopped:
      'We stopped sending because messages did not arrive. Ask for notifications again when the address works.',
    chosen: 'What we send',
    keep: 'Untick what you no longer want.',
    waiting: (text) => `${text}: waiting for confirmation`,
    fired: (text) => `${text}: sent`,
    none: 'Nothing is chosen.',
    add: 'Add something else',
    save: 'Save',
    saved: 'Your choices are saved.',
    end: 'End all notifications',
    endText: 'We erase the address and everything shown here.',
    gone: 'This link no longer works',
    goneText:
      'A\u00a0link to these settings works for 30 days, and not at all once notifications have ended. Every message we send has a\u00a0new one.',
  },
  receipts: {
    title: 'What we sent you',
    caption: 'Messages, newest first',
    none: 'Nothing yet.',
    clock: 'When we sent it is by the server’s clock, not by that of the site, which replays an incident.',
    when: 'When',
    what: 'About what',
    outcome: 'Outcome',
    page: 'The page at that moment',
    earlier: (count) => `Earlier (${count})`,
    status: {
      waiting: 'waiting',
      claimed: 'being sent',
      sent: 'sent',
      refused: 'not delivered',
      withdrawn: 'not needed, withdrawn',
    },
    revision: (revision) => `revision ${revision}`,
    service: {
      confirm: 'Confirmation link',
      end: 'Question about ending',
      notice: 'Notifications now come from here',
      test: 'Test message',
      stopped: 'Sending stopped',
      other: 'Message',
    },
    maintenance: 'Planned maintenance',
    answer: (title) => `Answer: ${title}`,
    promise: (what) => `Date: ${what}`,
    andMore: (what, count) => `${what} and ${count} more`,
  },
  where: {
    browser: 'this browser',
    host: (channel, host) => `${channel}, ${host}`,
  },
};

export const subscriberWords: Readonly<Record<Locale, SubscriberWords>> = { pl, en };
