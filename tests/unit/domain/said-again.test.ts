import { expect, test } from 'vitest';
import { repeating } from '../../../src/domain/said-again.ts';

const SAID = ['Pracujemy.\n\nDzwonił  Jan Kowalski, tel. 600 100 200.', 'Jan Kowalski', ' '];

test.for([
  ['Wcześniej: Pracujemy. Dzwonił Jan\nKowalski, tel. 600 100 200. I dalej.', SAID[0]],
  ['Notatka: Dzwonił Jan Kowalski,\n tel. 600 100 200.', 'Dzwonił Jan Kowalski, tel. 600 100 200.'],
  ['Zapytaj, czy Jan Kowalski wie', 'Jan Kowalski'],
  ['Pracujemy.', null],
  ['', null],
] as const)('%s repeats %s', ([text, found]) => {
  expect(repeating(SAID)(text)).toBe(found?.replace(/\s+/g, ' ') ?? null);
});
