import { askRaw, lackingHeaders } from '../support/raw.ts';
import { expect, type RunningSite, readiness, SOON, test } from './site.ts';
import { invite, PASSWORD } from './staff.ts';

/** Bun reads an address as browsers do before anybody sees it, and refuses who names no host in no words (`docs/operations.md`). */
const IS_BUN = process.env.FRONT_ENGINE === 'bun';

/** What is no host. */
const NO_HOSTS = [
  ['Host: example.com:65536'],
  ['Host: a:80:80'],
  ['Host: x?y'],
  ['Host: evil@x'],
  ['Host: x', 'Host: x'],
  ['Host:'],
  [],
] as const;
const HOSTS = [
  'Host: a:65535',
  'Host: [::1]:80',
  'Host: 127.0.0.1',
  'Host: _',
  'Host: my_site.example',
] as const;

/** What an address answers, and where it leads. */
const ADDRESSES: readonly (readonly [target: string, status: number, location?: string])[] = [
  ['/panel/b/?uses=shop', 200],
  ['/api/v1/lookup?created=2019', 200],
  ['/staff/sign-in/', 200],
  ['/panel//b/?uses=shop', 301, '/panel/b/?uses=shop'],
  ['/%70anel/b/', 301, '/panel/b/'],
  ['/staff//sign-in/', 301, '/staff/sign-in/'],
  ['/panel/b/%3Fuses=shop', 400],
  ['/staff/a%2fb/..%2f..%2fsign-in/', 400],
  ['/staff/%00', 400],
  ['/staff/x%0ay', 400],
  ['/staff/%ff/', 400],
  ['/staff/%252e%252e/', 400],
  ['/staff/%C4%85', 301, '/staff/%C4%85/'],
  ['/en/staff/%C4%85', 301, '/en/staff/%C4%85/'],
  ['/staff/sign-in/%C4%85/', 404],
  ['/staff/auth/%C4%85', 404],
  ['/staff/sign-in;x/', 303, '/staff/sign-in/?next=%2Fstaff%2Fsign-in%3Bx%2F'],
  ['/api/v1/availability/%00/b', 400],
  ['/nothing/', 404],
  ['/api/v1/nothing', 404],
];
/** The same of those that are other ones to a browser. */
const AS_BROWSERS_READ: typeof ADDRESSES = IS_BUN
  ? [
      ['/x/../features/', 200],
      ['/staff/x/%2e%2e/sign-in/', 200],
      ['/staff/x\\y', 301, '/staff/x/y/'],
    ]
  : [
      ['/x/../features/', 301, '/features/'],
      ['/staff/x/%2e%2e/sign-in/', 301, '/staff/sign-in/'],
      ['/staff/x\\y', 400],
    ];

/** Backstage is up before the staff's sign-in has its tables. */
async function staffIsThere(site: RunningSite): Promise<void> {
  await readiness(site);
  await expect.poll(async () => (await fetch(`${site.url}/staff/sign-in/`)).status, SOON).toBe(200);
}

test('through front and backstage: what is no host is 400 everywhere, and every host sees the same', async ({
  site,
}) => {
  await staffIsThere(site);
  const port = Number(new URL(site.url).port);
  for (const [target, words] of [
    ['/panel/b/?uses=shop', 'Panel B'],
    ['/api/v1/lookup?created=2019-11-17', '"candidates"'],
    ['/staff/sign-in/', 'name="password"'],
  ] as const) {
    for (const lines of NO_HOSTS) {
      const answer = await askRaw(port, `GET ${target} HTTP/1.1`, ...lines, 'Connection: close');
      expect(answer.status, `${target} ${lines}`).toBe(400);
      if (!IS_BUN || lines.length > 0) expect(lackingHeaders(answer)).toEqual([]);
    }
    for (const host of HOSTS) {
      const answer = await askRaw(port, `GET ${target} HTTP/1.1`, host, 'Connection: close');
      expect(answer.status, `${target} ${host}`).toBe(200);
      expect(answer.body, `${target} ${host}`).toContain(words);
    }
    const whole = await askRaw(port, `GET http://a${target} HTTP/1.1`, 'Host: b', 'Connection: close');
    expect(whole.body).toContain(words);
    expect((await askRaw(port, `GET ${target} HTTP/1.0`)).body).toContain(words);
  }
});

test('through front and backstage: an address leads to one page, elsewhere or nowhere, and never breaks anything', async ({
  site,
}) => {
  await staffIsThere(site);
  const port = Number(new URL(site.url).port);
  for (const [target, status, location] of [...ADDRESSES, ...AS_BROWSERS_READ]) {
    const answer = await askRaw(port, `GET ${target} HTTP/1.1`, 'Host: x', 'Connection: close');
    expect([answer.status, answer.headers.get('location')], target).toEqual([status, location ?? null]);
    expect(lackingHeaders(answer), target).toEqual([]);
  }
  expect(site.log()).not.toContain('"level":50');
  // Nothing that was typed stands there as a line of its own.
  for (const line of site.log().trim().split('\n'))
    expect(() => JSON.parse(line || '{}'), line).not.toThrow();
});

test('what is not there is 404, for who is signed in and whatever is sent', async ({ site }) => {
  await staffIsThere(site);
  const port = Number(new URL(site.url).port);
  const origin = [`Host: ${new URL(site.url).host}`, `Origin: ${site.url}`, 'Connection: close'];
  const form = (body: string) => [
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    '',
    body,
  ];
  const { invitation } = await invite(site, 'admin');
  const entered = await askRaw(
    port,
    `POST ${invitation} HTTP/1.1`,
    ...origin,
    ...form(`name=Ada&password=${PASSWORD}`),
  );
  const cookie = `Cookie: ${entered.headers
    .getSetCookie()
    .map((line) => line.replace(/;.*/, ''))
    .join('; ')}`;
  expect((await askRaw(port, 'GET /staff/people/ HTTP/1.1', ...origin, cookie)).status).toBe(200);
  const paths = [
    '/staff/nothing/',
    '/en/staff/nothing/',
    '/staff/people/nothing/',
    '/staff/staff/people/',
    '/staff/faq/magazyn-baselinker/',
    '/staff/panel/b/',
    '/staff/%C4%85/',
    '/staff/sign-in/nothing/',
    '/staff/staff-notice/',
  ];
  for (const path of paths) {
    const read = await askRaw(port, `GET ${path} HTTP/1.1`, ...origin, cookie);
    expect(read.status, path).toBe(404);
    expect(lackingHeaders(read), path).toEqual([]);
    const written = await askRaw(port, `POST ${path} HTTP/1.1`, ...origin, cookie, ...form('a=b'));
    expect(written.status, `POST ${path}`).toBe(404);
  }
  const api = await askRaw(port, 'POST /api/v1/nothing HTTP/1.1', ...origin, ...form('a=b'));
  expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});
