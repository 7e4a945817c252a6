import { expect, test } from 'vitest';
import { instantValue, typedInstant } from '../../../../src/views/staff/instant-value.ts';

test('a form has an instant as it can be read again, also in an hour that comes twice', () => {
  expect(instantValue('2021-03-17T11:05:00.000Z')).toBe('2021-03-17T12:05');
  expect(instantValue('2021-10-31T01:30:00.000Z')).toBe('2021-10-31T02:30+01:00');
});

test('what was typed stays as it was, but for an hour that comes twice, which gets a place for its offset', () => {
  expect(typedInstant('2021-03-28T02:30')).toBe('2021-03-28T02:30');
  expect(typedInstant('tomorrow')).toBe('tomorrow');
  expect(typedInstant('2021-10-31T02:30')).toBe('2021-10-31T02:30+02:00');
});
