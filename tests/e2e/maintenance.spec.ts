import { axeFindsInBothSchemes } from './axe.ts';
import { overflowAt } from './overflow.ts';
import { shareSite } from './shared-site.ts';
import { expect, SOON, test } from './site.ts';

const HOUR = 3_600_000;
const PAGES = ['/', '/panel/b/', '/features/orders/'];
const shared = shareSite();

/** What the pages and the JSON say of the work and of the feature that it is about, each at one revision. */
async function told(id: string) {
  const { url } = shared();
  const phases = await Promise.all(
    PAGES.map(async (path) => {
      const html = await (await fetch(`${url}${path}`)).text();
      return new RegExp(`data-maintenance="${id}" data-phase="(\\w+)"`).exec(html)?.[1] ?? 'nothing';
    }),
  );
  const matrix = await (await fetch(`${url}/features/`)).text();
  const cell = /data-feature="orders"[^>]*data-panel="b"[^>]*data-state="(\w+)"/.exec(matrix)?.[1];
  const json = await (await fetch(`${url}/api/v1/status.json`)).json();
  const feature = json.features.find((one: { readonly id: string }) => one.id === 'orders');
  const work = json.maintenances.find((one: { readonly id: string }) => one.id === id);
  return { pages: [...new Set(phases)].join(), cell, json: [work?.phase, feature.panels.b.state].join() };
}

test('planned work comes, goes on and ends on every page by the site clock, also where nobody renews the page', async ({
  page,
}) => {
  const site = shared();
  const { stdout } = await site.cli(
    ...['maintenance', 'plan', '--title', 'Wymiana dysku', '--title-en', 'A disk is replaced'],
    ...['--panels', 'b', '--features', 'orders', '--json', '--yes'],
    ...['--from', '2021-03-27T22:00', '--until', '2021-03-28T04:00'],
  );
  const id = `m${JSON.parse(stdout).revision}`;
  const at = async (instant: string) => {
    await site.cli('clock', instant, '--yes');
    return expect.poll(() => told(id), SOON);
  };
  const stated = 'limited';
  await expect
    .poll(() => told(id), SOON)
    .toEqual({ pages: 'nothing', cell: stated, json: `planned,${stated}` });
  await (await at('2021-03-20T22:00')).toEqual({ pages: 'planned', cell: stated, json: `planned,${stated}` });

  await site.cli('maintenance', 'move', id, '--until', '2021-03-28T05:00');
  await expect.poll(async () => (await fetch(`${site.url}/panel/b/`)).text(), SOON).toContain('Przedłużone');
  await page.clock.install();
  await page.goto(`${site.url}/panel/b/`);
  const band = page.locator(`[data-maintenance=${id}]`);
  await expect(band).toContainText('Początek: 27 marca, 22:00. Planowany koniec: 28 marca, 05:00.');
  await expect(band).toContainText('Przedłużone. Wcześniej planowany koniec: 28 marca, 04:00.');
  // It begins after a week; clocks are put forward while it goes on.
  await page.clock.fastForward(7 * 24 * HOUR);
  await expect(band).toContainText('Rozpoczęły się 27 marca, 22:00. Planowany koniec: 28 marca, 05:00.');
  await page.clock.fastForward(7 * HOUR);
  await expect(band).toContainText('Miały się skończyć 28 marca, 05:00; końca jeszcze nie potwierdzono.');

  await (await at('2021-03-27T22:00')).toEqual({
    pages: 'active',
    cell: 'unavailable',
    json: 'active,unavailable',
  });
  for (const path of ['/', '/en/features/orders/']) {
    await page.goto(`${site.url}${path}`);
    await expect(band).toBeVisible();
    expect(await axeFindsInBothSchemes(page), path).toEqual([]);
    expect(await overflowAt(page, [320, 390]), path).toEqual([]);
  }
  await expect(page.locator(`[data-work=${id}]`)).toContainText('In progress. Extended.');

  // What is stated meanwhile holds afterwards.
  await site.cli('flag', 'set', 'orders', 'b', 'available', '--yes');
  await expect.poll(() => told(id), SOON).toMatchObject({ cell: 'unavailable', json: 'active,unavailable' });
  await (await at('2021-03-28T05:00')).toEqual({
    pages: 'unconfirmed',
    cell: 'available',
    json: 'unconfirmed,available',
  });
  await site.cli('maintenance', 'end', id, '--yes');
  await expect
    .poll(() => told(id), SOON)
    .toEqual({ pages: 'done', cell: 'available', json: 'done,available' });
  const refused = await site.cli('maintenance', 'move', id, '--until', '2021-03-28T09:00');
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('cannot be changed any more')]);
  await (await at('2021-03-29T06:00')).toEqual({
    pages: 'nothing',
    cell: 'available',
    json: 'done,available',
  });
});
