import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { childPids } from './processes.ts';
import { expect, SOON, test } from './site.ts';
import { linkPath, signIn } from './staff.ts';

test('without the database staff get a clear 503, readers their pages, and both come back', async ({
  page,
  staffSite,
}) => {
  await signIn(page, staffSite, 'admin');
  const file = join(staffSite.dataDir, 'latarnia.db');
  const away = `${file}.away`;
  renameSync(file, away);
  const refused = await page.goto(`${staffSite.url}/staff/`);
  expect(refused?.status()).toBe(503);
  await expect(page.locator('h1')).toHaveText('Baza danych teraz nie odpowiada.');
  expect((await page.request.get(`${staffSite.url}/`)).status()).toBe(200);
  renameSync(away, file);
  await expect.poll(async () => (await page.goto(`${staffSite.url}/staff/`))?.status(), SOON).toBe(200);
});

test('without backstage the staff area is a clear 503, and readers have their pages', async ({
  page,
  staffSite,
}) => {
  await signIn(page, staffSite, 'viewer');
  for (const pid of childPids(staffSite, 'backstage')) process.kill(pid, 'SIGSTOP');
  const refused = await page.request.get(`${staffSite.url}/staff/`);
  expect(refused.status()).toBe(503);
  expect(refused.headers()['retry-after']).toBeDefined();
  expect((await page.request.get(`${staffSite.url}/`)).status()).toBe(200);
  for (const pid of childPids(staffSite, 'backstage')) process.kill(pid, 'SIGCONT');
  await expect.poll(async () => (await page.request.get(`${staffSite.url}/staff/`)).status(), SOON).toBe(200);
});

test('a link from the server lets somebody in once', async ({ page, staffSite }) => {
  const { email } = await signIn(page, staffSite, 'editor');
  await page.context().clearCookies();
  const { stdout } = await staffSite.program('user', 'sign-in-link', email);
  await page.goto(`${staffSite.url}${linkPath(stdout)}`);
  await page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
  await expect(page).toHaveURL(`${staffSite.url}/staff/`);
  const again = await page.goto(`${staffSite.url}${linkPath(stdout)}`);
  expect(again?.status()).toBe(410);
});
