import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { partName } from '../../src/publish/snapshot.ts';
import { dayOf } from './day.ts';
import { ENGINES, type Engine, type EngineOptions, type RunningEngine, startEngine } from './engines.ts';
import { temporaryFolder } from './folder.ts';
import { until } from './front.ts';
import { documentPart, pagePart } from './lookup.ts';
import { startBackstage } from './servers.ts';
import { COMPRESSIBLE, openSnapshot, planOf, type TestPage, type TestSnapshot } from './snapshot.ts';

const TODAY = dayOf('2021-03-17');
const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const OF_PAGES = {
  'Content-Type': HTML,
  'Cache-Control': 'public, max-age=0, must-revalidate',
  'Content-Security-Policy': "default-src 'self'",
  'X-Content-Type-Options': 'nosniff',
};
const PINNED = '<html lang="pl"><body><main><div class="pinned" data-pinned></div>today</main></body></html>';

function page(text: string, rest: Partial<TestPage> = {}): TestPage {
  return { text, ...rest, headers: { ...OF_PAGES, ...rest.headers } };
}

/** A small site that has one of everything that a front tells apart. */
export const ENGINE_SITE: Readonly<Record<string, TestPage>> = {
  '/': page(COMPRESSIBLE),
  '/en/': page(`${COMPRESSIBLE}in English`),
  '/short/': page('too short to be worth compressing'),
  '/large/': page(`<html><body><main>${'a long page, '.repeat(20_000)}</main></body></html>`),
  '/probe/': page('the probe'),
  '/faq/': page('all questions', { query: ['q', 'panel'] }),
  '/faq/x/': page(PINNED, { query: ['panel', 'v'] }),
  '/faq/x/versions.json': page(
    JSON.stringify({
      versions: [{ from: 1, html: '<p>as it read</p>' }],
      older: false,
      absent: '<p>absent</p>',
      unknown: '<p>unknown</p>',
    }),
    { headers: { 'Content-Type': JSON_TYPE } },
  ),
  '/f/abcd2345/': page('', { status: 301, headers: { Location: '/faq/x/' } }),
  '/features/ż/': page('an address that is encoded'),
  '/gone/': page('last words', { status: 410 }),
  '/old/': page('', { status: 301, headers: { Location: '/faq/' } }),
  '/subscribe/': page('<html><main>the form as published</main></html>', { query: ['panel'] }),
  '/badge/a.svg': page(`<svg>${'x'.repeat(900)}</svg>`, { headers: { 'Content-Type': 'image/svg+xml' } }),
  '/picture.webp': page('\x00\x01a picture', { headers: { 'Content-Type': 'image/webp' } }),
  '/empty.txt': page('', { headers: { 'Content-Type': 'text/plain' } }),
  '/lookup/': page('the form'),
  '/en/lookup/': page('the form in English'),
  [partName('/lookup/')]: page(JSON.stringify(pagePart('pl', TODAY)), { part: 'lookup-page' }),
  [partName('/en/lookup/')]: page(JSON.stringify(pagePart('en', TODAY)), { part: 'lookup-page' }),
  [partName('/api/v1/lookup')]: page(JSON.stringify(documentPart('pl', TODAY)), {
    part: 'lookup-document',
    headers: { 'Content-Type': JSON_TYPE },
  }),
  [partName('/api/v1/lookup', 'en')]: page(JSON.stringify(documentPart('en', TODAY)), {
    part: 'lookup-document',
    headers: { 'Content-Type': JSON_TYPE },
  }),
  '/api/v1/status.json': page(JSON.stringify({ panels: 'x'.repeat(2000) }), {
    headers: { 'Content-Type': JSON_TYPE, 'Access-Control-Allow-Origin': '*' },
  }),
  '/404/': page('nothing here', { status: 404 }),
  '/api/404': page('{"code":"not.found"}', {
    status: 404,
    headers: { 'Content-Type': 'application/problem+json' },
  }),
};

const LIVE = [
  { path: '/staff/', methods: ['GET', 'HEAD', 'POST'] },
  { path: '/subscribe/', methods: ['GET', 'HEAD', 'POST'] },
  { path: '/api/v1/availability/', methods: ['PUT', 'DELETE'] },
  { path: '/api/v1/search', methods: ['GET', 'HEAD'] },
];

/** The plan of that site, as backstage would publish it. */
export function engineSitePlan(revision = 7) {
  return planOf(ENGINE_SITE, { revision, live: LIVE });
}

/** What stands in for backstage: it says what it was asked, and a few things that only it may say. */
export async function answerAsBackstage(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await request.toArray()).join('');
  const { url = '', method = '' } = request;
  if (url.endsWith('/cookies')) {
    response.writeHead(303, { Location: '/staff/', 'Set-Cookie': ['a=1; HttpOnly', 'b=2; HttpOnly'] }).end();
  } else if (url.endsWith('/nothing')) {
    response.writeHead(204).end();
  } else if (url.endsWith('/known')) {
    response.writeHead(304, { ETag: '"known"' }).end();
  } else if (url.endsWith('/broken')) {
    response.destroy();
  } else if (url.endsWith('/error')) {
    response.writeHead(500, { 'Content-Type': HTML }).end('backstage could not');
  } else if (url.endsWith('/large')) {
    response.writeHead(200, { 'Content-Type': HTML }).end('y'.repeat(300_000));
  } else if (url.endsWith('/pieces')) {
    response.writeHead(200, { 'Content-Type': HTML });
    response.write('one ');
    setTimeout(() => response.end('two'), 20);
  } else if (url.endsWith('/events')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: first\n\n');
    const more = setInterval(() => response.write('data: more\n\n'), 50);
    response.on('close', () => clearInterval(more));
  } else {
    const told = Object.entries(request.headers)
      .filter(([name]) => !/^(connection|accept-encoding)$/.test(name))
      .map(([name, value]) => `${name}=${value}`)
      .sort();
    response.writeHead(200, { 'Content-Type': HTML, 'Cache-Control': 'no-store' });
    response.end([`${method} ${url} [${body}]`, ...told].join('\n'));
  }
}

export interface Engines {
  readonly snapshot: TestSnapshot;
  readonly node: RunningEngine;
  readonly bun: RunningEngine;
  /** Takes backstage away. */
  close(): void;
}

/** Both engines over one snapshot and before one backstage. */
export async function startEngines(options: Partial<EngineOptions> = {}): Promise<Engines> {
  const folder = join(temporaryFolder(), 'snapshot');
  const snapshot = openSnapshot(folder);
  await snapshot.publish(engineSitePlan());
  const { socket, close } = await startBackstage((request, response) => {
    answerAsBackstage(request, response).catch(() => response.destroy());
  });
  const [node, bun] = await Promise.all(
    ENGINES.map((engine) => startServing(engine, snapshot, { snapshot: folder, socket, ...options })),
  );
  if (!node || !bun) throw new Error('there are two engines');
  return { snapshot, node, bun, close };
}

/** A front of one engine, once it serves what is published. */
export async function startServing(
  engine: Engine,
  snapshot: TestSnapshot,
  options: EngineOptions,
): Promise<RunningEngine> {
  const running = await startEngine(engine, options);
  await servesNow(running, snapshot);
  return running;
}

/** Resolves once an engine serves what was published last. */
export async function servesNow(engine: RunningEngine, { writer }: TestSnapshot): Promise<void> {
  await until(() => engine.serving() === writer.reader.currentId(), 60_000, 'the generation');
}
