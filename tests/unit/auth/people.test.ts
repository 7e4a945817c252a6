import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Auth } from '../../../src/auth/auth.ts';
import { INVITATION_LIFE } from '../../../src/auth/limits.ts';
import type { Doer } from '../../../src/auth/people.ts';
import { enrol, headersOf, OPERATOR_DOER, openAuth, PASSWORD } from '../../support/auth.ts';
import { onPostgres } from '../../support/test-database.ts';

afterEach(() => void vi.useRealTimers());

/** Takes Ada in, as an editor. */
async function inviteAda({ people }: Auth) {
  const invited = await people.add(OPERATOR_DOER, { email: 'ada@example.com', role: 'editor', name: '' });
  if (!invited.ok) throw new Error(invited.code);
  return invited;
}

const NEW = { name: 'Ada', password: PASSWORD };

describe('an invitation', () => {
  test('is good once', async () => {
    const { auth } = await openAuth();
    const invited = await inviteAda(auth);
    const accept = () => auth.authentication.acceptInvitation(headersOf(), { token: invited.token, ...NEW });
    const outcomes = await Promise.all([accept(), accept()]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accept()).toEqual({ ok: false, code: 'link' });
  });

  test('is good for three days', async () => {
    const { auth } = await openAuth();
    const invited = await inviteAda(auth);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + INVITATION_LIFE * 1000 + 1000 });
    expect(await auth.authentication.openLink(invited.token)).toBeNull();
    expect(
      await auth.authentication.acceptInvitation(headersOf(), { token: invited.token, ...NEW }),
    ).toMatchObject({
      code: 'link',
    });
  });

  test('is replaced by the next one', async () => {
    const { auth } = await openAuth();
    const first = await inviteAda(auth);
    const second = await auth.people.invite(OPERATOR_DOER, first.person.id);
    if (!second.ok) throw new Error(second.code);
    expect(await auth.authentication.openLink(first.token)).toBeNull();
    expect(await auth.authentication.openLink(second.token)).toMatchObject({ link: { kind: 'invitation' } });
  });

  test('stands in the database only as a hash', async () => {
    const { auth, database } = await openAuth();
    const invited = await inviteAda(auth);
    const { rows } = await database.client.execute('SELECT * FROM staff_verifications');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(invited.token);
  });

  test.for(['disabled', 'disabled and enabled again'])('of somebody %s is good for nothing', async (what) => {
    const { auth } = await openAuth();
    await enrol(auth, 'admin');
    const draft = { email: 'ada@example.com', role: 'editor', name: '' } as const;
    const invited = await auth.people.add(OPERATOR_DOER, draft);
    if (!invited.ok) throw new Error(invited.code);
    const link = await auth.people.signInLink(OPERATOR_DOER, invited.person.id);
    if (!link.ok) throw new Error(link.code);
    await auth.people.disable(OPERATOR_DOER, invited.person.id);
    if (what !== 'disabled') await auth.people.enable(OPERATOR_DOER, invited.person.id);
    expect(await auth.authentication.openLink(invited.token)).toBeNull();
    expect(await auth.authentication.acceptSignInLink(headersOf(), link.token)).toMatchObject({
      code: 'link',
    });
  });

  test('of somebody who was disabled behind our back is good for nothing', async () => {
    const { auth, database } = await openAuth();
    const draft = { email: 'ada@example.com', role: 'editor', name: '' } as const;
    const invited = await auth.people.add(OPERATOR_DOER, draft);
    if (!invited.ok) throw new Error(invited.code);
    await database.client.execute('UPDATE staff SET disabled_at = 1');
    const accepted = await auth.authentication.acceptInvitation(headersOf(), {
      token: invited.token,
      ...NEW,
    });
    expect(accepted).toMatchObject({ code: 'link' });
  });

  test('sets another password, and ends every session of the one before', async () => {
    const { auth } = await openAuth();
    const { person, cookies } = await enrol(auth);
    const again = await auth.people.invite(OPERATOR_DOER, person.id);
    if (!again.ok) throw new Error(again.code);
    const fresh = { token: again.token, name: 'Ada', password: 'walrus-tinder-cobalt-9' };
    expect(await auth.authentication.acceptInvitation(headersOf(), fresh)).toMatchObject({ ok: true });
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
  });

  test('keeps a password that is easy to guess out, and stays good', async () => {
    const { auth } = await openAuth();
    const invited = await inviteAda(auth);
    const weak = { token: invited.token, name: 'Ada', password: 'password1234' };
    expect(await auth.authentication.acceptInvitation(headersOf(), weak)).toMatchObject({
      code: 'password.common',
    });
    expect(await auth.authentication.openLink(invited.token)).not.toBeNull();
  });
});

