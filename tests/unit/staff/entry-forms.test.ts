import { expect, test } from 'vitest';
import type { Auth } from '../../../src/auth/auth.ts';
import { ownAccount } from '../../../src/staff/account.ts';
import type { Exchange } from '../../../src/staff/exchange.ts';
import { people } from '../../../src/staff/people.ts';
import { UnreadableForm } from '../../../src/staff/read-form.ts';
import { secondFactor } from '../../../src/staff/second-factor.ts';
import { signIn } from '../../../src/staff/sign-in.ts';
import { enrol, openAuth } from '../../support/auth.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf } from '../../support/state.ts';

type Fields = readonly (readonly [name: string, value: string])[];

/** A form as the handler of its page is given it, over real accounts. */
async function exchangeOf(
  body: Fields | string,
): Promise<{ readonly exchange: Exchange; readonly auth: Auth }> {
  const { auth } = await openAuth();
  await enrol(auth, 'admin');
  const { as } = await openLogWith(['x']);
  const url = new URL('https://x.test/staff/');
  const sent =
    typeof body === 'string' ? body : new URLSearchParams(body.map(([name, value]) => [name, value]));
  const exchange: Exchange = {
    request: new Request(url, { method: 'POST', body: sent }),
    url,
    locals: {
      view: contextOf([]),
      access: {
        providerName: null,
        use: (work) => work(auth),
        sessionOf: async () => {
          throw new Error('not for this test');
        },
      },
      session: sessionOf(as('staff:7', { kind: 'staff', role: 'admin' }), 'admin'),
      kept: null,
    },
  };
  return { exchange, auth };
}

const PAGES = { signIn, secondFactor, people, ownAccount };

test.each<[page: keyof typeof PAGES, odd: Fields, shown: object]>([
  ['signIn', [], { error: expect.any(String), email: '' }],
  [
    'signIn',
    [
      ['email', 'a@b.pl'],
      ['email', 'c@d.pl'],
      ['password', 'x'],
    ],
    { error: expect.any(String), email: 'a@b.pl' },
  ],
  [
    'signIn',
    [
      ['email', 'a'.repeat(5000)],
      ['password', 'x'.repeat(5000)],
    ],
    { error: expect.any(String), email: 'a'.repeat(5000) },
  ],
  ['secondFactor', [], { error: expect.any(String) }],
  [
    'secondFactor',
    [
      ['code', '1'],
      ['code', '2'],
      ['next', '/staff/log/'],
    ],
    { error: expect.any(String), next: '/staff/log/' },
  ],
  [
    'secondFactor',
    [
      ['code', '9'.repeat(5000)],
      ['next', '//evil.example/'],
    ],
    { error: expect.any(String), next: '/staff/' },
  ],
  ['people', [], { error: expect.any(String) }],
  ['people', [['deed', 'destroy']], { error: expect.any(String) }],
  [
    'people',
    [
      ['deed', 'invite'],
      ['deed', 'disable'],
      ['id', 'x'],
    ],
    { error: expect.any(String) },
  ],
  [
    'people',
    [
      ['deed', 'role'],
      ['id', 'x'],
      ['role', 'owner'],
    ],
    { error: expect.any(String) },
  ],
  [
    'people',
    [
      ['deed', 'add'],
      ['email', 'a@b.pl'],
      ['name', ' Ada '],
      ['role', 'owner'],
    ],
    { error: expect.any(String), typed: { email: 'a@b.pl', name: 'Ada', role: 'viewer' } },
  ],
  [
    'people',
    [
      ['deed', 'add'],
      ['email', 'a@b.pl'],
      ['name', 'A'.repeat(81)],
      ['role', 'editor'],
    ],
    {
      errors: { name: expect.any(String) },
      typed: { email: 'a@b.pl', name: 'A'.repeat(81), role: 'editor' },
    },
  ],
  ['ownAccount', [], { error: null, note: null }],
  ['ownAccount', [['deed', 'destroy']], { error: null, note: null }],
  [
    'ownAccount',
    [
      ['deed', 'second-factor-confirm'],
      ['uri', 'javascript:alert(1)'],
    ],
    { setup: null },
  ],
])('%s, sent %j, changes nothing and shows the form again', async (page, odd, shown) => {
  const { exchange, auth } = await exchangeOf(odd);
  const before = await auth.people.list();
  expect(await PAGES[page](exchange)).toMatchObject(shown);
  expect(await auth.people.list()).toEqual(before);
});

test.each(['signIn', 'secondFactor', 'people', 'ownAccount'] as const)(
  '%s takes no body that is no form',
  async (page) => {
    const { exchange } = await exchangeOf('{}');
    await expect(PAGES[page](exchange)).rejects.toThrow(UnreadableForm);
  },
);
