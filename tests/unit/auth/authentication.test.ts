import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Auth } from '../../../src/auth/auth.ts';
import type { Cookies } from '../../../src/auth/auth-context.ts';
import { SESSION_ABSOLUTE, SESSION_IDLE } from '../../../src/auth/limits.ts';
import { Throttle } from '../../../src/auth/throttle.ts';
import { totp } from '../../e2e/totp.ts';
import { enrol, headersOf, NO_AUTHENTICATOR, OPERATOR_DOER, openAuth, PASSWORD } from '../../support/auth.ts';

afterEach(() => void vi.useRealTimers());

describe('signing in', () => {
  test('gives a cookie that only this host sets, only https carries, and no script reads', async () => {
    const { auth } = await openAuth();
    const { cookies } = await enrol(auth);
    expect(cookies).toEqual([
      expect.stringMatching(/^__Host-latarnia\.session_token=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
  });

  test('answers the same to an unknown address, a wrong password, and somebody disabled', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth);
    const known = { email: person.email, password: 'wrong-but-long-enough' };
    const unknown = { email: 'nobody@example.com', password: PASSWORD };
    expect(await auth.authentication.signIn(headersOf(), known)).toEqual({ ok: false, code: 'credentials' });
    expect(await auth.authentication.signIn(headersOf(), unknown)).toEqual({
      ok: false,
      code: 'credentials',
    });
    await enrol(auth, 'admin');
    await auth.people.disable(OPERATOR_DOER, person.id);
    const disabled = { email: person.email, password: PASSWORD };
    expect(await auth.authentication.signIn(headersOf(), disabled)).toEqual({
      ok: false,
      code: 'credentials',
    });
  });

  test('never goes on with a session that somebody else put there', async () => {
    const { auth } = await openAuth();
    const attacker = await enrol(auth, 'viewer');
    const victim = await enrol(auth, 'admin');
    const planted = headersOf(attacker.cookies);
    const outcome = await auth.authentication.signIn(planted, {
      email: victim.person.email,
      password: PASSWORD,
    });
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.cookies.join()).not.toContain(attacker.cookies[0]?.split(';')[0]);
    const before = await auth.authentication.admit(planted);
    expect(before?.person.id).toBe(attacker.person.id);
    const after = await auth.authentication.admit(headersOf([...attacker.cookies, ...outcome.cookies]));
    expect(after?.person.id).toBe(victim.person.id);
  });

  test('is slowed for an account, wherever the attempts come from, and says nothing of the password', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth);
    const attempt = (password: string, address: string) =>
      auth.authentication.signIn(headersOf([], address), { email: person.email, password });
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await attempt(`wrong-${turn}`, `203.0.113.${turn}`)).toMatchObject({ code: 'credentials' });
    }
    expect(await attempt(PASSWORD, '203.0.113.99')).toMatchObject({ ok: false, code: 'slow' });
    expect(await attempt('wrong', '203.0.113.98')).toMatchObject({ ok: false, code: 'slow' });
  });

  test('is slowed for an address, whichever accounts it tries', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth);
    const attempts = Array.from({ length: 60 }, (_, turn) =>
      auth.authentication.signIn(headersOf(), { email: `nobody-${turn}@example.com`, password: 'x' }),
    );
    const codes = (await Promise.all(attempts)).map((outcome) => (outcome.ok ? 'ok' : outcome.code));
    expect(codes.filter((code) => code === 'credentials')).toHaveLength(50);
    const good = { email: person.email, password: PASSWORD };
    expect(await auth.authentication.signIn(headersOf(), good)).toMatchObject({ code: 'slow' });
    expect(await auth.authentication.signIn(headersOf([], '198.51.100.1'), good)).toMatchObject({ ok: true });
  });

  test('from an address that has to wait counts against nobody, and is recorded once', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth);
    const attempt = (email: string, address?: string) =>
      auth.authentication.signIn(headersOf([], address), { email, password: PASSWORD });
    for (let turn = 0; turn < 50; turn += 1) await attempt(`nobody-${turn}@example.com`);
    for (let turn = 0; turn < 20; turn += 1) {
      expect(await attempt(person.email)).toMatchObject({ code: 'slow' });
    }
    expect(await attempt(person.email, '198.51.100.1')).toMatchObject({ ok: true });
    const query = { kind: 'sign-in.slowed', person: null, before: null, limit: 100 };
    expect(await auth.audit.list(query)).toHaveLength(1);
  });

  test('is slowed for the network of an IPv6 address, which one household holds whole', async () => {
    const { auth } = await openAuth();
    const attempt = (turn: number) =>
      auth.authentication.signIn(headersOf([], `2001:db8:1:2:${turn}::1`), {
        email: `nobody-${turn}@example.com`,
        password: 'x',
      });
    for (let turn = 0; turn < 50; turn += 1) await attempt(turn);
    expect(await attempt(50)).toMatchObject({ code: 'slow' });
  });

  test('is recorded, with neither passwords nor addresses of people who are not here', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth);
    await auth.authentication.signIn(headersOf(), {
      email: 'secret-friend@example.com',
      password: 'my-other-password',
    });
    await auth.authentication.signIn(headersOf(), { email: person.email, password: 'almost-my-password' });
    const entries = await auth.audit.list({ kind: null, person: null, before: null, limit: 100 });
    expect(entries.slice(0, 2)).toMatchObject([
      { kind: 'sign-in.failed', subject: `staff:${person.id}` },
      { kind: 'sign-in.failed', subject: null },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/secret-friend|my-other|almost/);
  });
});