describe('people', () => {
  test('there are none by default', async () => {
    const { auth } = await openAuth();
    expect(await auth.people.list()).toEqual([]);
  });

  test.for(['viewer', 'support', 'editor'] as const)('are changed by no %s', async (role) => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth, role);
    const doer: Doer = { actor: 'staff:x', authority: { kind: 'staff', role } };
    const outcomes = await Promise.all([
      auth.people.add(doer, { email: 'x@example.com', role: 'admin', name: '' }),
      auth.people.setRole(doer, person.id, 'admin'),
      auth.people.invite(doer, person.id),
      auth.people.reset(doer, person.id),
      auth.people.disable(doer, person.id),
      auth.people.enable(doer, person.id),
      auth.people.signInLink(doer, person.id),
    ]);
    expect(outcomes.map((outcome) => !outcome.ok && outcome.code)).toEqual(Array(7).fill('forbidden'));
    expect(await auth.people.list()).toMatchObject([{ role, isDisabled: false }]);
  });

  test('get links that let them in without a password from the command line alone', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth, 'admin');
    const doer: Doer = { actor: 'staff:x', authority: { kind: 'staff', role: 'admin' } };
    expect(await auth.people.signInLink(doer, person.id)).toMatchObject({ code: 'forbidden' });
  });

  test('never lose their last administrator', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth, 'admin');
    expect(await auth.people.disable(OPERATOR_DOER, person.id)).toMatchObject({ code: 'person.last-admin' });
    expect(await auth.people.setRole(OPERATOR_DOER, person.id, 'editor')).toMatchObject({
      code: 'person.last-admin',
    });
  });

  test('never lose their last two administrators at once', async () => {
    const { auth } = await openAuth();
    const first = await enrol(auth, 'admin', 'first@example.com');
    const second = await enrol(auth, 'admin', 'second@example.com');
    const outcomes = await Promise.all([
      auth.people.disable(OPERATOR_DOER, first.person.id),
      auth.people.setRole(OPERATOR_DOER, second.person.id, 'viewer'),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('have joined once they accepted their invitation', async () => {
    const { auth } = await openAuth();
    await auth.people.add(OPERATOR_DOER, { email: 'waits@example.com', role: 'viewer', name: '' });
    await enrol(auth, 'admin', 'joined@example.com');
    expect(await auth.people.list()).toMatchObject([
      { email: 'joined@example.com', hasJoined: true },
      { email: 'waits@example.com', hasJoined: false },
    ]);
  });

  test('who were reset have neither password, second factor, passkey nor session', async () => {
    const { auth } = await openAuth();
    const { person, cookies } = await enrol(auth);
    const reset = await auth.people.reset(OPERATOR_DOER, person.id);
    expect(reset).toMatchObject({ ok: true, person: { hasJoined: false, hasSecondFactor: false } });
    expect(await auth.authentication.admit(headersOf(cookies))).toBeNull();
    expect(
      await auth.authentication.signIn(headersOf(), { email: person.email, password: PASSWORD }),
    ).toMatchObject({
      code: 'credentials',
    });
  });

  test('get in by a link from the server, once', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth);
    const link = await auth.people.signInLink(OPERATOR_DOER, person.id);
    if (!link.ok) throw new Error(link.code);
    const outcome = await auth.authentication.acceptSignInLink(headersOf(), link.token);
    if (!outcome.ok) throw new Error(outcome.code);
    expect(await auth.authentication.admit(headersOf(outcome.cookies))).toMatchObject({
      person: { id: person.id },
    });
    expect(await auth.authentication.acceptSignInLink(headersOf(), link.token)).toEqual({
      ok: false,
      code: 'link',
    });
  });
});

