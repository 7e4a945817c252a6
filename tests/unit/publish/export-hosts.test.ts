import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportSite } from '../../../src/publish/export.ts';
import { signingKey } from '../../../src/publish/signature.ts';
import type { Manifest, SnapshotEntry } from '../../../src/publish/snapshot.ts';
import { dividePolicy } from '../../../src/publish/static-policy.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openSnapshot, planOf, type TestPage } from '../../support/snapshot.ts';
import { cloudflare, filesAlone, netlify } from '../../support/static-hosts.ts';

const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Latarnia-Revision',
};
const FRAMED = "default-src 'none'; img-src 'self'; frame-ancestors *";
const ANYWHERE = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

const html = (text: string, policy: string): TestPage => ({
  text: `<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>${text}</title></head></html>`,
  headers: { 'Content-Security-Policy': policy, 'Referrer-Policy': 'strict-origin-when-cross-origin' },
});
const file = (type: string, headers: Record<string, string> = {}): TestPage => ({
  text: type,
  headers: { 'Content-Type': type, ...headers },
});

/** A site with hundreds of addresses of every kind there is: what it says does not matter. */
function largeSite(): Record<string, TestPage> {
  const panels = ['a', 'b', 'c', 'd', 'e', 'f'];
  const features = Array.from({ length: 30 }, (_, index) => `feature-${index}`);
  const site: Record<string, TestPage> = {
    '/404/': { text: 'nie ma', status: 404, headers: { 'Cache-Control': 'no-store' } },
    '/en/404/': { text: 'nothing', status: 404, headers: { 'Cache-Control': 'no-store' } },
    '/api/404': { ...file('application/problem+json', OPEN), status: 404 },
    '/panel/old/': { text: '', status: 301, headers: { Location: '/panel/a/' } },
    '/en/panel/old/': { text: '', status: 301, headers: { Location: '/en/panel/a/' } },
    '/faq/gone/': { ...html('last words', "default-src 'self'; frame-ancestors 'none'"), status: 410 },
    '/faq/gone/feed.atom': { ...file('text/plain; charset=utf-8', OPEN), status: 410 },
    '/panel/old/feed.atom': {
      ...file('text/plain', { ...OPEN, Location: '/panel/a/feed.atom' }),
      status: 301,
    },
    '/embed.js': file('text/javascript; charset=utf-8', ANYWHERE),
    '/sw.js': file('text/javascript; charset=utf-8', { 'Content-Security-Policy': "connect-src 'self'" }),
    '/site.webmanifest': file('application/manifest+json'),
    '/robots.txt': file('text/plain; charset=utf-8'),
    '/sitemap.xml': file('application/xml; charset=utf-8'),
    '/log/checkpoint': file('text/plain; charset=utf-8', OPEN),
    '/.well-known/security.txt': file('text/plain; charset=utf-8'),
    '/_astro/page.1a2b.css': file('text/css; charset=utf-8', {
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
    '/_astro/font.3c4d.woff2': file('font/woff2', { 'Cache-Control': 'public, max-age=31536000, immutable' }),
  };
  for (let tile = 0; tile < 40; tile += 1) {
    site[`/log/tile/0/${String(tile).padStart(3, '0')}`] = file('application/octet-stream', OPEN);
  }
  for (const name of ['summary', 'status', 'components', 'incidents', 'incidents/unresolved']) {
    site[`/api/v2/${name}.json`] = file('application/json; charset=utf-8', OPEN);
  }
  for (const lang of ['', '/en']) {
    const places = [
      '',
      ...panels.map((one) => `/panel/${one}`),
      ...features.map((one) => `/features/${one}`),
    ];
    for (const place of places) {
      site[`${lang}${place}/`] = html(
        place,
        `default-src 'self'; style-src 'sha256-${lang}${place}='; frame-ancestors 'none'`,
      );
      site[`${lang}${place}/feed.atom`] = file('application/atom+xml; charset=utf-8', OPEN);
      site[`${lang}${place}/feed.rss`] = file('application/rss+xml; charset=utf-8', OPEN);
      site[`${lang}${place}/feed.json`] = file('application/feed+json; charset=utf-8', OPEN);
      site[`${lang}${place}/calendar.ics`] = file('text/calendar; charset=utf-8', OPEN);
      if (place.startsWith('/panel')) site[`${lang}${place}/share.png`] = file('image/png', ANYWHERE);
    }
    for (const panel of panels) {
      site[`${lang}/embed/${panel}/`] = html(`embed ${panel}`, FRAMED);
      site[`${lang}/badge/${panel}.svg`] = file('image/svg+xml', ANYWHERE);
      for (const feature of features)
        site[`${lang}/badge/${panel}/${feature}.svg`] = file('image/svg+xml', ANYWHERE);
    }
    site[`/api/v1${lang}/faq.json`] = file('application/json; charset=utf-8', OPEN);
  }
  return site;
}

/** Written once: nothing here changes it. */
let large: Awaited<ReturnType<typeof exportOnce>>;
let root = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'latarnia-hosts-'));
  large = await exportOnce(root, largeSite());
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function exportOnce(into: string, ...generations: Record<string, TestPage>[]) {
  const { writer, publish } = openSnapshot(join(into, 'snapshot'));
  const folder = join(into, 'export');
  const key = signingKey(join(into, 'key.pem'));
  let revision = 0;
  for (const pages of generations.slice(0, -1)) {
    revision += 1;
    await publish(planOf(pages, { revision, siteUrl: 'https://status.example' }));
  }
  const last = planOf(generations.at(-1) ?? {}, {
    revision: revision + 1,
    siteUrl: 'https://status.example',
  });
  const { manifest } = await publish(last);
  const { limits } = await exportSite(manifest, writer.reader, folder, key);
  return { manifest, folder, limits };
}

