import type { Day } from '../../src/domain/day.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { lookup } from '../../src/domain/lookup.ts';
import type { LookupResult } from '../../src/domain/lookup-answer.ts';
import type { AccountRange, NamedAccountRange } from '../../src/domain/panel.ts';
import { formatProblem } from '../../src/formats/problem.ts';
import { UNKNOWN_LANGUAGE } from '../../src/formats/respond-in.ts';
import { lookupPhrases } from '../../src/i18n/lookup.ts';
import type { LookupDocumentPart, LookupPagePart } from '../../src/publish/snapshot.ts';
import { refusalsIn } from '../../src/views/lookup-parts.ts';
import { dayOf } from './day.ts';

/** The panels of the shipped incident. */
export const PANELS: readonly NamedAccountRange[] = [
  { id: 'a', name: 'A', createdFrom: null, createdTo: dayOf('2019-11-17') },
  { id: 'b', name: 'B', createdFrom: dayOf('2019-11-18'), createdTo: dayOf('2020-08-26') },
  { id: 'c', name: 'C', createdFrom: dayOf('2020-08-27'), createdTo: dayOf('2021-03-10') },
  { id: 'd', name: 'D', createdFrom: dayOf('2021-03-11'), createdTo: null },
];

/** The day on which it began. */
export const FAILURES: readonly Day[] = [dayOf('2021-03-10')];

/** The day on which tests look things up. */
export const LOOKED_UP_ON = dayOf('2021-03-17');

export const LOCALES: readonly Locale[] = ['pl', 'en'];

/** What the lookup finds for a text, as who looks on that day is answered. */
export function findPanels(
  text: string,
  locale: Locale = 'pl',
  panels: readonly AccountRange[] = PANELS,
  today = LOOKED_UP_ON,
): LookupResult {
  return lookup(text, { panels, today, locale, failures: FAILURES });
}

/** A result in a word: the candidates (`a`, `a b`) or the reason of the refusal (`!future`). */
export function briefly(result: LookupResult): string {
  return result.kind === 'answer' ? result.candidates.join(' ') : `!${result.reason}`;
}

/** The ranges of a period as `from…to`, or the day. */
export function understoodAs(text: string, locale: Locale = 'pl'): string {
  const result = findPanels(text, locale);
  if (result.kind === 'refusal') return `!${result.reason}`;
  const { understood } = result;
  if (understood.type === 'panel') return `panel ${understood.panel}`;
  if (understood.type === 'day') return understood.day;
  return understood.ranges.map(({ from, to }) => (from === to ? from : `${from}…${to}`)).join(' ');
}

/** The panel of a day, by the sentence of the article rather than by the code under test. */
export function panelOfDay(iso: string): string {
  if (iso < '2019-11-18') return 'a';
  if (iso < '2020-08-27') return 'b';
  return iso < '2021-03-11' ? 'c' : 'd';
}

/** A part of a small page, as backstage would have made it; the site's clock shows this day for as long as a test runs. */
export function pagePart(locale: Locale, today: Day, panels = PANELS): LookupPagePart {
  const ground = { locale, panels, failures: FAILURES, clock: clockAt(today) };
  const form = [
    '<input name="q" value="',
    { put: 'typed' },
    '"><input name="second"',
    { put: 'checked' },
    '><a class="twin" href="',
    { put: 'twin' },
    '">',
  ];
  return {
    ...ground,
    phrases: lookupPhrases[locale],
    twin: locale === 'pl' ? '/en/lookup/' : '/lookup/',
    answer: [
      '<title>',
      { put: 'title' },
      '</title><h1>',
      { put: 'title' },
      '</h1><div data-why><p>',
      { put: 'why' },
      '</p></div><div data-answer="',
      { put: 'candidates' },
      '">',
      { put: 'answers' },
      '</div>',
      ...form,
    ],
    refusal: ['<p class="error">', { put: 'error' }, '</p>', ...form],
    answers: Object.fromEntries(
      panels.map(({ id }) => [
        id,
        `<section data-panel="${id}">${'What there is to do. '.repeat(30)}</section>`,
      ]),
    ),
  };
}

export function documentPart(locale: Locale, today: Day, panels = PANELS): LookupDocumentPart {
  const refusals = [
    ...refusalsIn(locale, panels),
    { reason: UNKNOWN_LANGUAGE.code, code: UNKNOWN_LANGUAGE.code, said: UNKNOWN_LANGUAGE.detail },
  ];
  const problems = refusals.map(({ reason, code, said }) => [
    reason,
    JSON.stringify(formatProblem(400, code, said)),
  ]);
  return {
    locale,
    panels,
    failures: FAILURES,
    clock: clockAt(today),
    material: {
      steps: [
        { id: 'sign-in', kind: 'do', title: 'Sign in', panels: ['a', 'b'] },
        { id: 'wait', kind: 'wait', title: 'Wait', panels: ['b'] },
        { id: 'new', kind: 'know', title: 'New', panels: ['d'] },
      ],
      unavailable: [
        { id: 'api', panels: ['a', 'c'] },
        { id: 'shop', panels: [] },
      ],
      incidents: [
        { slug: 'fire', title: 'Fire', status: null, impact: 'critical', panels: ['b'], features: [] },
      ],
    },
    problems: Object.fromEntries(problems),
  };
}

function clockAt(today: Day) {
  return { offset: Date.parse(`${today}T05:00:00Z`) - Date.now(), notBefore: today };
}
