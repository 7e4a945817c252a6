import { expect, test, vi } from 'vitest';
import { hashPassword, verifyPassword } from '../../../src/auth/password.ts';
import { enrol, headersOf, openAuth } from '../../support/auth.ts';

vi.mock(import('../../../src/auth/password.ts'), { spy: true });

test('an unknown address takes as long to be refused as a wrong password: each costs one Argon2id', async () => {
  const { auth } = await openAuth();
  const { person } = await enrol(auth);
  for (const email of [person.email, 'nobody@example.com']) {
    vi.clearAllMocks();
    await auth.authentication.signIn(headersOf(), { email, password: 'wrong-but-long-enough' });
    const { length: hashed } = vi.mocked(hashPassword).mock.calls;
    const { length: verified } = vi.mocked(verifyPassword).mock.calls;
    expect(hashed + verified, email).toBe(1);
  }
});
