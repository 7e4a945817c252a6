import type { Page } from '@playwright/test';
import { axeFindsInBothSchemes } from './axe.ts';
import { followLoads, isScript, sum } from './loads.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';

const block = (page: Page) => page.locator('my-panel .mine');
const MARK = 'To mój panel';

/** Marks a panel on its own page, as a reader does. */
async function mark(page: Page, site: RunningSite, path = '/panel/b/'): Promise<void> {
  await page.goto(`${site.url}${path}`);
  await page.getByRole('button', { name: MARK }).click();
  await expect(page.locator('mark-panel').getByRole('status')).toHaveText(/^Zapamiętane/);
}

/** As if the last visit had been an hour ago. */
async function goAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    const mine = JSON.parse(localStorage.getItem('latarnia:mine') ?? '');
    localStorage.setItem('latarnia:mine', JSON.stringify({ ...mine, seenAt: mine.seenAt - 3_600_000 }));
  });
}

async function returnHome(page: Page, site: RunningSite): Promise<void> {
  await goAway(page);
  await page.goto(`${site.url}/`);
}

const revisionOf = async (site: RunningSite, path = '/') =>
  Number(/data-revision="(\d+)"/.exec(await (await fetch(`${site.url}${path}`)).text())?.[1]);

test('home begins with the panel that was marked: its state, what there is to do, the way there', async ({
  site,
  page,
}) => {
  await page.goto(`${site.url}/`);
  await expect(block(page)).toHaveCount(0);
  await mark(page, site);
  await expect(page.getByRole('button', { name: MARK })).toHaveAttribute('aria-pressed', 'true');
  const steps = await page.locator('[data-kind="do"]').count();
  const first = await page.locator('[data-kind="do"]').first().getAttribute('data-step');
  await page.locator('[data-kind="do"] input').first().check();
  await page.goto(`${site.url}/`);
  await expect(block(page).getByRole('heading', { level: 2 })).toHaveText('Twój panel: B');
  await expect(block(page)).toContainText(new RegExp(`przywrócony, zrobione: 1 z.${steps}`));
  await expect(page.getByLabel('Który panel jest mój?')).toBeHidden();
  // What not to do, and the first thing that is not ticked.
  await expect(block(page).getByText('Nie realizuj drugi raz zamówień')).toBeVisible();
  const next = await page.evaluate(() => document.querySelector('.mine [data-next] a')?.getAttribute('href'));
  expect(next).toMatch(/^\/panel\/b\/#step-/);
  expect(next).not.toBe(`/panel/b/#step-${first}`);
  await expect(block(page).getByText('Co się stało')).toBeVisible();
  await block(page).getByRole('link', { name: 'Zobacz kroki i terminy' }).click();
  await expect(page).toHaveURL(`${site.url}/panel/b/`);
});

test('what I use is remembered with it, and narrows what there is to do', async ({ site, page }) => {
  await mark(page, site, '/panel/a/?uses=shop');
  const shop = await page.locator('[data-kind="do"]').count();
  await page.goto(`${site.url}/`);
  await expect(block(page)).toContainText(shop === 1 ? 'jedna rzecz' : `${shop} rzeczy do zrobienia`);
  await block(page).getByRole('link', { name: 'Twój panel: A' }).click();
  await expect(page).toHaveURL(`${site.url}/panel/a/?uses=shop`);
  await page.getByRole('link', { name: 'Allegro', exact: true }).click();
  await expect(page).toHaveURL(/uses=allegro,shop/);
  await page.goto(`${site.url}/`);
  await expect(block(page).getByRole('link', { name: 'Twój panel: A' })).toHaveAttribute(
    'href',
    '/panel/a/?uses=allegro,shop',
  );
});

const chosen = (page: Page) => page.locator('.use-chips .is-on');
const chip = (page: Page, name: string) => page.locator('.use-chips a[data-use]', { hasText: name });
const saidToUse = (page: Page) => page.evaluate(() => localStorage.getItem('latarnia:uses'));

test('what I use is applied however I come to a panel, and a tick forgets nothing else', async ({
  site,
  page,
}) => {
  await page.goto(`${site.url}/panel/a/`);
  const whole = await page.locator('.panel-page [data-step]').count();
  await chip(page, 'Allegro').click();
  await expect(page).toHaveURL(`${site.url}/panel/a/?uses=allegro`);
  const narrowed = await page.locator('.panel-page [data-step]').count();
  expect(narrowed).toBeLessThan(whole);
  await page.goto(`${site.url}/`);
  await page.locator('.panel-rows [data-panel="a"] a').first().click();
  await expect(chosen(page)).toHaveText([/Allegro/]);
  await expect(page.locator('.panel-page [data-step]')).toHaveCount(narrowed);
  await expect(page.locator('.left-out')).toBeVisible();
  await chip(page, 'sklep').click();
  await expect(chosen(page)).toHaveCount(2);
  await page.goto(`${site.url}/en/panel/b/`);
  await expect(chosen(page)).toHaveCount(2);
  await chip(page, 'Allegro').click();
  await expect(chosen(page)).toHaveCount(1);
  expect(await saidToUse(page)).toBe('shop');
  await page.locator('.use-chips .clear').click();
  await expect(chosen(page)).toHaveCount(0);
  await page.goto(`${site.url}/panel/a/`);
  await expect(page.locator('step-list:defined')).toBeVisible();
  await expect(page.locator('.panel-page [data-step]')).toHaveCount(whole);
});

test('several tabs tick for one reader, be the page whole or narrowed by the server', async ({
  site,
  page,
}) => {
  const other = await page.context().newPage();
  await page.goto(`${site.url}/panel/a/`);
  await other.goto(`${site.url}/panel/a/`);
  await chip(other, 'Allegro').click();
  await expect(chosen(page)).toHaveText([/Allegro/]);
  // From here on the first tab has a page of the server's, which cannot follow.
  await page.reload();
  await chip(other, 'sklep').click();
  await chip(page, 'Ceneo').click();
  await expect(page).toHaveURL(/uses=allegro,shop,ceneo#uses$/);
  await expect(chosen(page)).toHaveCount(3);

  const [first, second] = [page, other].map((one, index) => one.locator('[data-kind="do"] input').nth(index));
  await first?.check();
  await second?.check();
  await other.reload();
  await expect(other.locator('[data-kind="do"] :checked')).toHaveCount(2);
  await other.close();
});

test('what somebody sent is shown as it is sent, and takes nothing from what I said', async ({
  site,
  page,
}) => {
  await page.goto(`${site.url}/panel/a/`);
  await chip(page, 'sklep').click();
  await page.goto(`${site.url}/panel/a/?uses=allegro`);
  await expect(chosen(page)).toHaveText([/Allegro/]);
  expect(await saidToUse(page)).toBe('shop');
  await chip(page, 'Ceneo').click();
  await expect(chosen(page)).toHaveCount(3);
  expect(await saidToUse(page)).toBe('allegro,shop,ceneo');
});

test('steps say that they can be ticked, and the headline counts what is left', async ({ site, page }) => {
  await page.goto(`${site.url}/panel/b/`);
  const boxes = page.locator('[data-kind="do"] input');
  const count = await boxes.count();
  await expect(page.locator('step-list [role=status]')).toHaveText(/^Zaznacz, co już zrobione/);
  await expect(page.locator('h1')).toHaveText(new RegExp(`Masz ${count}.rzeczy do.zrobienia`));
  await boxes.first().check();
  await expect(page.locator('h1')).toHaveText(new RegExp(`Został[aoy] Ci (${count - 1}|jedna)`));
  await page.reload();
  await expect(page.locator('h1')).toHaveText(/Został[aoy] Ci/);
  for (const box of await boxes.all()) await box.check();
  await expect(page.locator('h1')).toHaveText(/Masz już wszystko zrobione/);
  for (const box of await boxes.all()) await box.uncheck();
  await expect(page.locator('h1')).toHaveText(new RegExp(`Masz ${count}.rzeczy do.zrobienia`));
});

test('it can be said in the answer of the lookup, and forgotten at home', async ({ site, page }) => {
  await page.goto(`${site.url}/en/lookup/#q=panel+C&second=1`);
  const answer = page.locator('[data-answer] [data-panel="c"]').first();
  await answer.getByRole('button', { name: 'This is my panel' }).click();
  await expect(answer.getByRole('status')).toHaveText(/^Remembered only in this browser/);
  const other = page.locator('[data-answer] [data-panel="d"]').first().getByRole('button');
  await expect(other).toHaveAttribute('aria-pressed', 'false');
  await page.goto(`${site.url}/en/`);
  await expect(block(page).getByRole('heading', { level: 2 })).toHaveText('Your panel: C');
  await block(page).getByRole('button', { name: 'Forget my panel' }).click();
  await expect(page.getByLabel('Which panel is mine?')).toBeFocused();
  await expect(block(page)).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('latarnia:mine'))).toBeNull();
  await page.reload();
  await expect(page.getByLabel('Which panel is mine?')).toBeVisible();
});

