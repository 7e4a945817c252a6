import { HtmlValidate } from 'html-validate';
import { axeFindsInBothSchemes } from './axe.ts';
import { overflowAt } from './overflow.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';

/** As the data set left it, and after each thing that was said since. */
const said = { seeded: '', works: '', corrected: '', noted: '' };

const shared = shareSite({}, async (site) => {
  await site.cli('flag', 'set', 'price-sync', 'b', 'available', '--since', '2021-03-17', '--yes');
  await site.cli('confirm', '--next-update-by', '2021-03-17T18:00');
  const note = ['--note', 'Tak mówi Jan Kowalski', '--note-en', 'So says Jan Kowalski'];
  await site.cli(
    'flag',
    'set',
    'ceneo-xml',
    'a',
    'unavailable',
    '--estimate',
    '2021-03-25~',
    ...note,
    '--yes',
  );
  const events = await eventsOf(site);
  said.seeded = '2021-03-17T12:00';
  said.works = events[7]?.effective_at ?? '';
  said.corrected = events[8]?.effective_at ?? '';
  said.noted = events[9]?.effective_at ?? '';
});

interface SaidEvent {
  readonly revision: number;
  readonly effective_at: string;
}

async function eventsOf(site: RunningSite): Promise<readonly SaidEvent[]> {
  const read = async () =>
    ((await (await fetch(`${site.url}/api/v1/events.json`)).json()) as { events: SaidEvent[] }).events;
  await expect.poll(async () => (await read()).length, SOON).toBeGreaterThanOrEqual(10);
  return read();
}

const cell = '[data-feature="price-sync"][data-panel="b"]';

test('a page of the past says what was said by then, plainly as the past, in both languages', async ({
  page,
}) => {
  const { url } = shared();
  await page.goto(`${url}/as-of/${said.seeded}/features/`);
  await expect(page.locator('.past-notice')).toContainText('Tak było 17 marca 2021, 12:00.');
  await expect(page.locator(cell).first()).not.toHaveAttribute('data-state', 'available');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');

  await page.locator('.past-notice').getByRole('link', { name: 'Następny stan' }).click();
  await expect(page.locator(cell).first()).toHaveAttribute('data-state', 'available');

  await page.locator('.site-header .twin').click();
  await expect(page).toHaveURL(/\/en\/as-of\/2021-03-17T12:\d\d.*\/features\/$/);
  await expect(page.locator('.past-notice')).toContainText('This is the site as it was on 17 March 2021');
  await page.getByRole('link', { name: 'The site now' }).click();
  await expect(page).toHaveURL(`${url}/en/features/`);
  await expect(page.locator('.past-notice')).toHaveCount(0);
});

test('links stay in the past: whoever follows them comes out only by what says so', async () => {
  const { url } = shared();
  const outside = new Set<string>();
  const seen = new Set<string>();
  const found = [`/as-of/${said.seeded}/`, `/en/as-of/${said.seeded}/`];
  while (found.length > 0 && seen.size < 60) {
    const path = found.shift() ?? '';
    if (seen.has(path)) continue;
    seen.add(path);
    const response = await fetch(`${url}${path}`);
    expect.soft(response.status, path).toBe(200);
    const html = await response.text();
    expect.soft(html.includes('<script'), `a script on ${path}`).toBe(false);
    expect.soft(html, path).toContain('past-notice');
    // What leads to now says so.
    const main = html.replace(/<a [^>]*data-today[^>]*>/g, '');
    for (const [, href = ''] of main.matchAll(/<a\b[^>]*?\shref="(\/[^"?#]*)/g)) {
      if (!href.includes('/as-of/')) outside.add(href);
      else if (href.includes(`/as-of/${said.seeded}/`)) found.push(href);
    }
  }
  // What answers for today alone, and files for programs.
  const isOfToday = /^(\/en)?\/(lookup|changes|api|embed|accessibility|subscribe)\/|\.\w+$/;
  expect([...outside].filter((href) => !isOfToday.test(href))).toEqual([]);
});

test('pages of the past are valid, fit, and axe finds nothing', async ({ page }) => {
  const { url } = shared();
  const validator = new HtmlValidate({
    extends: ['html-validate:document'],
    rules: { 'long-title': 'off', 'require-sri': 'off' },
  });
  for (const path of [
    `/as-of/${said.seeded}/`,
    `/as-of/${said.seeded}/panel/b/?uses=shop`,
    `/as-of/${said.seeded}/features/price-sync/`,
    `/as-of/${said.seeded}/faq/?q=zamowienia`,
    `/as-of/${said.seeded}/history/`,
    '/as-of/',
    '/as-of/2020-10-25T02:30/',
    '/en/as-of/2021-03-16T12:00/',
    `/changes/?from=${said.seeded}`,
    '/en/changes/?from=x&to=2030-01-01T00:00',
  ]) {
    const html = await (await fetch(`${url}${path}`)).text();
    const { results } = await validator.validateString(html);
    const messages = results.flatMap((one) => one.messages.map(({ message }) => message));
    expect.soft(messages, `invalid HTML: ${path}`).toEqual([]);
    await page.goto(`${url}${path}`);
    expect.soft(await axeFindsInBothSchemes(page), `axe: ${path}`).toEqual([]);
    expect.soft(await overflowAt(page, [320, 390, 1280]), `sideways: ${path}`).toEqual([]);
  }
});

test('moments that cannot be compared are refused as one that cannot be shown is', async () => {
  const { url } = shared();
  const status = async (path: string) => (await fetch(`${url}${path}`)).status;
  expect(await status('/as-of/2031-01-01T00:00/')).toBe(400);
  for (const query of ['from=x', 'from=2021-03-17T12:00&to=2021-03-16T12:00', 'to=2021-03-17T12:00'])
    expect(await status(`/en/changes/?${query}`), query).toBe(400);
  for (const query of ['', `?from=${said.seeded}`]) expect(await status(`/changes/${query}`)).toBe(200);
});

test('of two moments beside one another the names stand level, and the fields, whatever is said between', async ({
  page,
}) => {
  const { url } = shared();
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const query of ['', '?from=x', '?from=2021-03-17T12:00&to=2021-03-16T12:00']) {
    await page.goto(`${url}/en/changes/${query}`);
    const form = page.getByRole('form', { name: 'Which two moments to compare' });
    const tops = (selector: string, side: 'top' | 'bottom') =>
      form.locator(selector).evaluateAll((all, which) => {
        return [...new Set(all.map((one) => Math.round(one.getBoundingClientRect()[which])))];
      }, side);
    expect(await tops('label', 'top'), `names: ${query}`).toHaveLength(1);
    expect(await tops('input, button', 'bottom'), `fields and button: ${query}`).toHaveLength(1);
  }
});

