import type { Locale } from '../domain/locale.ts';
import { type Instant, localTime } from '../domain/time.ts';
import { type DateReader, daysOfMidnight, formatInstant } from './dates.ts';
import { MONTHS } from './months.ts';
import { type PluralForms, plural } from './plural.ts';

const hours: Record<Locale, PluralForms> = {
  pl: { one: 'godziny', many: 'godzin' },
  en: { one: 'hour', many: 'hours' },
};

/** Words of the pictures of time. */
const pl = {
  title: 'Przebieg',
  name: (from: string, to: string, today: string) =>
    `Przebieg na osi czasu od ${from} do ${to}, stan na ${today}. To samo jest w\u00a0tabeli pod rysunkiem.`,
  asTable: 'To samo jako tabela',
  caption: (today: string) => `Przebieg, stan na ${today}`,
  when: 'Kiedy',
  panels: 'Panele',
  what: 'Co',
  todayIs: (day: string) => `dziś, ${day}`,
  months: ['sty', 'lut', 'mar', 'kwi', 'maj', 'cze', 'lip', 'sie', 'wrz', 'paź', 'lis', 'gru'],
  monthNames: [
    'styczeń',
    'luty',
    'marzec',
    'kwiecień',
    'maj',
    'czerwiec',
    'lipiec',
    'sierpień',
    'wrzesień',
    'październik',
    'listopad',
    'grudzień',
  ] as readonly string[],
  midnight: (before: string, day: string) => `północ z\u00a0${before} na\u00a0${day}`,
  since: (day: string) => `od ${day}`,
  latest: (day: string) => `najpóźniej ${day}`,
  /** What it is now it had been before, and not all the time since. */
  changedLatest: (day: string) => `ostatnia zmiana najpóźniej ${day}`,
  /** Of what happened: restored. */
  on: (day: string) => day,
  sinceLatest: (day: string) => `najpóźniej od ${day}`,
  latestFull: (day: string) => `najpóźniej ${day}, dnia nie podano`,
  tolerance: (count: number) =>
    `z\u00a0dokładnością do ${count.toLocaleString('pl')}\u00a0${plural('pl', count, hours.pl)}`,
  backupLabel: (when: string, tolerance: number) =>
    `kopia: ${when}${tolerance === 0 ? '' : `, ±${tolerance.toLocaleString('pl')}\u00a0godz.`}`,
  failure: (when: string) => `awaria: ${when}`,
  backupRow:
    'Do tej chwili sięga stan przywrócony z\u00a0kopii. Tego, co było potem aż do awarii, w\u00a0nim nie ma.',
  failureRow: 'Początek awarii.',
  expected: 'Termin:',
  legend: {
    run: 'działa',
    missing: 'działał, ale danych z\u00a0tego czasu nie ma',
    part: 'w\u00a0trakcie przywracania',
    stop: 'nie działa',
    back: 'wrócił w\u00a0tym czasie, dnia nie podano',
    changed: 'stan zmienił się w\u00a0tym czasie, dnia nie podano',
    new: 'nowe konta',
    day: 'zapowiedziany dzień',
    about: 'dzień w\u00a0przybliżeniu',
    late: 'termin minął',
  },
};

type TimelineWords = typeof pl;

const en: TimelineWords = {
  title: 'Course of events',
  name: (from, to, today) =>
    `Course of events from ${from} to ${to}, as of ${today}. The table below the picture says the same.`,
  asTable: 'The same as a table',
  caption: (today) => `Course of events, as of ${today}`,
  when: 'When',
  panels: 'Panels',
  what: 'What',
  todayIs: (day) => `today, ${day}`,
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  monthNames: MONTHS.en,
  midnight: (before, day) => `midnight between ${before} and ${day}`,
  since: (day) => `from ${day}`,
  latest: (day) => `by ${day} at the latest`,
  changedLatest: (day) => `changed by ${day} at the latest`,
  on: (day) => `on ${day}`,
  sinceLatest: (day) => `since ${day} at the latest`,
  latestFull: (day) => `by ${day} at the latest, the day is not stated`,
  tolerance: (count) => `give or take ${count.toLocaleString('en')}\u00a0${plural('en', count, hours.en)}`,
  backupLabel: (when, tolerance) =>
    `backup: ${when}${tolerance === 0 ? '' : `, ±${tolerance.toLocaleString('en')}\u00a0h`}`,
  failure: (when) => `failure: ${when}`,
  backupRow:
    'What was restored from the backup ends here. Nothing from after it, up to the failure, is in it.',
  failureRow: 'The failure began.',
  expected: 'Expected:',
  legend: {
    run: 'works',
    missing: 'worked, but the data from this time are missing',
    part: 'being restored',
    stop: 'down',
    back: 'came back within this time, day not stated',
    changed: 'changed within this time, day not stated',
    new: 'new accounts',
    day: 'expected on the day',
    about: 'expected about the day',
    late: 'date has passed',
  },
};

export const timelineWords: Readonly<Record<Locale, TimelineWords>> = { pl, en };

/** `10 marca, 00:47`; midnight by both its days, since it is read as either. */
export function formatMoment(instant: Instant, reader: DateReader): string {
  const { day, clock } = localTime(instant);
  if (clock !== '00:00') return formatInstant(instant, reader);
  return timelineWords[reader.locale].midnight(...daysOfMidnight(day, reader));
}
