import type { Page } from '@playwright/test';
import { brokenWords } from './broken-words.ts';
import { beginInWords, IN_WORDS } from './in-words.ts';
import { overflowAt } from './overflow.ts';
import { shareSite } from './shared-site.ts';
import { expect, revisionOf, SOON, test } from './site.ts';

const PANEL = 'europa-srodkowo-wschodnia';
const NAME = 'Europa Środkowo-Wschodnia';

test.describe('a site of twelve panels in words', () => {
  const shared = shareSite({ content: IN_WORDS, begin: beginInWords });

  /** How many lines the names of rows take at most. */
  const linesOf = (page: Page, names: string) =>
    page.locator(names).evaluateAll((all) =>
      Math.max(
        ...all.map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        }),
      ),
    );

  test('names them by their titles, in their order, on lines that no name breaks', async ({ page }) => {
    await page.goto(shared().url);
    const rows = page.locator('.panel-rows [data-panel]');
    await expect(rows).toHaveCount(12);
    await expect(rows.first()).toHaveAttribute('data-panel', PANEL);
    await expect(rows.first().locator('[data-letter]')).toHaveText(NAME);
    await expect(rows.nth(5).locator('[data-letter]')).toHaveText('Ameryka Łacińska');
    await expect(page.locator('h1')).toContainText(`Panel ${NAME} nie działa.`);
    await expect(page.locator('h1')).toContainText('8 z 12 paneli jest przywróconych.');
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await linesOf(page, '.panel-rows [data-letter]')).toBeLessThanOrEqual(2);
      expect(await overflowAt(page, [width])).toEqual([]);
    }
  });

  test('scrolls its matrix sideways under heads that stay, and says so', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${shared().url}/features/`);
    await expect(page.getByText(/Paneli jest 12/)).toBeVisible();
    const region = page.locator('.matrix-region');
    const [inside, outside] = await region.evaluate((one) => [one.scrollWidth, one.clientWidth]);
    expect(inside).toBeGreaterThan(outside ?? 0);
    const staying = await region.evaluate((one) => {
      one.scrollTo(one.scrollWidth, 400);
      const { left, top } = one.getBoundingClientRect();
      const head = one.querySelector('thead .panel')?.getBoundingClientRect();
      const name = one.querySelector('tbody .row .name')?.getBoundingClientRect();
      return [Math.round((head?.top ?? 0) - top), Math.round((name?.left ?? 0) - left)];
    });
    expect(staying).toEqual([0, 0]);
  });

  test('says on a phone once an area where nothing is known, and no name is broken into letters', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(`${shared().url}/features/`);
    await expect(page.locator('.row.is-silent').first()).toBeHidden();
    const silence = page.locator('.silence').first();
    await expect(silence).toContainText('brak informacji');
    await expect(silence.locator('a').first()).toBeVisible();
    // Names have the whole line.
    const names = await page.locator('.gathered b').first().boundingBox();
    expect(names?.width).toBeGreaterThan(300);
  });

  test('lays nothing upon a name where the lookup lists the panels, on phones', async ({ page }) => {
    await page.goto(`${shared().url}/lookup/`);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const covered = await page.locator('.spans tbody tr').evaluateAll(
        (rows) =>
          rows.filter((row) => {
            const range = document.createRange();
            const [name, ...others] = [...row.children].map((cell) => {
              range.selectNodeContents(cell);
              return range.getBoundingClientRect();
            });
            return others.some(
              ({ left, right, top, bottom }) =>
                name &&
                left < name.right &&
                right > name.left &&
                top < name.bottom - 1 &&
                bottom > name.top + 1,
            );
          }).length,
      );
      expect(covered, `${width} px`).toBe(0);
      expect(await brokenWords(page)).toEqual([]);
    }
  });

  test('is found by the id of a panel: command, address, lookup, filter, JSON', async ({ page }) => {
    const { url, cli } = shared();
    const said = await cli('flag', 'set', 'api', `${PANEL},us-2`, 'limited');
    expect([said.code, said.stdout]).toEqual([0, expect.stringContaining(PANEL)]);
    const revision = Number(/\d+/.exec(said.stdout)?.[0]);
    await expect.poll(() => revisionOf(shared(), `/panel/${PANEL}/`), SOON).toBeGreaterThan(revision - 1);
    const status = await (await fetch(`${url}/api/v1/status.json`)).json();
    expect(status.panels[0].id).toBe(PANEL);
    for (const typed of [PANEL, `panel ${NAME}`, NAME, `na panelu ${NAME}`]) {
      const answer = await fetch(`${url}/api/v1/lookup?q=${encodeURIComponent(typed)}`);
      expect.soft(await answer.json(), typed).toMatchObject({ candidates: [PANEL], certain: true });
    }
    await page.goto(`${url}/history/?panel=${PANEL}`);
    await expect(page.locator('main')).toContainText(NAME);
    await page.goto(`${url}/faq/?panel=${PANEL}`);
    await expect(page.locator('main')).toContainText(NAME);
    await page.goto(`${url}/panel/${PANEL}/`);
    await page.getByRole('button', { name: 'To mój panel' }).click();
    await page.goto(url);
    await expect(page.locator('.mine [data-letter]')).toHaveText(NAME);
  });
});
