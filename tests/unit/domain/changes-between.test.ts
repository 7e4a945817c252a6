import { describe, expect, test } from 'vitest';
import { type Between, changesBetween, readBetween } from '../../../src/domain/changes-between.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { faqDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { availability, cell, published, redaction, restoration } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const minute = (count: number) => instantFromMs(msFromInstant(NOON) + count * 60_000);
const after = (drafts: readonly DraftEvent[]) => project(eventsOf(drafts));
const between = (drafts: readonly DraftEvent[], from: number, to: number) =>
  changesBetween(after(drafts), { from: minute(from), to: minute(to) });

describe('what changed between two instants', () => {
  const course = [
    availability([cell('orders', 'a', 'unavailable'), cell('api', 'a', 'available')]),
    availability([cell('orders', 'a', 'limited')]),
    availability([cell('orders', 'a', 'available')]),
    availability([cell('orders', 'a', 'unavailable')]),
  ];

  test('is told of each thing once: from what it was to what it came to', () => {
    const { net, fromRevision, toRevision } = between(course, 0, 2);
    expect([fromRevision, toRevision]).toEqual([1, 3]);
    expect(net.availability).toMatchObject([
      { feature: 'orders', panel: 'a', before: { state: 'unavailable' }, after: { state: 'available' } },
    ]);
  });

  test('is nothing of what came back to what it was', () => {
    expect(between(course, 0, 3).net.availability).toEqual([]);
  });

  test('counts what is said at the second instant, and not at the first', () => {
    expect(between(course, 1, 1).net.availability).toEqual([]);
    expect(between(course, 0.5, 1).net.availability).toHaveLength(1);
  });

  test('is everything, where nothing was recorded by the first', () => {
    expect(between(course, -5, 0).net.availability).toMatchObject([
      { feature: 'orders', before: { state: 'unknown' } },
      { feature: 'api', before: { state: 'unknown' } },
    ]);
  });

  test('is told of panels, texts, incidents and their updates likewise', () => {
    const drafts = [
      published(faqDocument('one', { area: 'orders' })),
      restoration({ a: 'offline' }),
      restoration({ a: 'restoring' }),
      restoration({ a: 'restored', b: 'offline' }),
      published({ ...faqDocument('one', { area: 'orders' }), sha256: 'other', wordsHash: 'other' }),
      opened('fire'),
      posted('fire', 'u1'),
    ];
    const { net } = between(drafts, 1, 6);
    expect(net.restoration).toMatchObject([
      { panel: 'a', before: { restoration: 'offline' }, after: 'restored' },
      { panel: 'b', before: { restoration: null }, after: 'offline' },
    ]);
    expect(net.documents.map(({ path }) => path)).toEqual(['pl/faq/one.md']);
    expect(net.incidents).toEqual([{ id: 'fire', before: false, after: true }]);
    expect(net.updates).toMatchObject([{ incident: 'fire', id: 'u1', before: null }]);
  });

  test('names the revisions whose words were taken out, and tells nothing of them', () => {
    const drafts = [availability([cell('orders', 'a', 'limited')]), redaction(1)];
    const events = eventsOf(drafts).map((event) =>
      event.sequence === 1 ? { ...event, payload: null } : event,
    );
    const { net, removed } = changesBetween(project(events), { from: minute(-1), to: minute(5) });
    expect(removed).toEqual([1]);
    expect(net.availability).toEqual([]);
  });
});

describe('an estimate that passed by the clock alone', () => {
  const drafts = [availability([cell('orders', 'a', 'unavailable', '2021-03-20')])];
  const days = (from: string, to: string) =>
    changesBetween(after(drafts), { from: `${from}T12:00:00.000Z`, to: `${to}T12:00:00.000Z` }).passed;

  test('is told where it had not at the first instant and has at the second', () => {
    expect(days('2021-03-18', '2021-03-21')).toMatchObject([
      { feature: 'orders', panel: 'a', estimate: { kind: 'day', day: '2021-03-20' } },
    ]);
    expect(days('2021-03-18', '2021-03-20')).toEqual([]);
    expect(days('2021-03-21', '2021-03-22')).toEqual([]);
  });

  test('is told of what stood then, whatever was said since', () => {
    const since = [...drafts, availability([cell('orders', 'a', 'available')])];
    const events = eventsOf(since).map((event) =>
      event.sequence === 2 ? { ...event, effectiveAt: '2021-03-25T12:00:00.000Z' } : event,
    );
    const passed = (to: string) =>
      changesBetween(project(events), { from: minute(0), to: `${to}T12:00:00.000Z` }).passed;
    expect(passed('2021-03-21')).toHaveLength(1);
    expect(passed('2021-03-26')).toEqual([]);
  });
});

describe('of which instants somebody asks', () => {
  const state = after([restoration({ a: 'offline' }), restoration({ a: 'restored' })]);
  const read = (from: string, to = '') => readBetween(state, minute(60), { from, to });
  const answer = (from: number, to: number): { kind: string } & Between => ({
    kind: 'between',
    from: minute(from),
    to: minute(to),
  });

  test('is read as for the past, and until now where the second is left out', () => {
    expect(read('2021-03-17T12:00', '2021-03-17T12:01')).toEqual(answer(0, 1));
    expect(read('2021-03-17T12:00')).toEqual(answer(0, 60));
    expect(read('2021-03-17T11:00')).toEqual(answer(-60, 60));
  });

  test.for([
    ['', '', 'from', 'unreadable'],
    ['x', '', 'from', 'unreadable'],
    ['2021-03-17T12:00', 'x', 'to', 'unreadable'],
    ['2021-03-17T12:00', '2021-03-17T14:00', 'to', 'future'],
    ['2020-10-25T02:30', '', 'from', 'twice'],
    ['2020-03-29T02:30', '', 'from', 'missing'],
  ] as const)('from “%s” to “%s” is refused: %s is %s', ([from, to, field, kind]) => {
    expect(read(from, to)).toMatchObject({ kind: 'refused', faults: [{ field, why: { kind } }] });
  });

  test('is refused for each that is none', () => {
    expect(read('2020-10-25T02:30', '2030-01-01T00:00')).toMatchObject({
      faults: [
        { field: 'from', why: { kind: 'twice' } },
        { field: 'to', why: { kind: 'future' } },
      ],
    });
  });

  test('is refused where the second lies before the first', () => {
    expect(read('2021-03-17T12:01', '2021-03-17T12:00')).toEqual({ kind: 'order' });
  });
});
