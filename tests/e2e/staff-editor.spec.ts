import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { axeFinds, axeFindsInBothSchemes } from './axe.ts';
import { headOf, setState } from './operator.ts';
import { overflowAt } from './overflow.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';
import { signIn } from './staff.ts';

const cell = (page: Page, name: string) => page.locator(`input[name=cell][value="${name}"]`);
const counted = (page: Page) => page.locator('[data-count]');

async function editor(browser: Browser, site: RunningSite, options = {}): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'pl-PL', ...options })).newPage();
  await signIn(page, site, 'editor');
  return page;
}

async function stateOf(site: RunningSite, feature: string, panel: string): Promise<string> {
  const status = await (await fetch(`${site.url}/api/v1/status.json`)).json();
  return status.features.find(({ id }: { id: string }) => id === feature).panels[panel].state;
}

/** Chooses cells and a state, and goes to the preview. */
async function propose(page: Page, site: RunningSite, cells: readonly string[], state: string) {
  await page.goto(`${site.url}/staff/matrix/?${cells.map((name) => `cell=${name}`).join('&')}`);
  await page.locator(`input[name=state][value=${state}]`).check();
  await page.locator('.change-form button[type=submit]').click();
}

const publishNow = (page: Page) => page.locator('button[name=how][value=now]').click();

