import { axeFinds } from './axe.ts';
import { Clicks } from './clicks.ts';
import { overflowAt } from './overflow.ts';
import { expect, SOON, test } from './site.ts';
import { signIn } from './staff.ts';

const DOCUMENT = '/staff/words/faq:nowe-konto-a-strona-statusu/';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without them', () => {
    test.use({ javaScriptEnabled });

    test('an editor mends a sentence in four clicks, and readers see it', async ({ staffSite, page }) => {
      test.slow();
      const { url } = staffSite;
      const mended = javaScriptEnabled ? 'Wystarczy chwila.' : 'Wystarczy minuta.';
      await signIn(page, staffSite, 'editor');
      const clicks = await Clicks.fromStaff(page, url);
      await clicks.on(page.getByRole('banner').getByRole('link', { name: 'Teksty', exact: true }));
      await page.getByLabel('Szukaj w tekstach').fill('nowe konto strona statusu');
      await page.getByLabel('Szukaj w tekstach').press('Enter');
      if (javaScriptEnabled) expect(await axeFinds(page)).toEqual([]);
      await clicks.on(page.locator('[data-document="pl/faq/nowe-konto-a-strona-statusu.md"] th a'));
      await expect(page).toHaveURL(`${url}${DOCUMENT}`);
      const body = page.locator('textarea[name="pl.body"]');
      await body.fill(`${await body.inputValue()}\n\n${mended}`);
      if (javaScriptEnabled) {
        await expect(page.getByRole('region', { name: 'Podgląd po polsku' })).toContainText(mended);
        expect(await axeFinds(page)).toEqual([]);
      }
      await clicks.on(page.getByRole('button', { name: 'Dalej: podgląd', exact: true }));
      await expect(page.locator('.wordings ins')).toContainText(mended);
      if (javaScriptEnabled) expect(await axeFinds(page)).toEqual([]);
      await clicks.on(page.getByRole('button', { name: 'Opublikuj teraz' }));
      await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
      const way = `mend a sentence ${javaScriptEnabled ? 'with scripts' : 'without them'}`;
      expect(clicks.told(way)).toBeLessThanOrEqual(5);
      await expect
        .poll(async () => (await fetch(`${url}/faq/nowe-konto-a-strona-statusu/`)).text(), SOON)
        .toContain(mended);
    });
  });
}

test('a mistake stands at its field, with what was typed', async ({ staffSite, page }) => {
  await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}${DOCUMENT}`);
  await page.locator('input[name="pl.title"]').fill('');
  await page.locator('textarea[name="pl.body"]').fill('Moje słowa.');
  await page.getByRole('button', { name: 'Dalej: podgląd' }).click();
  await expect(page.getByRole('alert').locator('a[href="#pl.title-error"]')).toBeVisible();
  await expect(page.locator('[id="pl.title-error"]')).not.toBeEmpty();
  await expect(page.locator('textarea[name="pl.body"]')).toHaveValue('Moje słowa.');
});

test('who may only read sees the words and no form; a feature is for administrators', async ({
  staffSite,
  page,
}) => {
  await signIn(page, staffSite, 'viewer');
  await page.goto(`${staffSite.url}${DOCUMENT}`);
  await expect(page.getByText('Twoja rola pozwala tylko czytać.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Dalej: podgląd' })).toHaveCount(0);
  await page.context().clearCookies();
  await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}/staff/words/features:api/`);
  await expect(page.getByText('Dokumenty paneli i funkcji zmienia administracja.')).toBeVisible();
});

test('from the page that readers see two clicks lead to its text, and nothing is wider than a phone', async ({
  staffSite,
  page,
}) => {
  const { url } = staffSite;
  await page.setViewportSize({ width: 320, height: 700 });
  await signIn(page, staffSite, 'editor');
  await page.goto(`${url}/staff/words/?page=/faq/magazyn-baselinker/`);
  expect(await overflowAt(page, [320, 390])).toEqual([]);
  await page.locator('[data-document] th a').first().click();
  await expect(page).toHaveURL(/\/staff\/words\/faq:magazyn-baselinker/);
  expect(await overflowAt(page, [320, 390])).toEqual([]);
  await page.getByRole('link', { name: 'Wersje' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Wersje');
  expect(await overflowAt(page, [320, 390])).toEqual([]);
});
