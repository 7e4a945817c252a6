import type { Page } from '@playwright/test';
import { followLoads, sum } from './loads.ts';
import { expect, SOON, test } from './site.ts';

const FIELD = 'Czego szukasz?';

test.describe('a question is found however it is typed', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
      test.use({ javaScriptEnabled });

      test('the archive, without accents, in capitals, with slips', async ({ site, page }) => {
        await page.goto(`${site.url}/faq/`);
        for (const typed of ['zamowien archiwum', 'ZAMÓWIENIA z archiwum', 'zamowein archiwm']) {
          await test.step(`“${typed}”`, async () => {
            await page.getByLabel(FIELD).fill(typed);
            await page.getByLabel(FIELD).press('Enter');
            await expect(
              page.locator('[data-questions] a[href^="/faq/zamowienia-z-archiwum/"]'),
            ).toBeVisible();
            await expect(page.locator('[data-summary]')).toContainText(`„${typed}”`);
            expect(new URL(page.url()).searchParams.get('q')).toBe(typed);
          });
        }
      });

      test('an answer says for which panels it is, and a filter leaves those of one', async ({
        site,
        page,
      }) => {
        await page.goto(`${site.url}/faq/?panel=a`);
        await page.getByLabel(FIELD).fill('ceneo');
        await page.getByLabel(FIELD).press('Enter');
        const row = page.locator('[data-questions] > li').first();
        await expect(row).toHaveAttribute('data-result', 'feature:ceneo-xml');
        const answer = page.locator('[data-result="faq:plik-xml-dla-ceneo"]');
        await expect(answer).toContainText('panel A');
        await expect(answer.getByRole('link')).toHaveAttribute('href', '/faq/plik-xml-dla-ceneo/?panel=a');
        await page.getByLabel(FIELD).fill('pożar');
        await page.getByLabel(FIELD).press('Enter');
        await expect(page.locator('[data-summary]')).toHaveText(/„pożar”: 1.wynik dla panelu.A/);
        await page.getByRole('link', { name: 'D', exact: true }).click();
        await expect(page.locator('[data-summary]')).toHaveText(/nie mamy nic dla panelu.D/);
        await expect(page.getByLabel(FIELD)).toHaveValue('pożar');
      });

      test('nothing found offers the nearest, and the way to support', async ({ site, page }) => {
        await page.goto(`${site.url}/faq/`);
        await page.getByLabel(FIELD).fill('fakrtua');
        await page.getByLabel(FIELD).press('Enter');
        await expect(page.locator('[data-summary]')).toHaveText(/nic nie znaleźliśmy. Może chodzi o:/);
        await expect(page.locator('[data-questions] > li').first()).toContainText(/faktur/);
        await expect(page.getByText('Napisz do nas')).toBeVisible();
        await page.getByLabel(FIELD).fill('pizza');
        await page.getByLabel(FIELD).press('Enter');
        await expect(page.locator('[data-summary]')).toHaveText('Na „pizza” nic nie znaleźliśmy.');
        await expect(page.locator('[data-questions] > li')).toHaveCount(0);
        await expect(page.getByRole('link', { name: 'Zobacz stan wszystkich funkcji' })).toBeVisible();
      });
    });
  }

  test('in English too', async ({ site, reader }) => {
    await reader.goto(`${site.url}/en/faq/`);
    await reader.getByLabel('What are you looking for?').pressSequentially('archived ordres');
    await expect(reader.locator('[data-questions] a[href^="/en/faq/zamowienia-z-archiwum/"]')).toBeVisible();
  });
});

test('the server’s list and the browser’s say the same for the same query', async ({ site, reader }) => {
  const few = ['', 'zamowien archiwum', 'fakrtua', 'pizza'];
  const cases = {
    '/faq/': [...few, 'ceneo', 'panel d', 'magazyn', 'co teraz?', '  '],
    '/faq/?panel=d': few,
    '/faq/?panel=b&area=orders': few,
    '/en/faq/?panel=a': few,
  };
  for (const [address, queries] of Object.entries(cases)) {
    await reader.goto(`${site.url}${address}`);
    for (const query of queries) {
      const asked = new URL(address, site.url);
      if (query.trim() !== '') asked.searchParams.set('q', query);
      const sent = await (await fetch(asked)).text();
      const { inBrowser, byServer, at } = await bothFind(reader, query, sent);
      expect(inBrowser, `${address} ${query}`).toEqual(byServer);
      expect(inBrowser.summary, `${address} ${query}`).not.toBe('');
      expect(at, query).toBe(asked.href);
    }
  }
});

/**
 * What an open page finds by itself for a query, and what the server sent for the same, which is read, not opened: the
 * sentence, and each answer with its panels and address. `at`: the address of the page then.
 */
function bothFind(page: Page, query: string, sent: string) {
  return page.evaluate(
    async ([typed, html]) => {
      const tidy = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';
      const read = (from: Document) => ({
        summary: tidy(from.querySelector('[data-summary]')?.textContent),
        rows: [...from.querySelectorAll('[data-questions] > li')].map(
          (row) => `${tidy(row.textContent)} → ${row.querySelector('a')?.getAttribute('href')}`,
        ),
      });
      const told = new Promise((resolve) => {
        const summary = document.querySelector('[data-summary]');
        if (summary) new MutationObserver(resolve).observe(summary, { childList: true });
      });
      const field = document.querySelector<HTMLInputElement>('faq-search [name=q]');
      if (field) field.value = typed;
      field?.dispatchEvent(new InputEvent('input'));
      await told;
      const byServer = read(new DOMParser().parseFromString(html, 'text/html'));
      return { inBrowser: read(document), byServer, at: location.href };
    },
    [query, sent] as const,
  );
}

