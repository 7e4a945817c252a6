import type { APIResponse, Page } from '@playwright/test';
import { expect, type RunningSite, test } from './site.ts';
import { invite, PASSWORD, signIn, withAuth } from './staff.ts';

/** A hand-made form, with the cookies of the page's browser. */
function send(
  page: Page,
  address: string,
  form: Record<string, string>,
  headers: Record<string, string>,
  method = 'POST',
): Promise<APIResponse> {
  return page.request.fetch(address, { method, form, headers, maxRedirects: 0 });
}

/** Of everybody who was taken in. */
async function addresses(site: RunningSite): Promise<string[]> {
  const people = await withAuth(site, (auth) => auth.people.list());
  return people.map(({ email }) => email);
}

const FORMS: [string, Record<string, string>][] = [
  ['/staff/people/', { deed: 'add', email: 'evil@example.com', name: 'Evil', role: 'admin' }],
  ['/staff/account/', { deed: 'sessions-end' }],
  ['/staff/account/', { deed: 'second-factor-end', password: PASSWORD }],
  ['/staff/sign-out/', {}],
  ['/en/staff/sign-in/', { email: 'x@example.com', password: 'x' }],
  ['/staff/second-factor/', { code: '123456' }],
  ['/staff/invitation/x/', { name: 'x', password: PASSWORD }],
  ['/staff/auth/passkey/add-question', {}],
  ['/staff/whatever-comes/', {}],
];

test('no form is taken from another site, or from nowhere', async ({ page, site }) => {
  await signIn(page, site, 'admin');
  for (const [path, form] of FORMS) {
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: site.url, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: site.url, 'Sec-Fetch-Site': 'same-site' },
      {},
    ]) {
      const answer = await send(page, `${site.url}${path}`, form, headers);
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403);
      expect(await answer.text()).toMatch(/Nic nie zmieniono|Nothing was changed/);
    }
  }
  await page.goto(`${site.url}/staff/`);
  await expect(page.locator('.staff-header'), 'still signed in').toContainText('Ada admin');
  expect(await addresses(site)).not.toContain('evil@example.com');
});

test('methods other than GET, HEAD and POST get nowhere', async ({ page, site }) => {
  await signIn(page, site, 'admin');
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const answer = await send(page, `${site.url}/staff/people/`, {}, { Origin: site.url }, method);
    expect(answer.status(), method).toBe(405);
  }
});

for (const role of ['viewer', 'support', 'editor'] as const) {
  test(`a ${role} is refused what only administrators do, also by hand-made requests`, async ({
    page,
    site,
  }) => {
    await signIn(page, site, role);
    await page.goto(`${site.url}/staff/`);
    await expect(page.getByRole('link', { name: 'Osoby' })).toHaveCount(0);
    const shown = await page.goto(`${site.url}/staff/people/`);
    expect(shown?.status()).toBe(403);
    const form = { deed: 'add', email: `by-${role}@example.com`, name: 'x', role: 'admin' };
    for (const path of ['/staff/people/', '/en/staff/people/']) {
      const answer = await send(page, `${site.url}${path}`, form, { Origin: site.url });
      expect(answer.status(), path).toBe(403);
    }
    expect(await addresses(site)).not.toContain(`by-${role}@example.com`);
  });
}

test('fields that a form does not have give nobody anything', async ({ page, site }) => {
  const member = await invite(site, 'viewer');
  const extra = {
    role: 'admin',
    emailVerified: 'true',
    disabledAt: '',
    twoFactorEnabled: 'false',
    userId: 'x',
  };
  const joined = await send(
    page,
    `${site.url}${member.invitation}`,
    { name: 'Ada', password: PASSWORD, email: 'other@example.com', ...extra },
    { Origin: site.url },
  );
  expect(joined.status()).toBe(303);
  const form = { deed: 'password', current: PASSWORD, fresh: 'walrus-tinder-cobalt-9', ...extra };
  expect((await send(page, `${site.url}/staff/account/`, form, { Origin: site.url })).status()).toBe(303);
  const { stdout } = await site.cli('user', 'list', '--json');
  const people: { email: string; role: string }[] = JSON.parse(stdout);
  expect(people.find(({ email }) => email === member.email)?.role).toBe('viewer');
  expect(people.map(({ email }) => email)).not.toContain('other@example.com');
});

test('markup in names and addresses stays text', async ({ page, site }) => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const member = await invite(site, 'admin');
  await page.goto(`${site.url}${member.invitation}`);
  await page.getByLabel('Imię i nazwisko').fill(hostile);
  await page.getByLabel('Nowe hasło').fill(PASSWORD);
  await page.getByRole('button', { name: 'Ustaw hasło' }).click();
  await page.waitForURL(/\/staff\/account\//);
  await page.goto(`${site.url}/staff/people/`);
  await expect(page.locator('.staff-header')).toContainText(hostile);
  await expect(page.locator('th', { hasText: member.email })).toContainText(hostile);
  await expect(page.locator('img')).toHaveCount(0);
  const typed = { deed: 'add', email: hostile, name: hostile, role: 'viewer' };
  const echoed = await send(page, `${site.url}/staff/people/`, typed, { Origin: site.url });
  expect(await echoed.text()).not.toContain('"><img');
  expect(dialogs).toEqual([]);
});

