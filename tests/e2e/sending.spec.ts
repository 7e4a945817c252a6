import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const ENTRY = '/faq/plik-xml-dla-ceneo/';

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('a link, Markdown and plain text, with the state of the panel, the time and the address', async ({
    site,
    page,
  }) => {
    await page.goto(`${site.url}${ENTRY}?panel=a`);
    const told = page.locator('copy-answer').getByRole('status');
    await page.getByRole('button', { name: 'Kopiuj link' }).click();
    await expect(told).toHaveText('Skopiowano.');
    expect(await clipboard(page)).toBe(`${site.url}${ENTRY}?panel=a`);
    await page.getByRole('button', { name: 'Kopiuj Markdown' }).click();
    await expect.poll(() => clipboard(page)).toMatch(/^\*\*Kiedy wróci plik XML dla Ceneo\?\*\*\n\n/);
    await page.getByRole('button', { name: 'Kopiuj tekst' }).click();
    await expect.poll(() => clipboard(page)).toMatch(/^Kiedy wróci plik XML dla Ceneo\?\n\n/);
    const text = await clipboard(page);
    expect(text).toContain('Stan na 17 marca 2021, 12:00 (czas w Warszawie): panel A – przywrócony.');
    expect(text.endsWith(`\n\n${site.url}${ENTRY}?panel=a`)).toBe(true);
    expect(text).not.toMatch(/[\u00a0\u2060*<>]|\{origin\}/);
  });

  test('of a question with several answers each carries its own panels', async ({ ownSite, page }) => {
    const path = '/faq/zamowienia-z-archiwum/';
    await ownSite.cli('flag', 'set', 'archived-orders', 'b', 'available');
    await expect
      .poll(async () => /data-answer="b"/.test(await (await fetch(`${ownSite.url}${path}`)).text()))
      .toBe(true);
    await page.goto(`${ownSite.url}${path}?panel=b`);
    const [first, second] = [page.locator('[data-answer]').first(), page.locator('[data-answer]').nth(1)];
    await expect(first).toHaveAttribute('data-answer', 'b');
    await first.getByRole('button', { name: 'Kopiuj link' }).click();
    await expect(first.getByRole('status')).toHaveText('Skopiowano.');
    expect(await clipboard(page)).toBe(`${ownSite.url}${path}?panel=b`);
    await second.getByRole('button', { name: 'Kopiuj tekst' }).click();
    await expect.poll(() => clipboard(page)).toContain(`${ownSite.url}${path}?panel=a`);
  });

  test('in English', async ({ site, page }) => {
    await page.goto(`${site.url}/en${ENTRY}`);
    await page.getByRole('button', { name: 'Copy text' }).click();
    await expect(page.locator('copy-answer').getByRole('status')).toHaveText('Copied.');
    expect(await clipboard(page)).toContain('As of 17 March 2021, 12:00 (Warsaw time): panel A: restored.');
  });
});

test('where copying is forbidden the text stands there selected', async ({ site, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    });
  });
  await page.goto(`${site.url}${ENTRY}`);
  await page.getByRole('button', { name: 'Kopiuj tekst' }).click();
  const field = page.getByRole('textbox', { name: /Skopiuj zaznaczony tekst/ });
  await expect(field).toBeFocused();
  await expect(page.locator('copy-answer').getByRole('status')).toHaveText(/Skopiuj zaznaczony tekst/);
  expect(await page.evaluate(() => String(getSelection()))).toContain('Kiedy wróci plik XML dla Ceneo?');
  await expect(field).toHaveValue(new RegExp(`${site.url}${ENTRY}$`));
});

test('without scripts there is no button that does nothing', async ({ site, browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.url}${ENTRY}`);
  await expect(page.getByRole('button', { name: 'Kopiuj link' })).toHaveCount(0);
  await expect(page.locator('copy-answer')).toBeHidden();
  await expect(page.getByText(/Ostatnia zmiana tej odpowiedzi: 17.marca.2021, 12:00/)).toBeVisible();
});

test('an answer says when it last changed: through its words or a state it depends on', async ({
  ownSite,
  page,
}) => {
  await ownSite.cli('clock', '2021-03-18T09:30');
  await ownSite.cli('flag', 'set', 'ceneo-xml', 'a', 'unavailable', '--estimate', '2021-03-25');
  await expect
    .poll(async () => {
      await page.goto(`${ownSite.url}${ENTRY}`);
      return page.locator('.changed time').textContent();
    })
    .toMatch(/^Ostatnia zmiana tej odpowiedzi: 18.marca.2021, 09:30\.$/);
  await page.goto(`${ownSite.url}/faq/jak-sprawdzic-co-juz-wyszlo/`);
  await expect(page.locator('.changed time')).toHaveText(/17.marca.2021, 12:00/);
});

test('a link with a panel opens the entry for that panel, or says that it is not for it', async ({
  site,
  page,
}) => {
  await page.goto(`${site.url}/faq/jak-sprawdzic-co-juz-wyszlo/?panel=b`);
  await expect(page.locator('[data-answer]').first()).toHaveAttribute('data-answer', /\bb\b/);
  await page.goto(`${site.url}${ENTRY}?panel=d`);
  await expect(page.getByText(/To nie jest odpowiedź dla panelu.D/)).toBeVisible();
});
