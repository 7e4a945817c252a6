import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import type { Page } from '@playwright/test';
import { setClock } from '../../src/actions/set-clock.ts';
import { setRestoration } from '../../src/actions/set-restoration.ts';
import { parseEstimate } from '../../src/domain/estimate.ts';
import { axeFinds } from './axe.ts';
import { databaseOf } from './log.ts';
import { operate, setState } from './operator.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';
import { prove, signIn } from './staff.ts';

const SECRET = 'Jan Kowalski, ul. Polna 7';

/** Publishes a note that has to go again. Gives its revision. */
function sayTooMuch(site: RunningSite, cell: string): Promise<number> {
  return setState(site, cell, { state: 'limited', note: { pl: SECRET, en: SECRET } });
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFinds(page), page.url()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

// The last of them ends the site.
test.describe('on a site of their own', () => {
  const shared = shareSite();

  test('what needs you stands first on the staff home, and each line leads to its deed', async ({ page }) => {
    const ownSite = shared();
    const estimate = parseEstimate('2021-03-17') ?? undefined;
    await setState(ownSite, 'warehouse@b', { state: 'limited', estimate });
    const noon = '2021-03-18T11:00:00.000Z';
    await operate(ownSite, (context) => setClock(context, { to: noon, wall: noon }));
    await signIn(page, ownSite, 'editor');
    await page.goto(`${ownSite.url}/staff/`);
    const overdue = page.locator('[data-need="estimate.overdue"]');
    await expect(overdue).toContainText('termin minął');
    await expectAccessible(page);
    await overdue.getByRole('link').click();
    await expect(page).toHaveURL(/\/staff\/\?cell=warehouse/);
  });

  test('redaction by an administrator hides the words everywhere; the log still verifies, and a row changed behind its back is named', async ({
    page,
  }) => {
    const ownSite = shared();
    const revision = await sayTooMuch(ownSite, 'ceneo-xml@a');
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
    await expect.poll(async () => (await say()).some(Boolean), SOON).toBe(true);

    await signIn(page, ownSite, 'admin');
    await page.goto(`${ownSite.url}/staff/redact/${revision}/`);
    await expectAccessible(page);
    await page.getByLabel('Dlaczego').fill('dane klienta');
    await page.getByLabel('Wiem, że tego nie da się cofnąć.').check();
    await page.getByRole('button', { name: 'Usuń treść na zawsze' }).click();
    await prove(page);
    await expect(page).toHaveURL(/\/staff\/log\/#r\d+$/);
    await expect(page.locator(`#r${revision}`)).toContainText('Treść tego wpisu usunięto');
    await expect(page.locator('main')).not.toContainText(SECRET);

    await expect.poll(async () => (await say()).every((said) => !said), SOON).toBe(true);
    await expect
      .poll(async () => (await fetch(`${ownSite.url}/history/`)).text(), SOON)
      .toContain('Treść tego wpisu usunięto');
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

    const changed = await sayTooMuch(ownSite, 'ceneo-xml@b');
    await ownSite.stop();
    const client = createClient({ url: databaseOf(ownSite) });
    await client.executeMultiple(
      `DROP TRIGGER event_payloads_update; UPDATE event_payloads SET payload = replace(payload, 'limited', 'available') WHERE sequence = ${changed}`,
    );
    client.close();
    const { code, stdout, stderr } = await ownSite.cli('audit', 'verify', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).tampering).toMatchObject({ code: 'payload.changed', sequence: changed });
    expect(stderr).toContain(`event ${changed}`);
  });
});

test.describe('the log', () => {
  test('is filtered, and its files hold what the page shows', async ({ staffSite, page }) => {
    await setState(staffSite, 'shop-order-import@a', { state: 'unknown' });
    await operate(staffSite, async (context) => {
      const { revision: expected } = await context.log.current();
      const cells = [{ panel: 'd', restoration: 'restoring' }] as const;
      return setRestoration(context, { cells, since: null, expected });
    });
    await signIn(page, staffSite, 'viewer');
    await page.goto(`${staffSite.url}/staff/log/`);
    await expectAccessible(page);
    await page.getByLabel('Funkcja').selectOption('shop-order-import');
    await page.getByRole('button', { name: 'Pokaż' }).click();
    const shown = await page
      .locator('.log-entry')
      .evaluateAll((entries) => entries.map((one) => one.id.slice(1)));
    const json = await page.request.get(`${staffSite.url}/staff/log.json${new URL(page.url()).search}`);
    expect((await json.json()).map(({ revision }: { revision: number }) => String(revision))).toEqual(shown);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toMatch(/^\uFEFFrevision,effective_at,/);
    expect(csv).not.toContain('restoration.set');
  });
});

test.describe('redaction', () => {
  test('is refused to an editor, also by hand-made requests', async ({ staffSite, page }) => {
    const revision = await sayTooMuch(staffSite, 'shop-order-import@b');
    await signIn(page, staffSite, 'editor');
    const answer = await page.request.post(`${staffSite.url}/staff/redact/${revision}/`, {
      form: { reason: 'x', sure: 'yes' },
      headers: { Origin: staffSite.url },
    });
    expect(answer.status()).toBe(403);
    expect((await page.request.get(`${staffSite.url}/staff/log/audit/`)).status()).toBe(403);
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the composer, ${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
    test.use({ javaScriptEnabled });

    test('answers in the customer’s language, and nothing of what was typed is kept', async ({
      site,
      page,
    }) => {
      const logged = site.log().length;
      await signIn(page, site, 'support');
      await page.goto(`${site.url}/staff/answer/`);
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
      expect(site.log().slice(logged)).not.toMatch(/maja|2018|archiwum/);
    });
  });
}

test.describe('on a narrow phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('log and composer fit', async ({ site, page }) => {
    await signIn(page, site, 'admin');
    for (const path of ['/staff/log/', '/staff/log/audit/', '/en/staff/answer/']) {
      await page.goto(`${site.url}${path}`);
      await expectAccessible(page);
    }
  });
});

test('a viewer cannot compose answers, support cannot publish', async ({ site, page, browser }) => {
  await signIn(page, site, 'viewer');
  expect((await page.request.get(`${site.url}/staff/answer/`)).status()).toBe(403);
  const sent = { form: { account: 'A' }, headers: { Origin: site.url } };
  expect((await page.request.post(`${site.url}/staff/answer/`, sent)).status()).toBe(403);
  const other = await browser.newPage();
  await signIn(other, site, 'support');
  await other.goto(`${site.url}/staff/log/`);
  await expect(other.locator('a[href*="/staff/undo/"]')).toHaveCount(0);
  await expect(other.locator('a[href*="/staff/redact/"]')).toHaveCount(0);
  await other.close();
});
