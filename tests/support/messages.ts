import type { Recipient } from '../../src/notify/channel.ts';
import type { Message, MessageSection } from '../../src/notify/message.ts';
import { NOON } from './events.ts';

const SITE = 'https://status.example.com';

/** What of a message is said of one thing. */
export function messageSection(over: Partial<MessageSection> = {}): MessageSection {
  return {
    heading: 'Synchronizacja cen, panel B',
    href: `${SITE}/feature/price-sync/`,
    lines: [
      'Synchronizacja cen znów działa w panelu B.',
      'Ceny zmienione od 9 marca wyślij jeszcze raz: lista produktów, akcja „Wyślij ceny”.',
    ],
    at: NOON,
    tone: 'good',
    ...over,
  };
}

/** News of one thing, in Polish. */
export function messageOf(over: Partial<Message> = {}): Message {
  return {
    id: 'm-0123456789abcdef',
    kind: 'news',
    locale: 'pl',
    revision: 412,
    site: 'Status BaseLinker',
    subject: 'Panel B: synchronizacja cen znów działa',
    lead: 'W panelu B zmienił się stan jednej funkcji, o której chcesz wiedzieć.',
    sections: [messageSection()],
    thread: 'feature/price-sync',
    links: {
      page: `${SITE}/panel/b/`,
      manage: `${SITE}/subscribe/choices/q2hLr0u8VbF5c1/`,
      oneClick: `${SITE}/subscribe/one-click/Jm4s1kP9tZ7w/`,
    },
    action: null,
    footer: [
      'Piszemy, bo chcesz wiedzieć o zmianach w panelu B. Potwierdzono to 14 marca 2021.',
      'Nie mierzymy, czy otwierasz te wiadomości ani czy klikasz odnośniki.',
    ],
    occurrences: ['evt-5f1c0d'],
    ...over,
  };
}

/** To whom mail goes. */
export function mailRecipient(over: Partial<Recipient> = {}): Recipient {
  return {
    subscriber: '0f8fad5b-d9cb-469f-a165-70867728950e',
    channel: 'email',
    address: 'anna@example.com',
    secret: null,
    format: 'latarnia',
    isGroup: false,
    ...over,
  };
}

const MANY = [
  ['Integracja z Allegro', 'good', 'Oferty i zamówienia z Allegro znów działają w panelach A i B.'],
  [
    'Archiwum zamówień, panel A',
    'limited',
    'Archiwum zamówień działa z ograniczeniem: brak zamówień sprzed 1 stycznia 2020.',
  ],
  ['Plik XML dla Ceneo, panel A', 'bad', 'Plik XML dla Ceneo nie działa. Termin: ok. 23 marca.'],
  ['Faktury, panel C', 'good', 'Faktury znów działają w panelu C.'],
  ['Menedżer produktów, panel B', 'good', 'Menedżer produktów znów działa w panelu B.'],
  [
    'Dane magazynu, panele A, B i C',
    'bad',
    'Dane magazynu nie są dostępne. Termin podany przez OVH: 22 marca.',
  ],
  [
    'Prace planowane',
    'plain',
    'Od 18 marca, 22:00 do 19 marca, 02:00 przenosimy bazy panelu C. W tym czasie panel C nie działa.',
  ],
  ['API, panel B', 'good', 'API znów działa w panelu B.'],
  ['Wiadomości e-mail do klientów', 'limited', 'Wiadomości wychodzą z opóźnieniem do dwóch godzin.'],
  ['Drukarki etykiet', 'good', 'Drukowanie etykiet znów działa we wszystkich panelach.'],
  [
    'Jak sprawdzić zamówienia z 9 marca?',
    'plain',
    'Zmieniliśmy odpowiedź: lista zamówień, które warto sprawdzić, jest teraz w panelu, w zakładce Zamówienia.',
  ],
  [
    'Pożar serwerowni OVH',
    'limited',
    'Obserwujemy: 9 z 12 serwerów działa od 17 marca, 08:00. Następna aktualizacja najpóźniej 18 marca, 12:00.',
  ],
] as const satisfies readonly (readonly [string, MessageSection['tone'], string])[];

const twelve = MANY.map(([heading, tone, line]) => messageSection({ heading, tone, lines: [line] }));

const LONG_UPDATE = [
  'Identyfikujemy: przywracamy bazy z kopii z nocy z 8 na 9 marca. Pierwsza z trzech jest gotowa i sprawdzona, dwie następne przenosimy na nowe serwery w Gravelines.',
  'Zamówienia, które spłynęły 9 marca między 00:00 a 00:47, nie są w kopii. Pobierzemy je jeszcze raz z Allegro, Amazona i eBaya; ze sklepów pobierz je ręcznie: Zamówienia, Pobierz ponownie, zakres od 9 marca.',
  'Nie łącz kont od nowa i nie usuwaj ich. Ponowne połączenie przerywa pobieranie i trzeba je zaczynać od początku.',
  'Nie wiemy jeszcze, czy odzyskamy pliki załączników. Więcej powiemy najpóźniej 18 marca, 12:00.',
];

