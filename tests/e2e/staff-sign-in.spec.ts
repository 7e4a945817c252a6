import { expect, test } from './site.ts';
import { accept, invite, inviteByCommand, PASSWORD, signIn } from './staff.ts';

test('somebody invited by the command line sets a password, works, signs out, and signs in again', async ({
  page,
  site,
}) => {
  const member = await inviteByCommand(site, 'editor');
  await accept(page, site.url, member);
  await page.goto(`${site.url}/staff/`);
  await expect(page.locator('.staff-header')).toContainText('Ada editor');
  await page.getByRole('button', { name: 'Wyloguj' }).click();
  await expect(page).toHaveURL(/\/staff\/sign-in\//);
  await page.goto(`${site.url}/staff/log/?feature=ceneo-xml`);
  await expect(page).toHaveURL(/\/staff\/sign-in\/\?next=/);
  await page.getByLabel('E-mail').fill(member.email);
  await page.getByLabel('Hasło').fill(PASSWORD);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await expect(page).toHaveURL(`${site.url}/staff/log/?feature=ceneo-xml`);
});

test.describe('without JavaScript, in English', () => {
  test.use({ javaScriptEnabled: false });

  test('signing in works as well', async ({ page, site }) => {
    const member = await invite(site, 'viewer');
    await accept(page, site.url, member);
    await page.context().clearCookies();
    await page.goto(`${site.url}/en/staff/`);
    await page.getByLabel('E-mail').fill(member.email);
    await page.getByLabel('Password').fill('wrong-but-long-enough');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('wrong');
    await expect(page.getByLabel('E-mail')).toHaveValue(member.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${site.url}/en/staff/`);
  });
});

test('a new member of a role is on the start page', async ({ page, site }) => {
  await signIn(page, site, 'viewer');
  await page.goto(`${site.url}/staff/`);
  await expect(page).toHaveURL(`${site.url}/staff/`);
});
