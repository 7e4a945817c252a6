import type { Page } from '@playwright/test';
import { OPERATOR } from '../../src/domain/staff.ts';
import { axeFinds, axeFindsBesideColours } from './axe.ts';
import { withDatabase } from './log.ts';
import { overflowAt } from './overflow.ts';
import { expect, type RunningSite, test } from './site.ts';
import { accept, invite, PASSWORD, prove, signIn, withAuth } from './staff.ts';
import { totp } from './totp.ts';

/** Turns the second factor on; the browser is on the account's page. */
async function turnOn(page: Page): Promise<{ key: string; codes: string[]; used: string }> {
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Włącz' }).click();
  const key = (await page.locator('code.key').textContent()) ?? '';
  const codes = await page.locator('.recovery-codes code').allTextContents();
  const used = totp(key);
  await page.getByLabel('Kod z aplikacji').fill(used);
  await page.getByRole('button', { name: 'Potwierdź' }).click();
  await expect(page.getByRole('status')).toContainText('Drugi składnik działa');
  return { key, codes, used };
}

async function enterPassword(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/staff/sign-in/`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Hasło').fill(PASSWORD);
  await page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
}

/** Two passkeys that nobody can use. */
async function givePasskeys(site: RunningSite, email: string): Promise<void> {
  await withDatabase(site, async ({ client }) => {
    for (const name of ['telefon', 'laptop']) {
      await client.execute({
        sql: `INSERT INTO staff_passkeys (id, name, public_key, user_id, credential_id, counter, device_type, backed_up)
        SELECT ?, ?, 'x', id, ?, 0, 'x', 0 FROM staff WHERE email = ?`,
        args: [`${name}-${email}`, name, `${name}-${email}`, email],
      });
    }
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a second factor is set up, asked for, takes each code once, and gives way to a recovery code', async ({
    page,
    site,
  }) => {
    const member = await invite(site, 'viewer');
    await accept(page, site.url, member);
    const { key, codes, used } = await turnOn(page);
    expect(codes).toHaveLength(10);
    await page.context().clearCookies();

    await enterPassword(page, site.url, member.email);
    await expect(page).toHaveURL(/\/staff\/second-factor\//);
    await page.goto(`${site.url}/staff/`);
    await expect(page, 'half signed in is not signed in').toHaveURL(/\/staff\/sign-in\//);
    await page.goBack();
    await page.getByLabel('Kod z aplikacji').fill(used);
    await page.getByRole('button', { name: 'Dalej' }).click();
    await expect(page.getByRole('alert'), 'a code that was used').toContainText('był już użyty');
    // The next step's code is good already: clocks may differ by one.
    const next = totp(key, Math.floor(Date.now() / 30_000) + 1);
    await page.getByLabel('Kod z aplikacji').fill(next);
    await page.getByRole('button', { name: 'Dalej' }).click();
    await expect(page).toHaveURL(`${site.url}/staff/`);
    await page.context().clearCookies();

    for (const [code, works] of [
      [codes[0] ?? '', true],
      [codes[0] ?? '', false],
    ] as const) {
      await enterPassword(page, site.url, member.email);
      await page.getByText('Użyj kodu zapasowego').click();
      await page.getByLabel('Kod zapasowy').fill(code);
      await page.getByRole('button', { name: 'Dalej' }).click();
      if (works) await expect(page).toHaveURL(`${site.url}/staff/`);
      else await expect(page.getByRole('alert'), 'a recovery code that was used').toBeVisible();
      await page.context().clearCookies();
    }
  });

  test('the password is changed, and every other session ends', async ({ page, browser, site }) => {
    const member = await signIn(page, site, 'viewer');
    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await enterPassword(other, site.url, member.email);
    await page.goto(`${site.url}/staff/account/`);
    await expect(page.locator('.staff-table tbody tr')).toHaveCount(2);
    await page.getByLabel('Obecne hasło').fill(PASSWORD);
    await page.getByLabel('Nowe hasło').fill('password1234');
    await page.getByRole('button', { name: 'Zmień hasło' }).click();
    await expect(page.getByRole('alert')).toContainText('łatwo zgadnąć');
    await page.getByLabel('Obecne hasło').fill(PASSWORD);
    await page.getByLabel('Nowe hasło').fill('walrus-tinder-cobalt-9');
    await page.getByRole('button', { name: 'Zmień hasło' }).click();
    await expect(page.getByRole('status')).toContainText('Hasło zmienione');
    await other.goto(`${site.url}/staff/`);
    await expect(other).toHaveURL(/\/staff\/sign-in\//);
    await other.context().close();
  });

  test('a stolen cookie makes nothing that outlives it: each form asks who it is, and takes what was typed', async ({
    page,
    site,
  }) => {
    await signIn(page, site, 'admin');
    const email = `stolen-${process.pid}@example.com`;
    const post = (path: string, form: Record<string, string>) =>
      page.request.post(`${site.url}${path}`, { form, headers: { Origin: site.url }, maxRedirects: 0 });
    const outliving: [string, Record<string, string>][] = [
      ['/staff/people/', { deed: 'add', email, name: 'Eve', role: 'admin' }],
      ['/staff/tokens/', { name: 'robot', verbs: 'availability', days: '90' }],
      ['/staff/account/', { deed: 'passkey-begin' }],
      ['/staff/redact/1/', { reason: 'x', sure: 'yes' }],
    ];
    for (const [path, form] of outliving) {
      const answer = await post(path, form);
      expect(answer.status(), path).toBe(403);
      expect(await answer.text(), path).toContain('Potwierdź, że to Ty');
      const wrong = await post(path, { ...form, 'proof-password': 'wrong' });
      expect(wrong.status(), path).toBe(403);
      expect(await wrong.text(), path).toContain('Hasło się nie zgadza.');
    }
    for (const deed of ['add-question', 'add']) {
      const options = { data: { answer: {} }, headers: { Origin: site.url } };
      const answer = await page.request.post(`${site.url}/staff/auth/passkey/${deed}`, options);
      expect(answer.status(), deed).toBe(403);
    }
    const people = await withAuth(site, (auth) => auth.people.list());
    expect(people.map((one) => one.email)).not.toContain(email);

    await page.goto(`${site.url}/staff/people/`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Zaproś' }).click();
    await prove(page);
    await expect(page.locator('input[name=link]')).toBeVisible();
    await page.goto(`${site.url}/staff/log/audit/`);
    await expect(
      page.locator('[data-audit]').filter({ hasText: 'tożsamość potwierdzona' }).first(),
    ).toBeVisible();
  });

  test('a new password lists the passkeys, and ends those that are ticked', async ({ page, site }) => {
    const member = await signIn(page, site, 'viewer');
    await givePasskeys(site, member.email);
    await page.goto(`${site.url}/staff/account/`);
    await page.getByLabel('Obecne hasło').fill(PASSWORD);
    await page.getByLabel('Nowe hasło').fill('walrus-tinder-cobalt-9');
    await page.getByRole('checkbox', { name: /telefon/ }).check();
    await page.getByRole('button', { name: 'Zmień hasło' }).click();
    await expect(page.getByRole('status')).toContainText('zaznaczone klucze');
    await expect(page.locator('.passkey-row')).toHaveCount(1);
    await expect(page.locator('.passkey-row')).toContainText('laptop');
  });

  test('so does an invitation that sets one', async ({ page, site }) => {
    const member = await signIn(page, site, 'viewer');
    await givePasskeys(site, member.email);
    await page.context().clearCookies();
    const invitation = await withAuth(site, async ({ people }) => {
      const person = await people.find({ email: member.email });
      const invited = await people.invite({ actor: 'cli:test', authority: OPERATOR }, person?.id ?? '');
      return invited.ok ? `/staff/invitation/${invited.token}/` : invited.message;
    });
    await page.goto(`${site.url}${invitation}`);
    await page.getByLabel('Nowe hasło').fill('walrus-tinder-cobalt-9');
    await page.getByRole('checkbox', { name: /telefon/ }).check();
    await page.getByRole('button', { name: 'Ustaw hasło' }).click();
    await expect(page.locator('.passkey-row')).toHaveCount(1);
    await expect(page.locator('.passkey-row')).toContainText('laptop');
  });

  test('a session is ended from another one', async ({ page, browser, site }) => {
    const member = await signIn(page, site, 'viewer');
    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await enterPassword(other, site.url, member.email);
    await expect(other).toHaveURL(`${site.url}/staff/`);
    await page.goto(`${site.url}/staff/account/`);
    await page.getByRole('button', { name: /^Zakończ:/ }).click();
    await expect(page.locator('.staff-table tbody tr')).toHaveCount(1);
    await other.goto(`${site.url}/staff/`);
    await expect(other).toHaveURL(/\/staff\/sign-in\//);
    await other.context().close();
  });
});

test('a passkey is made, and signs in alone', async ({ page, site }) => {
  const url = site.url.replace('127.0.0.1', 'localhost');
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await accept(page, url, await invite(site, 'viewer'));
  await page.getByRole('button', { name: 'Dodaj klucz…' }).click();
  await prove(page);
  await page.getByLabel('Nazwa (np. telefon)').fill('<b>telefon</b>');
  await page.getByRole('button', { name: 'Dodaj klucz', exact: true }).click();
  await expect(page.locator('.passkey-row')).toContainText('<b>telefon</b>');
  await page.getByRole('button', { name: 'Wyloguj' }).click();
  await page.getByRole('button', { name: 'Zaloguj kluczem dostępu' }).click();
  await expect(page).toHaveURL(`${url}/staff/`);
  await page.goto(`${url}/staff/account/`);
  await page.getByRole('button', { name: /^Usuń/ }).click();
  // The password, or the passkey itself.
  await page.getByRole('button', { name: 'Potwierdź kluczem dostępu' }).click();
  await expect(page.getByText('Nie masz jeszcze żadnego.')).toBeVisible();
});

async function expectNoBarrier(page: Page, address: string): Promise<void> {
  await page.goto(address);
  // English has the same markup.
  const look = new URL(address).pathname.startsWith('/en/') ? axeFindsBesideColours : axeFinds;
  expect.soft(await look(page), address).toEqual([]);
  expect.soft(await overflowAt(page, [320]), address).toEqual([]);
}

test.describe('on a narrow phone', () => {
  test.use({ viewport: { width: 320, height: 700 } });

  test('the pages of account and people have no barrier that axe knows of, and fit', async ({
    page,
    site,
  }) => {
    await signIn(page, site, 'admin');
    for (const path of ['/staff/account/', '/en/staff/account/', '/staff/people/', '/en/staff/people/']) {
      await expectNoBarrier(page, `${site.url}${path}`);
    }
  });

  test('the pages at the door have no barrier that axe knows of, and fit', async ({ page, site }) => {
    for (const path of [
      '/staff/sign-in/',
      '/en/staff/sign-in/',
      '/staff/second-factor/',
      '/staff/invitation/x/',
    ]) {
      await expectNoBarrier(page, `${site.url}${path}`);
    }
  });
});
