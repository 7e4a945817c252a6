import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { listen } from '../support/port.ts';
import { noNginx, startNginx } from './nginx.ts';
import { expect, startSite, TEMPLATE, test } from './site.ts';

interface Host {
  readonly url: string;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** The plainest server of files there is: it knows no query, no negotiation and no header but the type. */
async function serveFiles(folder: string): Promise<Host> {
  const server = createServer((request, response) => {
    const path = decodeURI((request.url ?? '/').replace(/\?.*$/, ''));
    const name = path.endsWith('/') ? `${path}index.html` : path;
    try {
      const bytes = readFileSync(join(folder, name));
      response.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream').end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let folder = '';
let exported = '';
let host: Host;

// One after another, so that the site is exported once.
test.describe.configure({ mode: 'default' });
test.beforeAll(async ({ site }) => {
  folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
  // nginx looks into it as a user of its own.
  chmodSync(folder, 0o755);
  exported = join(folder, 'export');
  await site.cli('export', exported);
  host = await serveFiles(exported);
});
test.afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function hostWithNginx(): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
  const nginx = await startNginx(folder, (port) =>
    readFileSync(join(exported, '.latarnia/nginx.conf'), 'utf8').replace(
      'listen 80',
      `listen 127.0.0.1:${port}`,
    ),
  );
  return {
    url: nginx.url,
    stop: async () => {
      await nginx.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a reader sees, and where its links lead. */
async function seen(page: Page, selector: string): Promise<{ text: string; links: readonly string[] }> {
  // What scripts bring is there once they are.
  await page.waitForFunction(() => document.querySelector(':not(:defined)') === null);
  return page.locator(selector).evaluate((part) => {
    // What is only read aloud comes a moment later.
    part.querySelector('[role=status]')?.replaceChildren();
    return {
      text: part instanceof HTMLElement ? part.innerText.replace(/\s+/g, ' ').trim() : '',
      links: [...part.querySelectorAll<HTMLAnchorElement>('a')]
        .filter((link) => link.checkVisibility())
        .map((link) => link.getAttribute('href') ?? ''),
    };
  });
}

/** What differs by the language are words: of what does not, one has the most. */
const LANGUAGES = [
  {
    prefix: '',
    typed: 'zamowien archiwum',
    lookup: 'jesień 2019',
    narrowed: ['b/?uses=shop', 'c/?uses=allegro,ceneo', 'b/?uses=warehouse'],
    asked: ['?panel=d&area=orders', '?panel=a&q=zamowien+archiwum'],
  },
  {
    prefix: '/en',
    typed: 'archived orders',
    lookup: 'autumn 2019',
    narrowed: ['b/?uses=allegro,ceneo'],
    asked: ['?q=archived+orders'],
  },
] as const;

for (const { prefix, typed, lookup, narrowed, asked } of LANGUAGES) {
  test.describe(`exported, on a server that knows no query${prefix}`, () => {
    test('a panel narrowed to what I use is what the site itself shows', async ({ site, reader }) => {
      for (const query of narrowed) {
        const path = `${prefix}/panel/${query}`;
        await reader.goto(`${site.url}${path}`);
        const live = await seen(reader, '.panel-page');
        await reader.goto(`${host.url}${path}`);
        expect.soft(await seen(reader, '.panel-page'), path).toEqual(live);
      }
    });

    test('a chip is chosen and taken back', async ({ reader }) => {
      await reader.goto(`${host.url}${prefix}/panel/b/`);
      const whole = await seen(reader, '.panel-page');
      await reader.locator('[data-use=ceneo]').click();
      await expect(reader.locator('[data-use=ceneo]')).toHaveClass(/is-on/);
      await reader.locator('[data-use=shop]').click();
      await expect(reader).toHaveURL(/uses=shop,ceneo/);
      await expect(reader.locator('.use-chips .is-on')).toHaveCount(2);
      await reader.locator('.use-chips .clear').click();
      await expect(reader.locator('.use-chips .is-on')).toHaveCount(0);
      expect(await seen(reader, '.panel-page')).toEqual(whole);
    });

    test('questions are those that the site itself lists', async ({ site, reader }) => {
      for (const query of asked) {
        const path = `${prefix}/faq/${query}`;
        await reader.goto(`${site.url}${path}`);
        const live = await seen(reader, '.faq-page');
        await reader.goto(`${host.url}${path}`);
        await expect.poll(() => seen(reader, '.faq-page'), path).toEqual(live);
      }
    });

    test('a question is found while one types, and stays within the filter', async ({ reader }) => {
      await reader.goto(`${host.url}${prefix}/faq/`);
      await reader.getByRole('searchbox').fill(typed);
      await expect(
        reader.locator(`[data-questions] a[href="${prefix}/faq/zamowienia-z-archiwum/"]`),
      ).toBeVisible();
      // The list held it before; the filters keep what is typed once it is answered.
      const filter = reader.locator('a[data-filter=panel][data-value=a]');
      await expect(filter).toHaveAttribute('href', /[?&]q=/);
      await filter.click();
      await expect(reader.getByRole('searchbox')).toHaveValue(typed);
      await expect(reader.locator('a[data-filter=panel][data-value=a]')).toHaveAttribute(
        'aria-current',
        'true',
      );
    });

    test('the lookup answers', async ({ reader }) => {
      await reader.goto(`${host.url}${prefix}/`);
      await reader.getByRole('textbox').first().fill('17.11.2019');
      await reader.getByRole('textbox').first().press('Enter');
      await expect(reader.locator('[data-answer="a"]')).toBeVisible();
      await reader.getByRole('textbox').first().fill(lookup);
      await reader.getByRole('textbox').first().press('Enter');
      await expect(reader.locator('[data-answer="a b"]')).toBeVisible();
    });

    test.describe('without scripts', () => {
      test.use({ javaScriptEnabled: false });

      test('there is a table of the days that divide the panels, and whole pages', async ({ page }) => {
        await page.goto(`${host.url}${prefix}/lookup/?q=2019`);
        await expect(page.locator('table.spans')).toContainText(/17/);
        await expect(page.locator('table.spans tbody tr')).toHaveCount(4);
        await page.goto(`${host.url}${prefix}/panel/b/?uses=shop`);
        await expect(page.locator('[data-feature=ceneo-xml]')).toHaveCount(1);
        await page.goto(`${host.url}${prefix}/faq/?panel=b&q=x`);
        expect(await page.locator('[data-questions] > li').count()).toBeGreaterThan(10);
      });
    });
  });
}

test('behind nginx with the configuration that comes with it, the English search has English answers', async ({
  page,
}) => {
  test.skip(noNginx !== null, noNginx ?? '');
  const { url, stop } = await hostWithNginx();
  await page.goto(`${url}/en/faq/?panel=a`);
  await page.getByRole('searchbox').fill('archived orders');
  await expect(page.locator('[data-questions] a').first()).toHaveText(/archive/i);
  await page.goto(`${url}/en/panel/b/?uses=shop`);
  await expect(page.locator('[data-feature=ceneo-xml]')).toHaveCount(0);
  await expect(page.locator('[data-use=shop]')).toHaveClass(/is-on/);
  await stop();
});

test('with backstage gone a page narrows itself', async ({ site, page }) => {
  const path = '/panel/b/?uses=shop';
  await page.goto(`${site.url}${path}`);
  const live = await seen(page, '.panel-page');
  const twin = '/en/panel/b/?uses=shop';
  await expect(page.locator('header .twin')).toHaveAttribute('href', twin);
  // What such a site leaves behind when it is stopped.
  const dataDir = join(folder, 'var');
  cpSync(process.env[TEMPLATE] ?? '', dataDir, { recursive: true });
  const front = await startSite({ dataDir, env: { ROLE: 'reader' } });
  await page.goto(`${front.site.url}${path}`);
  expect(await seen(page, '.panel-page')).toEqual(live);
  await expect(page.locator('header .twin')).toHaveAttribute('href', twin);
  await front.stop();
});
