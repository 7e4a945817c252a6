import ical from 'node-ical';
import Parser from 'rss-parser';
import { axeFindsInBothSchemes } from './axe.ts';
import { overflowAt } from './overflow.ts';
import { expect, SOON, test } from './site.ts';

const DOOR = ['/', '/history/', '/panel/b/', '/features/ceneo-xml/', '/en/panel/b/'];

test('programs find the feeds of a page, and get what they were offered', async ({ site }) => {
  for (const path of DOOR) {
    const page = await (await fetch(`${site.url}${path}`)).text();
    const offered = [...page.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"/g)];
    expect(offered.length, path).toBe(path === '/' || path === '/history/' ? 4 : 6);
    for (const [, type, href] of offered) {
      const answer = await fetch(`${site.url}${href}`);
      expect(answer.status, href).toBe(200);
      expect(answer.headers.get('Content-Type'), href).toBe(`${type}; charset=utf-8`);
      expect(answer.headers.get('Access-Control-Allow-Origin'), href).toBe('*');
      const again = await fetch(`${site.url}${href}`, {
        headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
      });
      expect(again.status, href).toBe(304);
    }
  }
});

test.describe('where something can be followed', () => {
  for (const [path, name] of [
    ['/panel/b/', 'Obserwuj ten panel:'],
    ['/en/features/ceneo-xml/', 'Follow this feature:'],
  ] as const) {
    test(`is said on ${path}, and fits a phone`, async ({ site, page }) => {
      await page.goto(`${site.url}${path}`);
      const line = page.locator('.follow');
      await expect(line).toContainText(name);
      const hrefs = await line
        .getByRole('link')
        .evaluateAll((links) => links.map((one) => one.getAttribute('href')));
      await expect(page.locator('.copy .tell-me')).toHaveAttribute(
        'href',
        /\/subscribe\/\?(panel=b|feature=ceneo-xml)$/,
      );
      expect(hrefs).toEqual([`${path}feed.atom`, `${path}feed.rss`, `${path}calendar.ics`]);
      expect(await overflowAt(page, [320, 390])).toEqual([]);
      expect(await axeFindsInBothSchemes(page)).toEqual([]);
    });
  }
});

test('what is said, undone and taken out goes to whoever follows', async ({ ownSite }) => {
  const { url, cli } = ownSite;
  const feed = async (path: string) => new Parser().parseString(await (await fetch(`${url}${path}`)).text());
  const event = async () => {
    const read = ical.sync.parseICS(await (await fetch(`${url}/features/orders/calendar.ics`)).text());
    const found = Object.values(read).find((one) => one?.type === 'VEVENT' && /^orders\.a@/.test(one.uid));
    return found?.type === 'VEVENT' ? [found.status, Number(found.sequence)] : null;
  };
  const titles = async (path: string) => (await feed(path)).items.map(({ title }) => title);
  const set = await cli('flag', 'set', 'orders', 'a', 'unavailable', '--estimate', '2021-03-19~', '--json');
  const { revision } = JSON.parse(set.stdout);
  await expect.poll(() => titles('/panel/a/feed.atom'), SOON).toHaveLength(1);
  expect(await titles('/features/orders/feed.rss')).toEqual([
    expect.stringContaining('ok.\u00a019\u00a0marca\u00a02021'),
  ]);
  expect(await titles('/panel/b/feed.atom')).toEqual([]);
  await expect.poll(event, SOON).toEqual(['TENTATIVE', revision]);

  await cli('undo', String(revision));
  await expect.poll(() => titles('/feed.atom'), SOON).toHaveLength(2);
  await expect.poll(event, SOON).toEqual(['CANCELLED', revision + 1]);
  const before = (await feed('/feed.atom')).items;

  expect(await cli('redact', String(revision), '--reason', 'a name')).toMatchObject({ code: 0 });
  await expect.poll(async () => (await titles('/feed.atom')).at(-1), SOON).toBe('Usunięto treść wpisu');
  const after = (await feed('/feed.atom')).items;
  expect(after.map(({ guid, id }) => guid ?? id)).toEqual(before.map(({ guid, id }) => guid ?? id));
});
