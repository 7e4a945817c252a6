import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SnapshotReader } from '../../src/publish/snapshot-reader.ts';
import { expect, type RunningSite, test } from './site.ts';
import { signIn } from './staff.ts';

const KB = 1024;
/** HTML with the CSS in it, in gzip; what is served in brotli is smaller still. */
const LIMIT = 16 * KB;
const LIMIT_OF_HOME = 14 * KB;
/** A panel's page has the longest list of steps, and since notifications a way to ask for them. */
const LIMIT_OF_PANEL = 16.25 * KB;
/** The form of a text has every field of its kind in two languages, and its preview; staff alone open it. */
const LIMIT_OF_TEXT = 18 * KB;

/** Answered for each reader: they are not among the published ones. */
const ASKED = [
  '/lookup/?q=jesie%C5%84+2019&second=1',
  '/lookup/?q=nonsense',
  '/panel/a/?uses=allegro,shop',
  '/faq/?q=zamowien+archiwum&panel=a',
  '/faq/?q=pizza',
  '/history/?panel=b',
  '/nothing-here/',
  '/staff/sign-in/',
];

const OF_STAFF = [
  '',
  'matrix/',
  'log/',
  'log/audit/',
  'updates/',
  'updates/ovh-2021-03/',
  'scheduled/',
  'answer/',
  'people/',
  'tokens/',
  'account/',
  'undo/6/',
  'redact/6/',
  'published/6/',
  'words/',
  'words/faq:magazyn-baselinker.czeka/',
  'words/variants/faq:magazyn-baselinker/',
  'words/versions/faq:magazyn-baselinker.czeka/',
  'words/new/?kind=faq',
  'nothing-here/',
];

const weigh = (html: string | Buffer) => gzipSync(html, { level: 9 }).length;

function limitOf(path: string): number {
  if (/^(\/en)?\/$/.test(path)) return LIMIT_OF_HOME;
  if (/^(\/en)?\/panel\//.test(path)) return LIMIT_OF_PANEL;
  return /\/staff\/words\/[^/]+:/.test(path) ? LIMIT_OF_TEXT : LIMIT;
}

/** Each page that is heavier than it may be, with its weight; and how heavy the heaviest is. */
function judge(pages: readonly (readonly [path: string, html: string | Buffer])[]) {
  const weights = pages
    .map(([path, html]) => ({ path, bytes: weigh(html) }))
    .sort((a, b) => b.bytes - a.bytes);
  test.info().annotations.push({ type: 'heaviest', description: JSON.stringify(weights.slice(0, 5)) });
  return weights.filter(({ path, bytes }) => bytes > limitOf(path));
}

/** What is answered to a question itself: a machine that is busy gives the page without it, and says so. */
async function answerTo(url: string): Promise<string> {
  const answer = await fetch(url);
  const html = await answer.text();
  return answer.headers.has('latarnia-degraded') ? answerTo(url) : html;
}

/** By address. */
function publishedPages({ dataDir }: RunningSite): [string, Buffer][] {
  const reader = new SnapshotReader(join(dataDir, 'snapshot'));
  return Object.entries(reader.current()?.entries ?? {}).flatMap(([path, { headers, variants, part }]) => {
    const identity = variants.find(({ encoding }) => encoding === 'identity');
    const isPage = headers.some(([name, value]) => name === 'Content-Type' && value.includes('html'));
    return identity && isPage && !part ? [[path, reader.bytes(identity)]] : [];
  });
}

test('home has at most 14 KB of HTML and CSS, a panel 16.25 KB, every other published page at most 16 KB', ({
  site,
}) => {
  const pages = publishedPages(site);
  expect(pages.length).toBeGreaterThan(90);
  expect(pages.map(([path]) => path)).toContain('/');
  expect(judge(pages)).toEqual([]);
});

test('so has every page that answers a question', async ({ site }) => {
  const pages: [string, string][] = [];
  for (const path of ['', '/en'].flatMap((prefix) => ASKED.map((rest) => prefix + rest))) {
    pages.push([path, await answerTo(`${site.url}${path}`)]);
  }
  expect(judge(pages)).toEqual([]);
});

test('so has every page of the staff area', async ({ site, page }) => {
  await signIn(page, site, 'admin');
  const pages: [string, string][] = [];
  for (const path of ['/staff/', '/en/staff/'].flatMap((area) => OF_STAFF.map((rest) => area + rest))) {
    pages.push([path, await (await page.request.get(`${site.url}${path}`)).text()]);
  }
  expect(judge(pages)).toEqual([]);
});