test('an editor changes four cells by keyboard alone, and undo takes back all four', async ({
  staffSite,
  page,
}) => {
  await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}/staff/matrix/`);
  const first = cell(page, 'order-backlog@a');
  const before = await Promise.all(['a', 'b'].map((panel) => stateOf(staffSite, 'order-backlog', panel)));
  await first.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(counted(page)).toHaveText('4\u00a0komórki wybrane');
  const chosen = await page
    .locator('input[name=cell]:checked')
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value') ?? ''));
  expect(chosen).toHaveLength(4);

  const radio = page.locator('input[name=state]:checked');
  while (!(await radio.evaluate((one) => one === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('input[name=state][value=limited]')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.locator('.before-after tbody tr')).toHaveCount(4);
  await page.locator('button[name=how][value=now]').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
  await expect(page.locator('.before-after thead')).toContainText('Przedtem');
  for (const name of chosen) {
    const [feature = '', panel = ''] = name.split('@');
    await expect.poll(() => stateOf(staffSite, feature, panel), SOON).toBe('limited');
  }

  await page.locator('a', { hasText: 'Cofnij' }).click();
  await expect(page.locator('.before-after tbody tr')).toHaveCount(4);
  await publishNow(page);
  await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
  for (const [index, panel] of ['a', 'b'].entries()) {
    await expect.poll(() => stateOf(staffSite, 'order-backlog', panel), SOON).toBe(before[index]);
  }
});

test('two editors collide on a cell: each sees mine and theirs, and nothing is overwritten silently', async ({
  staffSite,
  browser,
}) => {
  const [ada, jan] = [await editor(browser, staffSite), await editor(browser, staffSite)];
  await propose(ada, staffSite, ['offer-relisting@a', 'offer-relisting@b'], 'limited');
  await propose(jan, staffSite, ['offer-relisting@a'], 'unknown');
  await publishNow(jan);
  await expect(jan).toHaveURL(/published/);

  await ada.locator('input[name=at]').waitFor();
  const answered = ada.waitForResponse((response) => response.request().method() === 'POST');
  await publishNow(ada);
  expect((await answered).status()).toBe(409);
  await expect(ada.locator('[data-conflict]')).toHaveCount(1);
  await expect(ada.locator('[data-conflict="offer-relisting@a"]')).toContainText('z\u00a0ograniczeniem');
  await expect(ada.locator('[data-conflict="offer-relisting@a"]')).toContainText('brak informacji');
  await expect(ada.locator('[data-conflict="offer-relisting@a"]')).toContainText('Ada editor');
  expect(await stateOf(staffSite, 'offer-relisting', 'b')).not.toBe('limited');

  await ada.locator('input[type=radio][value=theirs]').check();
  await ada.locator('main button[type=submit]').last().click();
  await expect(ada.locator('.before-after tbody tr')).toHaveCount(1);
  await publishNow(ada);
  await expect(ada).toHaveURL(/published/);
  await expect.poll(() => stateOf(staffSite, 'offer-relisting', 'b'), SOON).toBe('limited');
  expect(await stateOf(staffSite, 'offer-relisting', 'a')).toBe('unknown');
});

test('different cells of two editors merge, and each sees the other live', async ({ staffSite, browser }) => {
  const [ada, jan] = [await editor(browser, staffSite), await editor(browser, staffSite)];
  await ada.goto(`${staffSite.url}/staff/matrix/`);
  await cell(ada, 'refund-action@b').check();
  await propose(jan, staffSite, ['time-based-actions@a'], 'unknown');
  await publishNow(jan);
  await expect(ada.locator('td[data-cell="time-based-actions@a"]')).toHaveClass(/is-fresh/);
  await expect(ada.locator('td[data-cell="time-based-actions@a"]')).toContainText('Ada editor');
  await expect(cell(ada, 'refund-action@b')).toBeChecked();
  await ada.locator('input[name=state][value=limited]').check();
  await ada.locator('.change-form button[type=submit]').click();
  await publishNow(ada);
  await expect(ada).toHaveURL(/published/);
  await expect.poll(() => stateOf(staffSite, 'refund-action', 'b'), SOON).toBe('limited');
  expect(await stateOf(staffSite, 'time-based-actions', 'a')).toBe('unknown');
});

test('a stream of changes outlives the limit of an ordinary answer', async ({ staffSite, page }) => {
  await signIn(page, staffSite, 'viewer');
  await page.goto(`${staffSite.url}/staff/matrix/`);
  const ends: string[] = [];
  page.on('requestfailed', (request) => ends.push(request.url()));
  for (const state of ['unknown', 'available', 'limited'] as const) {
    await setState(staffSite, 'orders@a', { state });
    await expect(page.locator('td[data-cell="orders@a"] .state-mark')).toHaveClass(new RegExp(state));
  }
  expect(ends).toEqual([]);
});

test('what is held counts down, and cancelled it leaves no trace', async ({ staffSite, page }) => {
  await signIn(page, staffSite, 'editor');
  const revision = await headOf(staffSite);
  await propose(page, staffSite, ['documents-9-march@a'], 'available');
  await page.locator('button[name=how][value=hold]').click();
  await expect(page).toHaveURL(/\/staff\/scheduled\/\?told=held/);
  await expect(page.locator('count-down')).toHaveText(/^[12]:\d\d$/);
  await page.locator('button[name=cancel]').click();
  await expect(page).toHaveURL(/told=cancelled/);
  await expect(page.locator('[data-intent]')).toHaveCount(0);
  expect(await headOf(staffSite)).toBe(revision);
  const published = async () => (await (await fetch(`${staffSite.url}/api/v1/status.json`)).json()).revision;
  await expect.poll(published, SOON).toBe(revision);
});

test('an instant that has passed is put right on the preview, where it was typed', async ({
  staffSite,
  page,
}) => {
  await signIn(page, staffSite, 'editor');
  await propose(page, staffSite, ['price-sync@b'], 'available');
  await expect(page.locator('input[name=customer][value=b]')).toBeChecked();
  await page.locator('input[name=at]').fill('2021-03-17T11:00');
  await page.locator('button[name=how][value=schedule]').click();
  await page.locator('.problem a').click();
  await expect(page.locator('#at-error')).toBeInViewport();
  await expect(page.locator('input[name=at]')).toHaveAttribute('aria-invalid', 'true');
  await page.locator('input[name=at]').fill('2021-03-17T23:00');
  await page.locator('button[name=how][value=schedule]').click();
  await expect(page).toHaveURL(/told=planned/);
  await page.locator('button[name=cancel]').click();
  await expect(page).toHaveURL(/told=cancelled/);
});

test('what is wrong leads to its field, and what is due to the confirmation', async ({ staffSite, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}/staff/matrix/?cell=ceneo-xml@a`);
  await page.locator('select[name=kind]').selectOption('about');
  await page.locator('.change-form button[type=submit]').click();
  await page.locator('.problem a').click();
  await expect(page.locator('#day-error')).toBeInViewport();
  await page.goto(`${staffSite.url}/staff/`);
  await page.locator('button[name=by][value="1h"]').click();
  await page.goto(`${staffSite.url}/staff/`);
  await page.locator('[data-need="update.due"] .action a').click();
  await expect(page.locator('button[name=by][value="1h"]')).toBeInViewport();
});

test('without JavaScript a row is chosen, previewed, published and confirmed', async ({
  staffSite,
  browser,
}) => {
  const page = await editor(browser, staffSite, { javaScriptEnabled: false });
  await page.goto(`${staffSite.url}/staff/`);
  await page.locator('input[name=row][value=allegro-parcel-numbers]').check();
  await page.locator('.change-form button[type=submit]').click();
  await expect(page.locator('.problem')).toContainText('Nic nie ma się zmienić');
  await expect(page.locator('input[name=cell]:checked')).toHaveCount(4);
  await page.locator('input[name=state][value=limited]').check();
  await page.locator('textarea[name=note]').fill('tylko rano');
  await page.locator('.change-form button[type=submit]').click();
  await expect(page.locator('.before-after')).toContainText('tylko rano');
  await publishNow(page);
  await expect(page).toHaveURL(/published/);
  await expect.poll(() => stateOf(staffSite, 'allegro-parcel-numbers', 'd'), SOON).toBe('limited');
  await page.goto(`${staffSite.url}/staff/`);
  await page.locator('button[name=by][value="3h"]').click();
  await expect(page.locator('h1')).toContainText('Potwierdzono');
});

