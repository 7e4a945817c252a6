import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../../src/domain/locale.ts';
import { project } from '../../../src/domain/projection.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant, parseInstant } from '../../../src/domain/time.ts';
import { MONTHS } from '../../../src/i18n/months.ts';
import { routes } from '../../../src/publish/routes.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { viewOf } from '../../../src/views/registry.ts';
import {
  faqDocument,
  featureDocument,
  incidentDocument,
  panelDocument,
  plain,
} from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import {
  availability,
  cell,
  confirmation,
  contextOf,
  published,
  RENDERED,
  restoration,
  withdrawn,
} from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

function at(typed: string): Instant {
  const instant = parseInstant(typed);
  if (instant === null) throw new Error(`no instant: ${typed}`);
  return instant;
}

/** Everything that pages tell a day of, every five hours from the evening of 30 December 2021 on. */
const SAID = [
  published(
    panelDocument('a'),
    panelDocument('b'),
    featureDocument('xml'),
    featureDocument('api'),
    faqDocument('when', { features: ['xml'] }, { title: 'Kiedy?', body: 'Potem.' }),
    faqDocument('gone', {}, { title: 'Dawniej?', body: 'Tak.' }),
    incidentDocument('fire', { startedAt: at('2021-12-30T17:00'), backupAt: at('2021-12-30T00:00') }),
  ),
  restoration({ a: 'offline', b: 'restored' }, '2021-12-30'),
  availability([cell('xml', 'a', 'unavailable', '2021-12-31'), cell('xml', 'b', 'limited', '2022-01-02~')]),
  availability([cell('api', 'a', 'unavailable', 'soon'), cell('api', 'b', 'available')], '2021-12-31'),
  opened('flood', { impact: 'major', startedAt: at('2021-12-31T14:00') }),
  posted('flood', 'u1', { nextUpdateBy: at('2021-12-31T18:00') }),
  restoration({ a: 'restored' }, '2021-12-31'),
  availability([cell('xml', 'a', 'available'), cell('xml', 'b', 'limited', '2022-03-04')]),
  published(faqDocument('when', { features: ['xml'] }, { title: 'Kiedy?', body: 'W styczniu.' })),
  withdrawn('pl/faq/gone.md'),
  posted('flood', 'u2', { status: 'resolved', nextUpdateBy: at('2022-01-05T18:00') }),
  confirmation(at('2022-01-03T09:00')),
];
const EVENTS = eventsOf(SAID).map((event, index) => ({
  ...event,
  effectiveAt: instantFromMs(msFromInstant(at('2021-12-30T18:00')) + index * 5 * 3_600_000),
}));

const CLOCKS = [
  '2021-12-31T08:00',
  '2021-12-31T22:59:59Z',
  '2021-12-31T23:00:00Z',
  '2022-01-02T12:00',
  '2022-12-31T23:59',
  '2023-01-01T00:00',
  '2026-10-25T02:30+02:00',
];

const contextAt = (now: Instant, locale: Locale): ViewContext => ({
  ...contextOf([], { locale, now }),
  words: RENDERED,
  state: project(EVENTS.filter(({ effectiveAt }) => effectiveAt <= now)),
});

/**
 * Where a day may be told with its year although that is this one: the line as of when a page speaks, what leaves it,
 * and the days of accounts, which are compared with what was typed. What is said once a day has passed is read after it.
 */
const EXCEPT = new Set(['asOf', 'nextUpdate', 'description', 'copy', 'accountRange', 'script', 'late']);

function textsOf(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return [plain(value)];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) =>
    EXCEPT.has(key) ? [] : textsOf(one, Array.isArray(value) ? name : key),
  );
}

const NAMED = {
  pl: new RegExp(`(\\d+ (?:${MONTHS.pl.join('|')}))(?: (\\d{4}))?`, 'g'),
  en: new RegExp(`(\\d+ (?:${MONTHS.en.join('|')}))(?: (\\d{4}))?`, 'g'),
};

/** Days that are named, each as it is: `31 grudnia`, `31 grudnia 2021`. */
function daysIn(view: unknown, locale: Locale) {
  return textsOf(view).flatMap((text) =>
    [...text.matchAll(NAMED[locale])].map(([, day = '', year = null]) => ({ day, year })),
  );
}

describe.for(CLOCKS)('at %s', (clock) => {
  const now = at(clock);
  const thisYear = dayAt(now).slice(0, 4);
  const pages = LOCALES.flatMap((locale) => {
    const context = contextAt(now, locale);
    const narrowed = historyView(context, readHistoryQuery(new URLSearchParams({ panel: 'a' })));
    return [
      { path: 'history of a', view: narrowed as unknown, locale },
      ...[...routes(context.state).values()]
        .filter((route) => route.locale === locale)
        .map((route) => ({ path: route.path, view: viewOf(context, route) as unknown, locale })),
    ];
  });

  test('a day of this year is told without it, one of another with it, on every page', () => {
    const found = pages.flatMap(({ path, view, locale }) =>
      daysIn(view, locale).map((one) => ({ ...one, path })),
    );
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ year }) => year === thisYear)).toEqual([]);
    const bare = found.filter(({ year }) => year === null).map(({ day }) => day);
    expect(
      bare.filter((day) => SAID_ON.some((said) => said.names.includes(day) && said.year !== thisYear)),
    ).toEqual([]);
  });

  test('no page tells the same day both with its year and without', () => {
    const both = pages.flatMap(({ path, view, locale }) => {
      const days = daysIn(view, locale);
      const known = new Set(days.map(({ day, year }) => `${day} ${year ?? thisYear}`));
      const told = new Set(days.map(({ day, year }) => `${day} ${year}`));
      return known.size === told.size ? [] : [path];
    });
    expect(both).toEqual([]);
  });

  test('the line as of when it speaks, and what is copied, has every day with its year', () => {
    for (const { view, locale } of pages) {
      for (const kept of keptTexts(view)) {
        for (const [named, , year] of kept.matchAll(NAMED[locale]))
          expect(year, `${named} in ${kept}`).toBeDefined();
      }
    }
  });
});

/** Days of which the events speak, apart from today's on any of the clocks. */
const SAID_ON = ['2021-12-30', '2022-01-03', '2022-01-05', '2022-03-04'].map((day) => ({
  year: day.slice(0, 4),
  names: LOCALES.map((locale) => `${Number(day.slice(8))} ${MONTHS[locale][Number(day.slice(5, 7)) - 1]}`),
}));

/** The texts of a page that leave it. */
function keptTexts(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) =>
    ['asOf', 'nextUpdate', 'description', 'copy'].includes(key) ? allTexts(one) : keptTexts(one),
  );
}

function allTexts(value: unknown): string[] {
  if (typeof value === 'string') return [plain(value)];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(allTexts);
}
