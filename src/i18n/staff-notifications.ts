import type { Locale } from '../domain/locale.ts';
import type { PauseReason } from '../domain/notify-status.ts';
import type { ChannelName } from '../domain/subscription.ts';
import { type PluralForms, plural } from './plural.ts';

function counted(locale: Locale, count: number, forms: PluralForms): string {
  return `${count}\u00a0${plural(locale, count, forms)}`;
}

/** Words of the page about telling subscribers, and of what a change says to whom. */
const pl = {
  title: 'Powiadomienia',
  errorsTitle: 'Tego nie zrobiliśmy',
  lead: 'Kogo powiadamiamy, co czeka w\u00a0kolejce i\u00a0czego nie udało się dostarczyć. Adresów nikt tu nie widzi.',
  none: 'Nikt jeszcze nie poprosił o\u00a0powiadomienia.',
  goingOn: 'Powiadomienia wychodzą.',
  never: 'Powiadomienia jeszcze nie ruszyły: proces, który je wysyła, nie był uruchomiony.',
  paused: (when: string, who: string | null) =>
    who === null ? `Wstrzymane od ${when}.` : `Wstrzymane od ${when} (${who}).`,
  reasons: {
    'first-start':
      'To pierwszy start. Sprawdź, czy adresy i\u00a0serwer poczty są właściwe, i\u00a0włącz wysyłanie.',
    copied: 'Baza jest kopią zapasową. Upewnij się, że to nie kopia próbna.',
    restored:
      'Dziennik jest inny niż ten, o\u00a0którym powiadamialiśmy: przywrócono kopię. Upewnij się, że to nie kopia próbna.',
    address: 'Strona ma inny adres niż ostatnio. Upewnij się, że to nie kopia próbna.',
    refusals:
      'Serwer odrzucił zbyt wiele wiadomości naraz. Sprawdź listę niżej, zanim włączysz wysyłanie. Nikogo nie wypisaliśmy.',
    staff: 'Wiadomości czekają w\u00a0kolejce. To, co starsze niż godzina, już nie wyjdzie.',
  } satisfies Record<PauseReason, string>,
  replay:
    'Strona odtwarza zdarzenie z\u00a0przeszłości, więc nic nie wychodzi – poza wiadomościami na adres z\u00a0NOTIFY_TEST.',
  pause: 'Wstrzymaj wszystko',
  resume: 'Włącz wysyłanie',
  test: 'Wyślij próbę do mnie',
  testHelp: (email: string) => `Wiadomość próbna trafi na adres ${email}.`,
  testNot: (email: string) =>
    `Próba na adres ${email} nie wyjdzie: na tej stronie wiadomości dostaje tylko adres z\u00a0NOTIFY_TEST.`,
  tested: (email: string) => `Wiadomość próbna na adres ${email} czeka w\u00a0kolejce.`,
  channelsTitle: 'Kanały',
  channel: 'Kanał',
  confirmed: 'Odbiorcy',
  pending: 'Niepotwierdzeni',
  stopped: 'Wstrzymani',
  waiting: 'W\u00a0kolejce',
  sent: 'Wysłane w\u00a0ciągu doby',
  refused: 'Odrzucone w\u00a0ciągu doby',
  late: (since: string) => `najstarsza od ${since}`,
  channels: {
    email: 'E-mail',
    push: 'Przeglądarka',
    webhook: 'Webhook',
    slack: 'Slack',
    teams: 'Microsoft Teams',
    discord: 'Discord',
    'google-chat': 'Google Chat',
  } satisfies Record<ChannelName, string>,
  failuresTitle: 'Niedostarczone',
  noFailures: 'Nie ma nieudanych wysyłek.',
  attempts: (count: number) => counted('pl', count, { one: 'próba', few: 'próby', many: 'prób' }),
  again: 'Próbujemy dalej.',
  gaveUp: 'Zrezygnowaliśmy.',
  retry: 'Spróbuj ponownie',
  rate: (count: number) => `Limit e-\u2060maili na sekundę: ${count}, wspólny dla wszystkich procesów.`,
  /** Of a change that is previewed. */
  concernedTitle: 'Kogo powiadomimy',
  nobody: 'Nikogo: tej zmiany nikt nie obserwuje albo o\u00a0takich nie powiadamiamy.',
  concerned: (channel: string, count: string, digest: string | null) =>
    digest === null
      ? `${channel}: ${count}`
      : `${channel}: ${count}, w\u00a0tym ${digest} w\u00a0skrócie dnia o\u00a008:00`,
  people: (count: number) => counted('pl', count, { one: 'odbiorca', few: 'odbiorców', many: 'odbiorców' }),
  takes: (duration: string) => `E-maile wyjdą w\u00a0ciągu ${duration}.`,
  seconds: (count: number) => counted('pl', count, { one: 'sekundy', few: 'sekund', many: 'sekund' }),
  minutes: (count: number) => counted('pl', count, { one: 'minuty', few: 'minut', many: 'minut' }),
  hours: (count: number) => counted('pl', count, { one: 'godziny', few: 'godzin', many: 'godzin' }),
  pausedNow: 'Wysyłanie jest wstrzymane: wiadomości poczekają w\u00a0kolejce.',
};

