import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../src/config/folders.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import {
  formatDay,
  formatDayShort,
  formatInstant,
  formatInstantExactly,
  formatInstantInFull,
  wordsOfLocalTime,
} from '../../../src/i18n/dates.ts';
import { formatBackup } from '../../../src/i18n/incident.ts';
import { formatMoment } from '../../../src/i18n/timeline.ts';
import { dayOf } from '../../support/day.ts';
import { plain } from '../../support/documents.ts';

const reader = (locale: Locale, typed: string, leavesPage = false) => {
  const now = parseInstant(typed);
  if (now === null) throw new Error(`no instant: ${typed}`);
  return { locale, now, leavesPage };
};
const instant = (typed: string) => reader('pl', typed).now;

test('a local time that names no instant, or two, is told in words all the same', () => {
  const told = (typed: string, locale: Locale) => wordsOfLocalTime(typed, locale).map(plain);
  expect(told('2021-03-28T02:30', 'pl')).toEqual(['28 marca 2021', '02:30']);
  expect(told('2020-10-25T02:30+02:00', 'en')).toEqual(['25 October 2020', '02:30']);
});

describe('the year of a day stands unless it is the year of the site clock', () => {
  test.for([
    ['pl', '2021-03-17', '2021-12-31T23:59', '17 marca', '17.03'],
    ['en', '2021-03-17', '2021-12-31T23:59', '17 March', '17 Mar'],
    ['pl', '2021-03-17', '2022-01-01T00:00', '17 marca 2021', '17.03.2021'],
    ['en', '2021-03-17', '2022-01-01T00:00', '17 March 2021', '17 Mar 2021'],
    // The year turns in Warsaw: an hour before it does in Greenwich.
    ['pl', '2021-12-31', '2021-12-31T22:59:59Z', '31 grudnia', '31.12'],
    ['pl', '2021-12-31', '2021-12-31T23:00:00Z', '31 grudnia 2021', '31.12.2021'],
    ['pl', '2022-01-01', '2021-12-31T22:59:59Z', '1 stycznia 2022', '01.01.2022'],
    ['pl', '2022-01-01', '2021-12-31T23:00:00Z', '1 stycznia', '01.01'],
    ['en', '2024-02-29', '2024-02-29T12:00', '29 February', '29 Feb'],
    ['en', '2024-02-29', '2025-02-28T12:00', '29 February 2024', '29 Feb 2024'],
    ['pl', '2031-03-17', '2021-03-17T12:00', '17 marca 2031', '17.03.2031'],
  ] as const)('%s: %s at %s reads %s', ([locale, of, now, long, short]) => {
    expect(plain(formatDay(dayOf(of), reader(locale, now)))).toBe(long);
    expect(plain(formatDayShort(dayOf(of), reader(locale, now)))).toBe(short);
  });

  test('an instant is of the day that it is in Warsaw', () => {
    const newYear = reader('pl', '2022-01-01T12:00');
    expect(plain(formatInstant('2021-12-31T22:59:00.000Z', newYear))).toBe('31 grudnia 2021, 23:59');
    expect(plain(formatInstant('2021-12-31T23:00:00.000Z', newYear))).toBe('1 stycznia, 00:00');
    expect(plain(formatInstant('2022-10-30T00:30:00.000Z', newYear))).toBe('30 października, 02:30 (+02:00)');
  });

  test('midnight has both its days, each by the rule', () => {
    const midnight = instant('2021-01-01T00:00');
    expect(plain(formatMoment(midnight, reader('pl', '2021-01-02T12:00')))).toBe(
      'północ z 31 grudnia 2020 na 1 stycznia',
    );
    expect(plain(formatBackup(instant('2021-03-09T00:00'), 0, reader('en', '2022-01-02T12:00')))).toBe(
      'as of midnight between 8 and 9 March 2021',
    );
  });

  test('what leaves the page has every day with its year', () => {
    const copy = reader('pl', '2021-03-17T12:00', true);
    expect(plain(formatDay(dayOf('2021-03-17'), copy))).toBe('17 marca 2021');
    expect(formatDayShort(dayOf('2021-03-17'), copy)).toBe('17.03.2021');
    expect(plain(formatInstantInFull(copy.now, 'en'))).toBe('17 March 2021, 12:00');
    expect(plain(formatInstantExactly(copy.now, 'pl'))).toBe(
      '17 marca 2021, 12:00 (2021-03-17 11:00:00 UTC)',
    );
  });
});

