import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { childPids } from './processes.ts';
import { expect, test } from './site.ts';
import { linkPath, signIn } from './staff.ts';

test('without the database staff get a clear 503, readers their pages, and both come back', async ({
  page,
  ownSite,
}) => {
  await signIn(page, ownSite, 'admin');
  const file = join(ownSite.dataDir, 'latarnia.db');
  const away = `${file}.away`;
  renameSync(file, away);
  const refused = await page.goto(`${ownSite.url}/staff/`);
  expect(refused?.status()).toBe(503);
  await expect(page.locator('h1')).toHaveText('Baza danych teraz nie odpowiada.');
  expect((await page.request.get(`${ownSite.url}/`)).status()).toBe(200);
  renameSync(away, file);
  await expect.poll(async () => (await page.goto(`${ownSite.url}/staff/`))?.status()).toBe(200);
});

test('without backstage the staff area is a clear 503, and readers have their pages', async ({
  page,
  ownSite,
}) => {
  await signIn(page, ownSite, 'viewer');
  for (const pid of childPids(ownSite, 'backstage')) process.kill(pid, 'SIGSTOP');
  const refused = await page.request.get(`${ownSite.url}/staff/`);
  expect(refused.status()).toBe(503);
  expect(refused.headers()['retry-after']).toBeDefined();
  expect((await page.request.get(`${ownSite.url}/`)).status()).toBe(200);
  for (const pid of childPids(ownSite, 'backstage')) process.kill(pid, 'SIGCONT');
  await expect.poll(async () => (await page.request.get(`${ownSite.url}/staff/`)).status()).toBe(200);
});

test('a link from the server lets somebody in once', async ({ page, ownSite }) => {
  await signIn(page, ownSite, 'editor');
  const { stdout: list } = await ownSite.cli('user', 'list', '--json');
  const [{ email }]: [{ email: string }] = JSON.parse(list);
  await page.context().clearCookies();
  const { stdout } = await ownSite.cli('user', 'sign-in-link', email);
  await page.goto(`${ownSite.url}${linkPath(stdout)}`);
  await page.getByRole('button', { name: 'Wejdź' }).click();
  await expect(page).toHaveURL(`${ownSite.url}/staff/`);
  const again = await page.goto(`${ownSite.url}${linkPath(stdout)}`);
  expect(again?.status()).toBe(410);
});
