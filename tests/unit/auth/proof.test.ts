import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Auth } from '../../../src/auth/auth.ts';
import type { Cookies } from '../../../src/auth/auth-context.ts';
import { PROOF_LIFE } from '../../../src/auth/limits.ts';
import type { Prover } from '../../../src/auth/proof.ts';
import { totp } from '../../e2e/totp.ts';
import { enrol, headersOf, NO_AUTHENTICATOR, openAuth, PASSWORD } from '../../support/auth.ts';

afterEach(() => void vi.useRealTimers());

async function proverOf(auth: Auth, cookies: Cookies): Promise<Prover> {
  const admission = await auth.authentication.admit(headersOf(cookies));
  if (!admission) throw new Error('nobody is signed in');
  return { userId: admission.person.id, sessionId: admission.sessionId, since: admission.since };
}

async function signedIn() {
  const { auth, database } = await openAuth();
  const { person, cookies } = await enrol(auth, 'admin');
  return { auth, database, person, cookies, prover: await proverOf(auth, cookies) };
}

const kindsOf = async (auth: Auth) =>
  (await auth.audit.list({ kind: null, person: null, before: null, limit: null })).map(({ kind }) => kind);

describe('a cookie alone proves nothing', () => {
  test('of who has a password, not even right after signing in', async () => {
    const { auth, prover } = await signedIn();
    expect(await auth.proof.stands(prover)).toBe(false);
  });

  test('of who has only a provider, once the sign-in is ten minutes old, or lies in the future', async () => {
    const { auth, database, person, prover } = await signedIn();
    await database.client.execute({ sql: 'DELETE FROM staff_accounts WHERE user_id = ?', args: [person.id] });
    expect(await auth.proof.stands(prover)).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: prover.since.getTime() + PROOF_LIFE * 1000 - 1 });
    expect(await auth.proof.stands(prover)).toBe(true);
    vi.setSystemTime(prover.since.getTime() + PROOF_LIFE * 1000);
    expect(await auth.proof.stands(prover)).toBe(false);
    vi.setSystemTime(prover.since.getTime() - 1);
    expect(await auth.proof.stands(prover)).toBe(false);
  });
});

describe('a password', () => {
  test('proves for ten minutes, in that session alone, and is written down', async () => {
    const { auth, person, cookies, prover } = await signedIn();
    const second = await auth.authentication.signIn(headersOf(), { email: person.email, password: PASSWORD });
    if (!second.ok) throw new Error(second.code);
    const other = await proverOf(auth, second.cookies);
    expect(await auth.proof.byPassword(headersOf(cookies), prover, 'wrong')).toEqual({
      ok: false,
      code: 'password.wrong',
    });
    expect(await auth.proof.stands(prover)).toBe(false);
    const before = Date.now();
    expect(await auth.proof.byPassword(headersOf(cookies), prover, PASSWORD)).toEqual({ ok: true });
    expect(await auth.proof.stands(prover)).toBe(true);
    expect(await auth.proof.stands(other)).toBe(false);
    const kinds = await kindsOf(auth);
    expect(kinds).toEqual(expect.arrayContaining(['proof.ok', 'proof.failed']));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + PROOF_LIFE * 1000 + 1 });
    expect(await auth.proof.stands(prover)).toBe(false);
    vi.setSystemTime(before - 60_000);
    expect(await auth.proof.stands(prover), 'a clock set back').toBe(false);
  });

  test('that is changed takes the proof along: the session is another one', async () => {
    const { auth, person, cookies, prover } = await signedIn();
    await auth.proof.byPassword(headersOf(cookies), prover, PASSWORD);
    const fresh = 'walrus-tinder-cobalt-9';
    const changed = await auth.account.changePassword(headersOf(cookies), person, {
      current: PASSWORD,
      fresh,
    });
    if (!changed.ok) throw new Error(changed.code);
    expect(await auth.proof.stands(await proverOf(auth, changed.cookies))).toBe(false);
  });

  test('guessed at in one session is slowed there, and keeps its owner from nothing in another', async () => {
    const { auth, person, cookies, prover } = await signedIn();
    const own = await auth.authentication.signIn(headersOf(), { email: person.email, password: PASSWORD });
    if (!own.ok) throw new Error(own.code);
    for (let turn = 0; turn < 10; turn += 1) {
      await auth.proof.byPassword(headersOf(cookies), prover, `wrong-${turn}`);
    }
    expect(await auth.proof.byPassword(headersOf(cookies), prover, PASSWORD)).toMatchObject({ code: 'slow' });
    const other = await proverOf(auth, own.cookies);
    expect(await auth.proof.byPassword(headersOf(own.cookies), other, PASSWORD)).toEqual({ ok: true });
    for (let turn = 0; turn < 12; turn += 1) {
      await auth.authentication.signIn(headersOf([], '198.51.100.1'), {
        email: person.email,
        password: 'wrong',
      });
    }
    expect(await auth.proof.byPassword(headersOf(own.cookies), other, PASSWORD)).toEqual({ ok: true });
  });
});

describe('a code of the app', () => {
  test('proves once; one that is only being set up proves nothing', async () => {
    const { auth, person, cookies, prover } = await signedIn();
    const setup = await auth.account.beginSecondFactor(headersOf(cookies), person, PASSWORD);
    if (!setup.ok) throw new Error(setup.code);
    const key = new URL(setup.uri).searchParams.get('secret') ?? '';
    const step = Math.floor(Date.now() / 30_000);
    expect(await auth.proof.byCode(headersOf(cookies), prover, totp(key, step))).toMatchObject({
      code: 'code',
    });
    const on = await auth.account.confirmSecondFactor(headersOf(cookies), person, totp(key, step));
    if (!on.ok) throw new Error(on.code);
    const jar = [...cookies, ...on.cookies];
    const now = await proverOf(auth, jar);
    expect(await auth.proof.stands(now)).toBe(false);
    expect(await auth.proof.byCode(headersOf(jar), now, '000000')).toMatchObject({ code: 'code' });
    const next = totp(key, step + 1);
    expect(await auth.proof.byCode(headersOf(jar), now, next)).toEqual({ ok: true });
    expect(await auth.proof.stands(now)).toBe(true);
    expect(await auth.proof.byCode(headersOf(jar), now, next)).toMatchObject({ code: 'code' });
  });
});

test('an answer that no authenticator gave proves nothing', async () => {
  const { auth, cookies, prover } = await signedIn();
  expect(await auth.proof.byPasskey(headersOf(cookies), prover, NO_AUTHENTICATOR)).toMatchObject({
    code: 'passkey',
  });
  expect(await auth.proof.stands(prover)).toBe(false);
});
