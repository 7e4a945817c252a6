import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishPlan } from '../../../src/publish/publisher.ts';
import type { Manifest } from '../../../src/publish/snapshot.ts';
import { SnapshotWriter } from '../../../src/publish/snapshot-writer.ts';
import { StateStore } from '../../../src/publish/state-store.ts';
import { temporaryFolder } from '../../support/log.ts';
import { planOf, type RenderCount, type TestPage } from '../../support/snapshot.ts';

const LONG = 'a page that is worth compressing '.repeat(40);

function openSnapshot(folder = temporaryFolder()) {
  const writer = new SnapshotWriter(folder);
  writer.forget();
  const states = new StateStore(folder, writer);
  const failed: string[] = [];
  return {
    folder,
    writer,
    failed,
    publish: (plan: ReturnType<typeof planOf>) =>
      publishPlan(plan, writer, states, (_, path) => failed.push(path)),
    text: (manifest: Manifest, path: string) => {
      const variant = manifest.entries[path]?.variants.find(({ encoding }) => encoding === 'identity');
      return variant && writer.reader.blob(variant).toString('utf8');
    },
  };
}

describe('a publication', () => {
  test('renders what its view changed and nothing else', async () => {
    const { publish } = openSnapshot();
    await publish(planOf({ '/': { text: 'home' }, '/a/': { text: 'a' }, '/b/': { text: 'b' } }));
    const count: RenderCount = new Map();

    const { rendered, manifest } = await publish(
      planOf(
        { '/': { text: 'home' }, '/a/': { text: 'other' }, '/b/': { text: 'b' } },
        { revision: 2, count },
      ),
    );

    expect([...count]).toEqual([['/a/', 1]]);
    expect(rendered).toEqual(['/a/']);
    expect(manifest.revision).toBe(2);
  });

  test('of a new build renders every page anew, and no file of the build whose bytes are the same', async () => {
    const { publish } = openSnapshot();
    const pages = { '/': { text: 'home' }, '/_astro/a.css': { text: 'css', asset: 'build-1' } };
    await publish(planOf(pages));
    const count: RenderCount = new Map();

    await publish(planOf(pages, { build: 'build-2', count }));

    expect([...count.keys()]).toEqual(['/']);
  });

  test('of nothing new swaps nothing', async () => {
    const { publish, folder } = openSnapshot();
    await publish(planOf({ '/': { text: 'home' } }));
    const before = readFileSync(join(folder, 'current'), 'utf8');
    await publish(planOf({ '/': { text: 'home' } }));
    expect(readFileSync(join(folder, 'current'), 'utf8')).toBe(before);
  });

  test('keeps a fingerprinted file of earlier builds, and drops it after five', async () => {
    const { publish } = openSnapshot();
    const build = (name: string) =>
      publish(
        planOf(
          { '/': { text: name }, [`/_astro/${name}.css`]: { text: `css of ${name}`, asset: name } },
          { build: name },
        ),
      );
    await build('one');
    const { manifest } = await build('two');
    expect(Object.keys(manifest.entries)).toContain('/_astro/one.css');
    for (const name of ['three', 'four', 'five']) await build(name);
    const last = await build('six');
    expect(Object.keys(last.manifest.entries)).toEqual(
      expect.arrayContaining(['/_astro/two.css', '/_astro/six.css']),
    );
    expect(Object.keys(last.manifest.entries)).not.toContain('/_astro/one.css');
  });

  test('with a page that breaks keeps its last good bytes, says so, and tries it again', async () => {
    const { publish, text, failed } = openSnapshot();
    await publish(planOf({ '/': { text: 'good' }, '/a/': { text: 'a' } }));

    const broken = await publish(planOf({ '/': { text: 'new', isBroken: true }, '/a/': { text: 'new a' } }));

    expect(text(broken.manifest, '/')).toBe('good');
    expect(text(broken.manifest, '/a/')).toBe('new a');
    expect(broken.manifest.failing).toEqual({ '/': '/ is broken' });
    expect(failed).toEqual(['/']);
    const mended = await publish(planOf({ '/': { text: 'new' }, '/a/': { text: 'new a' } }));
    expect(text(mended.manifest, '/')).toBe('new');
    expect(mended.manifest.failing).toEqual({});
  });

  test('a page that answers 500 counts as broken', async () => {
    const { publish, text } = openSnapshot();
    await publish(planOf({ '/': { text: 'good' } }));
    const { manifest } = await publish(planOf({ '/': { text: 'Internal server error', status: 500 } }));
    expect(text(manifest, '/')).toBe('good');
  });

  test('whose files cannot be written swaps nothing and is an error', async () => {
    const { publish, folder, writer } = openSnapshot();
    await publish(planOf({ '/': { text: 'home' } }));
    const before = writer.reader.currentId();
    rmSync(join(folder, 'blobs'), { recursive: true });
    await expect(publish(planOf({ '/': { text: 'other' } }))).rejects.toThrow(/ENOENT/);
    expect(writer.reader.currentId()).toBe(before);
    writer.forget();
    const { manifest } = await publish(planOf({ '/': { text: 'other' } }));
    expect(writer.reader.currentId()).toBe(manifest.id);
  });

  test('leaves no half-written file behind', async () => {
    const { publish, folder } = openSnapshot();
    await publish(planOf({ '/': { text: LONG }, '/a/': { text: `${LONG}!` } }));
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual(
      [],
    );
  });
});