/** What an address carries as the front answers it, names in small letters. */
function served(manifest: Manifest, { headers }: SnapshotEntry): Map<string, string> {
  return new Map([
    ...headers.map(([name, value]): [string, string] => [name.toLowerCase(), value]),
    ['latarnia-revision', String(manifest.revision)],
  ]);
}

/** What an address carries there, a policy in two halves put together. */
function carried(
  folder: string,
  headers: ReadonlyMap<string, string>,
  file: string | null,
): Map<string, string> {
  const all = new Map(headers);
  if (!file?.endsWith('.html')) return all;
  const text = readFileSync(join(folder, file), 'utf8');
  const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text)?.[1] ?? '';
  const header = all.get('content-security-policy');
  all.set('content-security-policy', [meta, header].filter((one) => one).join('; '));
  return all;
}

/** Every type is known by what stands before its charset. */
function comparable(headers: ReadonlyMap<string, string>, ...left: string[]): Record<string, string> {
  const all = [...headers].filter(([name]) => !left.includes(name));
  return Object.fromEntries(
    all
      .map(([name, value]): [string, string] => {
        if (name === 'content-type') return [name, value.replace(/;.*/, '')];
        if (name !== 'content-security-policy') return [name, value];
        const { meta, header } = dividePolicy(value);
        return [name, [meta, header].filter((one) => one).join('; ')];
      })
      .sort(([x], [y]) => (x < y ? -1 : 1)),
  );
}

/** Of what is gone, pages have last words; a feed has none. */
const answered = (manifest: Manifest) =>
  Object.entries(manifest.entries).filter(
    ([path, { status }]) => status === 200 || (status === 410 && path.endsWith('/')),
  );