/** One of each kind, as people look at them (`node scripts/mails.ts <folder>`). */
export const SAMPLE_MESSAGES: Readonly<Record<string, Message>> = {
  'news-1': messageOf(),
  'news-12': messageOf({
    subject: 'Zmieniło się 12 rzeczy w panelach A, B i C',
    lead: 'W ostatniej minucie zmieniło się 12 rzeczy, o których chcesz wiedzieć.',
    sections: twelve,
    thread: null,
  }),
  update: messageOf({
    subject: 'Pożar serwerowni OVH: nowa aktualizacja',
    lead: 'Jest nowa aktualizacja zdarzenia, które obserwujesz.',
    sections: [
      messageSection({
        heading: 'Pożar serwerowni OVH',
        tone: 'limited',
        lines: LONG_UPDATE,
        href: `${SITE}/incidents/ovh-2021-03/`,
      }),
    ],
    thread: 'incident/ovh-2021-03',
  }),
  confirm: messageOf({
    kind: 'confirm',
    subject: 'Potwierdź, że chcesz wiedzieć o zmianach w panelu B',
    lead: 'Ktoś, zapewne Ty, podał ten adres na stronie Status BaseLinker i poprosił o wiadomości o zmianach w panelu B. Potwierdź to, a zaczniemy pisać.',
    sections: [],
    thread: null,
    action: { label: 'Potwierdź', href: `${SITE}/subscribe/confirm/0Zk4bq8WmXf2rT6yLs9d/` },
    footer: [
      'To nie Ty? Nic nie rób. Bez potwierdzenia nic więcej nie przyślemy, a adres skasujemy po 48 godzinach.',
    ],
    occurrences: ['service/confirm/0Zk4bq'],
  }),
  once: messageOf({
    kind: 'once',
    subject: 'Synchronizacja cen w panelu B znów działa',
    lead: 'Na to czekasz: synchronizacja cen działa w panelu B. To jedyna wiadomość, o którą prosisz.',
    footer: ['Twój adres skasujemy po 7 dniach. Jeśli w ciągu doby coś się cofnie, damy znać.'],
  }),
  correction: messageOf({
    kind: 'correction',
    subject: 'Jednak nie: synchronizacja cen w panelu B znów nie działa',
    lead: 'O 12:00 napisaliśmy, że synchronizacja cen działa w panelu B. To przestało być prawdą.',
    sections: [
      messageSection({
        tone: 'bad',
        lines: [
          'Synchronizacja cen nie działa w panelu B. Termin: ok. 23 marca.',
          'Czekamy razem z Tobą: napiszemy, gdy zacznie działać.',
        ],
      }),
    ],
  }),
  digest: messageOf({
    kind: 'digest',
    locale: 'en',
    site: 'BaseLinker status',
    subject: 'Yesterday on panel B: 3 changes',
    lead: 'This is what changed between 16 March, 08:00 and 17 March, 08:00, and still holds.',
    sections: [
      messageSection({
        heading: 'Price synchronisation, panel B',
        lines: ['Price synchronisation works again on panel B.'],
      }),
      messageSection({
        heading: 'Order archive, panel B',
        tone: 'limited',
        lines: ['The order archive works with limits: orders from before 1 January 2020 are missing.'],
      }),
      messageSection({
        heading: 'Warehouse data, panel B',
        tone: 'bad',
        lines: ['Warehouse data are not available. OVH promised them for 22 March.'],
      }),
    ],
    thread: null,
    footer: [
      'You get this at 08:00 Warsaw because you asked for a digest of panel B. You confirmed it on 14 March 2021.',
    ],
  }),
};

/** What would mention everybody, link elsewhere or be read as markup, in each part that somebody writes. */
const MARKUP = [
  '@everyone @here <!channel> <!here> <@U123> <@&1> <users/all> <at>all</at>',
  '[zaloguj się](https://evil.test/) <https://evil.test/|zaloguj się> <a href="https://evil.test/">x</a>',
  '**a** _b_ ~c~ `d` ||e|| {{DATE(2021-01-01T00:00:00Z)}} &lt;!channel&gt;',
].join(' ');

/** A message that is nothing but that. */
export const EVIL: Partial<Message> = {
  subject: MARKUP,
  lead: MARKUP,
  site: MARKUP,
  sections: [messageSection({ heading: MARKUP, lines: [MARKUP, MARKUP] })],
  footer: [MARKUP],
};
