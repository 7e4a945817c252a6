import { existsSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { freePort, listen } from '../support/port.ts';
import { askRaw, lackingHeaders, type RawAnswer } from '../support/raw.ts';
import { noNginx, type RunningNginx, startShippedNginx } from './nginx.ts';
import { childPids } from './processes.ts';
import { expect, SOON, startSite, test } from './site.ts';

test.skip(noNginx !== null, noNginx ?? '');

/** Spellings that nginx reads as another address than the one that is asked for. */
const ODD = [
  '/panel//b/',
  '//panel/b/',
  '/x/../features/',
  '/./features/',
  '/x/%2e%2e/features/',
  '/%70anel/b/',
  '/panel/b/%3Fuses=shop',
  '/features%2f',
  '/faq/%2e/',
  '/staff/../panel/b/',
] as const;

function ask(nginx: RunningNginx, target: string, method = 'GET', ...lines: string[]): Promise<RawAnswer> {
  const port = Number(new URL(nginx.url).port);
  return askRaw(port, `${method} ${target} HTTP/1.1`, 'Host: x', ...lines, 'Connection: close');
}

test('odd spellings poison no page, neither while the front is there nor when it is gone', async ({
  folder,
}) => {
  const exported = join(folder, 'export');
  const { site, stop } = await startSite({ env: { EXPORT_DIR: exported } });
  await expect.poll(() => existsSync(join(exported, '.latarnia/manifest.sig')), SOON).toBe(true);
  const nginx = await startShippedNginx(folder, { front: new URL(site.url).host, exported });
  const pages = ['/', '/panel/b/', '/features/', '/faq/'];
  const whole = new Map<string, string>();
  for (const path of pages) whole.set(path, (await askRaw(portOf(site.url), `GET ${path} HTTP/1.0`)).body);
  // Bun's server resolves dot segments before anybody sees them, as browsers do: it gives the page that is meant, and no other.
  const expectOdd = ({ status, body }: RawAnswer, target: string, refusals: readonly number[]) => {
    const isMeant = process.env.FRONT_ENGINE === 'bun' && status === 200;
    if (isMeant) expect(body, target).toBe(whole.get(new URL(`http://x${target}`).pathname));
    else expect(refusals, target).toContain(status);
  };
  for (const target of ODD) {
    const answer = await ask(nginx, target);
    expectOdd(answer, target, [301, 400]);
    expect(lackingHeaders(answer), target).toEqual([]);
  }
  // Neither does a query that no page knows, nor a redirect that carries one.
  await ask(nginx, '/?utm=x');
  await ask(nginx, '/features?evil=1');
  expect((await ask(nginx, '/features')).headers.get('location')).toBe('/features/');
  for (const path of pages) expect((await ask(nginx, path)).body, path).toBe(whole.get(path));
  expect((await ask(nginx, '/panel/b/?uses=shop')).body).not.toBe(whole.get('/panel/b/'));

  for (const pid of [site.pid, ...childPids(site, 'front'), ...childPids(site, 'backstage')]) {
    process.kill(pid, 'SIGKILL');
  }
  await expect.poll(async () => (await ask(nginx, '/healthz')).status, SOON).toBe(503);
  for (const target of ODD) expectOdd(await ask(nginx, target), target, [400, 503]);
  for (const path of pages) expect((await ask(nginx, path)).body, path).toBe(whole.get(path));
  expect(JSON.parse((await ask(nginx, '/api/v1/status.json')).body)).toHaveProperty('revision');
  for (const [method, target] of [
    ['GET', '/healthz'],
    ['GET', '/readyz'],
    ['GET', '/api/v1/lookup?created=2019'],
    ['PUT', '/api/v1/availability/price-sync/b'],
    ['POST', '/api/v1/confirmations'],
    ['POST', '/api/v1/status.json'],
  ] as const) {
    const answer = await ask(nginx, target, method, 'Content-Length: 0');
    expect(answer.status, target).toBe(503);
    expect(answer.headers.get('content-type'), target).toBe('application/problem+json');
    expect(JSON.parse(answer.body), target).toMatchObject({ status: 503, code: 'backstage.gone' });
    expect(lackingHeaders(answer), target).toEqual([]);
  }
  expect((await ask(nginx, '/staff/sign-in/')).status).toBe(503);
  await nginx.stop();
  await stop();
});

test('who asks is what nginx saw, by whatever way a request comes; what is passed on is what was kept apart', async ({
  folder,
}) => {
  const asked: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];
  const front = createServer(({ url = '', headers }, response) => {
    asked.push({ url, headers });
    response.end(url);
  });
  const port = await listen(front);
  // Without an export: nginx starts all the same.
  const nginx = await startShippedNginx(folder, {
    front: `127.0.0.1:${port}`,
    exported: join(folder, 'none'),
  });
  asked.length = 0;
  const targets = [
    '/',
    '/faq/?q=1',
    '/lookup/?q=1',
    '/api/v1/lookup?q=1',
    '/staff/sign-in/?next=1',
    '/readyz',
  ];
  for (const target of [...targets, ...ODD, '/staff/a%2fb/..%2f..%2f/sign-in/']) {
    for (const method of ['GET', 'POST', 'PUT']) {
      const forged = ['X-Forwarded-For: 198.51.100.1', 'Content-Length: 0'];
      const answer = await ask(nginx, target, method, ...forged);
      expect(answer.body, `${method} ${target}`).toBe(target);
    }
  }
  for (const { url, headers } of asked) expect(headers['x-forwarded-for'], url).toBe('127.0.0.1');
  expect((await ask(nginx, 'http://status.example/faq/?q=1')).body).toBe('/faq/?q=1');
  expect((await ask(nginx, '/?unknown=1')).body).toBe('/');

  await new Promise((resolve) => {
    front.close(resolve);
    front.closeAllConnections();
  });
  // Kept apart by what was asked for, and served as it was; what was never asked for has no export to come from.
  expect((await ask(nginx, '/')).body).toBe('/');
  expect((await ask(nginx, '/history/')).status).toBe(503);
  await nginx.stop();
});

test('what nginx refuses by itself carries the headers that everything carries', async ({ folder }) => {
  const front = `127.0.0.1:${await freePort()}`;
  const nginx = await startShippedNginx(folder, { front, exported: join(folder, 'none') });
  for (const [target, status] of [
    ['/%00', 400],
    ['/metrics', 404],
    [`/${'a'.repeat(20_000)}`, 414],
    ['/', 503],
    ['/nothing/', 503],
  ] as const) {
    const answer = await ask(nginx, target);
    expect(answer.status, target.slice(0, 20)).toBe(status);
    expect(lackingHeaders(answer), target.slice(0, 20)).toEqual([]);
  }
  await nginx.stop();
});

function portOf(url: string): number {
  return Number(new URL(url).port);
}
