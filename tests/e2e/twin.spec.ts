import type { Page } from '@playwright/test';
import { expect, SOON, test } from './site.ts';

const TWIN = 'header .twin';

/** A slow machine may answer without the query at first. */
async function open(page: Page, url: string): Promise<void> {
  await expect(async () => {
    await page.goto('about:blank');
    const response = await page.goto(url);
    expect(response?.headers()['latarnia-degraded']).toBeUndefined();
  }).toPass(SOON);
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the other language shows what this page was narrowed to, and nothing else is passed on', async ({
    site,
    page,
  }) => {
    for (const [path, twin] of [
      ['/panel/b/?uses=allegro,shop', '/en/panel/b/?uses=allegro,shop'],
      ['/en/faq/?panel=b&area=orders&q=archive', '/faq/?panel=b&area=orders&q=archive'],
      ['/history/?panel=b', '/en/history/?panel=b'],
      ['/panel/b/?utm_source=mail', '/en/panel/b/'],
    ] as const) {
      await open(page, `${site.url}${path}`);
      await expect(page.locator(TWIN), path).toHaveAttribute('href', twin);
    }
  });
});

test('the other language opens at what stands behind the #, which no request names', async ({
  site,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.url}/lookup/#q=17.11.2019`);
  await page.locator(TWIN).click();
  await expect(page).toHaveURL(`${site.url}/en/lookup/#q=17.11.2019`);
  await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'a');
  await open(page, `${site.url}/history/?panel=b#r3`);
  await expect(page.locator(TWIN)).toHaveAttribute('href', '/en/history/?panel=b#r3');
  expect(asked.filter((url) => url.includes('2019'))).toEqual([]);
});

test('the other language is asked what was typed here', async ({ site, page }) => {
  await open(page, `${site.url}/faq/?panel=b`);
  await page.getByLabel('Czego szukasz?').pressSequentially('cene');
  await expect(page.locator(TWIN)).toHaveAttribute('href', '/en/faq/?panel=b&q=cene');
  await page.getByLabel('Czego szukasz?').fill('');
  await expect(page.locator(TWIN)).toHaveAttribute('href', '/en/faq/?panel=b');
});

test.describe('the other language is offered to whoever prefers it', () => {
  const OFFER = '.twin-offer';

  test.describe('in English', () => {
    test.use({ locale: 'en-GB' });

    test('by a line that moves nothing, and that stays away once it was put away', async ({ site, page }) => {
      await page.goto(`${site.url}/panel/b/?uses=allegro`, { waitUntil: 'networkidle' });
      const offer = page.locator(OFFER);
      await expect(offer).toHaveAttribute('lang', 'en');
      await expect(offer.getByRole('link', { name: 'Read this page in English' })).toHaveAttribute(
        'href',
        `${site.url}/en/panel/b/?uses=allegro`,
      );
      // A page on which nothing else comes late.
      await page.goto(`${site.url}/features/`, { waitUntil: 'networkidle' });
      await expect(offer).toBeVisible();
      const moved = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({
              type: 'layout-shift',
              buffered: true,
            });
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
          }),
      );
      expect(moved).toBe(0);
      await offer.getByRole('button', { name: 'No, thank you' }).click();
      await expect(offer).toHaveCount(0);
      await page.goto(`${site.url}/faq/`, { waitUntil: 'networkidle' });
      await expect(offer).toHaveCount(0);
      expect(await page.context().cookies()).toEqual([]);
    });

    test('and not again to whoever went to the original by hand', async ({ site, page }) => {
      await page.goto(`${site.url}/en/features/`, { waitUntil: 'networkidle' });
      await expect(page.locator(OFFER)).toHaveCount(0);
      await page.locator(TWIN).click();
      await expect(page).toHaveURL(`${site.url}/features/`);
      await page.waitForLoadState('networkidle');
      await expect(page.locator(OFFER)).toHaveCount(0);
    });
  });

  test('and in Polish on an English page, but nothing on a Polish one, which loads nothing for it', async ({
    site,
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.url}/`, { waitUntil: 'networkidle' });
    expect(asked.filter((url) => url.includes('twin-offer'))).toEqual([]);
    await page.goto(`${site.url}/en/`, { waitUntil: 'networkidle' });
    await expect(page.locator(OFFER)).toContainText('Czytaj tę stronę po polsku');
  });
});
