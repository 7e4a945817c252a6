import { axeFinds } from './axe.ts';
import { expect, test } from './site.ts';
import { signIn } from './staff.ts';

test('an editor opens an incident, posts an update with a live preview, and corrects it', async ({
  staffSite,
  page,
}) => {
  test.slow();
  await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}/staff/updates/`);
  await page.getByLabel('Tytuł po polsku').fill('Limity API');
  await page.getByLabel('Koniec adresu').fill('api-limits');
  await page.getByRole('button', { name: 'Otwórz zdarzenie' }).click();
  await expect(page).toHaveURL(`${staffSite.url}/staff/updates/api-limits/?told=opened`);
  await page.getByLabel('Treść po polsku').fill('**Sprawdzmy.**');
  await expect(page.getByRole('region', { name: 'Podgląd po polsku' }).locator('strong')).toHaveText(
    'Sprawdzmy.',
  );
  await page.getByRole('button', { name: 'Opublikuj' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Opublikowano' })).toBeVisible();
  await page.getByRole('link', { name: 'Popraw treść' }).click();
  await page.getByLabel('Treść po polsku').fill('Sprawdzamy.');
  await page.getByRole('button', { name: 'Zapisz poprawkę' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'poprawkę' })).toBeVisible();
  await expect(page.getByText('tłumaczenie zaległe')).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await expect
    .poll(async () => (await fetch(`${staffSite.url}/incidents/api-limits/`)).text())
    .toContain('Sprawdzamy.');
  await page.goto(`${staffSite.url}/staff/log/`);
  await expect(page.locator('.log-entry').first()).toContainText('Sprawdzamy.');
});

test('a viewer reads and has no form', async ({ staffSite, page }) => {
  await signIn(page, staffSite, 'viewer');
  await page.goto(`${staffSite.url}/staff/updates/ovh-2021-03/`);
  await expect(page.getByText('Twoja rola pozwala tylko czytać.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Opublikuj' })).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the preview is a button, and nothing typed is lost', async ({ staffSite, page }) => {
    await signIn(page, staffSite, 'editor');
    await page.goto(`${staffSite.url}/staff/updates/ovh-2021-03/`);
    await page.getByLabel('Treść po polsku').fill('**Wiemy.**');
    await page.getByRole('button', { name: 'Podgląd' }).click();
    await expect(page.getByRole('region', { name: 'Podgląd po polsku' }).locator('strong')).toHaveText(
      'Wiemy.',
    );
    await expect(page.getByLabel('Treść po polsku')).toHaveValue('**Wiemy.**');
  });
});