test('a panel’s page is seen as its customers would, before anything is published', async ({
  staffSite,
  page,
  context,
}) => {
  await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}/staff/matrix/`);
  await page.locator('.panels-form input[name=panel][value=c]').check();
  await page.locator('.panels-form input[name=restoration][value=offline]').check();
  await page.locator('.panels-form button[type=submit]').click();
  await expect(page.locator('[data-consequence]').first()).toBeVisible();
  await page.locator('input[name=customer][value=c]').check();
  const [seen] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Pokaż stronę panelu' }).click(),
  ]);
  await expect(seen.locator('[data-panel=c][data-restoration=offline]')).toBeVisible();
  await expect(seen.locator('.seen-as')).toBeVisible();
  expect(await (await fetch(`${staffSite.url}/panel/c/`)).text()).toContain('data-restoration="restored"');
});

test('a viewer is refused by hand-made requests as well', async ({ staffSite, page }) => {
  await signIn(page, staffSite, 'viewer');
  await page.goto(`${staffSite.url}/staff/matrix/`);
  await expect(page.locator('input[name=cell]')).toHaveCount(0);
  for (const path of ['/staff/preview/', '/staff/publish/', '/staff/confirm/']) {
    const status = await page.evaluate(async (address) => {
      const body = new URLSearchParams(
        'verb=availability&revision=3&cell=ceneo-xml@a&state=available&how=now&by=1h',
      );
      return (await fetch(address, { method: 'POST', body })).status;
    }, path);
    expect(status, path).toBe(403);
  }
});

test('the editor loads at most 60 KB beside what public pages have loaded already', async ({
  staffSite,
  page,
  context,
}) => {
  await signIn(page, staffSite, 'editor');
  const known = new Set<string>();
  const visit = await context.newPage();
  visit.on('request', (request) => known.add(request.url()));
  await visit.goto(`${staffSite.url}/`, { waitUntil: 'networkidle' });
  const loaded: Promise<number>[] = [];
  page.on('response', (response) => {
    if (known.has(response.url()) || response.url().includes('/events/')) return;
    loaded.push(response.body().then((body) => brotliCompressSync(body).length));
  });
  await page.goto(`${staffSite.url}/staff/`, { waitUntil: 'load' });
  const bytes = (await Promise.all(loaded)).reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(60 * 1024);
});

test('axe finds nothing, light or dark, and nothing scrolls sideways', async ({ staffSite, page }) => {
  await signIn(page, staffSite, 'editor');
  const check = async (name: string, look = axeFindsInBothSchemes) => {
    expect(await look(page), name).toEqual([]);
    const widths = [320, 390, 1280];
    expect(await overflowAt(page, widths), name).toEqual([]);
    for (const width of process.env.SCREENSHOTS ? widths : []) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const path = `${process.env.SCREENSHOTS}/${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
    }
    // In a lower window the button that stays in sight lies over a field of a long form until that has the focus.
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const [a, b] = ['external-warehouse-api@a', 'external-warehouse-api@b'];
  await page.goto(`${staffSite.url}/staff/matrix/?cell=${a}&cell=${b}`);
  await check('editor');
  await page.locator('input[name=state][value=limited]').check();
  await page.locator('select[name=kind]').selectOption('day');
  await page.locator('.change-form button[type=submit]').click();
  await expect(page.locator('.problem')).toBeVisible();
  await check('problem');
  await propose(page, staffSite, [a, b], 'available');
  await check('preview');
  await page.locator('button[name=how][value=hold]').click();
  await page.waitForURL(/scheduled/);
  // Its parts, and those of what was published, are seen in both schemes above.
  await check('scheduled', axeFinds);
  await page.locator('button[name=cancel]').click();
  await propose(page, staffSite, [a], 'limited');
  await setState(staffSite, a, { state: 'unknown' });
  await publishNow(page);
  await expect(page.locator('[data-conflict]')).toBeVisible();
  await check('conflict');
  await page.locator('input[type=radio][value=mine]').check();
  await page.locator('main button[type=submit]').last().click();
  await publishNow(page);
  await page.waitForURL(/published/);
  await check('published', axeFinds);
});
