import { gzipSync } from 'node:zlib';
import type { ConsoleMessage, Page, Request } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { inTurn } from '../support/in-turn.ts';
import { axeFindsBesideColours, axeFindsInBothSchemes } from './axe.ts';
import { followLoads, isScript, sum } from './loads.ts';
import { overflowAt } from './overflow.ts';
import { expect, test } from './site.ts';

/** One of every kind of page. */
const KINDS = [
  '/',
  '/lookup/?q=jesie%C5%84+2019&second=1',
  '/lookup/?q=nonsense',
  '/panel/a/',
  '/panel/b/?uses=allegro,shop',
  '/features/',
  '/features/ceneo-xml/',
  '/faq/?q=zamowien+archiwum&panel=a',
  '/faq/?q=fakrtua',
  '/faq/zamowienia-z-panelu-d-na-c/',
  '/faq/zamowienia-z-panelu-d-na-c/?v=1',
  '/promises/',
  '/incidents/ovh-2021-03/',
  '/history/?panel=b',
  '/embed/',
  '/accessibility/',
  '/api/',
  '/as-of/',
  '/nothing-here/',
];
/** What has the markup of one of them with other words, more of it or less. */
const VARIANTS = [
  '/lookup/',
  '/panel/c/',
  '/panel/d/',
  '/faq/',
  '/faq/?panel=b&area=orders',
  '/faq/?q=pizza',
  '/history/',
  '/changes/?from=2021-03-17T11:00',
];
const inBoth = (paths: readonly string[]) =>
  ['', '/en'].flatMap((prefix) => paths.map((path) => `${prefix}${path}`));
const PAGES = inBoth([...KINDS, ...VARIANTS]);

/** English has the same markup: its words alone may be wrong, or too long for a phone. */
const ENGLISH = [
  '/en/',
  '/en/lookup/?q=jesie%C5%84+2019&second=1',
  '/en/panel/a/',
  '/en/features/',
  '/en/faq/?q=zamowien+archiwum&panel=a',
  '/en/incidents/ovh-2021-03/',
  '/en/history/?panel=b',
  '/en/changes/?from=2021-03-17T11:00',
  '/en/promises/',
  '/en/embed/',
  '/en/api/',
];

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  elements: ['html5'],
  rules: {
    // Custom elements and what Astro writes for whitespace and quotes is of no matter to a reader.
    'require-sri': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-raw-characters': 'off',
  },
});

