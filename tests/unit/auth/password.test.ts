import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../../src/auth/password.ts';
import { findPasswordFlaw } from '../../../src/auth/password-policy.ts';

describe('a password', () => {
  test('is kept as Argon2id with the parameters of OWASP and a salt of its own', async () => {
    const [first, second] = await Promise.all([
      hashPassword('staple lantern'),
      hashPassword('staple lantern'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
  });

  test('is recognised, and no other is', async () => {
    const hash = await hashPassword('zażółć gęślą jaźń');
    expect(await verifyPassword({ hash, password: 'zażółć gęślą jaźń' })).toBe(true);
    expect(await verifyPassword({ hash, password: 'zażółć gęślą jaźń'.normalize('NFD') })).toBe(true);
    expect(await verifyPassword({ hash, password: 'zażółć gęślą jaz' })).toBe(false);
  });

  test('of a hash that is none is wrong', async () => {
    expect(await verifyPassword({ hash: 'plain', password: 'plain' })).toBe(false);
  });

  const cases: [string, string | null][] = [
    ['eleven-char', 'password.short'],
    ['ąćęłńóśźżąć', 'password.short'],
    ['x'.repeat(257), 'password.long'],
    ['password1234', 'password.common'],
    ['passwordpassword', 'password.common'],
    ['qwertyuiop123', 'password.common'],
    ['aaaaaaaaaaaa', 'password.common'],
    ['ada.lovelace-staple-owl', 'password.personal'],
    ['staple-LOVELACE-owl', 'password.personal'],
    ['baselinker-staple-owl', 'password.personal'],
    ['staple-lantern-owl', null],
    ['trudne haslo do panelu', null],
  ];
  test.for(cases)('%s: %s', ([password, flaw]) => {
    expect(findPasswordFlaw(password, ['ada.lovelace@example.com', 'Ada', 'Status BaseLinker'])).toBe(flaw);
  });
});