describe('a session', () => {
  test('ends when it was not used for long', async () => {
    const { auth } = await openAuth();
    const { cookies } = await enrol(auth);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + SESSION_IDLE * 1000 + 1000 });
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
  });

  test('ends a week after the sign-in, however much it is used', async () => {
    const { auth } = await openAuth();
    const { cookies } = await enrol(auth);
    const start = Date.now();
    const step = SESSION_IDLE * 900;
    for (let passed = step; passed < SESSION_ABSOLUTE * 1000; passed += step) {
      vi.useFakeTimers({ toFake: ['Date'], now: start + passed });
      expect(await auth.authentication.admit(headersOf(cookies))).not.toBeNull();
    }
    vi.useFakeTimers({ toFake: ['Date'], now: start + SESSION_ABSOLUTE * 1000 + 1000 });
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
  });

  test('of somebody who was disabled ends at once', async () => {
    const { auth } = await openAuth();
    await enrol(auth, 'admin');
    const { person, cookies } = await enrol(auth, 'editor');
    expect(await auth.authentication.admit(headersOf(cookies))).not.toBeNull();
    await auth.people.disable(OPERATOR_DOER, person.id);
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
  });

  test('of somebody who was disabled does not come back when they are enabled', async () => {
    const { auth } = await openAuth();
    const { person, cookies } = await enrol(auth, 'editor');
    await auth.people.disable(OPERATOR_DOER, person.id);
    await auth.people.enable(OPERATOR_DOER, person.id);
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
  });

  test('of somebody who was disabled behind our back is refused all the same', async () => {
    const { auth, database } = await openAuth();
    const { cookies } = await enrol(auth, 'editor');
    await database.client.execute('UPDATE staff SET disabled_at = 1');
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
  });

  test('has the role of this moment, not of the sign-in', async () => {
    const { auth } = await openAuth();
    const { person, cookies } = await enrol(auth, 'editor');
    await auth.people.setRole(OPERATOR_DOER, person.id, 'viewer');
    expect(await auth.authentication.admit(headersOf(cookies))).toMatchObject({ person: { role: 'viewer' } });
  });

  test('is ended by signing out', async () => {
    const { auth } = await openAuth();
    const { cookies } = await enrol(auth);
    await auth.authentication.signOut(headersOf(cookies));
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
  });

  test.for([
    [
      'its owner signed out',
      (auth: Auth, cookies: Cookies) => auth.authentication.signOut(headersOf(cookies)),
    ],
    ['its owner was disabled', 'UPDATE staff SET disabled_at = 1'],
    ['it was not used for long', `UPDATE staff_sessions SET expires_at = ${Date.now() - 1000}`],
    [
      'it is a week old',
      `UPDATE staff_sessions SET created_at = ${Date.now() - SESSION_ABSOLUTE * 1000 - 1000}`,
    ],
  ] as const)('that something was left open in does not stand once %s', async ([_, end]) => {
    const { auth, database } = await openAuth();
    const { cookies } = await enrol(auth);
    const { sessionId = '' } = (await auth.authentication.admit(headersOf(cookies))) ?? {};
    expect(await auth.authentication.stands(sessionId)).toBe(true);
    if (typeof end === 'string') await database.client.execute(end);
    else await end(auth, cookies);
    expect(await auth.authentication.stands(sessionId)).toBe(false);
  });
});

