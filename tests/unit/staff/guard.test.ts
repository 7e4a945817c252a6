import type { APIContext } from 'astro';
import { expect, test } from 'vitest';
import type { Auth } from '../../../src/auth/auth.ts';
import type { Cookies } from '../../../src/auth/auth-context.ts';
import type { Admission } from '../../../src/auth/authentication.ts';
import { type Role, rightsOf } from '../../../src/domain/staff.ts';
import { guardStaff, isStaffPath } from '../../../src/staff/guard.ts';
import type { Database } from '../../../src/store/dialects/dialect.ts';
import { enrol, headersOf, openAuth, PASSWORD } from '../../support/auth.ts';
import { contextOf } from '../../support/state.ts';

const SITE = 'https://status.example.com';
/** What is let through is answered so. */
const THROUGH = 'the page itself';

interface Asking {
  readonly cookies?: Cookies;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly routePattern?: string;
}

/** The guard, over real accounts; what it lets through, and what it shows instead, is told by the body. */
function guardOf(auth: Auth) {
  return async (path: string, { cookies = [], form, headers, method, routePattern }: Asking = {}) => {
    const sent = headersOf(cookies);
    const isRead = form === undefined && method === undefined;
    if (!isRead) sent.set('Origin', SITE);
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value === '') sent.delete(name);
      else sent.set(name, value);
    }
    const request = new Request(`${SITE}${path}`, {
      method: method ?? (isRead ? 'GET' : 'POST'),
      headers: sent,
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const locals = {
      view: { ...contextOf([]), siteUrl: SITE },
      access: {
        providerName: null,
        use: <T>(work: (one: Auth) => Promise<T>) => work(auth),
        sessionOf: async ({ person, ...rest }: Admission) => ({
          member: { ...person, may: rightsOf(person.role) },
          ...rest,
        }),
      },
    };
    const context = {
      locals,
      request,
      url: new URL(request.url),
      routePattern: routePattern ?? `/[...locale]${path.replace(/^\/en/, '').replace(/\?.*$/, '')}`,
      params: { locale: path.startsWith('/en/') ? 'en' : undefined },
    };
    const next = async (rewrite?: string) => new Response(rewrite ?? THROUGH);
    // Of Astro's context the guard uses these parts alone.
    const response = await guardStaff(
      context as unknown as APIContext,
      new URL(request.url).pathname,
      next as never,
    );
    const { notice } = locals as { notice?: string };
    return { status: response.status, headers: response.headers, said: notice ?? (await response.text()) };
  };
}

async function open(role: Role = 'admin') {
  const { auth } = await openAuth();
  const { cookies } = await enrol(auth, role);
  return { guard: guardOf(auth), auth, cookies };
}

test('who is not signed in is sent to sign in, and back to a page of ours alone', async () => {
  const { guard } = await open();
  const answer = await guard('/staff/log/?feature=x');
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/staff/sign-in/?next=%2Fstaff%2Flog%2F%3Ffeature%3Dx');
  const sent = await guard('/en/staff/people/', { form: { deed: 'add' } });
  expect(sent.headers.get('location')).toBe('/en/staff/sign-in/');
});

test('who is signed in is let in; of the way in everybody is', async () => {
  const { guard, cookies } = await open('viewer');
  expect((await guard('/staff/', { cookies })).said).toBe(THROUGH);
  expect((await guard('/staff/sign-in/')).said).toBe(THROUGH);
});

test.for([
  ['viewer', '/staff/people/', 'forbidden'],
  ['editor', '/staff/people/', 'forbidden'],
  ['editor', '/staff/tokens/', 'forbidden'],
  ['viewer', '/staff/answer/', 'forbidden'],
  ['support', '/staff/answer/', THROUGH],
  ['admin', '/staff/people/', THROUGH],
] as const)('a %s at %s: %s', async ([role, path, said]) => {
  const { guard, cookies } = await open(role);
  expect((await guard(path, { cookies })).said).toBe(said);
});

