import { expect, startSite, test } from './site.ts';

test('with the server gone pages open and say from when they are, and the lookup still works', async ({
  page,
}) => {
  const { site, stop } = await startSite();
  await page.goto(`${site.url}/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${site.url}/faq/magazyn-baselinker/`);
  await stop();

  for (const path of [
    '/',
    '/panel/c/',
    '/en/panel/a/',
    '/features/',
    '/faq/',
    '/faq/magazyn-baselinker/',
    '/panel/b/?uses=shop',
  ]) {
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