async function invalidHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`);
}

/** What a page asks of others than its site, and the errors it reports, until `leave`. */
function attend(page: Page, url: string): { trouble: readonly string[]; leave: () => void } {
  const trouble: string[] = [];
  const onRequest = (request: Request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) trouble.push(request.url());
  };
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error' && !message.text().includes('404')) trouble.push(message.text());
  };
  const onError = (error: Error) => trouble.push(error.message);
  page.on('request', onRequest).on('console', onConsole).on('pageerror', onError);
  const leave = () => page.off('request', onRequest).off('console', onConsole).off('pageerror', onError);
  return { trouble, leave };
}

test.describe('axe finds nothing, nothing scrolls sideways, no cookie and no request elsewhere', () => {
  for (const path of [...KINDS, ...inTurn(ENGLISH, 2)]) {
    // One load of a page does for all that is asked of it; everything that is wrong with it is told.
    test(path, async ({ site, reader }) => {
      const isEnglish = path.startsWith('/en');
      const { trouble, leave } = attend(reader, site.url);
      await reader.goto(`${site.url}${path}`);
      const found = isEnglish ? await axeFindsBesideColours(reader) : await axeFindsInBothSchemes(reader);
      expect.soft(found, 'axe').toEqual([]);
      const widths = isEnglish ? [320, 768] : [320, 390, 768, 1280];
      expect.soft(await overflowAt(reader, widths), 'sideways scrolling').toEqual([]);
      leave();
      expect.soft(trouble, 'requests elsewhere and errors').toEqual([]);
      expect.soft(await reader.context().cookies(), 'cookies').toEqual([]);
    });
  }
});

test('the HTML of every page is valid, with a title and a twin', async ({ site }) => {
  const titles = new Set<string | undefined>();
  for (const path of PAGES) {
    const html = await (await fetch(`${site.url}${path}`)).text();
    expect.soft(await invalidHtml(html), `invalid HTML: ${path}`).toEqual([]);
    titles.add(/<title>([^<]+)<\/title>/.exec(html)?.[1]);
    const link = /<a\s[^>]*class="twin\b[^>]*>/.exec(html)?.[0] ?? '';
    const twin = /href="([^"]+)"/.exec(link)?.[1]?.replaceAll('&amp;', '&');
    expect.soft(twin, `twin of ${path}`).toBeDefined();
    if (!path.includes('nothing'))
      expect.soft((await fetch(`${site.url}${twin}`)).status, `twin of ${path}: ${twin}`).toBe(200);
  }
  expect(titles).not.toContain(undefined);
  expect(titles.size).toBeGreaterThan(PAGES.length * 0.7);
});

/** How many addresses of one page are followed that differ by the values of the same parameters alone. */
const ALIKE = 6;

test('every link of every page leads somewhere', async ({ site }) => {
  const seen = new Set<string>();
  const alike = new Map<string, number>();
  const queue = ['/'];
  const broken: string[] = [];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { pathname, searchParams } = new URL(path, site.url);
    const kind = `${pathname}?${[...searchParams.keys()]}`;
    const count = (alike.get(kind) ?? 0) + 1;
    alike.set(kind, count);
    if (count > ALIKE) continue;
    const response = await fetch(`${site.url}${path}`);
    if (response.status !== 200) broken.push(`${path}: ${response.status}`);
    if (!response.headers.get('content-type')?.includes('html')) continue;
    for (const [, href = ''] of (await response.text()).matchAll(/<a\s[^>]*href="(\/[^"#]*)/g)) {
      queue.push(href.replaceAll('&amp;', '&'));
    }
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(80);
});

test('addresses without their last slash redirect, query kept; former ones redirect for ever', async ({
  site,
}) => {
  const follow = (path: string) => fetch(`${site.url}${path}`, { redirect: 'manual' });
  const slashless = await follow('/panel/b?uses=allegro');
  expect([slashless.status, slashless.headers.get('location')]).toEqual([301, '/panel/b/?uses=allegro']);
  const former = await follow('/en/faq/magazyn/');
  expect([former.status, former.headers.get('location')]).toEqual([301, '/en/faq/magazyn-baselinker/']);
});

test('what does not exist is a real 404 in the language of its address', async ({ site, reader }) => {
  for (const [path, words] of [
    ['/nie-ma/', /nie ma/i],
    ['/en/none/', /no such|not|nothing/i],
    ['/panel/e/', /nie ma/i],
    ['/%E0%A4%A/', /nie ma|400|Bad/i],
  ] as const) {
    const response = await reader.goto(`${site.url}${path}`);
    expect([400, 404], path).toContain(response?.status());
    await expect(reader.locator('body')).toContainText(words);
  }
});

test('panel c reads its own instruction first, and nothing that is meant for a and b', async ({
  site,
  reader,
}) => {
  await reader.goto(`${site.url}/panel/a/`);
  const ofA = await reader
    .locator('[data-step]')
    .evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')));
  await reader.goto(`${site.url}/panel/c/`);
  const ofC = await reader
    .locator('[data-step]')
    .evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')));
  expect(ofA).toContain('reconnect-allegro');
  for (const step of [
    'reconnect-allegro',
    'set-aside-9-march',
    'check-what-went-out',
    'new-invoice-series',
    'switch-ceneo-xml',
    'do-not-fulfil-twice',
  ]) {
    expect(ofC).not.toContain(step);
  }
  const text = (await reader.locator('main').textContent()) ?? '';
  expect(text.indexOf('osobną instrukcję')).toBeLessThan(text.indexOf('Zrób teraz'));
  expect(text.indexOf('osobną instrukcję')).toBeGreaterThan(0);
});

test('what I use narrows the steps, without scripts too, and the address can be sent', async ({
  site,
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.url}/panel/a/?uses=shop`);
  await expect(page.locator('[data-step="reconnect-allegro"]')).toHaveCount(0);
  await expect(page.locator('[data-step="check-what-went-out"]')).toHaveCount(1);
  await expect(page.locator('.left-out')).toContainText(
    /^\s*Ukryliśmy to, czego nie używasz: \d+.krok.* i.\d+.funkcj/,
  );
  await page.goto(`${site.url}/panel/a/?uses=allegro&uses=ceneo`);
  await expect(page.locator('[data-step="reconnect-allegro"]')).toHaveCount(1);
  await expect(page.locator('[data-step="switch-ceneo-xml"]')).toHaveCount(1);
  await page.getByRole('link', { name: 'Pokaż wszystko' }).click();
  await expect(page).toHaveURL(`${site.url}/panel/a/#uses`);
  await expect(page.locator('.left-out')).toBeHidden();
});