describe('the log of people', () => {
  test('is neither changed nor shortened', async () => {
    const { auth, database } = await openAuth();
    await enrol(auth);
    const entry = "INTO audit (id, at, kind, facts) VALUES (1, '', 'x', '{}')";
    for (const statement of [
      "UPDATE audit SET actor = 'x'",
      'DELETE FROM audit',
      onPostgres()
        ? `INSERT ${entry} ON CONFLICT (id) DO UPDATE SET kind = 'x'`
        : `INSERT OR REPLACE ${entry}`,
      ...(onPostgres() ? [`INSERT ${entry} ON CONFLICT DO NOTHING`, 'TRUNCATE audit'] : []),
    ]) {
      await expect(database.client.execute(statement), statement).rejects.toThrow(/audit: an entry is never/);
    }
  });

  test('says who did what to whom', async () => {
    const { auth } = await openAuth();
    const { person } = await enrol(auth, 'editor');
    await auth.people.setRole(OPERATOR_DOER, person.id, 'support');
    expect(
      await auth.audit.list({ kind: 'person.role', person: null, before: null, limit: 100 }),
    ).toMatchObject([
      { actor: 'cli:test', subject: `staff:${person.id}`, facts: { from: 'editor', to: 'support' } },
    ]);
  });
});

test('who is disabled gets no invitation, no reset and no link', async () => {
  const { auth } = await openAuth();
  const { person } = await enrol(auth);
  await auth.people.disable(OPERATOR_DOER, person.id);
  for (const deed of ['invite', 'reset', 'signInLink'] as const) {
    const outcome = await auth.people[deed](OPERATOR_DOER, person.id);
    expect(outcome, deed).toMatchObject({ ok: false, code: 'person.disabled' });
  }
});

test('a link made before somebody was reset is good for nothing', async () => {
  const { auth } = await openAuth();
  const { person } = await enrol(auth);
  const link = await auth.people.signInLink(OPERATOR_DOER, person.id);
  if (!link.ok) throw new Error(link.code);
  await auth.people.reset(OPERATOR_DOER, person.id);
  expect(await auth.authentication.acceptSignInLink(headersOf(), link.token)).toEqual({
    ok: false,
    code: 'link',
  });
});

test('a link is good for its own purpose alone', async () => {
  const { auth } = await openAuth();
  const { person } = await enrol(auth);
  const link = await auth.people.signInLink(OPERATOR_DOER, person.id);
  const invited = await auth.people.invite(OPERATOR_DOER, person.id);
  if (!link.ok || !invited.ok) throw new Error('no links');
  expect(await auth.authentication.acceptSignInLink(headersOf(), invited.token)).toEqual({
    ok: false,
    code: 'link',
  });
  const password = 'walrus-tinder-cobalt-9';
  const set = await auth.authentication.acceptInvitation(headersOf(), {
    token: link.token,
    name: 'Ada',
    password,
  });
  expect(set).toEqual({ ok: false, code: 'link' });
});

test.for(['', 'x', '@example.com', 'a b@example.com', 'x@', `${'x'.repeat(65)}@example.com`])(
  'nobody is taken in as “%s”',
  async (email) => {
    const { auth } = await openAuth();
    const outcome = await auth.people.add(OPERATOR_DOER, { email, role: 'viewer', name: 'x' });
    expect(outcome).toMatchObject({ ok: false, code: 'person.email' });
  },
);
