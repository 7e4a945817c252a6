import { overflowAt } from './overflow.ts';
import { expect, test } from './site.ts';
import { signIn } from './staff.ts';

test.use({ javaScriptEnabled: false });

test('without scripts: what cannot be shown is named at its field and comes back; a year far from all others takes a second press', async ({
  staffSite,
  page,
}) => {
  await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}/en/staff/matrix/?cell=stock-sync@c`);
  const long = 'slow '.repeat(120).trim();
  await page.locator('.change-form input[name=state][value=limited]').check();
  await page.locator('.change-form textarea[name=note]').fill(long);
  await page.locator('.change-form input[name=since]').fill('2021-03-30');
  await page.locator('.change-form button[type=submit]').click();
  await expect(page.locator('#note-error')).toHaveText('Too long (599 characters, 500 at most). Shorten it.');
  await expect(page.locator('textarea[name=note]')).toHaveValue(long);

  await page.locator('.change-form textarea[name=note]').fill('Slow in the morning');
  await page.locator('.change-form button[type=submit]').click();
  await expect(page.locator('#since-error')).toContainText('after the publication');

  await page.locator('.change-form input[name=since]').fill('');
  await page.locator('.change-form select[name=kind]').selectOption('day');
  await page.locator('.change-form input[name=day]').fill('2031-03-22');
  await page.locator('.change-form button[type=submit]').click();
  await expect(page.locator('.asked')).toContainText('22\u00a0March\u00a02031');
  expect(await overflowAt(page, [390, 1280])).toEqual([]);
  const forms = page.locator('.publish-form form');
  await expect(forms.locator('input[name=confirmed]')).toHaveCount(await forms.count());
  await page.getByRole('button', { name: 'Yes, publish now' }).click();
  await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
});
