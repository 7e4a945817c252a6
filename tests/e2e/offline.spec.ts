import type { Page } from '@playwright/test';
import { expect, SOON, startSite, test } from './site.ts';

test.use({ serviceWorkers: 'allow' });

test('with the server gone pages open and say from when they are, and the lookup still works', async ({
  page,
}) => {
  const { site, stop } = await startSite();
  await page.goto(`${site.url}/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${site.url}/faq/magazyn-baselinker/`);
  await stop();

  for (const path of ['/', '/en/panel/a/', '/features/', '/faq/magazyn-baselinker/', '/panel/b/?uses=shop']) {
    await page.goto(`${site.url}${path}`);
    await expect(page.getByRole('status').filter({ hasText: /zapisana|was saved on/ }), path).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
  }
  await page.goto(`${site.url}/lookup/`);
  await page.getByRole('textbox').first().fill('17.11.2019');
  await page.getByRole('textbox').first().press('Enter');
  await expect(page.locator('[data-answer="a"]').first()).toBeVisible();
});

test('while the server answers pages come from it, without a note, and what was asked is not kept', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${site.url}/lookup/?q=2019-11-17`);
  await expect(page.getByText('zapisana')).toHaveCount(0);
  const kept = await page.evaluate(async () => {
    const keys = await (await caches.open('pages-2')).keys();
    return keys.map(({ url }) => url);
  });
  expect(kept.some((url) => url.endsWith('/panel/b/'))).toBe(true);
  expect(kept.join(' ')).not.toContain('2019');
});

/** Has the worker keep what is worth having, as an idle page does. */
const keepAnswers = (page: Page) =>
  page.evaluate(async () => {
    (await navigator.serviceWorker.ready).active?.postMessage(document.documentElement.lang);
  });

const keptPaths = (page: Page) =>
  page.evaluate(async () => {
    const keys = await (await caches.open('pages-2')).keys();
    return keys.map(({ url }) => new URL(url).pathname);
  });

test('the answers and the history are kept in the reader’s language, one after another; times are by the site’s clock', async ({
  page,
}) => {
  const { site, stop } = await startSite();
  await page.goto(`${site.url}/en/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(async () => (await keptPaths(page)).includes('/en/faq/'), SOON).toBe(true);
  expect(await keptPaths(page)).not.toContain('/en/faq/magazyn-baselinker/');
  let together = 0;
  let most = 0;
  page.context().on('request', (request) => {
    if (!/\/en\/faq\/[\w-]+\/$/.test(request.url())) return;
    together += 1;
    most = Math.max(most, together);
  });
  page.context().on('requestfinished', (request) => {
    if (/\/en\/faq\/[\w-]+\/$/.test(request.url())) together -= 1;
  });
  await keepAnswers(page);
  const listed = new Set((await (await fetch(`${site.url}/en/faq/`)).text()).match(/\/en\/faq\/[\w-]+\//g));
  expect(listed.size).toBeGreaterThan(10);
  await expect
    .poll(async () => (await keptPaths(page)).filter((path) => listed.has(path)).length, SOON)
    .toBe(listed.size);
  await expect.poll(() => keptPaths(page), SOON).toContain('/en/history/');
  expect((await keptPaths(page)).filter((path) => /^\/faq\/./.test(path))).toEqual([]);
  expect(most).toBeLessThanOrEqual(1);
  await stop();
  await page.goto(`${site.url}/en/faq/magazyn-baselinker/`);
  await expect(page.getByText(/This page was saved on 17 March 2021/)).toBeVisible();
  await page.goto(`${site.url}/en/history/`);
  await expect(page.getByText(/This page was saved on 17 March 2021/)).toBeVisible();
  await expect(page.getByText('Other saved pages are newer')).toHaveCount(0);
});

test('a page that has stood for a while asks for that, unless the reader saves data', async ({
  site,
  browser,
}) => {
  for (const saveData of [false, true]) {
    const page = await browser.newPage();
    await page.addInitScript((saves) => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: saves } });
      ServiceWorker.prototype.postMessage = (message: unknown) => Reflect.set(window, 'asked', message);
    }, saveData);
    await page.clock.install();
    await page.goto(`${site.url}/en/`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const asked = async () => {
      await page.clock.runFor(5000);
      return page.evaluate(() => Reflect.get(window, 'asked'));
    };
    if (saveData) for (const _ of [1, 2, 3]) expect(await asked()).toBeUndefined();
    else await expect.poll(asked, SOON).toBe('en');
    await page.close();
  }
});