test.for([
  [{ Origin: 'https://evil.example' }, 'foreign-form'],
  [{ Origin: 'null' }, 'foreign-form'],
  [{ Origin: '' }, 'foreign-form'],
  [{ 'Sec-Fetch-Site': 'same-site' }, 'foreign-form'],
  [{ 'Sec-Fetch-Site': 'cross-site' }, 'foreign-form'],
  [{}, THROUGH],
] as const)('a form with %j: %s', async ([headers, said]) => {
  const { guard, cookies } = await open();
  expect((await guard('/staff/publish/', { cookies, form: { x: 'y' }, headers })).said).toBe(said);
  // Whatever is not a read changes something.
  expect((await guard('/staff/publish/', { cookies, method: 'DELETE', headers })).said).toBe(said);
});

test('what outlives the session asks who it is, once; the role is looked at before that', async () => {
  const { guard, cookies } = await open();
  const form = { deed: 'add', email: 'x@example.com' };
  expect((await guard('/staff/people/', { cookies, form })).said).toBe('/staff-proof');
  const wrong = { ...form, 'proof-password': 'wrong-but-long-enough' };
  expect((await guard('/staff/people/', { cookies, form: wrong })).said).toBe('/staff-proof');
  expect(
    (await guard('/staff/people/', { cookies, form: { ...form, 'proof-password': PASSWORD } })).said,
  ).toBe(THROUGH);
  expect((await guard('/staff/people/', { cookies, form })).said).toBe(THROUGH);
  for (const role of ['viewer', 'support', 'editor'] as const) {
    const small = await open(role);
    const sent = { cookies: small.cookies, form: { reason: 'x', sure: 'yes' } };
    expect((await small.guard('/staff/redact/7/', sent)).said, role).toBe('forbidden');
  }
});

test('no cache keeps what is answered, and no other site is told where one was', async () => {
  const { guard, cookies } = await open('viewer');
  const answers = [
    await guard('/staff/', { cookies }),
    await guard('/staff/'),
    await guard('/staff/people/', { cookies }),
    await guard('/staff'),
    await guard('/staff/publish/', { form: {}, headers: { Origin: 'https://evil.example' } }),
  ];
  for (const { headers, status } of answers) {
    expect(headers.get('cache-control'), String(status)).toBe('no-store');
    expect(headers.get('referrer-policy'), String(status)).toBe('same-origin');
  }
});

test('a page that is none of the staff area is not served at its addresses', async () => {
  const { guard, cookies } = await open();
  expect((await guard('/staff/x/', { cookies, routePattern: '/[...locale]/[feature]' })).said).toBe('/404');
});

test.for([
  ['/staff', true],
  ['/staff/', true],
  ['/en/staff/log/', true],
  ['/staffs/', false],
  ['/fr/staff/', false],
  ['/', false],
] as const)('%s belongs to the staff area: %s', ([path, is]) => {
  expect(isStaffPath(path)).toBe(is);
});

/** Sends a form whose session may have ended meanwhile, and says where that leads. */
async function sendEnded(
  end: (asked: { auth: Auth; database: Database; id: string }) => Promise<unknown>,
  path = '/staff/updates/x/',
  form: Record<string, string> = {
    pl: 'Serwer wrócił.',
    expected: '7',
    confirmed: 'x',
    'proof-password': PASSWORD,
  },
) {
  const { auth, database } = await openAuth();
  const { person, cookies } = await enrol(auth, 'editor');
  await end({ auth, database, id: person.id });
  const answer = await guardOf(auth)(path, { cookies, form });
  const query = new URL(answer.headers.get('location') ?? '', SITE).searchParams;
  return { auth, person, query, kept: await auth.kept.list(person.id) };
}

