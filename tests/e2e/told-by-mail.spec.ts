import type { Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { freePort } from '../support/port.ts';
import { axeFindsInBothSchemes } from './axe.ts';
import { openMailbox } from './mailbox.ts';
import { overflowAt } from './overflow.ts';
import { expect, readiness, SOON, startSite, test } from './site.ts';

const HTML = new HtmlValidate({ extends: ['html-validate:document'], rules: { 'require-sri': 'off' } });

/** @param looker shows the same with scripts, which axe needs */
async function expectSound(page: Page, looker: Page): Promise<void> {
  await looker.setContent(await page.content(), { waitUntil: 'domcontentloaded' });
  expect(await overflowAt(page, [320, 390])).toEqual([]);
  expect((await HTML.validateString(await page.content())).results).toEqual([]);
  expect(await axeFindsInBothSchemes(looker)).toEqual([]);
}

const found = (text: string | undefined, pattern: RegExp) => pattern.exec(text ?? '')?.[1] ?? '';

test.describe('through a real mail server', () => {
  test.use({ javaScriptEnabled: false });

  test('somebody asks, confirms, is told within a minute, and one click ends it', async ({
    page,
    browser,
  }) => {
    const looker = await browser.newPage({ javaScriptEnabled: true });
    const mailbox = await openMailbox();
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const { site, stop } = await startSite({
      env: {
        PORT: `${port}`,
        SITE_URL: url,
        SMTP_URL: mailbox.url,
        MAIL_FROM: 'Status <status@example.com>',
      },
    });
    const { cli } = site;
    const heading = page.getByRole('heading', { level: 1 });
    await cli('clock', 'live', '--yes');
    // What was never told anybody waits for a person.
    await expect.poll(async () => (await cli('notify', 'resume')).code, SOON).toBe(0);
    await readiness({ url });

    await page.goto(`${url}/subscribe/?panel=b&feature=price-sync`);
    await page.getByLabel('Twój e-mail').fill('ola@example.com');
    await page.getByRole('button', { name: 'Zamów powiadomienia' }).click();
    await expect(heading).toHaveText('Prawie gotowe');
    await expectSound(page, looker);
    await expect.poll(() => mailbox.mails.length, SOON).toBe(1);
    const confirm = found(mailbox.mails[0], /(http:\S+\/subscribe\/confirm\/[^\s"<>]+)/);
    const looked = await fetch(confirm);
    expect(looked.headers.get('cache-control')).toBe('no-store');
    expect(looked.headers.get('referrer-policy')).toBe('no-referrer');
    expect((await cli('subscriber', 'list')).stdout, 'whoever looks confirms nothing').toMatch(/pending/);

    await page.goto(confirm);
    await expectSound(page, looker);
    await page.getByRole('button', { name: 'Potwierdzam' }).click();
    await expect(heading).toHaveText('Gotowe');
    await expectSound(page, looker);
    await cli('flag', 'set', 'price-sync', 'b', 'available');
    await expect.poll(() => mailbox.mails.length, { timeout: 60_000 }).toBe(2);
    const told = mailbox.mails[1];

    await page.goto(found(told, /(http:\S+\/subscribe\/manage\/[^\s"<>]+)/));
    await expect(page.getByRole('row').filter({ hasText: 'wysłane' })).toHaveCount(2);
    await expectSound(page, looker);
    const oneClick = found(told, /^List-Unsubscribe: <([^>]+)>/m);
    await page.goto(oneClick);
    await expectSound(page, looker);
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(oneClick, { method: 'POST', body })).status).toBe(200);
    await page.goto(oneClick);
    await expect(heading).toHaveText('Pod tym linkiem nie ma powiadomień');
    await expectSound(page, looker);
    await cli('flag', 'set', 'price-sync', 'b', 'unavailable');
    expect((await cli('subscriber', 'export', 'ola@example.com')).stdout).not.toContain('price-sync');
    expect(site.log()).not.toContain('ola@example.com');
    await looker.close();
    await stop();
    await mailbox.close();
  });
});
