import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { axeFindsInBothSchemes } from './axe.ts';
import { expect, published, SOON, test } from './site.ts';

/** The gzipped script that others load (bytes). */
const MOST = 3 * 1024;

/** A stranger's page, on an origin of its own, that allows nothing but what it has to. */
async function strangersPage(body: string, site: string) {
  const policy = `default-src 'none'; script-src ${site}; connect-src ${site}; img-src ${site}; frame-src ${site}`;
  const server: Server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(isPage ? 200 : 404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(
      isPage
        ? `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1>${body}<p>After</p></main></html>`
        : '',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** What went wrong in a page, but for what could not be loaded: that the browser says by itself. */
function watch(page: Page): string[] {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused/i.test(message.text())) wrong.push(message.text());
  });
  return wrong;
}

const tag = (site: string, data = 'data-panel="b"') =>
  `<script src="${site}/embed.js" ${data} async></script>`;
const embedded = (page: Page) => page.locator('script + div').locator('section');

test.describe('the embed', () => {
  test('shows in a stranger’s page, under a strict policy, what concerns the panel, and stores nothing', async ({
    site,
    page,
  }) => {
    const stranger = await strangersPage(tag(site.url), site.url);
    const wrong = watch(page);
    await page.goto(stranger.url);
    const section = embedded(page);
    await expect(section).toHaveAttribute('aria-label', /Status: Panel\sB/);
    const data = await (await fetch(`${site.url}/en/embed/b.json`)).json();
    expect(data.items.length).toBeGreaterThan(0);
    for (const { title } of data.items) await expect(section).toContainText(title);
    await expect(section.getByRole('link').last()).toHaveAttribute('href', `${site.url}/en/panel/b/`);
    // The styles are there, without the page having allowed any.
    expect(await section.evaluate((one) => getComputedStyle(one).paddingTop)).toBe('12px');
    expect(wrong).toEqual([]);
    expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
      '',
      0,
      0,
    ]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await axeFindsInBothSchemes(page)).toEqual([]);
    stranger.close();
  });

  test('speaks the language that it is asked for, and shows a panel that is well only always', async ({
    site,
    page,
  }) => {
    const body = [
      tag(site.url, 'data-panel="d" data-lang="pl"'),
      tag(site.url, 'data-panel="d" data-lang="pl" data-always'),
    ];
    const data = await (await fetch(`${site.url}/embed/d.json`)).json();
    const stranger = await strangersPage(body.join(''), site.url);
    await page.goto(stranger.url);
    const expected = data.items.length > 0 ? 2 : 1;
    await expect(embedded(page)).toHaveCount(expected);
    await expect(embedded(page).last()).toHaveAttribute('lang', 'pl');
    await expect(embedded(page).last()).toContainText('Szczegóły na stronie statusu');
    stranger.close();
  });

  test('of an unknown panel, of none, and an answer that is none of ours are nothing', async ({
    site,
    page,
  }) => {
    const wrong = watch(page);
    const answers = ['{}', '[]', 'null', '{"items":[{}]}', '<html>', '{"items":"x","state":{}}'];
    await page.route('**/embed/odd*.json', (route) => {
      const body = answers[Number(/odd(\d)/.exec(route.request().url())?.[1])] ?? '';
      return route.fulfill({
        body,
        headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
      });
    });
    const data = ['data-panel="zzz"', '', ...answers.map((_, index) => `data-panel="odd${index}"`)];
    const stranger = await strangersPage(data.map((one) => tag(site.url, one)).join(''), site.url);
    const asked = Promise.all(
      answers.map((_, index) => page.waitForResponse((one) => one.url().includes(`odd${index}`))),
    );
    await page.goto(stranger.url);
    await asked;
    await expect(page.getByText('After')).toBeVisible();
    await expect(page.locator('script + div')).toHaveCount(0);
    expect(wrong).toEqual([]);
    stranger.close();
  });

  test('delays nothing and says nothing while the site is down, or never answers', async ({ site, page }) => {
    const wrong = watch(page);
    const script = await (await fetch(`${site.url}/embed.js`)).text();
    const down = 'http://127.0.0.1:9';
    const stranger = await strangersPage(tag(down) + tag(site.url), `${down} ${site.url}`);
    // Of one the script itself cannot be had; of the other it lies in a cache, and what it asks is never answered.
    await page.route(`${site.url}/embed.js`, (route) =>
      route.fulfill({
        body: script,
        contentType: 'text/javascript',
        headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' },
      }),
    );
    await page.route('**/embed/b.json', () => undefined);
    await page.goto(stranger.url, { waitUntil: 'load' });
    await expect(page.getByText('After')).toBeVisible();
    await expect(page.locator('script + div')).toHaveCount(0);
    expect(wrong).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    stranger.close();
  });

  test('weighs three kilobytes at most, and is had anew within minutes', async ({ site }) => {
    const answer = await fetch(`${site.url}/embed.js`);
    expect(gzipSync(await answer.text()).length).toBeLessThan(MOST);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test('is a frame where there are no scripts, which the rest of the site is not', async ({ site, page }) => {
    const frame = (path: string, name: string) =>
      `<iframe src="${site.url}${path}" title="${name}"></iframe>`;
    const stranger = await strangersPage(
      frame('/en/embed/b/', 'framed') + frame('/en/panel/b/', 'page'),
      site.url,
    );
    const answer = await page.goto(stranger.url);
    expect(answer?.status()).toBe(200);
    const framed = page.frameLocator('iframe[title=framed]');
    await expect(framed.getByRole('heading')).toContainText(/Panel\sB/);
    await expect(framed.getByRole('link').last()).toHaveAttribute('target', '_blank');
    await expect(page.frameLocator('iframe[title=page]').getByRole('heading')).toHaveCount(0);
    stranger.close();
  });
});

