import { expect, test } from 'vitest';
import { hasYears } from '../../../../src/ui/components/has-years.ts';

test.for<[dates: string[], has: boolean]>([
  [['22 marca', 'wkrótce'], false],
  [['22 marca', 'ok. 23\u00a0marca\u00a02021'], true],
  [['najp.\u00a017.03.2021'], true],
  [['od 15 marca', 'najp. 17.03'], false],
  [[], false],
])('%j: the column has to fit a year: %s', ([dates, has]) => {
  expect(hasYears(dates)).toBe(has);
});