test('ticked steps are remembered by this browser', async ({ site, page }) => {
  await page.goto(`${site.url}/panel/b/`);
  await page.locator('[data-step="reconnect-allegro"] input').check();
  await expect(page.locator('step-list [role=status]')).toHaveText(/Zrobione: 1 z.\d/);
  await page.reload();
  await expect(page.locator('[data-step="reconnect-allegro"] input')).toBeChecked();
  await page.goto(`${site.url}/panel/a/`);
  await expect(page.locator('[data-step="reconnect-allegro"] input')).not.toBeChecked();
});

test('no information never looks like works', async ({ site, reader }) => {
  await reader.goto(`${site.url}/features/`);
  const unknown = reader.locator('[data-feature="ceneo-xml"][data-panel="b"]');
  const works = reader.locator('[data-feature="api"][data-panel="b"]');
  await expect(unknown).toHaveText(/brak informacji/);
  await expect(works).toHaveText(/działa/);
  expect(await unknown.locator('svg').first().innerHTML()).not.toBe(
    await works.locator('svg').first().innerHTML(),
  );
});

test('on a phone home says what not to do, and what happened, before it asks and before the panels', async ({
  site,
  browser,
}) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  for (const path of ['/', '/en/']) {
    await page.goto(`${site.url}${path}`);
    const top = async (selector: string) =>
      (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
    const [warning, happened] = [await top('main .warning'), await top('main .happened')];
    test.info().annotations.push({ type: 'top', description: `${path} ${warning} ${happened}` });
    expect(warning).toBeLessThan(600);
    expect(happened).toBeGreaterThan(warning);
    expect(happened).toBeLessThan(Math.min(await top('lookup-form'), await top('.panel-rows')));
    expect(happened).toBeLessThan(844);
    const reason = page.locator('main .warning details').first();
    await reason.locator('summary').click();
    await expect(reason.locator('a').first()).toBeVisible();
  }
  await page.close();
});

test('the first view of home is small: 14 KB of HTML and CSS, 6 KB of scripts, nothing that blocks', async ({
  site,
  page,
}) => {
  const scripts = followLoads(page, isScript);
  const blocking: string[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'stylesheet') blocking.push(response.url());
  });
  await page.goto(`${site.url}/`, { waitUntil: 'networkidle' });
  const html = await (await fetch(`${site.url}/`, { headers: { 'Accept-Encoding': 'identity' } })).text();
  const size = gzipSync(html, { level: 9 }).length;
  const scriptSize =
    sum(await scripts()) +
    [...html.matchAll(/<script(?![^>]*json)[^>]*>([\s\S]*?)<\/script>/g)].reduce(
      (total, match) => total + (match[1] ? gzipSync(match[1]).length : 0),
      0,
    );
  test.info().annotations.push({
    type: 'sizes',
    description: `HTML and CSS ${size} B, scripts ${scriptSize} B (gzip)`,
  });
  expect(size).toBeLessThanOrEqual(14 * 1024);
  expect(scriptSize).toBeLessThanOrEqual(6 * 1024);
  expect(blocking).toEqual([]);
  expect(html).not.toMatch(/<script(?![^>]*(type="module"|type="application\/json"))/);
});
