import { expect, test } from 'vitest';
import { listNames } from '../../../src/i18n/list.ts';

test('letters of a few panels stay on one line, longer lists of names may break', () => {
  expect(listNames(['A', 'B', 'C'])).toBe('A,\u00a0B,\u00a0C');
  expect(listNames(['Europa Zachodnia', 'Azja'])).toBe('Europa Zachodnia, Azja');
  expect(listNames([])).toBe('');
});
