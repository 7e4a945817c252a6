import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOfPath, canonicalInstant, heldUntil, readAsOf, revisionAt } from '../../../src/domain/as-of.ts';
import { nextChangeAfter } from '../../../src/domain/next-change.ts';
import { project } from '../../../src/domain/projection.ts';
import { type Instant, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { availability, cell, confirmation, restoration } from '../../support/state.ts';

const minute = (count: number) => instantFromMs(msFromInstant(NOON) + count * 60_000);
/** Years later. */
const NOW: Instant = '2023-05-01T10:00:00.000Z';

describe('of when somebody asks', () => {
  const site = project(eventsOf([restoration({ a: 'offline' }), restoration({ a: 'restored' })]));
  const read = (typed: string, now = NOW) => readAsOf(site, now, typed);

  test.for([
    ['2021-03-17T12:00', NOON],
    ['2021-03-17 12:00', NOON],
    ['2021-03-17T12:00:00.000', NOON],
    ['2021-03-17T11:00Z', NOON],
    ['2021-03-17T13:00+02:00', NOON],
    ['2021-03-17T12:00:59', '2021-03-17T11:00:59.000Z'],
    // The hour that came twice, with its offset.
    ['2022-10-30T02:30+02:00', '2022-10-30T00:30:00.000Z'],
    ['2022-10-30T02:30+01:00', '2022-10-30T01:30:00.000Z'],
    ['2022-03-27T00:00', '2022-03-26T23:00:00.000Z'],
    ['2022-03-28T00:00', '2022-03-27T22:00:00.000Z'],
  ] as const)('%s is %s', ([typed, at]) => {
    expect(read(typed)).toMatchObject({ kind: 'then', at });
  });

  test('an hour that came twice is not decided: both are named', () => {
    expect(read('2022-10-30T02:30')).toEqual({
      kind: 'twice',
      typed: '2022-10-30T02:30',
      either: ['2022-10-30T02:30+02:00', '2022-10-30T02:30+01:00'],
    });
  });

  test('an hour that never came is not moved: the next is named', () => {
    expect(read('2022-03-27T02:30')).toEqual({
      kind: 'missing',
      typed: '2022-03-27T02:30',
      next: '2022-03-27T03:00',
    });
  });

  test.for([
    '',
    'x',
    'yesterday',
    '2021-03-17',
    '12:00',
    '2021-13-01T00:00',
    '2021-02-29T00:00',
    '2021-03-17T24:00',
    '12021-03-17T12:00',
    '+012021-03-17T12:00Z',
    '2021-03-17T12:00[Europe/Berlin]',
    '2021-03-17T12:00+25:00',
    '2021-03-17T12:00/..',
  ])('“%s” names no instant', (typed) => {
    expect(read(typed)).toEqual({ kind: 'unreadable' });
  });

  test('before the first event there is no record', () => {
    expect(read('2021-03-17T11:59:59.999')).toMatchObject({ kind: 'unrecorded', first: NOON });
    expect(read('0000-01-01T00:00Z')).toMatchObject({ kind: 'unrecorded', first: NOON });
    expect(readAsOf(project([]), NOW, '2021-03-17T12:00')).toMatchObject({ kind: 'unrecorded', first: null });
  });

  test('the clock of the site decides what has not come yet', () => {
    expect(read('2021-03-17T12:01', minute(1))).toMatchObject({ kind: 'then', revision: 2 });
    expect(read('2021-03-17T12:01:00.001', minute(1))).toMatchObject({ kind: 'future' });
    expect(read('9999-12-31T23:59Z')).toMatchObject({ kind: 'future' });
  });
});

test('the state is that of the last event effective by then', () => {
  const events = eventsOf([restoration({ a: 'offline' }), restoration({ a: 'restoring' }), confirmation()]);
  const { changes } = project(events);
  expect(revisionAt(changes, minute(-1))).toBe(0);
  expect(revisionAt(changes, minute(0))).toBe(1);
  expect(revisionAt(changes, minute(0.5))).toBe(1);
  expect(revisionAt(changes, minute(1))).toBe(2);
  expect(revisionAt(changes, NOW)).toBe(3);
});

test('of several events at one instant all have happened', () => {
  const events = eventsOf([confirmation(), confirmation(), confirmation()]);
  const { changes } = project(events.map((event) => ({ ...event, effectiveAt: NOON })));
  expect(revisionAt(changes, NOON)).toBe(3);
});

describe('the one instant that stands for all at which the site said the same', () => {
  const then = project(eventsOf([availability([cell('orders', 'a', 'unavailable', '2021-03-22')])]));

  test('is that of the last event', () => {
    expect(canonicalInstant(then, '2021-03-20T00:00:00.000Z')).toBe(NOON);
  });

  test('is the midnight at which an estimate had passed, once it has', () => {
    expect(canonicalInstant(then, '2021-03-22T22:59:59.999Z')).toBe(NOON);
    expect(canonicalInstant(then, '2021-03-22T23:00:00.000Z')).toBe('2021-03-22T23:00:00.000Z');
    expect(canonicalInstant(then, NOW)).toBe('2021-03-22T23:00:00.000Z');
  });

  test('is the instant at which a promised update was due, once that has passed', () => {
    const promised = project(eventsOf([confirmation('2021-03-17T18:00:00.000Z')]));
    expect(canonicalInstant(promised, '2021-03-17T17:59:00.000Z')).toBe(NOON);
    expect(canonicalInstant(promised, '2021-03-17T19:00:00.000Z')).toBe('2021-03-17T18:00:00.000Z');
  });

  test('holds until the next event or the next change by the clock, if that has come', () => {
    const site = project(
      eventsOf([availability([cell('orders', 'a', 'unavailable', '2021-03-22')]), confirmation()]),
    );
    expect(heldUntil(then, site, { at: NOON, now: NOW })).toBe(minute(1));
    expect(heldUntil(then, then, { at: NOON, now: NOW })).toBe('2021-03-22T23:00:00.000Z');
    expect(heldUntil(then, then, { at: NOON, now: minute(5) })).toBeNull();
  });

  test('stands for itself, whatever was said: asked again it is the same', () => {
    fc.assert(
      fc.property(
        fc.array(anyDraft, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 90 * 24 * 60 }),
        (drafts, minutes) => {
          const events = eventsOf(drafts);
          const site = project(events);
          const at = minute(minutes);
          const then = project(events, at);
          const canonical = canonicalInstant(then, at);
          expect(canonical <= at).toBe(true);
          const revision = revisionAt(site.changes, at);
          expect(revision).toBe(then.revision);
          expect(revisionAt(site.changes, canonical)).toBe(revision);
          expect(canonicalInstant(then, canonical)).toBe(canonical);
          // Nothing changes by the clock in between.
          const next = nextChangeAfter(then, canonical);
          expect(next === null || next > at).toBe(true);
          const typed = asOfPath(canonical, '/').split('/')[2] ?? '';
          expect(readAsOf(site, at, typed)).toEqual({ kind: 'then', at: canonical, revision });
        },
      ),
    );
  });
});

test('an address names local time as short as it can, with an offset where an hour came twice', () => {
  expect(asOfPath(NOON, '/panel/b/')).toBe('/as-of/2021-03-17T12:00/panel/b/');
  expect(asOfPath('2021-03-17T11:00:05.000Z', '/')).toBe('/as-of/2021-03-17T12:00:05/');
  expect(asOfPath('2021-03-17T11:00:05.060Z', '/')).toBe('/as-of/2021-03-17T12:00:05.06/');
  expect(asOfPath('2022-10-30T00:30:00.000Z', '/')).toBe('/as-of/2022-10-30T02:30+02:00/');
});