describe('the second factor', () => {
  /** Somebody with a second factor, who typed their password. */
  async function half(throttle = new Throttle()) {
    const { auth } = await openAuth({ throttle });
    const { person, cookies } = await enrol(auth);
    const setup = await auth.account.beginSecondFactor(headersOf(cookies), person, PASSWORD);
    if (!setup.ok) throw new Error(setup.code);
    const key = new URL(setup.uri).searchParams.get('secret') ?? '';
    const used = totp(key);
    const on = await auth.account.confirmSecondFactor(headersOf(cookies), person, used);
    if (!on.ok) throw new Error(on.code);
    const enter = async () => {
      const outcome = await auth.authentication.signIn(headersOf(), {
        email: person.email,
        password: PASSWORD,
      });
      if (!outcome.ok) throw new Error(outcome.code);
      return headersOf(outcome.cookies);
    };
    return { auth, person, key, used, enter, setup, old: cookies, cookies: on.cookies };
  }

  test('stands between the password and the session', async () => {
    const { auth, enter } = await half();
    expect(await auth.authentication.admit(await enter())).toBeNull();
  });

  test('gives the session another token when it is turned on', async () => {
    const { auth, old, cookies } = await half();
    expect(await auth.authentication.admit(headersOf(old))).toBeNull();
    expect(await auth.authentication.admit(headersOf(cookies))).not.toBeNull();
  });

  test('takes each code once, in whichever sign-in it is shown again', async () => {
    const { auth, key, used, enter } = await half();
    const verify = async (code: string) =>
      auth.authentication.verifySecondFactor(await enter(), { method: 'totp', code });
    expect(await verify(used)).toEqual({ ok: false, code: 'code' });
    const next = totp(key, Math.floor(Date.now() / 30_000) + 1);
    expect(await verify(next)).toMatchObject({ ok: true });
    expect(await verify(next)).toEqual({ ok: false, code: 'code' });
  });

  test('takes each recovery code once', async () => {
    const { auth, setup, enter } = await half();
    const verify = async () =>
      auth.authentication.verifySecondFactor(await enter(), {
        method: 'recovery-code',
        code: setup.recoveryCodes[0] ?? '',
      });
    expect(await verify()).toMatchObject({ ok: true });
    expect(await verify()).toEqual({ ok: false, code: 'code' });
  });

  test('cannot be guessed: after five wrong codes the sign-in begins anew', async () => {
    const { auth, key, enter } = await half();
    const headers = await enter();
    for (let turn = 0; turn < 5; turn += 1) {
      const outcome = await auth.authentication.verifySecondFactor(headers, {
        method: 'totp',
        code: `00000${turn}`,
      });
      expect(outcome).toEqual({ ok: false, code: 'code' });
    }
    const right = totp(key, Math.floor(Date.now() / 30_000) + 1);
    expect(await auth.authentication.verifySecondFactor(headers, { method: 'totp', code: right })).toEqual({
      ok: false,
      code: 'expired',
    });
  });

  test('cannot be guessed from sign-in to sign-in either: after ten wrong codes in a row the account waits', async () => {
    const { auth, key, enter } = await half();
    for (let turn = 0; turn < 10; turn += 1) {
      const code = { method: 'totp', code: `00000${turn}` } as const;
      await auth.authentication.verifySecondFactor(await enter(), code);
    }
    const right = totp(key, Math.floor(Date.now() / 30_000) + 1);
    const outcome = await auth.authentication.verifySecondFactor(await enter(), {
      method: 'totp',
      code: right,
    });
    expect(outcome).toEqual({ ok: false, code: 'expired' });
  });

  test('codes for a sign-in that there is not keep nobody waiting, and do not fill the audit log', async () => {
    const { auth, key, enter } = await half();
    const code = { method: 'totp', code: '000000' } as const;
    for (let turn = 0; turn < 70; turn += 1) {
      expect(await auth.authentication.verifySecondFactor(headersOf(), code)).toMatchObject({
        code: 'expired',
      });
    }
    const query = { kind: 'sign-in.failed', person: null, before: null, limit: null };
    expect(await auth.audit.list(query)).toHaveLength(50);
    const right = totp(key, Math.floor(Date.now() / 30_000) + 1);
    expect(
      await auth.authentication.verifySecondFactor(await enter(), { method: 'totp', code: right }),
    ).toMatchObject({
      ok: true,
    });
  });

  test.for([
    ['totp', 'code'],
    ['recovery-code', 'recovery-code'],
  ] as const)('by %s is slowed for an address from which many were wrong', async ([method, factor]) => {
    const throttle = new Throttle();
    const { auth, key, setup, enter } = await half(throttle);
    const waiting = await enter();
    for (let turn = 0; turn < 51; turn += 1) await throttle.attempt(factor, null, '203.0.113.9');
    const right = {
      totp: totp(key, Math.floor(Date.now() / 30_000) + 1),
      'recovery-code': setup.recoveryCodes[0] ?? '',
    };
    const outcome = await auth.authentication.verifySecondFactor(waiting, { method, code: right[method] });
    expect(outcome).toMatchObject({ ok: false, code: 'slow' });
  });

  test('wrong passwords from the same address keep nobody from a code, a recovery code, a link or a passkey', async () => {
    const { auth, key, enter, person } = await half();
    const waiting = await enter();
    for (let turn = 0; turn < 60; turn += 1) {
      await auth.authentication.signIn(headersOf(), {
        email: `nobody-${turn}@example.com`,
        password: 'wrong',
      });
    }
    expect(
      await auth.authentication.signIn(headersOf(), { email: person.email, password: PASSWORD }),
    ).toMatchObject({
      code: 'slow',
    });
    expect(await auth.authentication.signInWithPasskey(headersOf(), NO_AUTHENTICATOR)).toMatchObject({
      code: 'passkey',
    });
    expect(
      await auth.authentication.verifySecondFactor(waiting, { method: 'recovery-code', code: 'x' }),
    ).toMatchObject({
      code: 'code',
    });
    const right = totp(key, Math.floor(Date.now() / 30_000) + 1);
    expect(
      await auth.authentication.verifySecondFactor(waiting, { method: 'totp', code: right }),
    ).toMatchObject({
      ok: true,
    });
    const link = await auth.people.signInLink(OPERATOR_DOER, person.id);
    if (!link.ok) throw new Error(link.code);
    expect(await auth.authentication.acceptSignInLink(headersOf(), link.token)).toMatchObject({ ok: true });
  });

  test('is turned off with the password alone', async () => {
    const { auth, person, cookies } = await half();
    expect(await auth.account.endSecondFactor(headersOf(cookies), person, 'wrong')).toMatchObject({
      code: 'password.wrong',
    });
    expect(await auth.account.endSecondFactor(headersOf(cookies), person, PASSWORD)).toMatchObject({
      ok: true,
    });
  });
});

test('answers that no authenticator gave are slowed, and do not fill the audit log', async () => {
  const { auth } = await openAuth();
  const codes = new Set<string>();
  for (let turn = 0; turn < 60; turn += 1) {
    const outcome = await auth.authentication.signInWithPasskey(headersOf(), NO_AUTHENTICATOR);
    codes.add(outcome.ok ? 'ok' : outcome.code);
  }
  expect([...codes]).toEqual(['passkey', 'slow']);
  const query = { kind: 'sign-in.failed', person: null, before: null, limit: null };
  expect(await auth.audit.list(query)).toHaveLength(50);
});
