import type { Page } from '@playwright/test';
import { axeFindsInBothSchemes } from './axe.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, revisionOf, SOON, test } from './site.ts';

test.use({ serviceWorkers: 'allow' });

const ENTRY = '/faq/plik-xml-dla-ceneo/';

/** Opens a page and waits until it watches. */
async function open(page: Page, url: string): Promise<void> {
  const watches = page.waitForResponse(/page-news/);
  await page.goto(url);
  const module = (await watches).url();
  // It has come; whether it has run, its own import alone tells.
  await page.evaluate((address) => import(address), module);
}

/** Comes back to the tab. */
const comeBack = (page: Page, hidden = false) =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

const offer = (page: Page) => page.locator('.page-news');

/** What a page asks of its own address from now on: whether it is the same, and with what that was answered. */
function followAsked(page: Page, path: string): [condition: string | undefined, status: number][] {
  const asked: [string | undefined, number][] = [];
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'fetch') return;
    if (new URL(response.url()).pathname !== path) return;
    asked.push([response.request().headers()['if-none-match'], response.status()]);
  });
  return asked;
}

/** Another estimate for a file on panel A, as nobody has said it before. */
async function change({ cli, url }: RunningSite, day: number): Promise<void> {
  const before = await revisionOf({ url } as RunningSite, ENTRY);
  await cli('flag', 'set', 'ceneo-xml', 'a', 'unavailable', '--estimate', `2021-03-${day}`);
  await expect.poll(() => revisionOf({ url } as RunningSite, ENTRY), SOON).toBe(before + 1);
}

test.describe('a tab that stays open', () => {
  const shared = shareSite();

  test('asks on return whether its page has changed, and offers the new one; what is typed stays', async ({
    page,
  }) => {
    const site = shared();
    await open(page, `${site.url}/`);
    const asked = followAsked(page, '/');
    await comeBack(page);
    await expect.poll(() => asked.length, SOON).toBe(1);
    await comeBack(page);
    await expect.poll(() => asked.length, SOON).toBe(2);
    // Who has the bytes is not sent them again.
    expect(asked[1]).toEqual([expect.stringMatching(/^"/), 304]);
    await expect(offer(page)).toHaveCount(0);

    await change(site, 25);
    // Nobody looks: then nobody asks, and without a connection neither.
    await comeBack(page, true);
    await page.context().setOffline(true);
    await comeBack(page);
    await page.context().setOffline(false);
    await expect(offer(page)).toContainText('Ta strona zmieniła się, odkąd ją otwarto.');
    expect(asked.length).toBe(3);

    await page.getByLabel('Który panel jest mój?').fill('jesień 2019');
    await page.evaluate(() => document.body.classList.add('not-loaded-anew'));
    await comeBack(page);
    await expect(page.locator('.not-loaded-anew')).toHaveCount(1);
    expect(await axeFindsInBothSchemes(page)).toEqual([]);
    await offer(page).getByRole('button', { name: 'Wczytaj nową wersję' }).click();
    await expect(page.locator('.not-loaded-anew')).toHaveCount(0);
    await expect(page.getByText('25 marca').first()).toBeVisible();
    await expect(page.getByLabel('Który panel jest mój?')).toHaveValue('jesień 2019');
    await expect(offer(page)).toHaveCount(0);
  });

  test('asks every few minutes as well, and never sends what was asked in its address', async ({ page }) => {
    const site = shared();
    await page.clock.install();
    const watches = page.waitForResponse(/page-news/);
    await page.goto(`${site.url}/en/faq/?q=ceneo&panel=a`);
    await page.clock.runFor(2000);
    await watches;
    await page.clock.runFor(100);
    const asked = followAsked(page, '/en/faq/');
    const queries: string[] = [];
    page.on('request', (request) => queries.push(new URL(request.url()).search));
    // Its clock goes on as soon as it is there, whenever that is.
    const minutes = (count: number) => page.clock.runFor(count * 60_000);
    await expect.poll(() => minutes(10).then(() => asked.length), SOON).toBeGreaterThan(0);
    expect(queries.join('')).not.toContain('ceneo');
    await change(site, 26);
    await minutes(5);
    await expect(offer(page)).toContainText('This page has changed since you opened it.');
  });

  test.describe('copying', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
    const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

    test('an answer that has changed is not copied, but offered anew', async ({ page }) => {
      const site = shared();
      await page.goto(`${site.url}${ENTRY}`);
      const told = page.locator('copy-answer').getByRole('status').first();
      const copy = page.getByRole('button', { name: 'Kopiuj tekst' }).first();
      await copy.click();
      await expect(told).toHaveText('Skopiowano.');
      const before = await clipboard(page);
      await change(site, 27);
      await copy.click();
      await expect(told).toHaveText(/^Nie skopiowano: odpowiedź zmieniła się/);
      expect(await clipboard(page)).toBe(before);
      await offer(page).getByRole('button').click();
      await expect(offer(page)).toHaveCount(0);
      await copy.click();
      await expect(told).toHaveText('Skopiowano.');
      expect(await clipboard(page)).toContain('27 marca');
    });

    test('where nobody can be asked the copy says that it was not checked', async ({ page }) => {
      await page.goto(`${shared().url}${ENTRY}`);
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Kopiuj tekst' }).first().click();
      const told = page.locator('copy-answer').getByRole('status').first();
      await expect(told).toHaveText(/^Skopiowano\. Nie udało się sprawdzić/);
      await page.context().setOffline(false);
    });
  });
});
