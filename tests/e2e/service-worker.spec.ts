import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { lackedApis, removalScript } from '../support/floor/apis.ts';
import { type Between, type Manner, standBetween } from './between.ts';
import { test as base, expect, SOON } from './site.ts';

const test = base.extend<{ between: Between }>({
  between: async ({ site }, use) => {
    const between = await standBetween(site.url);
    await use(between);
    await between.stop();
  },
});
test.use({ serviceWorkers: 'allow' });

const NOTE = /zapisana/;
const SEEN = '/faq/magazyn-baselinker/';

/** Opens home and a page, and waits until the worker answers for them. */
async function visit(page: Page, { url }: Between): Promise<void> {
  await page.goto(`${url}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
  await page.goto(`${url}${SEEN}`);
}

/** What a reader has before them: the page as it is, a kept one, the server's own error, or the browser's. */
async function look(page: Page, { url }: Between, path = SEEN): Promise<string> {
  try {
    await page.goto(`${url}${path}`);
  } catch {
    // The browser's own page comes after the error, and would come in the way of the next.
    await expect.poll(() => page.url(), SOON).toContain('chrome-error:');
    return 'the browser’s error';
  }
  const text = await page.locator('body').innerText();
  if (/^sick \d+/.test(text)) return text.trim();
  return NOTE.test(text) ? 'kept' : 'fresh';
}

/** What may be wrong inside the worker, by what is put before it. */
const WRONG: readonly (readonly [name: string, script: string])[] = [
  ['caches is missing', 'Object.defineProperty(self, "caches", { value: undefined })'],
  ['caches may not be used', 'Object.defineProperty(self, "caches", { get() { throw new Error("own") } })'],
  ['caches cannot be opened', 'CacheStorage.prototype.open = async () => { throw new Error("own") }'],
  ['what is kept cannot be read', 'Cache.prototype.match = async () => { throw new Error("own") }'],
  ['a note cannot be written', 'Date.prototype.toLocaleString = () => { throw new Error("own") }'],
  ['a kept page cannot be put together', 'Headers = class { constructor() { throw new TypeError("own") } }'],
  ['there is no timer', 'setTimeout = () => { throw new Error("own") }'],
  ['addresses cannot be read', 'URL = undefined'],
];

test.describe('an error of our own is never taken for a missing connection', () => {
  for (const [name, script] of WRONG) {
    test(name, async ({ page, between }) => {
      between.beforeWorker = script;
      await visit(page, between);
      expect(await look(page, between)).toBe('fresh');
      between.manner = 503;
      expect(await look(page, between)).toBe('sick 503');
      between.manner = 'gone';
      expect(await look(page, between)).toBe('the browser’s error');
      between.manner = 'as it is';
      expect(await look(page, between)).toBe('fresh');
    });
  }

  for (const [name, script] of [
    [
      'there is no room',
      'Cache.prototype.put = async () => { throw new DOMException("full", "QuotaExceededError") }',
    ],
    [
      'a request cannot be given up',
      'AbortController = undefined; Cache.prototype.put = async () => { throw new Error("own") }',
    ],
    ['a response cannot be copied', 'Response.prototype.clone = () => { throw new TypeError("own") }'],
  ] as const) {
    test(`${name}: nothing is kept, pages and their scripts come`, async ({ page, between }) => {
      between.beforeWorker = script;
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await visit(page, between);
      expect(await look(page, between)).toBe('fresh');
      expect(await look(page, between, '/')).toBe('fresh');
      await expect(page.locator('lookup-form:not(:defined)')).toHaveCount(0);
      between.manner = 500;
      expect(await look(page, between)).toBe('sick 500');
      expect(errors).toEqual([]);
    });
  }
});

test.describe('a kept page is shown when the network failed, took too long or answered 5xx; then the fresh one again', () => {
  for (const [before, script] of [
    ['today', ''],
    ['a browser that lacks what the floor lacks', removalScript(lackedApis())],
  ] as const) {
    test(before, async ({ page, between }) => {
      between.beforeWorker = script;
      await visit(page, between);
      const rows: readonly (readonly [manner: Manner, reason: RegExp | null])[] = [
        ['as it is', null],
        [500, /Serwer nie może teraz pokazać/],
        ['as it is', null],
        [503, /Serwer nie może teraz pokazać/],
        ['gone', /Brak połączenia/],
        ['as it is', null],
        ['hangs', /Serwer długo nie odpowiada/],
        ['as it is', null],
      ];
      for (const [manner, reason] of rows) {
        between.manner = manner;
        expect(await look(page, between), String(manner)).toBe(reason ? 'kept' : 'fresh');
        if (reason) await expect(page.getByRole('status').filter({ hasText: reason })).toBeVisible();
      }
    });
  }

  test('a page that is not kept says so under its own address, never another in its place; of an error the server speaks', async ({
    page,
    between,
  }) => {
    await visit(page, between);
    between.manner = 503;
    expect(await look(page, between, '/en/history/')).toBe('sick 503');
    between.manner = 'gone';
    await page.goto(`${between.url}/en/history/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not saved');
    await expect(page).toHaveTitle(/^This page is not saved · /);
    await expect(page).toHaveURL(`${between.url}/en/history/`);
    await expect(page.getByText('This page was saved')).toHaveCount(0);
    await expect(page.locator('.site-header [aria-current]')).toHaveCount(0);
    await expect(page.locator('.site-header .twin')).toHaveAttribute('href', '/history/');
    // What is kept is named, in its language.
    const kept = page.locator('main li a');
    await expect(kept.filter({ hasText: 'Panel B' })).toHaveAttribute('href', '/en/panel/b/');
    expect(
      await kept.evaluateAll((links) => links.every((link) => link.getAttribute('href')?.startsWith('/en/'))),
    ).toBe(true);
    between.manner = 'as it is';
    await page.getByRole('link', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('This page is not saved');
  });

  test('with what the browser asked for ahead, and through a redirect', async ({ page, between }) => {
    await visit(page, between);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).navigationPreload.enable());
    expect(await look(page, between)).toBe('fresh');
    await page.goto(`${between.url}/panel/b`);
    expect(page.url()).toBe(`${between.url}/panel/b/`);
    await expect(page.getByText(NOTE)).toHaveCount(0);
    between.manner = 'gone';
    expect(await look(page, between)).toBe('kept');
  });
});