test.for([
  [
    'was not used for too long',
    (id: string) => `UPDATE staff_sessions SET expires_at = 1000 WHERE user_id = '${id}'`,
  ],
  [
    'began too long ago',
    (id: string) => `UPDATE staff_sessions SET created_at = 1000 WHERE user_id = '${id}'`,
  ],
] as const)(
  'what is sent by a session that %s is kept, without secrets and without a yes',
  async ([, sql]) => {
    const { auth, person, query, kept } = await sendEnded(({ database, id }) =>
      database.client.execute(sql(id)),
    );
    expect(kept).toMatchObject([
      {
        address: '/staff/updates/x/',
        fields: [
          ['pl', 'Serwer wrócił.'],
          ['expected', '7'],
        ],
      },
    ]);
    const next = query.get('next') ?? '';
    expect(next).toBe(`/staff/updates/x/?kept=${kept[0]?.id}`);
    expect(query.get('typed')).toBe('kept');
    const entered = await auth.authentication.signIn(headersOf(), {
      email: person.email,
      password: PASSWORD,
    });
    if (!entered.ok) throw new Error(entered.code);
    expect((await guardOf(auth)(next, { cookies: entered.cookies })).said).toBe(THROUGH);
  },
);

test.for<[string, (asked: { auth: Auth; database: Database; id: string }) => Promise<unknown>]>([
  ['was revoked', ({ database }) => database.client.execute('DELETE FROM staff_sessions')],
  [
    'ended by time, of somebody disabled since',
    async ({ auth, database, id }) => {
      await database.client.execute('UPDATE staff_sessions SET expires_at = 1000');
      await database.client.execute({ sql: 'UPDATE staff SET disabled_at = 1000 WHERE id = ?', args: [id] });
      return auth;
    },
  ],
])('what is sent by a session that %s is not kept, and its sender is told', async ([, end]) => {
  const { query, kept } = await sendEnded(end);
  expect(kept).toEqual([]);
  expect(query.get('typed')).toBe('lost');
  expect(query.get('next')).toBe('/staff/updates/x/');
});

test.for<[string, Record<string, string>, string]>([
  [
    '/staff/account/',
    { current: PASSWORD, fresh: 'another-long-phrase', deed: 'password' },
    '/staff/account/',
  ],
  ['/staff/scheduled/', { id: 'x', deed: 'cancel' }, '/staff/scheduled/'],
  ['/staff/people/', { id: 'x', role: 'viewer', deed: 'role' }, '/staff/people/'],
  ['/en/staff/tokens/', { revoke: 'x', sure: 'yes', deed: 'revoke' }, '/en/staff/tokens/'],
  ['/staff/confirm/', { by: '1h' }, '/staff/matrix/'],
])(
  'a form sent to %s into which nothing is typed that could be kept leads back, and says that nothing was done',
  async ([path, form, place]) => {
    const byTime = ({ database }: { database: Database }) =>
      database.client.execute('UPDATE staff_sessions SET expires_at = 1000');
    const { query, kept } = await sendEnded(byTime, path, form);
    expect(kept).toEqual([]);
    expect(query.get('typed')).toBe('ended');
    expect(query.get('next')).toBe(place);
    const revoked = ({ database }: { database: Database }) =>
      database.client.execute('DELETE FROM staff_sessions');
    expect((await sendEnded(revoked, path, form)).query.get('typed')).toBeNull();
  },
);

test('a form of another site is kept for nobody, whatever session it names', async () => {
  const { auth, database } = await openAuth();
  const { person, cookies } = await enrol(auth, 'editor');
  await database.client.execute('UPDATE staff_sessions SET expires_at = 1000');
  const headers = { Origin: 'https://evil.example' };
  const answer = await guardOf(auth)('/staff/updates/x/', { cookies, form: { pl: 'Zły tekst' }, headers });
  expect(answer.said).toBe('foreign-form');
  expect(await auth.kept.list(person.id)).toEqual([]);
});