test('answers appear while one types, the address follows, and their number is read aloud after a pause', async ({
  site,
  page,
}) => {
  await page.clock.install();
  await page.goto(`${site.url}/faq/`);
  // On a slow machine the pause would be over before anybody looks.
  await page.clock.pauseAt(Date.now() + 60_000);
  const status = page.locator('faq-search').getByRole('status');
  await page.getByLabel(FIELD).pressSequentially('cene');
  await expect(page.locator('[data-summary]')).toHaveText(/„cene”: \d+.wynik/);
  await expect(page).toHaveURL(/\?q=cene$/);
  await expect(page).toHaveTitle('„cene” – Pytania i\u00a0odpowiedzi · Status BaseLinker');
  await expect(status).toBeEmpty();
  await page.clock.runFor(600);
  await expect(status).toHaveText(/„cene”: \d+.wynik/);
  await page.reload();
  await expect(page.getByLabel(FIELD)).toHaveValue('cene');
  await page.getByLabel(FIELD).fill('');
  await expect(page).toHaveURL(/\/faq\/$/);
  await expect(page.locator('[data-questions] > li').nth(10)).toBeVisible();
});

test('with the keyboard: Enter goes to the answers, Tab to the first', async ({ site, reader }) => {
  await reader.goto(`${site.url}/faq/`);
  await reader.getByLabel(FIELD).fill('ceneo');
  await expect(reader.locator('[data-summary]')).toHaveText(/„ceneo”/);
  await reader.keyboard.press('Enter');
  await expect(reader.locator('[data-summary]')).toBeFocused();
  await reader.keyboard.press('Tab');
  await expect(reader.locator('[data-questions] a').first()).toBeFocused();
});

test('what searches is fetched only by who searches', async ({ site, page }) => {
  const loaded = followLoads(page, (response) => /\.js$|search-index/.test(response.url()));
  const forSearch = async () =>
    [...(await loaded()).keys()].filter((url) => /\/(faq-answers|search-index)[^/]*$/.test(url));
  for (const path of ['/', '/faq/']) {
    await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
    expect(await forSearch()).toEqual([]);
  }
  const before = sum(await loaded());
  expect(before).toBeLessThan(6 * 1024);
  await page.getByLabel(FIELD).focus();
  await expect.poll(async () => (await forSearch()).length, SOON).toBe(2);
  await page.waitForLoadState('networkidle');
  const all = sum(await loaded());
  test.info().annotations.push({ type: 'sizes', description: `before ${before} B, all ${all} B (gzip)` });
  expect(all).toBeLessThan(40 * 1024);
});

test('when the index cannot be fetched the form is sent to the server', async ({ site, page }) => {
  await page.route('**/search-index.json*', (route) => route.abort());
  await page.goto(`${site.url}/faq/`);
  await page.getByLabel(FIELD).fill('ceneo');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-summary]')).toHaveText(/„ceneo”/);
});

test('the index holds only what is said now', async ({ site, request }) => {
  const index: { kind: string; url: string }[] = await (
    await request.get(`${site.url}/api/v1/en/search-index.json`)
  ).json();
  const html = await (await request.get(`${site.url}/en/faq/`)).text();
  const answers = index.filter(({ kind }) => kind === 'faq');
  expect(answers.length).toBeGreaterThan(10);
  for (const { url } of answers) expect(html).toContain(`href="${url}"`);
  for (const { url } of index) expect((await request.get(`${site.url}${url}`)).status(), url).toBe(200);
});

test('what merely comes near is not marked as found', async ({ site, request }) => {
  const html = await (await request.get(`${site.url}/faq/?q=fakrtua`)).text();
  expect(html).toContain('data-kind="nearest"');
  expect(html).not.toContain('data-result=');
});

test('the same is found over the API', async ({ site, request }) => {
  const found = await request.get(`${site.url}/api/v1/search?q=external+warehouse&lang=en`);
  expect(found.headers()['cache-control']).toBe('no-store');
  const [first] = await found.json();
  expect(first).toEqual({
    kind: 'feature',
    id: 'external-warehouse-api',
    title: expect.stringContaining('External warehouse'),
    url: '/en/features/external-warehouse-api/',
    panels: [],
  });
  for (const query of ['', '?q=', '?q=fakrtua']) {
    const response = await request.get(`${site.url}/api/v1/search${query}`);
    expect([query, response.status(), await response.json()]).toEqual([query, 200, []]);
  }
});

test.describe('from every page', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });

  test('one looks over everything', async ({ site, page }) => {
    for (const path of ['/', '/en/panel/b/', '/nowhere/']) {
      await page.goto(`${site.url}${path}`);
      await page.getByRole('banner').getByRole('searchbox').fill('ceneo');
      await page.keyboard.press('Enter');
      await expect(page.locator('[data-result]').first()).toHaveAttribute('data-result', 'feature:ceneo-xml');
    }
  });
});
