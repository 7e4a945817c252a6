import { describe, expect, test } from 'vitest';
import { enrol, headersOf, openAuth, PASSWORD } from '../../support/auth.ts';

const FRESH = 'walrus-tinder-cobalt-9';

describe('members', () => {
  test('end no session and remove no passkey of others', async () => {
    const { auth, database } = await openAuth();
    const own = await enrol(auth, 'viewer');
    const other = await enrol(auth, 'admin');
    await database.client.execute({
      sql: `INSERT INTO staff_passkeys (id, name, public_key, user_id, credential_id, counter, device_type, backed_up)
        VALUES ('key', 'x', 'x', ?, 'x', 0, 'x', 0)`,
      args: [other.person.id],
    });
    const [session] = (await auth.account.overview(other.person)).sessions;
    await auth.account.endSession(own.person, session?.id ?? '');
    await auth.account.endOtherSessions(own.person, 'none');
    await auth.account.removePasskey(own.person, 'key');
    expect(await auth.authentication.admit(headersOf(other.cookies))).not.toBeNull();
    expect((await auth.account.overview(other.person)).passkeys).toHaveLength(1);
  });

  test('change their password with the one they have, and every other session ends', async () => {
    const { auth } = await openAuth();
    const { person, cookies } = await enrol(auth);
    const second = await auth.authentication.signIn(headersOf(), { email: person.email, password: PASSWORD });
    if (!second.ok) throw new Error(second.code);
    const change = (current: string) =>
      auth.account.changePassword(headersOf(second.cookies), person, { current, fresh: FRESH });
    expect(await change('not-the-password')).toMatchObject({ code: 'password.wrong' });
    expect(await auth.authentication.admit(headersOf(cookies))).not.toBeNull();
    expect(await change(PASSWORD)).toMatchObject({ ok: true });
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
  });

  test('who guess at the password from an open session are slowed like at the door', async () => {
    const { auth } = await openAuth();
    const { person, cookies } = await enrol(auth);
    const guess = (password: string) => auth.account.beginSecondFactor(headersOf(cookies), person, password);
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await guess(`wrong-${turn}`)).toMatchObject({ code: 'password.wrong' });
    }
    expect(await guess(PASSWORD)).toMatchObject({ code: 'slow' });
  });
});

test('a password that is easy to guess does not take the place of another', async () => {
  const { auth } = await openAuth();
  const { person, cookies } = await enrol(auth);
  const change = { current: PASSWORD, fresh: person.email };
  const outcome = await auth.account.changePassword(headersOf(cookies), person, change);
  expect(outcome).toMatchObject({ ok: false, code: 'password.personal' });
});

test('codes of an app that is being set up are not guessed from a session either', async () => {
  const { auth } = await openAuth();
  const { person, cookies } = await enrol(auth);
  await auth.account.beginSecondFactor(headersOf(cookies), person, PASSWORD);
  const codes = new Set<string>();
  for (let turn = 0; turn < 12; turn += 1) {
    const outcome = await auth.account.confirmSecondFactor(headersOf(cookies), person, `00000${turn % 10}`);
    codes.add(outcome.ok ? 'ok' : outcome.code);
  }
  expect([...codes]).toEqual(['code', 'slow']);
});
