import { HtmlValidate } from 'html-validate';
import { freePort } from '../support/port.ts';
import { axeFindsInBothSchemes } from './axe.ts';
import { overflowAt } from './overflow.ts';
import { expect, readiness, SOON, startSite, test } from './site.ts';
import { signIn } from './staff.ts';

const HTML = new HtmlValidate({ extends: ['html-validate:document'], rules: { 'require-sri': 'off' } });

test('an editor pauses and lets it send, a support agent only looks', async ({ page }) => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { site, stop } = await startSite({
    // No mail server listens there.
    env: {
      PORT: `${port}`,
      SITE_URL: url,
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'status@example.com',
    },
  });
  await readiness({ url });
  const own = { ...site, url };
  const { cli } = site;
  const state = page.locator('.state .what');
  await signIn(page, own, 'editor');
  await expect.poll(async () => (await cli('notify', 'status')).stdout, SOON).toContain('revision');
  await page.goto(`${url}/staff/notifications/`);
  await expect(state).toContainText('Wstrzymane od');
  await expect(page.locator('.state')).toContainText('To pierwszy start.');
  expect(await overflowAt(page, [320, 390])).toEqual([]);
  expect((await HTML.validateString(await page.content())).results).toEqual([]);
  expect(await axeFindsInBothSchemes(page)).toEqual([]);

  await page.getByRole('button', { name: 'Włącz wysyłanie' }).click();
  await expect(state).toHaveText('Powiadomienia wychodzą.');
  await page.getByRole('button', { name: 'Wstrzymaj wszystko' }).click();
  await expect(state).toContainText(/^Wstrzymane od .+ \(Ada editor\)\.$/);
  await expect(page.getByRole('button', { name: 'Włącz wysyłanie' })).toBeVisible();

  const form = { deed: 'retry', message: 'gone' };
  const gone = await page.request.post(`${url}/staff/notifications/`, { form, headers: { Origin: url } });
  expect(gone.status()).toBe(404);
  expect(await gone.text()).toContain('Tego nie zrobiliśmy');

  await page.context().clearCookies();
  await signIn(page, own, 'support');
  await page.goto(`${url}/en/staff/notifications/`);
  await expect(state).toContainText('Paused since');
  await expect(page.locator('.notifications-page').getByRole('button')).toHaveCount(0);
  const answer = await page.request.post(`${url}/staff/notifications/`, {
    form: { deed: 'resume' },
    headers: { Origin: url },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
  expect((await cli('notify', 'status')).stdout).toContain('somebody paused it');
  await stop();
});
