import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { isTooLateToTell, occurrencesAlong } from '../../../src/domain/occurrences-along.ts';
import { project } from '../../../src/domain/projection.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { planned } from '../../support/maintenances.ts';
import { availability, cell, published } from '../../support/state.ts';

const SITE = published(panelDocument('a'), featureDocument('sync'));
const LIMITED = availability([cell('sync', 'a', 'limited')]);
const FROM = '2021-03-17T11:30:00.000Z';
const WORK = planned('m1', {
  panels: ['a'],
  features: ['sync'],
  from: FROM,
  until: '2021-03-17T13:00:00.000Z',
});

function clockSet(instant: string): DraftEvent {
  return { type: 'clock.set', payload: { mode: 'replay', instant }, since: null, actor: 'test' };
}

const start = () => ({ state: project([]), clockAt: NOON });

test('what the clock does before an event comes before it', () => {
  const [site, work] = eventsOf([SITE, WORK]);
  const [, , late] = eventsOf([SITE, WORK, LIMITED], '2021-03-17T11:43:00.000Z');
  if (!site || !work || !late) throw new Error('no event');
  const along = occurrencesAlong(start(), [site, work, late], late.recordedAt);
  expect(along.occurrences.map(({ key }) => key)).toEqual([
    'event/hash-2',
    `clock/test/maintenance:m1/begun/${FROM}`,
  ]);
  expect(along).toMatchObject({ state: { revision: 3 }, clockAt: late.effectiveAt });
});

test('a clock that is set to a later instant jumps over what lies between', () => {
  const [site, work, set] = eventsOf([SITE, WORK, clockSet('2021-03-17T12:30:00.000Z')]);
  if (!site || !work || !set) throw new Error('no event');
  const jump = { ...set, effectiveAt: '2021-03-17T12:30:00.000Z' };
  const along = occurrencesAlong(start(), [site, work, jump], set.recordedAt);
  expect(along.occurrences.map(({ key }) => key)).toEqual(['event/hash-2']);
  // From there on the replay's clock is what counts, by the pace of the wall's.
  const later = occurrencesAlong(along, [], '2021-03-17T11:32:00.000Z');
  expect(later.occurrences.map(({ key }) => key)).toEqual([
    'clock/test/maintenance:m1/ended/2021-03-17T13:00:00.000Z',
  ]);
});

test('what is more than an hour old is not told, nor told later', () => {
  const [site, work, limited] = eventsOf([SITE, WORK, LIMITED]);
  if (!site || !work || !limited) throw new Error('no event');
  const late = occurrencesAlong(start(), [site, work, limited], '2021-03-17T12:31:00.000Z');
  expect(late.occurrences).toEqual([]);
  expect(occurrencesAlong(late, [], '2021-03-17T12:32:00.000Z').occurrences).toEqual([]);
  const intime = occurrencesAlong(start(), [site, work, limited], '2021-03-17T12:01:30.000Z');
  expect(intime.occurrences.map(({ key }) => key)).toEqual([
    'event/hash-3',
    `clock/test/maintenance:m1/begun/${FROM}`,
  ]);
});

test('an hour is still in time, a moment more is too late', () => {
  expect(isTooLateToTell(NOON, '2021-03-17T12:00:00.000Z')).toBe(false);
  expect(isTooLateToTell(NOON, '2021-03-17T12:00:00.001Z')).toBe(true);
});
