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
  await page.getByLabel('Szukaj odpowiedzi').pressSequentially('cene');
  await expect(page.locator(TWIN)).toHaveAttribute('href', '/en/faq/?panel=b&q=cene');
  await page.getByLabel('Szukaj odpowiedzi').fill('');
  await expect(page.locator(TWIN)).toHaveAttribute('href', '/en/faq/?panel=b');
});
