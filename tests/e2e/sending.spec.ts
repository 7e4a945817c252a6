import type { Page } from '@playwright/test';
import { shortPath } from '../../src/domain/short-code.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';

const ENTRY = '/faq/plik-xml-dla-ceneo/';
const SEVERAL = '/faq/zamowienia-z-archiwum/';
/** What is handed out for them: the revision stands behind it. */
const SHORT = shortPath('plik-xml-dla-ceneo');
const SHORT_SEVERAL = shortPath('zamowienia-z-archiwum');

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
    const link = await clipboard(page);
    expect(link).toMatch(new RegExp(`^${site.url}${SHORT}\\?panel=a&v=\\d+$`));
    await page.getByRole('button', { name: 'Kopiuj Markdown' }).click();
    await expect.poll(() => clipboard(page), SOON).toMatch(/^\*\*Kiedy wróci plik XML dla Ceneo\?\*\*\n\n/);
    await page.getByRole('button', { name: 'Kopiuj tekst' }).click();
    await expect.poll(() => clipboard(page), SOON).toMatch(/^Kiedy wróci plik XML dla Ceneo\?\n\n/);
    const text = await clipboard(page);
    expect(text).toContain(
      'Stan na 17 marca 2021, 12:00 (czas w Warszawie): Plik XML dla Ceneo – nie działa, termin: ok. 23 marca 2021 (panel A). Wydanie odpowiedzi: ',
    );
    expect(text.endsWith(`\n\n${link}`)).toBe(true);
    expect(text).not.toMatch(/[\u00a0\u2060*<>]|\{origin\}/);
  });

  test('in English', async ({ site, page }) => {
    await page.goto(`${site.url}/en${ENTRY}`);
    await page.getByRole('button', { name: 'Copy text' }).click();
    await expect(page.locator('copy-answer').getByRole('status')).toHaveText('Copied.');
    expect(await clipboard(page)).toMatch(
      /As of 17 March 2021, 12:00 \(Warsaw time\): .+: does not work, expected: about 23 March 2021 \(panel A\)\. Revision of this answer: \d+\./,
    );
  });
});

test.describe('a link to copy', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('of a step leads to the step, narrowed as the page is; of a panel and a feature to their pages', async ({
    site,
    page,
  }) => {
    await page.goto(`${site.url}/panel/b/?uses=allegro&utm_source=mail`);
    const step = page.locator('[data-step=reconnect-allegro]');
    await step.getByRole('link', { name: 'Kopiuj link: Podłącz ponownie konto Allegro' }).click();
    await expect(step.getByRole('status')).toHaveText('Skopiowano.');
    expect(await clipboard(page)).toBe(`${site.url}/panel/b/?uses=allegro#reconnect-allegro`);
    await page.goto(await clipboard(page));
    await expect(step).toBeInViewport();
    await page.getByRole('link', { name: 'Kopiuj link', exact: true }).click();
    await expect.poll(() => clipboard(page), SOON).toBe(`${site.url}/panel/b/?uses=allegro`);
    await page.goto(`${site.url}/en/features/allegro/`);
    await page.getByRole('link', { name: 'Copy link', exact: true }).click();
    await expect.poll(() => clipboard(page), SOON).toBe(`${site.url}/en/features/allegro/`);
  });

  test('is on every step of a panel, and none of it in its heading', async ({ reader, site }) => {
    await reader.goto(`${site.url}/panel/a/`);
    const steps = reader.locator('[data-step]');
    await expect(steps.locator('.copy-link')).toHaveCount(await steps.count());
    for (const id of await steps.evaluateAll((all) =>
      all.map((one) => [one.id, one.getAttribute('data-step')]),
    )) {
      expect(id[0]).toBe(id[1]);
    }
    await expect(reader.locator(':is(h1, h2, h3) .copy-link')).toHaveCount(0);
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
  await expect(field).toHaveValue(new RegExp(`${site.url}${SHORT}\\?v=\\d+$`));
});

test('without scripts there is no button that does nothing', async ({ site, browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.url}${ENTRY}`);
  await expect(page.getByRole('button', { name: 'Kopiuj link' })).toHaveCount(0);
  await expect(page.locator('copy-answer')).toBeHidden();
  await expect(page.getByText(/Ostatnia zmiana tej odpowiedzi: 17.marca, 12:00/)).toBeVisible();
});

test('a link with a panel opens the entry for that panel, or says that it is not for it', async ({
  site,
  reader,
}) => {
  await reader.goto(`${site.url}/faq/jak-sprawdzic-co-juz-wyszlo/?panel=b`);
  await expect(reader.locator('[data-answer]').first()).toHaveAttribute('data-answer', /\bb\b/);
  await reader.goto(`${site.url}${ENTRY}?panel=d`);
  await expect(reader.getByText(/To nie jest odpowiedź dla panelu.D/)).toBeVisible();
});

test.describe('after a change of two states', () => {
  const shared = shareSite({}, changeStates);

  test.describe('copying', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

    test('of a question with several answers each carries its own panels', async ({ page }) => {
      const { url } = shared();
      await page.goto(`${url}${SEVERAL}?panel=b`);
      const [first, second] = [page.locator('[data-answer]').first(), page.locator('[data-answer]').nth(1)];
      await expect(first).toHaveAttribute('data-answer', 'b');
      await first.getByRole('button', { name: 'Kopiuj link' }).click();
      await expect(first.getByRole('status')).toHaveText('Skopiowano.');
      expect(await clipboard(page)).toMatch(new RegExp(`^${url}${SHORT_SEVERAL}\\?panel=b&v=\\d+$`));
      await second.getByRole('button', { name: 'Kopiuj tekst' }).click();
      await expect.poll(() => clipboard(page), SOON).toContain(`${url}${SHORT_SEVERAL}?panel=a&v=`);
    });
  });

  test('an answer says when it last changed: through its words or a state it depends on', async ({
    reader,
  }) => {
    const { url } = shared();
    await reader.goto(`${url}${SEVERAL}?panel=b`);
    await expect(reader.locator('.changed time').first()).toHaveText(
      /^Ostatnia zmiana tej odpowiedzi: 18.marca, 09:30\.$/,
    );
    // Another estimate is no other answer.
    await reader.goto(`${url}${ENTRY}`);
    await expect(reader.locator('.changed time')).toHaveText(/17.marca, 12:00/);
    await reader.goto(`${url}/faq/jak-sprawdzic-co-juz-wyszlo/`);
    await expect(reader.locator('.changed time')).toHaveText(/17.marca, 12:00/);
  });
});

/** On the morning of 18 March: another estimate, and a part of an answer that has become another. */
async function changeStates({ cli, url }: RunningSite): Promise<void> {
  await cli('clock', '2021-03-18T09:30');
  await cli('flag', 'set', 'ceneo-xml', 'a', 'unavailable', '--estimate', '2021-03-25');
  await cli('flag', 'set', 'archived-orders', 'b', 'available');
  await expect.poll(async () => (await fetch(`${url}${SEVERAL}`)).text(), SOON).toMatch(/data-answer="b"/);
}
