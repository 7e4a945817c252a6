import type { Page } from '@playwright/test';
import { extremeEvents, seeded } from '../support/extremes.ts';
import { overflowAt } from './overflow.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, readiness, revisionOf, SOON, test } from './site.ts';
import { signIn } from './staff.ts';
import { appendUnchecked, oldCell, oldUpdate, publicPaths } from './unchecked-log.ts';

/** Every page is made anew, most of them long. */
const ALL_ANEW = { timeout: 150_000, intervals: [200] };

const BEFORE = [
  oldUpdate('empty', ''),
  oldUpdate('word', 'x'.repeat(30_000)),
  oldUpdate('hidden', 'a\u0000b\u202ec\ud800'),
  oldCell('shop-order-import', { since: '2500-01-01', estimate: '0001-01-01', note: '' }),
  oldCell('price-sync', { since: '2030-01-01', estimate: '2201-01-01', note: 'a\u0000b\u202ec\ud800' }),
  oldCell('stock-sync', { since: '0001-01-01', estimate: '9999-12-31', note: 'x'.repeat(30_000) }),
  oldUpdate('deep', '>'.repeat(8000)),
];

const PAGES = [
  '/',
  '/history/',
  '/panel/b/',
  '/features/',
  '/features/stock-sync/',
  '/features/price-sync/',
  '/incidents/ovh-2021-03/',
];
const PUBLIC = PAGES.flatMap((path) => [path, `/en${path}`]);

/** Every other one is looked at in English. */
const inTurn = (path: string, index: number) => (index % 2 === 0 ? path : `/en${path}`);

/** How many events are drawn of each sort. `npm run test:long` asks for more. */
const EVENTS = process.env.EXTREMES === undefined ? 30 : 100;

const STAFF = [
  '/staff/',
  '/staff/matrix/?cell=stock-sync@b',
  '/staff/log/',
  '/staff/updates/ovh-2021-03/',
].map(inTurn);

async function expectToFit(page: Page, { url }: RunningSite, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await page.goto(`${url}${path}`);
    expect(answer?.status(), path).toBe(200);
    expect(await overflowAt(page, [320, 1280]), path).toEqual([]);
  }
}

const publish = (page: Page) => page.locator('button[name=how][value=now]').click();

test.describe('a log with values that nothing would accept today', () => {
  let last = 0;
  const shared = shareSite({}, async (site) => {
    last = await appendUnchecked(site, BEFORE);
  });

  test('its pages are current, and fit every screen', async ({ page }) => {
    const site = shared();
    for (const path of PUBLIC) await expect.poll(() => revisionOf(site, path), SOON).toBe(last);
    expect(await readiness(site)).toMatchObject({
      ready: true,
      degraded: true,
      publishing: { status: 'ok' },
      words: { status: 'trouble', code: 'words.as-typed' },
    });
    await expectToFit(page, site, PAGES.map(inTurn));
    // Without places to break in such a word, a browser takes up to a minute for the page.
    expect(await (await fetch(`${site.url}/features/`)).text()).toContain('x<wbr>x');
  });

  // The last, as it mends the log.
  test('staff work over it, and mend it with a new value and by undo, in the browser', async ({ page }) => {
    const site = shared();
    await expect.poll(() => revisionOf(site, '/history/'), SOON).toBe(last);
    await signIn(page, site, 'admin');
    await expectToFit(page, site, STAFF);
    await page.goto(`${site.url}/staff/`);
    await expect(page.locator('[data-need="trouble.words"]')).toContainText('/history/');

    await page.goto(`${site.url}/staff/matrix/?cell=price-sync@b`);
    await page.locator('input[name=state][value=available]').check();
    await page.locator('.change-form button[type=submit]').click();
    await expect(page.locator('.before-after tbody tr')).toHaveCount(1);
    expect(await overflowAt(page, [320, 1280])).toEqual([]);
    await publish(page);
    await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);

    for (const revision of [last - 1, last]) {
      await page.goto(`${site.url}/staff/undo/${revision}/`);
      expect(await overflowAt(page, [320, 1280])).toEqual([]);
      await publish(page);
      await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
      expect(await overflowAt(page, [320, 1280])).toEqual([]);
    }
    await expect.poll(() => revisionOf(site, '/history/'), SOON).toBe(last + 3);
    await expect.poll(async () => (await readiness(site)).words.status, SOON).toBe('ok');
    expect((await (await fetch(`${site.url}/features/`)).text()).length).toBeLessThan(200_000);
  });
});

test('the most extreme events, accepted and from before, leave no page behind and widen none', async ({
  ownSite: site,
  page,
}) => {
  const drafts = [true, false].flatMap((accepted, seed) => extremeEvents(EVENTS, seeded(seed), { accepted }));
  const last = await appendUnchecked(site, drafts);
  for (const path of PUBLIC) await expect.poll(() => revisionOf(site, path), ALL_ANEW).toBe(last);
  expect(await readiness(site)).toMatchObject({ ready: true, publishing: { status: 'ok' } });
  const paths = await publicPaths(site);
  expect(paths.length).toBeGreaterThan(100);
  for (const path of paths) expect(await revisionOf(site, path), path).toBe(last);
  await expectToFit(page, site, [
    '/',
    '/en/',
    '/history/',
    '/panel/a/',
    '/features/',
    '/features/price-sync/',
  ]);
});
