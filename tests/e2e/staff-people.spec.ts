import { expect, test } from './site.ts';
import { accept, invite, PASSWORD, prove, signIn } from './staff.ts';

test('an administrator takes somebody in and out, and a token, each on second thoughts', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const email = `new-${process.pid}@example.com`;
  await signIn(page, site, 'admin');

  await page.goto(`${site.url}/staff/people/`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Zaproś' }).click();
  // Once; what was typed comes along, and the next ten minutes nobody is asked.
  await prove(page);
  const link = page.locator('input[name=link]');
  await page.getByRole('button', { name: 'Kopiuj' }).click();
  await expect(page.locator('copy-field').getByRole('status')).toContainText('Skopiowano');
  expect(await copied()).toBe(await link.inputValue());

  const row = page.getByRole('row', { name: email });
  await expect(row.getByRole('button', { name: 'Tak, zablokuj' })).toBeHidden();
  await row.getByText('Zablokuj', { exact: true }).click();
  await row.getByRole('button', { name: 'Tak, zablokuj' }).click();
  await expect(row).toContainText('zablokowana');

  await page.goto(`${site.url}/staff/tokens/`);
  await page.getByLabel('Do czego służy').fill('robot');
  await page.locator('input[name=verbs]').first().check();
  await page.getByRole('button', { name: 'Utwórz token' }).click();
  await page.getByRole('button', { name: 'Kopiuj' }).click();
  await expect(page.locator('copy-field').getByRole('status').last()).toContainText('Skopiowano');
  expect(await copied()).toBe(await page.locator('.token-created code').textContent());
  const token = page.locator('[data-token]').filter({ hasText: 'robot' });
  await token.getByText('Unieważnij', { exact: true }).click();
  await token.getByRole('button', { name: 'Tak, unieważnij' }).click();
  await expect(token).toHaveAttribute('data-status', 'revoked');

  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${site.url}/staff/log/audit/`);
  const audit = page.locator('[data-audit]');
  await expect(audit.filter({ hasText: 'token unieważniony' })).toHaveCount(1);
  await expect(audit.filter({ hasText: 'osoba zablokowana' }).first()).toBeVisible();
  const width = await page.locator('.staff-scroll table').evaluate((table) => table.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
});

test('a first code that is mistyped takes neither the key nor the recovery codes from sight', async ({
  page,
  site,
}) => {
  await accept(page, site.url, await invite(site, 'viewer'));
  await page.locator('input[name=password]').first().fill(PASSWORD);
  await page.getByRole('button', { name: 'Włącz' }).click();
  const shown = async () => ({
    key: await page.locator('code.key').textContent(),
    codes: await page.locator('.recovery-codes code').allTextContents(),
  });
  const before = await shown();
  expect(before.codes).toHaveLength(10);
  await page.getByLabel('Kod z aplikacji').fill('000000');
  await page.getByRole('button', { name: 'Potwierdź' }).click();
  await expect(page.getByLabel('Kod z aplikacji')).toHaveAttribute('aria-invalid', 'true');
  expect(await shown()).toEqual(before);
});
