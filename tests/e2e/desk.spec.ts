import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { createClient } from '@libsql/client';
import type { Page } from '@playwright/test';
import { expect, type RunningSite, test } from './site.ts';
import { signIn } from './staff.ts';

const SECRET = 'Jan Kowalski, ul. Polna 7';

/** Publishes a note that has to go again. @returns its revision */
async function sayTooMuch(site: RunningSite): Promise<number> {
  const { stdout } = await site.cli(
    ...['flag', 'set', 'ceneo-xml', 'a', 'limited', '--note', SECRET, '--note-en', SECRET, '--json'],
  );
  return JSON.parse(stdout).revision;
}

async function expectAccessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test.describe('what needs you', () => {
  test('stands first on the staff home, and each line leads to its deed', async ({ ownSite, page }) => {
    await ownSite.cli('flag', 'set', 'warehouse', 'b', 'limited', '--estimate', '2021-03-17');
    await ownSite.cli('clock', '2021-03-18T12:00');
    await signIn(page, ownSite, 'editor');
    const overdue = page.locator('[data-need="estimate.overdue"]');
    await expect(overdue).toContainText('termin minął');
    await expectAccessible(page);
    await overdue.getByRole('link').click();
    await expect(page).toHaveURL(/\/staff\/\?cell=warehouse/);
  });
});

test.describe('the log', () => {
  test('is filtered, and its files hold what the page shows', async ({ ownSite, page }) => {
    await ownSite.cli('flag', 'set', 'ceneo-xml', 'a', 'limited');
    await ownSite.cli('panel', 'set', 'b', 'offline');
    await signIn(page, ownSite, 'viewer');
    await page.goto(`${ownSite.url}/staff/log/`);
    await expectAccessible(page);
    await page.getByLabel('Funkcja').selectOption('ceneo-xml');
    await page.getByRole('button', { name: 'Pokaż' }).click();
    const shown = await page
      .locator('.log-entry')
      .evaluateAll((entries) => entries.map((one) => one.id.slice(1)));
    const json = await page.request.get(`${ownSite.url}/staff/log.json${new URL(page.url()).search}`);
    expect((await json.json()).map(({ revision }: { revision: number }) => String(revision))).toEqual(shown);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toMatch(/^\uFEFFrevision,effective_at,/);
    expect(csv).not.toContain('restoration.set');
  });
});

test.describe('redaction', () => {
  test('by an administrator hides the words everywhere, and the log still verifies', async ({
    ownSite,
    page,
  }) => {
    const revision = await sayTooMuch(ownSite);
    const paths = [
      '/',
      '/features/',
      '/features/ceneo-xml/',
      '/history/',
      '/panel/a/',
      '/api/v1/status.json',
      '/api/v1/events.json',
    ];
    const say = async () =>
      Promise.all(
        paths.map(async (path) => (await (await fetch(`${ownSite.url}${path}`)).text()).includes(SECRET)),
      );
    await expect.poll(async () => (await say()).some(Boolean)).toBe(true);

    await signIn(page, ownSite, 'admin');
    await page.goto(`${ownSite.url}/staff/redact/${revision}/`);
    await expectAccessible(page);
    await page.getByLabel('Dlaczego').fill('dane klienta');
    await page.getByLabel('Wiem, że tego nie da się cofnąć.').check();
    await page.getByRole('button', { name: 'Usuń treść na zawsze' }).click();
    await expect(page).toHaveURL(/\/staff\/log\/#r\d+$/);
    await expect(page.locator(`#r${revision}`)).toContainText('Treść tego wpisu usunięto.');
    await expect(page.locator('main')).not.toContainText(SECRET);

    await expect.poll(async () => (await say()).every((said) => !said)).toBe(true);
    await expect
      .poll(async () => (await fetch(`${ownSite.url}/history/`)).text())
      .toContain('Treść tego wpisu usunięto.');
    const events = await (await fetch(`${ownSite.url}/api/v1/events.json?after=${revision - 1}`)).json();
    expect(events.events).toMatchObject([{ redacted: true }, { redacts: revision }]);
    expect(JSON.stringify(events)).not.toContain('dane klienta');
    const folder = join(ownSite.dataDir, 'export');
    await ownSite.cli('export', folder);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.(html|json|xml)$/.test(name))
        expect(readFileSync(join(folder, name), 'utf8'), name).not.toContain(SECRET);
    }
    expect((await ownSite.cli('audit', 'verify')).code).toBe(0);
  });

  test('is refused to an editor, also by hand-made requests', async ({ ownSite, page }) => {
    const revision = await sayTooMuch(ownSite);
    await signIn(page, ownSite, 'editor');
    const answer = await page.request.post(`${ownSite.url}/staff/redact/${revision}/`, {
      form: { reason: 'x', sure: 'yes' },
      headers: { Origin: ownSite.url },
    });
    expect(answer.status()).toBe(403);
    expect((await page.request.get(`${ownSite.url}/staff/log/audit/`)).status()).toBe(403);
  });
});

