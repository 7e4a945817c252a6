import { expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import { SEED_ACTOR } from '../../../src/domain/events.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { heldFrom } from '../../../src/views/held.ts';

const context = {
  state: EMPTY_STATE,
  now: '2021-03-24T11:00:00.000Z',
  locale: 'pl',
  words: { html: String, text: String },
  supportUrl: null,
  siteUrl: null,
} as const;
const at = '2021-03-17T11:00:00.000Z';

test('a stated day is since that day, whoever stated it', () => {
  expect(heldFrom(context, { at, actor: 'anna' }, parseDay('2021-03-15')).when).toBe('od 15\u00a0marca');
});

test('what the data set knows without a day came no later than its own', () => {
  expect(heldFrom(context, { at, actor: SEED_ACTOR }, null).when).toBe('do 17\u00a0marca');
});

test('what staff publish without a day holds from when they said it', () => {
  expect(heldFrom(context, { at, actor: 'anna' }, null).when).toBe('17\u00a0marca');
});
