import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { childPids } from './processes.ts';
import { expect, SOON, test } from './site.ts';
import { linkPath, signIn } from './staff.ts';

test('without the database or backstage staff get a clear 503, readers their pages, and both come back', async ({
  page,
  staffSite,
}) => {
  await signIn(page, staffSite, 'admin');
  const isBack = () =>
    expect.poll(async () => (await page.request.get(`${staffSite.url}/staff/`)).status(), SOON).toBe(200);
  const file = join(staffSite.dataDir, 'latarnia.db');
  const away = `${file}.away`;
  renameSync(file, away);
  const refused = await page.goto(`${staffSite.url}/staff/`);
  expect(refused?.status()).toBe(503);
  await expect(page.locator('h1')).toHaveText('Baza danych teraz nie odpowiada.');
  expect((await page.request.get(`${staffSite.url}/`)).status()).toBe(200);
  renameSync(away, file);
  await isBack();

  for (const pid of childPids(staffSite, 'backstage')) process.kill(pid, 'SIGSTOP');
  const halted = await page.request.get(`${staffSite.url}/staff/`);
  expect(halted.status()).toBe(503);
  expect(halted.headers()['retry-after']).toBeDefined();
  expect((await page.request.get(`${staffSite.url}/`)).status()).toBe(200);
  for (const pid of childPids(staffSite, 'backstage')) process.kill(pid, 'SIGCONT');
  await isBack();
});

test('a link from the server lets somebody in once', async ({ page, staffSite }) => {
  const { email } = await signIn(page, staffSite, 'editor');
  await page.context().clearCookies();
  const { stdout } = await staffSite.cli('user', 'sign-in-link', email);
  await page.goto(`${staffSite.url}${linkPath(stdout)}`);
  await page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
  await expect(page).toHaveURL(`${staffSite.url}/staff/`);
  const again = await page.goto(`${staffSite.url}${linkPath(stdout)}`);
  expect(again?.status()).toBe(410);
});