const sources = globSync('src/**/*.{ts,astro}', { cwd: ROOT }).map((file) => ({
  file,
  text: readFileSync(join(ROOT, file), 'utf8'),
}));
const withWords = (words: RegExp) =>
  sources
    .filter(({ text }) => words.test(text))
    .map(({ file }) => file)
    .sort();

describe('days are named in one place', () => {
  test('nobody else has the names of the months but who shows them alone, or tells the days of accounts', () => {
    expect(withWords(/from '.*\/(?:months|name-day)\.ts'/)).toEqual([
      'src/i18n/dates.ts',
      'src/i18n/history.ts',
      'src/i18n/lookup.ts',
      'src/i18n/promise-phrases.ts',
      'src/i18n/tell-promise.ts',
      'src/i18n/timeline.ts',
    ]);
  });

  test('nobody asks the machine for a date in words but pages that are kept, and readers by another clock', () => {
    expect(withWords(/toLocale(?:Date|Time)?String\(\s*[`'"\w.[\]{}$-]+,\s*\{|dateStyle|month: '/)).toEqual([
      // An ISO day.
      'src/domain/site-day.ts',
      // The front has no words of the site's: a page that nobody could make anew says until when it was certain, with the year.
      'src/front/outdated.ts',
      'src/i18n/offline.ts',
      'src/ui/scripts/promises.ts',
    ]);
  });

  test('the year always stands where it is named here why', () => {
    expect(withWords(/\bformat(?:Day|Instant)(?:InFull|Exactly)\b/)).toEqual([
      // Feeds are read elsewhere, and later.
      'src/formats/statuspage/history-feed.ts',
      'src/i18n/dates.ts',
      // A question about a year.
      'src/i18n/staff-questions.ts',
      // Mails are read later.
      'src/notify/email/section-moment.ts',
      // The past may be years away.
      'src/ui/layout/Page.astro',
      'src/ui/past/PastNotice.astro',
      // As of when what is copied speaks.
      'src/views/answer-copy.ts',
      'src/views/as-of.ts',
      // Calendars keep what they were told.
      'src/views/calendar.ts',
      'src/views/changes-between.ts',
      // What search engines are told of the page.
      'src/views/gone.ts',
      // As of when the page speaks.
      'src/views/page.ts',
      // What stands in pages of others, and in pictures, is looked at whenever.
      'src/views/panel-notice.ts',
      // What was sent may be months away, by the machine's clock.
      'src/views/receipts.ts',
      'src/views/share.ts',
      // Signing in, tokens and the audit go by the machine's clock, which may have another year than the site's.
      'src/views/staff/account.ts',
      'src/views/staff/audit.ts',
      // Authorities are told by the machine's clock, and what they are handed is read years later.
      'src/views/staff/authority.ts',
      // Drafts are saved by the machine's clock.
      'src/views/staff/draft-lines.ts',
      // What is put into words of an update is read years later.
      'src/views/staff/fill-template.ts',
      // An authority reads it beside the records of others.
      'src/views/staff/incident-report.ts',
      'src/views/staff/kept.ts',
      // A replay says as of when it is.
      // Nobody was told since then, by the machine's clock.
      'src/views/staff/notifications.ts',
      'src/views/staff/page.ts',
      'src/views/staff/passkey-lines.ts',
      'src/views/staff/redact.ts',
      'src/views/staff/report-event.ts',
      // Alerts come by the machine's clock.
      'src/views/staff/suggestion-list.ts',
      'src/views/staff/tokens.ts',
      // Entries of feeds stay in readers for years.
      'src/views/told-change.ts',
    ]);
    expect(withWords(/\bleavesPage: true\b|\bpromiseLanguageInFull\b/)).toEqual([
      'src/cli/incident-report.ts',
      'src/cli/promise-in-english.ts',
      'src/formats/status.ts',
      'src/formats/statuspage/maintenances.ts',
      // The past may be years away.
      'src/http/answer-past.ts',
      'src/i18n/dates.ts',
      'src/i18n/promise-phrases.ts',
      // What is sent is read elsewhere, and later.
      'src/notify/compose-cells.ts',
      'src/notify/compose.ts',
      'src/views/answer-copy.ts',
      'src/views/calendar.ts',
      'src/views/changes-between.ts',
      // What search engines are told of the page.
      'src/views/feature.ts',
      // The line as of when the page speaks.
      'src/views/page.ts',
      'src/views/panel-notice.ts',
      'src/views/share.ts',
      'src/views/staff/compose-answer.ts',
      'src/views/told-change.ts',
    ]);
  });
});
