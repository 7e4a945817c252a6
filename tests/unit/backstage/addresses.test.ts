import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDrafts } from '../../../db/seed.ts';
import { addressesOf, renderAddress, type SiteData } from '../../../src/backstage/addresses.ts';
import type { Precomputed } from '../../../src/backstage/page-renderer.ts';
import { ROOT } from '../../../src/config/folders.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { readContent } from '../../../src/markdown/content.ts';
import { routes } from '../../../src/publish/routes.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { faqDocument } from '../../support/documents.ts';
import { contextOf, published, withdrawn } from '../../support/state.ts';

/** What the pages are written in. */
const SOURCES = readdirSync(join(ROOT, 'src', 'pages'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(astro|ts)$/.test(name) && !name.includes('staff'))
  .map((name) => readFileSync(join(ROOT, 'src', 'pages', name), 'utf8'));

let context: ViewContext;

beforeAll(async () => {
  const { files } = await readContent(join(ROOT, 'content'));
  const drafts: DraftEvent[] = [
    ...seedDrafts(files.flatMap(({ document }) => (document ? [document] : []))),
    published(faqDocument('gone'), faqDocument('renamed', { former: ['earlier'] })),
    withdrawn('pl/faq/gone.md'),
  ];
  context = contextOf(drafts);
});

const dataAt = (): [path: string, data: SiteData][] =>
  [...addressesOf(context.state, context)].map(({ path, locale, view }) => [
    path,
    view({ ...context, locale }),
  ]);

test('every address is there once, those of the pages among them', () => {
  const paths = [...addressesOf(context.state, context)].map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toEqual(expect.arrayContaining([...routes(context.state).keys()]));
  expect(paths).toEqual(
    expect.arrayContaining(['/404/', '/en/404/', '/api/404', '/api/v1/status.json', '/lookup/?answers']),
  );
});

test('the data of a page lie under the name of its view', () => {
  const known = routes(context.state);
  const pages = dataAt().filter(([path]) => known.has(path));
  const views = new Set(pages.map(([path, data]) => [known.get(path)?.view, ...Object.keys(data)].join()));
  expect([...views].sort()).toEqual(
    [
      'accessibility',
      'api',
      'changes',
      'embed',
      'faq',
      'faq-entry',
      'feature',
      'features',
      'gone',
      'history',
      'home',
      'incident',
      'incidents',
      'lookup',
      'panel',
      'promises',
    ]
      .concat('redirect', 'subscribe')
      .map((view) => `${view},${view}`),
  );
});

test('whatever is made of a page before it is rendered, one file of the pages takes', () => {
  const names = new Set(dataAt().flatMap(([, data]) => Object.keys(data)));
  // Of these there is no page.
  for (const name of ['redirect', 'lookup-page', 'lookup-document', 'site-document', 'share-picture'])
    expect(names.delete(name), name).toBe(true);
  for (const name of names) {
    const taking = SOURCES.filter(
      (source) => source.includes(`precomputed?.['${name}']`) || source.includes(`precomputed?.${name} `),
    );
    expect(taking, name).toHaveLength(1);
  }
});

describe('an answer', () => {
  /** A page for a test: what it was given. */
  const renderer = {
    render: async (path: string, _: object, precomputed: Precomputed) => ({
      status: 200,
      headers: {},
      body: Buffer.from(JSON.stringify([path, precomputed])),
    }),
  };
  const source = { viewContext: () => context };
  const answer = (path: string, data: SiteData) => renderAddress(path, data, source, renderer);

  test('is rendered from the data that decide it', async () => {
    const [path, home] = dataAt().find(([one]) => one === '/') ?? ['', {}];
    expect((await answer(path, home)).body.toString()).toBe(JSON.stringify(['/', home]));
  });

  test('of a former address leads to the one of today', async () => {
    const [path, data] = dataAt().find(([one]) => one === '/en/faq/earlier/') ?? ['', {}];
    expect(await answer(path, data)).toEqual({
      status: 301,
      headers: { Location: '/en/faq/renamed/' },
      body: Buffer.alloc(0),
    });
  });

  test('to the lookup’s query in JSON needs no page', async () => {
    const [path, data] = dataAt().find(([one]) => one === '/api/v1/lookup?answers') ?? ['', {}];
    const { headers, body } = await answer(path, data);
    expect(headers).toMatchObject({ 'Cache-Control': 'no-store' });
    expect(JSON.parse(body.toString())).toMatchObject({ locale: 'pl', problems: {}, material: {} });
  });
});