describe('variants', () => {
  test('hold the same page in each encoding, each with an ETag of its own', async () => {
    const { publish, writer } = openSnapshot();
    const { manifest } = await publish(planOf({ '/': { text: LONG }, '/short/': { text: 'short' } }));
    const variants = manifest.entries['/']?.variants ?? [];
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };
    expect(variants.map(({ encoding }) => encoding)).toEqual(['br', 'gzip', 'identity']);
    for (const variant of variants) {
      expect(decode[variant.encoding](writer.reader.blob(variant)).toString('utf8')).toBe(LONG);
    }
    expect(new Set(variants.map(({ etag }) => etag)).size).toBe(3);
    expect(manifest.entries['/short/']?.variants.map(({ encoding }) => encoding)).toEqual(['identity']);
  });
});

describe('law', () => {
  const page = fc.record({ text: fc.constantFrom('x', 'y', LONG), status: fc.constantFrom(200, 404, 410) });
  const site = fc.dictionary(fc.constantFrom('/', '/a/', '/b/', '/c/'), page, { noNullPrototype: true });

  test('publishing change after change gives what publishing the last state from nothing gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(site, { minLength: 1, maxLength: 5 }), async (sites) => {
        const step = openSnapshot();
        let incremental: Manifest | null = null;
        for (const [index, pages] of sites.entries()) {
          incremental = (await step.publish(planOf(pages, { revision: index }))).manifest;
        }
        const last: Record<string, TestPage> = sites.at(-1) ?? {};
        const { manifest } = await openSnapshot().publish(planOf(last, { revision: sites.length - 1 }));
        expect(incremental?.entries).toEqual(manifest.entries);
      }),
      { numRuns: 25 },
    );
  });
});

describe('garbage', () => {
  test('of generations that nobody is served any more goes, what is shared stays', async () => {
    const { publish, writer, folder } = openSnapshot();
    for (let revision = 1; revision <= 8; revision += 1) {
      await publish(planOf({ '/': { text: `${LONG}${revision}` }, '/a/': { text: 'stays' } }, { revision }));
    }
    const blobs = () => readdirSync(join(folder, 'blobs'));
    const before = blobs().length;
    // Files are left alone while they are young: make them old.
    const { utimesSync } = await import('node:fs');
    for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (name.isFile()) utimesSync(join(name.parentPath, name.name), 0, 0);
    }
    await writer.collectGarbage(new Set());
    expect(blobs().length).toBeLessThan(before);
    expect(readdirSync(join(folder, 'generations')).length).toBe(5);
    for (const { variants } of Object.values(writer.reader.current()?.entries ?? {})) {
      for (const variant of variants) expect(writer.reader.hasBlob(variant)).toBe(true);
    }
  });
});