test('the frame that is handed out is as high as what is in it, on the narrowest phone too', async ({
  site,
  page,
}) => {
  for (const lang of ['', '/en']) {
    await page.goto(`${site.url}${lang}/embed/`);
    const code = (await page.locator('code', { hasText: '<iframe' }).textContent()) ?? '';
    const height = Number(/height="(\d+)"/.exec(code)?.[1]);
    await page.setViewportSize({ width: 320, height });
    for (const panel of ['a', 'b', 'c', 'd']) {
      await page.goto(`${site.url}${lang}/embed/${panel}/`);
      const needed = await page.locator('main').evaluate((main) => main.scrollHeight);
      expect(needed, `${lang}/embed/${panel}/`).toBeLessThanOrEqual(height);
    }
  }
});

test.describe('code to be copied from a site that was not told its address', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
      test.use({ javaScriptEnabled });

      test('names the address that is seen in the browser, or an example and what to do about it', async ({
        site,
        page,
      }) => {
        for (const path of ['/embed/', '/en/embed/', '/api/', '/en/api/']) {
          await page.goto(site.url + path);
          const origin = javaScriptEnabled ? site.url : 'https://status.example.com';
          const code = page.locator('.snippet code');
          await expect(code.first(), path).toContainText(`${origin}/`);
          for (const text of await code.allTextContents()) {
            const named = [...text.matchAll(/https?:\/\/[\w.-]+(:\d+)?/g)].map(([one]) => one);
            expect([...new Set(named)], `${path}: ${text}`).toEqual([origin]);
            expect(text, path).not.toContain('{origin}');
          }
          await expect(page.locator('.example-origin'), path).toHaveCount(javaScriptEnabled ? 0 : 1);
        }
      });
    });
  }
});

test('a panel that there is not is told to scripts of any origin', async ({ site }) => {
  for (const path of ['/embed/zz.json', '/en/embed/zz.json', '/badge/zz.svg']) {
    const answer = await fetch(`${site.url}${path}`);
    expect([answer.status, answer.headers.get('access-control-allow-origin')], path).toEqual([404, '*']);
  }
});

test.describe('badges', () => {
  test('are pictures in pages of others, and XML with the same words', async ({ site, page }) => {
    const paths = Object.keys(published(site) ?? {}).filter((path) => /^(\/en)?\/badge\//.test(path));
    expect(paths.length).toBeGreaterThan(20);
    const texts = await Promise.all(paths.map(async (path) => (await fetch(`${site.url}${path}`)).text()));
    const found = await page.evaluate((all) => {
      return all.map((text) => {
        const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
        const [what, word] = [...root.querySelectorAll('text')].map((one) => one.textContent);
        return [root.tagName, root.querySelector('title')?.textContent === `${what}: ${word}`];
      });
    }, texts);
    for (const [index, one] of found.entries()) expect(one, paths[index]).toEqual(['svg', true]);

    const stranger = await strangersPage(`<img src="${site.url}/badge/b.svg" alt="b">`, site.url);
    await page.goto(stranger.url);
    await expect
      .poll(() => page.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth))
      .toBeGreaterThan(80);
    stranger.close();
  });

  test('their words fit where they stand', async ({ site, page }) => {
    await page.goto(`${site.url}/badge/b.svg`);
    const boxes = await page.evaluate(() => {
      const all = [...document.querySelectorAll('text')].map((one) => one.getBBox());
      return [
        ...all.map(({ x, width }) => x + width),
        document.documentElement.getBoundingClientRect().width,
      ];
    });
    const [left = 0, right = 0, width = 0] = boxes;
    expect(left).toBeLessThan(right);
    expect(right).toBeLessThan(width);
  });

  test('of nothing there is are not found', async ({ site }) => {
    for (const path of ['/badge/z.svg', '/badge/b/none.svg', '/badge/b', '/embed/z/', '/embed/z.json']) {
      expect((await fetch(`${site.url}${path}`)).status, path).toBe(404);
    }
  });
});

