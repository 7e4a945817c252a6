import { expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import { SEED_ACTOR } from '../../../src/domain/events.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { heldFrom } from '../../../src/views/held.ts';
import { plain } from '../../support/documents.ts';
import { RENDERED } from '../../support/state.ts';

const context = {
  state: EMPTY_STATE,
  now: '2021-03-24T11:00:00.000Z',
  locale: 'pl',
  words: RENDERED,
  supportUrl: null,
  siteUrl: null,
} as const;
const at = '2021-03-17T11:00:00.000Z';

test('a stated day is since that day, whoever stated it', () => {
  expect(heldFrom(context, { at, actor: 'anna' }, parseDay('2021-03-15')).when).toBe('od 15\u00a0marca');
});

test('what the data set knows without a day came no later than its own', () => {
  expect(heldFrom(context, { at, actor: SEED_ACTOR }, null).when).toBe('najpóźniej 17\u00a0marca');
});

test('what staff publish without a day came no later than they said it', () => {
  const held = heldFrom(context, { at, actor: 'anna' }, null);
  expect([held.when, held.short]).toEqual(['najpóźniej 17\u00a0marca', 'najp.\u00a017.03']);
});

test.for([
  ['pl', '2021-03-24T11:00:00.000Z', 'najpóźniej 17 marca', 'najp. 17.03'],
  ['pl', '2022-03-24T11:00:00.000Z', 'najpóźniej 17 marca 2021', 'najp. 17.03.2021'],
  ['en', '2021-03-24T11:00:00.000Z', 'by 17 March at the latest', 'by 17 Mar'],
  ['en', '2022-03-24T11:00:00.000Z', 'by 17 March 2021 at the latest', 'by 17 Mar 2021'],
] as const)('in %s at %s it reads “%s”, and in little room “%s”', ([locale, now, when, short]) => {
  const held = heldFrom({ ...context, locale, now }, { at, actor: 'anna' }, null);
  expect([plain(held.when), plain(held.short)]).toEqual([when, short]);
});
