import type { Page } from '@playwright/test';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One of every kind of page. */
const KINDS = [
  '/',
  '/lookup/',
  '/panel/b/',
  '/features/',
  '/features/ceneo-xml/',
  '/faq/',
  '/faq/plik-xml-dla-ceneo/',
  '/history/',
  '/incidents/ovh-2021-03/',
  '/nothing-here/',
];

const promise = (page: Page) => page.locator('update-promise');

/** The next update is promised for 18:00; the site's clock shows 12:00. */
async function promiseUpdate(site: RunningSite): Promise<void> {
  await site.cli('confirm', '--next-update-by', '2021-03-17T18:00');
  await expect
    .poll(async () => (await fetch(`${site.url}/`)).text(), SOON)
    .toContain('następna aktualizacja: najpóźniej');
}

/** What stands beside the promise in a page as it is sent: no script has a part in it. */
async function asOf(url: string): Promise<string | undefined> {
  const html = await (await fetch(url)).text();
  const [, found] = /<p[^>]*class="[^"]*as-of[^"]*"[^>]*>([\s\S]*?)<\/p>/.exec(html) ?? [];
  return found
    ?.replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a reader sees of the promises in a page. */
const told = (page: Page) =>
  page.locator('main').evaluate((main: HTMLElement) => main.innerText.replace(/\s+/g, ' ').trim());

test.describe('while the next update is promised', () => {
  const shared = shareSite({}, promiseUpdate);

  test('every page says as of when it speaks and by when the update is due, in both languages', async () => {
    for (const path of KINDS) {
      expect(await asOf(`${shared().url}${path}`), path).toMatch(
        /^Stan na 17.marca.2021, 12:0\d · następna aktualizacja: najpóźniej 17.marca.2021, 18:00$/,
      );
      expect(await asOf(`${shared().url}/en${path}`), path).toMatch(
        /^As of 17.March.2021, 12:0\d · next update by 17.March/,
      );
    }
  });

  test('who lives by another clock finds their own time, the day before the month', async ({ browser }) => {
    const page = await browser.newPage({ locale: 'en-US', timezoneId: 'America/New_York' });
    for (const [path, own] of [
      ['/en/', /^17 March 2021 at 0?7:0\d$/],
      ['/', /^17 marca 2021 0?7:0\d$/],
    ] as const) {
      await page.goto(`${shared().url}${path}`);
      await expect(page.locator('.as-of time').first()).toHaveAttribute('title', own);
    }
    await page.close();
  });

  test('who returns to a page whose clock stood still finds it corrected at once', async ({ page }) => {
    await page.clock.install();
    await page.goto(`${shared().url}/`);
    // A machine that slept: its time went on, its timers did not.
    await page.clock.setSystemTime(Date.now() + 7 * HOUR);
    await expect(promise(page)).toHaveText(/^następna aktualizacja/);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(promise(page)).toHaveText(/^aktualizacja miała być/);
  });

  // The last, as it ends the site.
  test('and the server is gone, pages say by themselves that the update is late', async ({ browser }) => {
    const { url, stop } = shared();
    const open = await browser.newContext();
    await open.clock.install();
    const pages: Page[] = [];
    for (const path of ['/', '/features/']) {
      const page = await open.newPage();
      await page.goto(`${url}${path}`);
      pages.push(page);
    }
    const cached = await browser.newPage({ serviceWorkers: 'allow' });
    await cached.clock.install();
    await cached.goto(`${url}/panel/b/`);
    await cached.goto(`${url}/faq/`);
    const html = await (await fetch(`${url}/`)).text();
    await stop();

    await test.step('those that are open', async () => {
      await open.clock.fastForward(5 * HOUR);
      for (const page of pages) await expect(promise(page)).toHaveText(/^następna aktualizacja: najpóźniej/);
      await open.clock.fastForward(HOUR);
      for (const page of pages) {
        await expect(promise(page)).toHaveText(
          /^aktualizacja miała być najpóźniej 17.marca.2021, 18:00, jeszcze jej nie ma$/,
        );
        await expect(promise(page)).toContainClass('is-late');
      }
      await open.close();
    });

    await test.step('a copy out of the cache', async () => {
      await cached.clock.fastForward(6 * DAY);
      await cached.goBack();
      await expect(cached).toHaveURL(/\/panel\/b\/$/);
      await expect(promise(cached)).toHaveText(/^aktualizacja miała być/);
      await expect(cached.locator('main')).toContainText(/termin minął 22.marca, jeszcze nie potwierdzono/);
      await cached.close();
    });

    await test.step('one that was saved before and is opened later', async () => {
      const page = await browser.newPage();
      await page.route('https://copy.example/', (route) =>
        route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
      );
      await page.clock.install({ time: Date.now() + 3 * DAY });
      await page.goto('https://copy.example/');
      await expect(promise(page)).toHaveText(/^aktualizacja miała być/);
      await page.close();
    });
  });
});

/** What a page says, as a bag of phrases: what is overdue may stand in another place. */
const phrases = (text: string) =>
  text
    .replace(/(Stan na|As of) .*?·/, '')
    .split(/(?<=[.:?])\s|\s(?=[–·])/)
    .sort();

test('an estimate whose day passes in an open page reads as the server would say it', async ({
  ownSite,
  browser,
}) => {
  const paths = ['/panel/a/', '/en/features/', '/faq/plik-xml-dla-ceneo/', '/lookup/?q=a'];
  const context = await browser.newContext();
  await context.clock.install();
  const open = new Map<string, Page>();
  for (const path of paths) {
    const page = await context.newPage();
    await page.goto(`${ownSite.url}${path}`);
    await expect(page.locator('promised-day').first()).toBeAttached();
    open.set(path, page);
  }
  await context.setOffline(true);
  await context.clock.fastForward(3 * DAY);
  for (const page of open.values()) await expect(page.locator('promised-day.is-overdue')).toHaveCount(0);
  await context.clock.fastForward(5 * DAY);

  await ownSite.cli('clock', '2021-03-25T12:00');
  await expect
    .poll(async () => /promised-day data/.test(await (await fetch(`${ownSite.url}/features/`)).text()), SOON)
    .toBe(false);
  const fresh = await browser.newPage();
  for (const [path, page] of open) {
    await expect(page.locator('promised-day:not(.is-overdue)')).toHaveCount(0);
    await fresh.goto(`${ownSite.url}${path}`);
    expect(phrases(await told(page)), path).toEqual(phrases(await told(fresh)));
  }
  await context.close();
  await fresh.close();
});

test('home goes on promising nothing that has passed', async ({ site, page }) => {
  await page.clock.install();
  await page.goto(`${site.url}/`);
  await page.context().setOffline(true);
  await page.clock.fastForward(8 * DAY);
  const dates = page.locator('section[aria-labelledby="upcoming"] .when');
  await expect(dates.first()).toHaveText('po terminie');
  await expect(dates.filter({ hasText: 'marca' })).toHaveCount(0);
  await expect(page.locator('section[aria-labelledby="upcoming"]')).toContainText(
    /termin minął 22.marca \(zapewnienie OVH\), jeszcze nie potwierdzono/,
  );
});

test('an answer that a script puts there keeps its promises too', async ({ site, page }) => {
  await page.clock.install();
  await page.goto(`${site.url}/lookup/`);
  await page.clock.fastForward(6 * DAY);
  await page.getByLabel('Kiedy powstało Twoje konto?').fill('a');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-answer] dt').first()).toHaveText('po terminie');
});
