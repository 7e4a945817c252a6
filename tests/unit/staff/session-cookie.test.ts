import { expect, test } from 'vitest';
import { outlivingCookie } from '../../../src/staff/session-cookie.ts';

test('the cookie of a session outlives it; one that is taken back, and every other, stays as it is', () => {
  const session = '__Host-latarnia.session_token=abc.def; Max-Age=43200; Path=/; HttpOnly; Secure';
  expect(outlivingCookie(session)).toBe(session.replace('43200', '1209600'));
  const gone = '__Host-latarnia.session_token=; Max-Age=0; Path=/';
  expect(outlivingCookie(gone)).toBe(gone);
  const other = '__Host-latarnia.two_factor=abc; Max-Age=600; Path=/';
  expect(outlivingCookie(other)).toBe(other);
});
