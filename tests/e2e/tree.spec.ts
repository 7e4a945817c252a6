import { expect, test } from './site.ts';

/** What a screen reader is given, in its order; the names of things are those that stand in the content. */
test.use({ viewport: { width: 1280, height: 900 } });

test('print the trees', async ({ site, page }) => {
  for (const path of ['/', '/lookup/?q=17.11.2019', '/panel/b/', '/features/', '/faq/?q=ceneo']) {
    await page.goto(`${site.url}${path}`);
    console.log(`=== ${path}\n${await page.locator('body').ariaSnapshot()}`);
  }
});
