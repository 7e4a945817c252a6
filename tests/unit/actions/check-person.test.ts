import { expect, test } from 'vitest';
import { checkPerson } from '../../../src/actions/check-person.ts';
import { LIMITS } from '../../../src/actions/limits.ts';
import { BAD_LINES } from '../../support/unacceptable.ts';

test('no name of a person takes more than its line, nor shows as something else', () => {
  for (const [what, value, code] of BAD_LINES) {
    expect([what, checkPerson({ name: value(LIMITS.person) })]).toEqual([
      what,
      expect.objectContaining({ code, flaws: [expect.objectContaining({ field: 'name', code })] }),
    ]);
  }
  expect(checkPerson({ name: 'Łucja Święcka-O’Neil', email: 'lucja@example.com' })).toBeNull();
  expect(checkPerson({ name: '', email: 'a@example.com' })).toBeNull();
});

test('nor does an address', () => {
  expect(checkPerson({ email: 'a\u202e@example.com' })).toMatchObject({ flaws: [{ field: 'email' }] });
  expect(checkPerson({ email: `${'a'.repeat(250)}@example.com` })).toMatchObject({ code: 'words.long' });
});