test('a row changed behind the log’s back is found and named', async ({ ownSite }) => {
  const revision = await sayTooMuch(ownSite);
  await ownSite.stop();
  const client = createClient({ url: `file:${join(ownSite.dataDir, 'latarnia.db')}` });
  await client.executeMultiple(
    `DROP TRIGGER event_payloads_update; UPDATE event_payloads SET payload = replace(payload, 'limited', 'available') WHERE sequence = ${revision}`,
  );
  client.close();
  const { code, stdout, stderr } = await ownSite.cli('audit', 'verify', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout).tampering).toMatchObject({ code: 'payload.changed', sequence: revision });
  expect(stderr).toContain(`event ${revision}`);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the composer, ${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
    test.use({ javaScriptEnabled });

    test('answers in the customer’s language, and nothing of what was typed is kept', async ({
      ownSite,
      page,
    }) => {
      await signIn(page, ownSite, 'support');
      await page.goto(`${ownSite.url}/staff/answer/`);
      await page.getByLabel('Konto klienta', { exact: true }).fill('13 maja 2018');
      await page.getByLabel('Pytanie klienta').fill('archiwum');
      await page.getByRole('radio', { name: 'angielski' }).check();
      await page.getByRole('button', { name: 'Ułóż odpowiedź' }).click();
      await expect(page.locator('[data-answer="a"]')).toBeVisible();
      await expect(page.getByLabel('Zwykły tekst')).toHaveValue(/Panel A/);
      await expect(page.getByLabel('Markdown')).toHaveValue(/\*\*Panel A/);
      await expect(page.getByLabel('HTML')).toHaveValue(/<strong>Panel A/);
      expect(new URL(page.url()).search).toBe('');
      await expect(page.getByRole('button', { name: /^Kopiuj/ })).toHaveCount(javaScriptEnabled ? 3 : 0);
      if (javaScriptEnabled) await expectAccessible(page);
      expect(ownSite.log()).not.toMatch(/maja|2018|archiwum/);
    });
  });
}

test.describe('on a narrow phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('log and composer fit', async ({ ownSite, page }) => {
    await signIn(page, ownSite, 'admin');
    for (const path of ['/staff/log/', '/staff/log/audit/', '/en/staff/answer/']) {
      await page.goto(`${ownSite.url}${path}`);
      await expectAccessible(page);
    }
  });
});

test('a viewer cannot compose answers, support cannot publish', async ({ ownSite, page, browser }) => {
  await signIn(page, ownSite, 'viewer');
  expect((await page.request.get(`${ownSite.url}/staff/answer/`)).status()).toBe(403);
  const sent = { form: { account: 'A' }, headers: { Origin: ownSite.url } };
  expect((await page.request.post(`${ownSite.url}/staff/answer/`, sent)).status()).toBe(403);
  const other = await browser.newPage();
  await signIn(other, ownSite, 'support');
  await other.goto(`${ownSite.url}/staff/log/`);
  await expect(other.locator('a[href*="/staff/undo/"]')).toHaveCount(0);
  await expect(other.locator('a[href*="/staff/redact/"]')).toHaveCount(0);
  await other.close();
});