test('the history leads there, and to what changed in between', async ({ page }) => {
  const { url } = shared();
  await page.goto(`${url}/history/`);
  await page.getByLabel('Dzień i godzina').fill('2021-03-17T12:00');
  await page.getByRole('form', { name: 'Jak było wtedy' }).getByRole('button', { name: 'Przejdź' }).click();
  await expect(page).toHaveURL(`${url}/as-of/2021-03-17T12:00/`);

  await page.goto(`${url}/history/`);
  await page.getByRole('link', { name: 'Co się zmieniło między dwiema chwilami?' }).click();
  await page.getByLabel('Od').fill('2021-03-17T12:00');
  await page.getByRole('button', { name: 'Porównaj' }).click();
  await expect(page.getByRole('main')).toContainText('Ceneo');
  const answer = await fetch(`${url}/api/v1/changes.json?from=2021-03-17T12:00`);
  expect(await answer.json()).toMatchObject({
    from_revision: 7,
    features: [
      { feature: 'price-sync', panel: 'b', after: { state: 'available' } },
      { feature: 'ceneo-xml' },
    ],
  });
});

test('the command line says the same of then', async () => {
  const site = shared();
  const at = JSON.parse((await site.cli('status', '--at', '2021-03-17T12:00', '--json')).stdout);
  expect(at).toMatchObject({ revision: 7, next_update_by: null, clock: { now: '2021-03-17T11:00:00.000Z' } });
  const now = JSON.parse((await site.cli('status', '--json')).stdout);
  expect(now).toMatchObject({ next_update_by: '2021-03-17T17:00:00.000Z' });
});

test('what is refused says what to ask instead', async ({ page }) => {
  const { url } = shared();
  const status = async (path: string) => (await fetch(`${url}${path}`, { redirect: 'manual' })).status;
  expect(await status('/as-of/2020-10-25T02:30/')).toBe(400);
  expect(await status('/as-of/2031-01-01T00:00/')).toBe(400);
  expect(await status('/as-of/2021-03-16T12:00/')).toBe(404);
  await page.goto(`${url}/en/as-of/2020-10-25T02:30/`);
  await expect(page.getByRole('main').getByRole('link')).toHaveText([
    '25 October 2020, 02:30, summer time (the earlier moment)',
    '25 October 2020, 02:30, winter time (the later moment)',
  ]);
});

test('what was taken out of the log is gone from the past at once, which says when', async () => {
  const site = shared();
  const path = `${site.url}/as-of/${encodeURIComponent(said.noted)}/features/ceneo-xml/`;
  const text = async () => (await fetch(path)).text();
  expect(await text()).toContain('Jan Kowalski');
  await site.cli('redact', '10', '--reason', 'names a customer');
  await expect.poll(text, SOON).toMatch(/usunięto później: 17.marca.2021/);
  expect(await text()).not.toContain('Kowalski');
  const history = await fetch(`${site.url}/as-of/${encodeURIComponent(said.noted)}/history/`);
  expect(await history.text()).toMatch(/Treść tego wpisu usunięto 17.marca.2021\./);
});