test('the first worker, frozen where AbortSignal.timeout is missing, is replaced, and what it kept is gone', async ({
  page,
  between,
}) => {
  const first = readFileSync(new URL('../fixtures/first-service-worker.js', import.meta.url), 'utf8');
  between.beforeWorker = 'delete AbortSignal.timeout';
  between.worker = first;
  await visit(page, between);
  await page.goto(`${between.url}/`);
  // The fault: the server answers, and the page says that it cannot be reached.
  await expect(page.getByText(NOTE)).toBeVisible();

  between.worker = null;
  // One more look, as frozen as before, is what has the browser ask for the worker anew; the page then mends itself.
  await page.goto(`${between.url}/`);
  await expect(page.getByText(NOTE)).toHaveCount(0);
  expect(await look(page, between, '/')).toBe('fresh');
  expect(await page.evaluate(async () => (await caches.keys()).sort())).toEqual(['files-2', 'pages-2']);
});

test('a page that is gone for good is not kept any longer; a query and a document never were', async ({
  page,
  between,
}) => {
  await visit(page, between);
  await page.goto(`${between.url}/panel/b/?uses=shop`);
  await page.goto(`${between.url}/api/v1/status.json`);
  await page.evaluate(async () => {
    const pages = await caches.open('pages-2');
    const home = await pages.match('/');
    if (home) await pages.put('/nothing-here/', home);
  });
  await page.goto(`${between.url}/nothing-here/`);
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('pages-2')).keys()).map(({ url }) => new URL(url)));
  await expect
    .poll(async () => (await kept()).map(({ pathname, search }) => pathname + search), SOON)
    .not.toContain('/nothing-here/');
  expect(JSON.stringify(await kept())).not.toMatch(/uses|status\.json/);
});
