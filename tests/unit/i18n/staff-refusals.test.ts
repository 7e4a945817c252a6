import { expect, test } from 'vitest';
import type { RefusalCode } from '../../../src/actions/refusal.ts';
import { type RefusalWords, refusalText } from '../../../src/i18n/staff-refusals.ts';

test('every refusal there is has words', () => {
  const worded = (code: RefusalCode): keyof RefusalWords => code;
  expect(refusalText('pl', { code: worded('conflict') })).toContain('Wybierz');
  expect(refusalText('en', { code: worded('conflict') })).toContain('Choose');
});