describe('an export of hundreds of addresses', () => {
  test('needs few rules, and no host refuses a line of it', async () => {
    const { manifest, folder, limits } = large;
    expect(answered(manifest).length).toBeGreaterThan(700);
    const hosts = [cloudflare(folder), await netlify(folder)];
    for (const { refused } of hosts) expect(refused).toEqual([]);
    expect(cloudflare(folder).rules).toBeLessThan(30);
    expect(limits).toEqual([]);
  });

  test('carries at Cloudflare what the front answers with, at every address', async () => {
    const { manifest, folder } = large;
    const host = cloudflare(folder);
    for (const [path, entry] of answered(manifest)) {
      const { status, headers, file } = host.answer(path);
      expect.soft(status, path).toBe(200);
      expect
        .soft(comparable(carried(folder, headers, file)), path)
        .toEqual(comparable(served(manifest, entry)));
    }
  });

  test('and at Netlify, where nothing is detached but for caches between', async () => {
    const { manifest, folder } = large;
    const host = await netlify(folder);
    for (const [path, entry] of answered(manifest)) {
      const { headers, file } = host.answer(path);
      const left = path.startsWith('/_astro/') ? ['cdn-cache-control'] : [];
      // A page says where it came from; other files carry it there as well.
      if (!file?.endsWith('.html')) left.push('referrer-policy');
      expect
        .soft(comparable(carried(folder, headers, file), ...left), path)
        .toEqual(comparable(served(manifest, entry), ...left));
    }
  });

  test('may be framed where the site itself may, and nowhere else', async () => {
    const { folder } = large;
    for (const host of [cloudflare(folder), await netlify(folder)]) {
      const policyOf = (path: string) => host.answer(path).headers.get('content-security-policy');
      expect(policyOf('/panel/a/')).toBe("frame-ancestors 'none'");
      expect(policyOf('/embed/a/')).toBe('frame-ancestors *');
      expect(policyOf('/nowhere/')).toBe("frame-ancestors 'none'");
    }
  });

  test('leads on from former addresses, by the host or by a page', async () => {
    const { folder } = large;
    expect(cloudflare(folder).answer('/panel/old/')).toMatchObject({ status: 301 });
    for (const host of [await netlify(folder), filesAlone(folder)]) {
      const { file } = host.answer('/en/panel/old/');
      const page = readFileSync(join(folder, file ?? ''), 'utf8');
      expect(page).toContain('<meta http-equiv="refresh" content="0; url=/en/panel/a/">');
      expect(page).toContain('<html lang="en">');
    }
  });

  test('answers what is not there with the page for it, in the language asked where the host looks for it', async () => {
    const { folder } = large;
    expect(cloudflare(folder).answer('/en/nowhere/x/')).toMatchObject({ status: 404, file: 'en/404.html' });
    expect(cloudflare(folder).answer('/nowhere')).toMatchObject({ status: 404, file: '404.html' });
    for (const host of [await netlify(folder), filesAlone(folder)]) {
      expect(host.answer('/en/nowhere/')).toMatchObject({ status: 404, file: '404.html' });
    }
  });

  test('has no feed of what is gone, and one that moved leads on where a host knows how', async () => {
    const { folder } = large;
    expect(existsSync(join(folder, 'faq/gone/feed.atom'))).toBe(false);
    expect(cloudflare(folder).answer('/faq/gone/feed.atom').status).toBe(404);
    expect(cloudflare(folder).answer('/panel/old/feed.atom')).toMatchObject({ status: 301 });
    expect((await netlify(folder)).answer('/panel/old/feed.atom')).toMatchObject({ status: 301 });
  });

  test('has a policy in each page where a host sends no headers at all', async () => {
    const { manifest, folder } = large;
    for (const [path, { headers }] of answered(manifest)) {
      const { file } = filesAlone(folder).answer(path);
      if (!file?.endsWith('.html')) continue;
      const policy = new Map(headers).get('Content-Security-Policy') ?? '';
      expect(readFileSync(join(folder, file), 'utf8'), path).toContain(
        `content="${dividePolicy(policy).meta}"`,
      );
    }
    expect(existsSync(join(folder, '.nojekyll'))).toBe(true);
  });

  test('a page that stays behind says so, there as well', async () => {
    const site = largeSite();
    const broken = { ...site, '/panel/a/': { ...html('new', "default-src 'self'"), isBroken: true } };
    const { folder } = await exportOnce(temporaryFolder(), site, broken);
    const revisionAt = (path: string) => cloudflare(folder).answer(path).headers.get('latarnia-revision');
    expect([revisionAt('/panel/a/'), revisionAt('/panel/b/')]).toEqual(['1', '2']);
  });

  test('where more stay behind than there may be rules, none says which revision it is of', async () => {
    const made = (text: string, isBroken: (index: number) => boolean) =>
      Object.fromEntries(
        Array.from({ length: 250 }, (_, index) => [
          `/faq/${index}/`,
          { ...html(text, "default-src 'self'"), isBroken: isBroken(index) },
        ]),
      );
    const { folder, limits } = await exportOnce(
      temporaryFolder(),
      made('one', () => false),
      // No glob tells them from the others.
      made('two', (index) => index % 2 === 0 && index < 220),
    );
    expect(limits).toEqual([]);
    expect(cloudflare(folder).refused).toEqual([]);
    expect(cloudflare(folder).answer('/faq/1/').headers.has('latarnia-revision')).toBe(false);
  });
});