type NotificationWords = typeof pl;

const en: NotificationWords = {
  title: 'Notifications',
  errorsTitle: 'This was not done',
  lead: 'Who is told, what is waiting in the queue, and what could not be delivered. Nobody sees addresses here.',
  none: 'Nobody has asked to be told yet.',
  goingOn: 'Notifications are going out.',
  never: 'Notifications have not begun: the process that sends them has never run.',
  paused: (when, who) => (who === null ? `Paused since ${when}.` : `Paused since ${when} by ${who}.`),
  reasons: {
    'first-start': 'This is the first start. Check the addresses and the mail server, then turn sending on.',
    copied: 'The database is a backup. Make sure that this is not a test copy.',
    restored:
      'The log is not the one that people were told about: a backup was restored. Make sure that this is not a test copy.',
    address: 'The site’s address has changed since last time. Make sure that this is not a test copy.',
    refusals:
      'The server refused too many messages at once. Look at the list below before you turn sending on. Nobody was unsubscribed.',
    staff: 'Messages are waiting in the queue. What is older than an hour will no longer go out.',
  },
  replay:
    'The site replays an incident of the past, so nothing goes out except to the address in NOTIFY_TEST.',
  pause: 'Pause everything',
  resume: 'Turn sending on',
  test: 'Send me a test',
  testHelp: (email) => `The test message goes to ${email}.`,
  testNot: (email) =>
    `A\u00a0test to ${email} would not go out: on this site only the address in NOTIFY_TEST gets messages.`,
  tested: (email) => `The test message to ${email} is waiting in the queue.`,
  channelsTitle: 'Channels',
  channel: 'Channel',
  confirmed: 'Subscribers',
  pending: 'Not confirmed',
  stopped: 'Stopped',
  waiting: 'In the queue',
  sent: 'Sent in the last 24 hours',
  refused: 'Refused in the last 24 hours',
  late: (since) => `the oldest since ${since}`,
  channels: {
    email: 'E-mail',
    push: 'Browser',
    webhook: 'Webhook',
    slack: 'Slack',
    teams: 'Microsoft Teams',
    discord: 'Discord',
    'google-chat': 'Google Chat',
  },
  failuresTitle: 'Not delivered',
  noFailures: 'Nothing has failed.',
  attempts: (count) => counted('en', count, { one: 'attempt', many: 'attempts' }),
  again: 'We keep trying.',
  gaveUp: 'We gave up.',
  retry: 'Try again',
  rate: (count) => `Limit of e-\u2060mails per second: ${count}, shared by all processes.`,
  concernedTitle: 'Who will be told',
  nobody: 'Nobody: no one follows this change, or people are not told about changes like it.',
  concerned: (channel, count, digest) =>
    digest === null ? `${channel}: ${count}` : `${channel}: ${count}, ${digest} of them in the 08:00 digest`,
  people: (count) => counted('en', count, { one: 'subscriber', many: 'subscribers' }),
  takes: (duration) => `E-mails go out within ${duration}.`,
  seconds: (count) => counted('en', count, { one: 'second', many: 'seconds' }),
  minutes: (count) => counted('en', count, { one: 'minute', many: 'minutes' }),
  hours: (count) => counted('en', count, { one: 'hour', many: 'hours' }),
  pausedNow: 'Sending is paused: the messages will wait in the queue.',
};

export const notificationWords: Readonly<Record<Locale, NotificationWords>> = { pl, en };
