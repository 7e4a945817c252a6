import { describe, expect, test } from 'vitest';
import { revisionAt } from '../../../src/domain/as-of.ts';
import { project } from '../../../src/domain/projection.ts';
import { answerPast, finishPast, isPastPath } from '../../../src/http/answer-past.ts';
import type { PastSource } from '../../../src/views/context.ts';
import { faqDocument, featureDocument, inBothLanguages, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { availability, cell, contextOf, published, redaction, withdrawn } from '../../support/state.ts';

/** A minute each: words; a state; other words; the state again; words withdrawn. */
const SAID = [
  published(
    ...inBothLanguages(panelDocument('a'), featureDocument('orders')),
    faqDocument('one', { area: 'orders' }),
  ),
  availability([cell('orders', 'a', 'unavailable', '2021-03-22')]),
  published(...inBothLanguages(panelDocument('b'))),
  availability([cell('orders', 'a', 'limited')]),
  withdrawn('pl/panels/a.md', 'en/panels/a.md'),
  redaction(4),
];
const events = eventsOf(SAID);
const NOW = '2021-04-01T10:00:00.000Z';

const source: PastSource = {
  now: contextOf(SAID, { now: NOW }),
  stateAt: async (revision) => project(events.slice(0, revision)),
};
const ask = (path: string, query = '') => answerPast(path, new URLSearchParams(query), source);

test('below /as-of/ is the past, in both languages', () => {
  expect(isPastPath('/as-of/2021-03-17T12:00/')).toBe(true);
  expect(isPastPath('/en/as-of/')).toBe(true);
  expect(isPastPath('/as-of')).toBe(true);
  expect(isPastPath('/as-often/')).toBe(false);
  expect(isPastPath('/faq/as-of/')).toBe(false);
});

describe('an address of the past', () => {
  test.for([
    ['/as-of/2021-03-17T12:01:30/', '', '/as-of/2021-03-17T12:01/'],
    ['/as-of/2021-03-17 12:01/', '', '/as-of/2021-03-17T12:01/'],
    ['/as-of/2021-03-17T11:01Z/panel/a/', '', '/as-of/2021-03-17T12:01/panel/a/'],
    ['/en/as-of/2021-03-17T13:01+02:00/', '', '/en/as-of/2021-03-17T12:01/'],
    ['/as-of/2021-03-17T12:01:59.999/panel/a/', 'uses=shop', '/as-of/2021-03-17T12:01/panel/a/?uses=shop'],
    ['/as-of/2021-03-17T12:00', '', '/as-of/2021-03-17T12:00/'],
    ['/as-of/2021-03-17T12:00/panel/a', '', '/as-of/2021-03-17T12:00/panel/a/'],
    // By a form.
    ['/as-of/', 'at=2021-03-17T12:01:30', '/as-of/2021-03-17T12:01/'],
    ['/en/as-of/', 'at=+2021-03-17T12:01+', '/en/as-of/2021-03-17T12:01/'],
    ['/en/as-of/', 'at=2021-03-17T12:01+01:00', '/en/as-of/2021-03-17T12:01/'],
    ['/as-of', 'at=1', '/as-of/?at=1'],
    // These answer for today.
    ['/as-of/2021-03-17T12:01/lookup/', 'q=2019', '/lookup/'],
    ['/en/as-of/2021-03-17T12:01/changes/', '', '/en/changes/'],
    ['/as-of/2021-03-17T12:01/en/panel/b/', 'uses=shop', '/en/as-of/2021-03-17T12:01/panel/b/?uses=shop'],
    ['/as-of/2021-03-17T12:01/changes/', 'from=2021-03-17T12:00', '/changes/?from=2021-03-17T12%3A00'],
  ] as const)('%s?%s leads to %s', async ([path, query, to]) => {
    expect(await ask(path, query)).toEqual({ kind: 'redirect', to });
  });

  test('leads to one that stands, whatever it asks for', async () => {
    for (const seconds of [0, 17, 61, 119, 179, 240, 10_000]) {
      const at = new URLSearchParams({
        at: new Date(Date.parse(NOON) + seconds * 1000).toISOString(),
      });
      const first = await ask('/as-of/', `${at}`);
      if (first.kind !== 'redirect') throw new Error(first.kind);
      expect(await ask(first.to)).toMatchObject({ kind: 'page' });
    }
  });

  test.for([
    ['/as-of/', 200, 'unasked'],
    ['/as-of/x/', 400, 'unreadable'],
    ['/as-of/12021-03-17T12:00/', 400, 'unreadable'],
    ['/as-of/2020-10-25T02:30/', 400, 'twice'],
    ['/as-of/2021-03-28T02:30/', 400, 'missing'],
    ['/as-of/2021-04-01T12:01/', 400, 'future'],
    ['/as-of/2021-03-16T12:00/panel/a/', 404, 'unrecorded'],
  ] as const)('%s is refused with %i: %s', async ([path, status, kind]) => {
    expect(await ask(path)).toMatchObject({ kind: 'refused', status, refusal: { kind } });
  });

  test('says so when the log cannot be read', async () => {
    const broken = { ...source, stateAt: async () => null };
    expect(await answerPast('/as-of/2021-03-17T12:00/', new URLSearchParams(), broken)).toMatchObject({
      kind: 'refused',
      status: 503,
    });
  });

  test('shows the page as it was: its state, its words, its clock', async () => {
    const answer = await ask('/en/as-of/2021-03-17T12:01/panel/a/', 'uses=shop');
    if (answer.kind !== 'page') throw new Error(answer.kind);
    expect(answer.inner).toBe('/en/panel/a/?uses=shop');
    expect(answer.view).toMatchObject({ locale: 'en', now: '2021-03-17T11:01:00.000Z' });
    expect(answer.view.state.revision).toBe(2);
    expect(answer.past).toEqual({
      at: '2021-03-17T11:01:00.000Z',
      until: '2021-03-17T11:02:00.000Z',
      earlier: '/en/as-of/2021-03-17T12:00:59.999/panel/a/',
      later: '/en/as-of/2021-03-17T12:02/panel/a/',
      // Withdrawn since, its address says so.
      today: '/en/panel/a/',
      href: '/en/as-of/2021-03-17T12:01/panel/a/',
      removed: [],
    });
  });

  test('knows neither what came later nor, of what was withdrawn, that it was not there yet', async () => {
    expect(await ask('/as-of/2021-03-17T12:01/panel/b/')).toMatchObject({ inner: '/404', route: null });
    expect(await ask('/as-of/2021-03-17T12:02/panel/b/')).toMatchObject({ inner: '/panel/b/' });
    expect(await ask('/as-of/2021-03-17T12:03/panel/a/')).toMatchObject({ inner: '/panel/a/' });
    expect(await ask('/as-of/2021-03-17T12:04/panel/a/')).toMatchObject({ inner: '/gone' });
  });

  test('says what of it was taken out of the log since, and when', async () => {
    const removedAt = events[5]?.effectiveAt;
    expect(await ask('/as-of/2021-03-17T12:03/')).toMatchObject({ past: { removed: [removedAt] } });
    expect(await ask('/as-of/2021-03-17T12:02/')).toMatchObject({ past: { removed: [] } });
    const answer = await ask('/as-of/2021-03-17T12:03/');
    if (answer.kind !== 'page') throw new Error(answer.kind);
    expect(answer.view.removals?.get(4)).toBe(removedAt);
  });

  test('has nothing earlier before the first event, and nothing later after the last', async () => {
    expect(await ask('/as-of/2021-03-17T12:00/')).toMatchObject({ past: { earlier: null } });
    const { changes } = project(events);
    expect(revisionAt(changes, NOW)).toBe(6);
    expect(await ask('/as-of/2021-03-17T12:05/')).toMatchObject({ past: { until: null, later: null } });
  });
});

test('a page of the past is kept out of search engines, and current up to what readers see now', async () => {
  const answer = await ask('/as-of/2021-03-17T12:01/panel/a/');
  if (answer.kind !== 'page') throw new Error(answer.kind);
  const page = new Response('<a href="/panel/a/">a</a><a href="/panel/b/">b</a><a href="/lookup/">c</a>', {
    headers: { 'Content-Type': 'text/html' },
  });
  const finished = await finishPast(page, answer, source.now.state);
  expect(finished.headers.get('X-Robots-Tag')).toBe('noindex');
  expect(finished.headers.get('Latarnia-Revision')).toBe('6');
  // Panel b was not there yet.
  expect(await finished.text()).toBe(
    '<a href="/as-of/2021-03-17T12:01/panel/a/">a</a><a href="/panel/b/">b</a><a href="/lookup/">c</a>',
  );
});
