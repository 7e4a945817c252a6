import { request as openRequest } from 'node:http';
import { expect, SOON, test } from './site.ts';
import { invite, PASSWORD } from './staff.ts';

/** Spellings of an address that only administrators may see, as no browser would send them. */
const SPELLINGS = [
  '/staff/people',
  '/staff/people/',
  '/en/staff/people',
  '/staff//people/',
  '/staff/%70eople/',
  '/staff/%2570eople/',
  '/%73taff/people/',
  '/%73taff/people',
  '/en/%73taff/people/',
  '/staff/./people/',
  '/staff/x/../people/',
  '/staff/x/%2e%2e/people/',
  '/staff/sign-in/../people/',
  '/staff/sign-in/%2e%2e/people/',
  '/staff/sign-in/%252e%252e/people/',
  '/staff/sign-in/..%2fpeople/',
  '/staff/sign-in//people/',
  '/staff/auth/../people',
  '/staff/people/index.html',
  '/staff/people.html',
  '/staff/people/?x',
  '/staff/people;x/',
  '/staff\\people\\',
  '/staff/People/',
  '/api/v1/availability/../../../staff/people/',
  '/api/v1/availability/..%2f..%2f..%2fstaff/people/',
] as const;

/** Sends a path as it is written. */
function send(
  base: string,
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<{ readonly status: number; readonly text: string; readonly cookies: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const outgoing = openRequest({ hostname, port, path, method, headers, agent: false }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      incoming.on('end', () => {
        const cookies = incoming.headers['set-cookie'] ?? [];
        resolve({ status: incoming.statusCode ?? 0, text, cookies });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test('an address is guarded however it is spelt, for who is signed in and for who is not', async ({
  site,
}) => {
  test.slow();
  const { email } = await invite(site, 'admin');
  const { invitation } = await invite(site, 'viewer');
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: site.url };
  const isThere = async () => (await send(site.url, '/staff/sign-in/', 'GET', {})).status;
  await expect.poll(isThere, { ...SOON, timeout: 60_000 }).toBe(200);
  const entered = await send(site.url, invitation, 'POST', form, `name=Ada&password=${PASSWORD}`);
  const [cookie = ''] = entered.cookies.map((line) => line.replace(/;.*/, ''));
  expect(cookie).toContain('session');
  for (const path of SPELLINGS) {
    for (const method of ['GET', 'POST', 'PUT']) {
      for (const sent of [cookie, '']) {
        const body = method === 'POST' ? 'deed=none' : '';
        const { status, text } = await send(site.url, path, method, { ...form, Cookie: sent }, body);
        const what = `${method} ${path} ${sent === '' ? 'by nobody' : 'by a viewer'}: ${status}`;
        expect.soft(text, what).not.toContain(email);
        // 503: not now, on a machine that has too much to do.
        expect.soft([500, 501, 502], what).not.toContain(status);
      }
    }
  }
});