for (const evil of ['https://evil.example/staff/', '//evil.example/staff/', '/\\evil.example/staff/']) {
  test(`signing in leads nowhere else: ${evil}`, async ({ page, site }) => {
    const member = await signIn(page, site, 'viewer');
    const already = await page.request.get(`${site.url}/staff/sign-in/?next=${encodeURIComponent(evil)}`, {
      maxRedirects: 0,
    });
    expect(already.headers().location).toBe('/staff/');
    const form = { email: member.email, password: PASSWORD, next: evil };
    const answer = await send(page, `${site.url}/staff/sign-in/`, form, { Origin: site.url });
    expect(answer.headers().location).toBe('/staff/');
  });
}

test('the live session of somebody who is disabled ends at once', async ({ page, site }) => {
  const member = await signIn(page, site, 'editor');
  await page.goto(`${site.url}/staff/`);
  await expect(page.locator('.staff-header')).toContainText(member.name);
  expect((await site.cli('user', 'disable', member.email)).code).toBe(0);
  await page.goto(`${site.url}/staff/`);
  await expect(page).toHaveURL(/\/staff\/sign-in\//);
  await page.getByLabel('E-mail').fill(member.email);
  await page.getByLabel('Hasło').fill(PASSWORD);
  await page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('E-mail lub hasło się nie zgadza');
});

test('every page, of readers and of staff, has a policy that names where forms lead, its base, and who frames it', async ({
  page,
  site,
}) => {
  await signIn(page, site, 'admin');
  const paths = ['/', '/en/', '/panel/b/', '/nothing-here/', '/staff/', '/staff/account/', '/staff/tokens/'];
  for (const path of paths) {
    const answer = await page.request.get(`${site.url}${path}`);
    const headers = answer.headers();
    const policy = (headers['content-security-policy'] ?? '').split(';').map((one) => one.trim());
    const wanted = ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"];
    expect(policy, path).toEqual(expect.arrayContaining(wanted));
    expect(policy.join(' '), path).not.toContain('unsafe');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    if (path.startsWith('/staff/'))
      expect(await answer.text(), path).toMatch(/name="robots" content="noindex/);
  }
});

test('nothing of the staff area is kept by caches, or framed', async ({ page, site }) => {
  await signIn(page, site, 'viewer');
  for (const path of ['/staff/', '/staff/account/', '/staff/sign-in/?next=/staff/', '/staff/people/']) {
    const answer = await page.request.get(`${site.url}${path}`, { maxRedirects: 0 });
    expect(answer.headers()['cache-control'], path).toBe('no-store');
    expect(answer.headers()['referrer-policy'], path).toBe('same-origin');
  }
  const page403 = await page.request.get(`${site.url}/staff/people/`);
  expect(page403.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
});

const NO_FORMS: [body: string, type: string | undefined][] = [
  ['a=b', 'text/plain'],
  ['{}', 'application/json'],
  ['a=b', ';;;'],
  ['a=b', 'multipart/form-data'],
  ['--x\r\nrubbish', 'multipart/form-data; boundary=x'],
  ['a=b', 'application/x-www-form-urlencoded, text/plain'],
  ['a=b', undefined],
];

test('what is no form is refused in words, by whoever it is sent', async ({ site }) => {
  for (const [prefix, words] of [
    ['', 'nie jest formularzem'],
    ['/en', 'is not a form'],
  ] as const) {
    for (const path of ['/staff/sign-in/', '/staff/second-factor/']) {
      for (const [body, type] of NO_FORMS) {
        const answer = await fetch(`${site.url}${prefix}${path}`, {
          method: 'POST',
          // Bytes: no type of their own is made up for them.
          body: new TextEncoder().encode(body),
          headers: { Origin: site.url, ...(type !== undefined && { 'Content-Type': type }) },
          redirect: 'manual',
        });
        expect(answer.status, `${path} ${type}`).toBe(400);
        expect(await answer.text()).toContain(words);
      }
    }
  }
});

test('what is as long as it may be is answered by what it is, not by how it broke off', async ({ site }) => {
  const longest = 'a'.repeat(256 * 1024);
  for (let turn = 0; turn < 60; turn += 1) {
    const answer = await fetch(`${site.url}/api/v1/incidents`, {
      method: 'POST',
      body: longest,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(401);
    await answer.text();
  }
  // Three times as long once it is encoded.
  const asked = await fetch(`${site.url}/faq/?q=${'~'.repeat(15_000)}`);
  expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('<title>')]);
});