test.describe('a site that knows its address', () => {
  const url = 'https://status.example.com';
  test.use({ settings: { SITE_URL: url, SECURITY_CONTACT: 'mailto:security@example.com' } });

  test('tells search engines, researchers and chats where things are', async ({ ownSite, page }) => {
    const textOf = async (path: string) => (await fetch(`${ownSite.url}${path}`)).text();
    await expect.poll(() => textOf('/robots.txt'), SOON).toContain(`Sitemap: ${url}/sitemap.xml`);
    await expect
      .poll(() => textOf('/.well-known/security.txt'), SOON)
      .toContain('Contact: mailto:security@example.com');
    const expires = /Expires: (.*)/.exec(await textOf('/.well-known/security.txt'))?.[1] ?? '';
    expect(Date.parse(expires) - Date.now()).toBeGreaterThan(300 * 86_400_000);
    await page.goto(`${ownSite.url}/en/panel/b/`);
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${url}/en/panel/b/`);
    await expect(page.locator('link[rel=alternate][hreflang=pl]').first()).toHaveAttribute(
      'href',
      `${url}/panel/b/`,
    );
    await expect(page.locator('meta[property="og:image"]')).toHaveAttribute(
      'content',
      `${url}/en/share/panel/b.png`,
    );
    const breadcrumbs = await page.locator('script[type="application/ld+json"]').first().textContent();
    expect(JSON.parse(breadcrumbs ?? '')).toMatchObject({ '@type': 'BreadcrumbList' });
    const sitemap = await textOf('/sitemap.xml');
    const places = await page.evaluate((text) => {
      const map = new DOMParser().parseFromString(text, 'application/xml');
      return [...map.querySelectorAll('loc')].map((one) => one.textContent ?? '');
    }, sitemap);
    expect(places.length).toBeGreaterThan(50);
    for (const place of places) {
      const answer = await fetch(place.replace(url, ownSite.url));
      expect(answer.status, place).toBe(200);
      expect(await answer.text()).not.toContain('name="robots"');
    }
  });

  test('has pictures of its pages, drawn anew after what was said is published', async ({ ownSite }) => {
    const pictureAt = async (path: string) => {
      const answer = await fetch(`${ownSite.url}${path}`);
      const revision = Number(answer.headers.get('latarnia-revision'));
      return {
        status: answer.status,
        type: answer.headers.get('content-type'),
        revision,
        bytes: await answer.arrayBuffer(),
      };
    };
    const [home, other] = ['/share/home.png', '/en/share/panel/d.png'];
    await expect
      .poll(async () => [(await pictureAt(home)).status, (await pictureAt(other)).status], SOON)
      .toEqual([200, 200]);
    const before = await pictureAt(home);
    expect(before.type).toBe('image/png');
    expect([new DataView(before.bytes).getUint32(16), new DataView(before.bytes).getUint32(20)]).toEqual([
      1200, 630,
    ]);
    await ownSite.cli('panel', 'set', 'b', 'offline');
    const said = Number((await (await fetch(`${ownSite.url}/api/v1/status.json`)).json()).revision);
    await expect.poll(async () => (await pictureAt(home)).revision, SOON).toBeGreaterThanOrEqual(said);
    await expect
      .poll(async () => Buffer.from((await pictureAt(home)).bytes).equals(Buffer.from(before.bytes)), SOON)
      .toBe(false);
  });
});

test('a site that does not know its address says nothing that would be wrong', async ({ site, page }) => {
  await page.goto(`${site.url}/faq/`);
  await expect(page.locator('link[rel=canonical], link[hreflang], meta[property="og:image"]')).toHaveCount(0);
  expect((await fetch(`${site.url}/.well-known/security.txt`)).status).toBe(404);
  expect((await fetch(`${site.url}/share/home.png`)).status).toBe(404);
});

for (const path of ['/embed/', '/en/embed/', '/accessibility/', '/en/accessibility/']) {
  test(`${path} can be used by everybody`, async ({ site, page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`${site.url}${path}`);
    expect(await axeFindsInBothSchemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expect(
      page.locator('footer').getByRole('link', { name: /Dostępność|Accessibility/ }),
    ).toBeVisible();
  });
}

test('the code on the page for others is whole, and can be copied', async ({ site, page }) => {
  await page.goto(`${site.url}/en/embed/`);
  const code = page.locator('.snippet code').first();
  await expect(code).toHaveText(
    `<script src="${site.url}/embed.js" data-panel="a" data-lang="en" async></script>`,
  );
  await expect(page.getByRole('button', { name: /^Copy/ }).first()).toBeVisible();
});