test('where nothing can be remembered the button says so, and home asks as ever', async ({ site, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await page.goto(`${site.url}/panel/b/`);
  await page.getByRole('button', { name: MARK }).click();
  await expect(page.locator('mark-panel').getByRole('status')).toHaveText(/nie pozwala nic zapamiętać/);
  await page.goto(`${site.url}/`);
  await expect(page.getByLabel('Który panel jest mój?')).toBeVisible();
});

test('a panel that is no more is not shown', async ({ site, page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('latarnia:mine', JSON.stringify({ panel: 'x"]', uses: [], revision: 1, seenAt: 1 }));
  });
  await page.goto(`${site.url}/`);
  await expect(page.getByLabel('Który panel jest mój?')).toBeVisible();
});

test('without scripts there is no button', async ({ site, browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.url}/panel/b/`);
  await expect(page.locator('mark-panel')).toBeHidden();
});

test('axe finds nothing in a home that begins with a panel', async ({ site, page }) => {
  await page.addInitScript(() => {
    const mine = { panel: 'b', uses: [], revision: 1, since: null, seenAt: 1 };
    localStorage.setItem('latarnia:mine', JSON.stringify(mine));
  });
  await page.goto(`${site.url}/`);
  await expect(block(page).locator('[data-news]')).toBeVisible();
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
});

test('all that home loads for it stays small', async ({ site, page }) => {
  await mark(page, site);
  const loaded = followLoads(page, isScript);
  await page.goto(`${site.url}/`, { waitUntil: 'networkidle' });
  const size = sum(await loaded());
  test.info().annotations.push({ type: 'sizes', description: `${size} B (gzip)` });
  expect(size).toBeLessThan(3 * 1024);
});

test.describe('where something changes', () => {
  // Each test has a panel, or cells, of its own.
  const shared = shareSite();

  test('after a return home says what changed for me since, and for nobody else', async ({ page }) => {
    const site = shared();
    await mark(page, site);
    await page.goto(`${site.url}/`);
    await expect(block(page)).toBeVisible();
    await expect(block(page).locator('[data-news]')).toBeHidden();

    const before = await revisionOf(site);
    await site.cli('flag', 'set', 'api', 'b', 'unavailable', '--estimate', '2021-03-25');
    await site.cli('flag', 'set', 'orders', 'a', 'unavailable');
    await site.cli('flag', 'set', 'archived-orders', 'b', 'unavailable', '--estimate', '2021-03-26~');
    await expect.poll(() => revisionOf(site), SOON).toBe(before + 3);
    await returnHome(page, site);
    const news = block(page).locator('[data-news]');
    await expect(news).toContainText('Od Twojej ostatniej wizyty');
    await expect(news.getByRole('listitem')).toHaveText([
      /nie działa, termin: 25.marca$/,
      /nowy termin: ok\..26.marca$/,
    ]);
    await news.getByRole('link').first().click();
    await expect(page).toHaveURL(`${site.url}/features/api/`);

    // The same visit goes on saying it; the next one does not.
    await page.goto(`${site.url}/`);
    await expect(news.getByRole('listitem')).toHaveCount(2);
    await returnHome(page, site);
    await expect(block(page)).toBeVisible();
    await expect(news).toBeHidden();

    // What was taken back did not change.
    await site.cli('undo', String(before + 1));
    await site.cli('flag', 'set', 'api', 'b', 'unavailable', '--estimate', '2021-03-25');
    await expect.poll(() => revisionOf(site), SOON).toBe(before + 5);
    await returnHome(page, site);
    await expect(news).toContainText('Nic się nie zmieniło.');
  });

  test('whoever missed more than one answer of the log holds is told the rest as well', async ({ page }) => {
    const site = shared();
    await mark(page, site, '/panel/c/');
    await page.goto(`${site.url}/`);
    await expect(block(page)).toBeVisible();
    const before = await revisionOf(site);
    await site.cli('flag', 'set', 'api', 'c', 'unavailable');
    await site.cli('panel', 'set', 'c', 'offline');
    await expect.poll(() => revisionOf(site), SOON).toBe(before + 2);
    // As if each answer held a single event.
    const asked: string[] = [];
    await page.route('**/api/v1/events.json*', async (route) => {
      const after = Number(new URL(route.request().url()).searchParams.get('after'));
      asked.push(String(after - before));
      const whole = await (await route.fetch()).json();
      const next = after + 1 < whole.revision ? after + 1 : null;
      await route.fulfill({ json: { ...whole, next, events: whole.events.slice(0, 1) } });
    });
    await returnHome(page, site);
    const news = block(page).locator('[data-news]');
    await expect(news.getByRole('listitem')).toHaveText([/^Panel C: nie działa$/, /nie działa$/]);
    expect(asked.slice(-2)).toEqual(['0', '1']);

    // A server of files gives the beginning of the log for ever: nothing is said but where to look.
    await page.unroute('**/api/v1/events.json*');
    await page.route('**/api/v1/events.json*', (route) =>
      route.fulfill({ json: { revision: before + 2, next: 1, events: [] } }),
    );
    await page.goto(`${site.url}/`);
    await expect(news).toBeVisible();
    await expect(news.locator('[data-none]')).toBeHidden();
    await expect(news.locator('[data-more]')).toBeVisible();
  });

  test('a panel that goes down is the first thing said', async ({ page }) => {
    const site = shared();
    await mark(page, site, '/panel/a/');
    const before = await revisionOf(site);
    await site.cli('panel', 'set', 'a', 'offline');
    await expect.poll(() => revisionOf(site), SOON).toBe(before + 1);
    await returnHome(page, site);
    await expect(block(page).getByRole('listitem').first()).toHaveText('Panel A: nie działa');
    await expect(block(page)).toContainText('nie działa, ');
  });

  test('no request says which panel is mine, only up to which revision I know', async ({ page }) => {
    const site = shared();
    await mark(page, site, '/panel/b/?uses=allegro');
    const before = await revisionOf(site);
    await site.cli('flag', 'set', 'stock-sync', 'b', 'unavailable');
    await expect.poll(() => revisionOf(site), SOON).toBe(before + 1);
    const requests: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'fetch') requests.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    await goAway(page);
    await page.goto(`${site.url}/`, { waitUntil: 'networkidle' });
    await expect(block(page).locator('[data-news]')).toBeVisible();
    expect(requests.map((url) => url.replace(site.url, '').trim()).sort()).toEqual([
      expect.stringMatching(/^\/api\/v1\/events\.json\?after=\d+$/),
      '/api/v1/words.json',
    ]);
    expect(await page.context().cookies()).toEqual([]);
  });

  test('nothing jumps', async ({ browser }) => {
    const site = shared();
    const views = [
      { width: 390, height: 844 },
      { width: 1280, height: 900 },
    ];
    const pages = await Promise.all(views.map((viewport) => browser.newPage({ viewport })));
    for (const page of pages) await mark(page, site);
    const before = await revisionOf(site);
    await site.cli('flag', 'set', 'price-sync', 'b', 'unavailable', '--estimate', '2021-03-25');
    await expect.poll(() => revisionOf(site), SOON).toBe(before + 1);
    for (const page of pages) {
      await page.addInitScript(() => {
        let shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ('value' in entry) shift += Number(entry.value);
          document.documentElement.dataset.shift = String(shift);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (const path of ['/', '/panel/b/', '/faq/plik-xml-dla-ceneo/']) {
        await goAway(page);
        await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
        if (path === '/') await expect(block(page).locator('[data-news]')).toBeVisible();
        const shift = Number((await page.locator('html').getAttribute('data-shift')) ?? 0);
        const where = `${path} at ${page.viewportSize()?.width} px`;
        test.info().annotations.push({ type: 'shift', description: `${where} ${shift}` });
        expect(shift, where).toBeLessThan(0.05);
      }
      await page.close();
    }
  });
});
