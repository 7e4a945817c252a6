import { expect, test } from 'vitest';
import { isKeyOfClock, occurrencesOfClock } from '../../../src/domain/occurrence-of-clock.ts';
import { project } from '../../../src/domain/projection.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { planned } from '../../support/maintenances.ts';
import { availability, cell, published } from '../../support/state.ts';

const FROM = '2021-03-18T01:00:00.000Z';
const UNTIL = '2021-03-18T03:00:00.000Z';
const LATER = '2021-03-30T00:00:00.000Z';
const SITE = published(
  panelDocument('a'),
  panelDocument('b'),
  featureDocument('sync'),
  featureDocument('orders'),
);
const stateOf = (...drafts: Parameters<typeof eventsOf>[0]) => project(eventsOf([SITE, ...drafts]));

test('work begins and ends by the clock, takes its features and gives them back', () => {
  const work = planned('m1', { panels: ['a'], features: ['sync'], from: FROM, until: UNTIL });
  const state = stateOf(availability([cell('sync', 'a', 'available')]), work);
  const told = { of: 'maintenance', maintenance: 'm1', panels: ['a'], features: ['sync'] };
  const sync = { of: 'cell', feature: 'sync', panel: 'a' };
  expect(occurrencesOfClock(state, NOON, LATER)).toMatchObject([
    {
      key: `clock/test/maintenance:m1/begun/${FROM}`,
      revision: 3,
      at: FROM,
      subjects: [told, { ...sync, isReturn: false, isLoss: true }],
    },
    {
      key: `clock/test/maintenance:m1/ended/${UNTIL}`,
      at: UNTIL,
      subjects: [told, { ...sync, isReturn: true, isLoss: false }],
    },
  ]);
  const [, ended] = occurrencesOfClock(state, NOON, LATER);
  expect(ended?.topics[0]).toEqual({ topic: 'once/a/sync', rank: 0 });
});

test('days that pass at one midnight in Warsaw are one occurrence', () => {
  const state = stateOf(
    availability([
      cell('sync', 'a', 'limited', '2021-03-22'),
      cell('orders', 'b', 'unavailable', '2021-03-22~'),
    ]),
  );
  const midnight = '2021-03-22T23:00:00.000Z';
  expect(occurrencesOfClock(state, NOON, LATER)).toMatchObject([
    {
      key: `clock/test/promises/passed/${midnight}`,
      subjects: [
        { of: 'promise', panel: 'b', feature: 'orders' },
        { of: 'promise', panel: 'a', feature: 'sync' },
      ],
    },
  ]);
});

test('an instant is told of once, however the time is cut', () => {
  const state = stateOf(planned('m1', { from: FROM, until: UNTIL }));
  const keys = (from: string, to: string) => occurrencesOfClock(state, from, to).map(({ key }) => key);
  expect([...keys(NOON, FROM), ...keys(FROM, UNTIL), ...keys(UNTIL, LATER)]).toEqual(keys(NOON, LATER));
  expect(keys(NOON, LATER)).toHaveLength(2);
});

test('of what works, and of work that was called off, nothing passes', () => {
  const state = stateOf(availability([cell('sync', 'a', 'available', '2021-03-22')]));
  expect(occurrencesOfClock(state, NOON, LATER)).toEqual([]);
});

test('what is of the clock is told by its key', () => {
  expect([isKeyOfClock('clock/test/promises/passed/x'), isKeyOfClock('event/abc')]).toEqual([true, false]);
});
