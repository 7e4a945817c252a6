import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { shareSite } from './shared-site.ts';
import { expect, test } from './site.ts';

const shared = shareSite({ env: { SITE_URL: 'https://status.example.com' } });

interface Sheet {
  readonly pages: number;
  readonly isLandscape: boolean;
}

/** The page as it comes out of a printer; read from the PDF itself, so that no tool is needed. */
async function printed(page: Page): Promise<Sheet> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/Type\s*\/Page\b[^s][\s\S]*?\/MediaBox\s*\[([^\]]+)\]/g)];
  const [, , width = 0, height = 0] = boxes[0]?.[1]?.trim().split(/\s+/).map(Number) ?? [];
  return { pages: boxes.length, isLandscape: width > height };
}

test('a panel is a checklist of at most two sheets, in both languages', async ({ reader: page }) => {
  for (const path of ['/panel/a/', '/panel/c/', '/en/panel/a/']) {
    await page.goto(`${shared().url}${path}`);
    const { pages, isLandscape } = await printed(page);
    expect(pages, path).toBeGreaterThan(0);
    expect(pages, path).toBeLessThanOrEqual(2);
    expect(isLandscape).toBe(false);
  }
});

test('it carries its panel, the time, the address and a code of it, and nothing one cannot press on paper', async ({
  page,
}) => {
  await page.goto(`${shared().url}/panel/b/?uses=allegro`);
  await expect(page.getByRole('img', { name: /Kod QR/ })).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Panel B jest przywrócony.');
  await expect(page.locator('.as-of')).toContainText('Stan na 17\u00a0marca\u00a02021, 12:00');
  await expect(page.getByText('https://status.example.com/panel/b/')).toBeVisible();
  await expect(page.getByRole('img', { name: /Kod QR/ })).toBeVisible();
  await expect(page.locator('[data-kind="do"] input').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Główna' })).toBeHidden();
  await expect(page.locator('mark-panel')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Pytania i odpowiedzi' })).toBeHidden();
  for (const heading of await page.getByRole('heading', { level: 2 }).all()) {
    if (await heading.isVisible()) await expect(heading).toHaveCSS('break-after', /^avoid/);
  }
});

test('the code says the address, narrowed as the list is', async ({ page }) => {
  await page.goto(`${shared().url}/panel/b/?uses=allegro,shop`);
  await page.emulateMedia({ media: 'print' });
  const picture = await page.locator('.qr-code').screenshot();
  const said = await readCode(picture);
  test.skip(said === null, 'zbarimg is not installed');
  expect(said).toBe('https://status.example.com/panel/b/?uses=allegro,shop');
});

test('without a known address there is no code, and the browser says where the page is', async ({
  site,
  page,
}) => {
  await page.goto(`${site.url}/panel/b/`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.qr-code')).toHaveCount(0);
  await expect(page.getByText(`Adres tej strony: ${site.url}/panel/b/`)).toBeVisible();
});

test('the matrix is one landscape sheet with every feature, in both languages', async ({ reader: page }) => {
  for (const path of ['/features/', '/en/features/']) {
    await page.goto(`${shared().url}${path}`);
    expect(await printed(page), path).toEqual({ pages: 1, isLandscape: true });
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.matrix .row > .name')).toHaveCount(22);
    await page.emulateMedia({ media: null });
  }
});

/** What a scanner reads; `null` where there is no scanner. */
async function readCode(picture: Buffer): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'latarnia-code-'));
  try {
    await writeFile(join(folder, 'code.png'), picture);
    const { stdout } = await promisify(execFile)('zbarimg', ['--quiet', '--raw', join(folder, 'code.png')]);
    return stdout.trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
