import {
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Generation } from '../../../src/front/generation.ts';
import { ENCODINGS } from '../../../src/http/encodings.ts';
import type { Plan } from '../../../src/publish/planned.ts';
import type { Manifest } from '../../../src/publish/snapshot.ts';
import { blobFiles, SnapshotReader } from '../../../src/publish/snapshot-reader.ts';
import { SnapshotWriter } from '../../../src/publish/snapshot-writer.ts';
import {
  COMPRESSIBLE,
  openSnapshot,
  planOf,
  type RenderCount,
  type TestPage,
} from '../../support/snapshot.ts';
import { tried } from '../../support/tried.ts';

const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };

/** Pages that stay as they are, so that a change is a small part of the site. */
const STEADY: Readonly<Record<string, TestPage>> = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`/steady/${index}/`, { text: `steady ${index}` }]),
);

/** The same on a machine on which each page takes 701 ms. */
function slowly(plan: Plan): Plan {
  const entries = [...plan.entries].map((entry) =>
    'render' in entry
      ? {
          ...entry,
          render: () => {
            vi.advanceTimersByTime(701);
            return entry.render();
          },
        }
      : entry,
  );
  return { ...plan, entries };
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

  test('says of a page that stays behind up to which revision it is current, until it is so again', async () => {
    const { publish, writer } = openSnapshot();
    const behind = (manifest: Manifest) => {
      const revisionOf = (path: string) => {
        const entry = manifest.entries[path];
        const answer = entry && new Generation(manifest, writer.reader, null).answer(entry, ['identity']);
        const at = answer?.headers.indexOf('Latarnia-Revision') ?? -1;
        return answer?.headers[at + 1];
      };
      return [revisionOf('/'), revisionOf('/a/')];
    };
    const broken = { '/': { text: 'new', isBroken: true }, '/a/': { text: 'a' } };
    const good = { '/': { text: 'good' }, '/a/': { text: 'a' } };
    expect(behind((await publish(planOf(good, { revision: 7 }))).manifest)).toEqual(['7', '7']);
    expect(behind((await publish(planOf(broken, { revision: 8 }))).manifest)).toEqual(['7', '8']);
    expect(behind((await publish(planOf(broken, { revision: 9 }))).manifest)).toEqual(['7', '9']);
    // What broke it was taken back: the bytes are those of before, and current.
    const undone = await publish(planOf(good, { revision: 10 }));
    expect(undone.rendered).toEqual([]);
    expect(behind(undone.manifest)).toEqual(['10', '10']);
    expect(behind((await publish(planOf(broken, { revision: 11 }))).manifest)).toEqual(['10', '11']);
    const mended = await publish(planOf({ ...good, '/': { text: 'new' } }, { revision: 12 }));
    expect(behind(mended.manifest)).toEqual(['12', '12']);
  });

  test('goes on naming what could not be made, while it waits', async () => {
    const { publish } = openSnapshot();
    await publish(planOf({ '/': { text: 'home' }, '/faq/': { text: 'faq' } }));
    const broken = { text: 'new faq', isBroken: true };
    await publish(planOf({ '/': { text: 'home' }, '/faq/': broken }, { revision: 2 }));
    const faq = { ...broken, waits: true };
    const { manifest } = await publish(planOf({ '/': { text: 'new' }, '/faq/': faq }, { revision: 3 }));
    expect(manifest.failing).toEqual({ '/faq/': '/faq/ is broken' });
    expect(manifest.entries['/faq/']).toMatchObject({ revision: 1, isComing: true });
  });

  test('leaves what waits as it was, at its revision, until the next, also where that says the same', async () => {
    const { publish, text } = openSnapshot();
    const [home, feed] = [{ text: 'home' }, { text: 'feed' }];
    const before = await publish(planOf({ '/': home, '/feed.atom': feed }, { revision: 7 }));
    const first = await publish(
      planOf({ '/': { text: 'new' }, '/feed.atom': { ...feed, waits: true } }, { revision: 8 }),
    );
    expect(first.waiting).toEqual(['/feed.atom']);
    expect(text(first.manifest, '/')).toBe('new');
    expect(first.manifest.entries['/feed.atom']).toEqual({
      ...before.manifest.entries['/feed.atom'],
      revision: 7,
      isComing: true,
    });
    const next = await publish(planOf({ '/': { text: 'new' }, '/feed.atom': feed }, { revision: 8 }));
    expect([next.waiting, next.rendered]).toEqual([[], []]);
    expect(next.manifest.id).not.toBe(first.manifest.id);
    expect(next.manifest.entries['/feed.atom']).toEqual(before.manifest.entries['/feed.atom']);
  });

  test('leaves nothing to the next where the first part takes long: readers would not wait for the rest', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { publish, text } = openSnapshot();
    const site = (said: string, waits: boolean) => ({
      '/': { text: `home, of which more is read: ${said}` },
      '/faq/': { text: said, isBroken: said === 'second', waits },
      '/feed.atom': { text: said, waits },
    });
    // What waits lies in a file of which so little is read then that it is left behind.
    await publish(planOf(site('first', false), { revision: 1, isAwaited: true }));
    await publish(planOf(site('second', false), { revision: 2, isAwaited: true }));
    const slow = planOf(site('third', true), { revision: 3, isAwaited: true });
    const { manifest, waiting, planned } = await publish(slowly(slow));
    expect([waiting, planned, manifest.failing]).toEqual([[], 3, {}]);
    expect(['/', '/faq/', '/feed.atom'].map((path) => text(manifest, path))).toEqual([
      'home, of which more is read: third',
      'third',
      'third',
    ]);
    expect(Object.values(manifest.entries).filter(({ isComing, revision }) => isComing || revision)).toEqual(
      [],
    );
  });

  test('of the rest of a change, and where more was made than is left, waits however long it takes', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { publish } = openSnapshot();
    const site = (said: string, waiting: readonly string[]) =>
      Object.fromEntries(
        ['/', '/faq/', '/feed.atom'].map((path) => [path, { text: said, waits: waiting.includes(path) }]),
      );
    await publish(planOf(site('first', []), { revision: 1 }));
    const bulk = await publish(slowly(planOf(site('second', ['/feed.atom']), { revision: 2 })));
    expect(bulk.waiting).toEqual(['/feed.atom']);
    // Something newer is there by now.
    const rest = await publish(slowly(planOf(site('third', ['/faq/', '/feed.atom']), { revision: 2 })));
    expect(rest.waiting).toEqual(['/faq/', '/feed.atom']);
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
    await publish(planOf({ '/': { text: COMPRESSIBLE }, '/a/': { text: `${COMPRESSIBLE}!` } }));
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual(
      [],
    );
  });
});

describe('variants', () => {
  test('hold the same page in each encoding, each with an ETag of its own', async () => {
    const { publish, writer } = openSnapshot();
    const { manifest } = await publish(planOf({ '/': { text: COMPRESSIBLE }, '/short/': { text: 'short' } }));
    const variants = manifest.entries['/']?.variants ?? [];
    expect(variants.map(({ encoding }) => encoding)).toEqual(['br', 'gzip', 'identity']);
    for (const variant of variants) {
      expect(decode[variant.encoding](writer.reader.bytes(variant)).toString('utf8')).toBe(COMPRESSIBLE);
    }
    expect(new Set(variants.map(({ etag }) => etag)).size).toBe(3);
    expect(manifest.entries['/short/']?.variants.map(({ encoding }) => encoding)).toEqual(['identity']);
  });

  test('have another ETag under another header, which a 304 does not repeat', async () => {
    const { publish } = openSnapshot();
    const tags = [];
    for (const policy of ["default-src 'self'", "default-src 'none'"]) {
      const page = { text: COMPRESSIBLE, headers: { 'Content-Security-Policy': policy } };
      const { manifest } = await publish(planOf({ '/': page }));
      tags.push(...(manifest.entries['/']?.variants.map(({ etag }) => etag) ?? []));
    }
    expect(tags).toHaveLength(6);
    expect(new Set(tags).size).toBe(6);
  });
});

test('a page whose file was cut short on disk is not served, and rendered again', async () => {
  const { publish, folder, writer } = openSnapshot();
  const plan = planOf({ ...STEADY, '/': { text: COMPRESSIBLE } }, { revision: 1 });
  const { manifest } = await publish(plan);
  const file = join(folder, 'blobs', manifest.entries['/']?.variants[0]?.blob ?? '');
  truncateSync(file, statSync(file).size - 1);
  const generation = new Generation(manifest, writer.reader, null);
  expect(() => generation.prime(Number.POSITIVE_INFINITY)).toThrow(/bytes instead of/);
  expect((await openSnapshot(folder).publish(plan)).rendered).toEqual(['/']);
});

describe('law', () => {
  const page = fc.record({
    text: fc.constantFrom('x', 'y', COMPRESSIBLE),
    status: fc.constantFrom(200, 404, 410),
  });
  const changing = fc.dictionary(fc.constantFrom('/', '/a/', '/b/', '/c/'), page, { noNullPrototype: true });
  const restarts = fc.boolean();

  test('publishing change after change, through restarts, gives what publishing the last state from nothing gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(changing, restarts), { minLength: 1, maxLength: 5 }),
        async (steps) => {
          let step = openSnapshot();
          let incremental: Manifest | null = null;
          for (const [index, [pages, restart]] of steps.entries()) {
            if (restart) step = openSnapshot(step.folder);
            incremental = (await step.publish(planOf({ ...STEADY, ...pages }, { revision: index }))).manifest;
          }
          const last: Record<string, TestPage> = { ...STEADY, ...steps.at(-1)?.[0] };
          const { manifest } = await openSnapshot().publish(planOf(last, { revision: steps.length - 1 }));
          expect(incremental?.entries).toEqual(manifest.entries);
          expect(new SnapshotReader(step.folder).current()).toEqual(incremental);
        },
      ),
      { numRuns: tried(8) },
    );
  });
});

describe('a manifest', () => {
  const home = (revision: number) => planOf({ ...STEADY, '/': { text: `home ${revision}` } }, { revision });

  test('says only what differs from a whole one while that is little', async () => {
    const { publish, folder } = openSnapshot();
    const first = await publish(home(1));
    const second = await publish(home(2));
    await publish(planOf(STEADY, { revision: 3 }));
    const stored = (id: string) =>
      JSON.parse(readFileSync(join(folder, 'generations', `${id}.json`), 'utf8'));
    expect(Object.keys(stored(first.manifest.id).entries)).toHaveLength(13);
    expect(stored(second.manifest.id)).toMatchObject({ format: 6, base: first.manifest.id, gone: [] });
    expect(Object.keys(stored(second.manifest.id).entries)).toEqual(['/']);
    expect(Object.keys(new SnapshotReader(folder).current()?.entries ?? {})).toHaveLength(12);
  });

  test('is whole again once much of the site is another', async () => {
    const { publish, folder } = openSnapshot();
    await publish(home(1));
    const { manifest } = await publish(
      planOf(Object.fromEntries(Object.keys(STEADY).map((path) => [path, { text: 'new' }])), { revision: 2 }),
    );
    expect(
      JSON.parse(readFileSync(join(folder, 'generations', `${manifest.id}.json`), 'utf8')),
    ).toMatchObject({ format: 5 });
  });

  test('of the first format, with a file for each encoding, is served and gone on from', async () => {
    const { publish, folder, writer } = openSnapshot();
    const plan = planOf({ ...STEADY, '/': { text: COMPRESSIBLE } }, { revision: 1 });
    const { manifest } = await publish(plan);
    const variants = Object.values(manifest.entries).flatMap((entry) => entry.variants);
    const files = variants.map((one) => [one.sha256, writer.reader.bytes(one)] as const);
    for (const { blob } of variants) rmSync(join(folder, 'blobs', blob), { force: true });
    for (const [name, bytes] of files) writeFileSync(join(folder, 'blobs', name), bytes);
    const entries = Object.entries(manifest.entries).map(([path, entry]) => [
      path,
      {
        ...entry,
        variants: entry.variants.map(({ sha256: blob, encoding, etag, length }) => ({
          encoding,
          blob,
          etag,
          length,
        })),
      },
    ]);
    const first = { ...manifest, format: 1, entries: Object.fromEntries(entries) };
    writeFileSync(join(folder, 'generations', `${manifest.id}.json`), JSON.stringify(first));
    const again = openSnapshot(folder);
    const generation = new Generation(again.writer.reader.manifest(manifest.id), again.writer.reader, null);
    const home = generation.entry('/');
    for (const encoding of ENCODINGS) {
      const answer = home && generation.answer(home, [encoding]);
      expect(answer?.body && decode[encoding](answer.body).toString('utf8')).toBe(COMPRESSIBLE);
    }
    expect((await again.publish({ ...plan, revision: 2 })).rendered).toEqual([]);
  });

  test('of the format in which no file held more than one answer is served and gone on from', async () => {
    const { publish, folder } = openSnapshot();
    const plan = planOf({ ...STEADY, '/': { text: COMPRESSIBLE } }, { revision: 1 });
    const { manifest } = await publish(plan);
    const file = join(folder, 'generations', `${manifest.id}.json`);
    writeFileSync(file, JSON.stringify({ ...manifest, format: 3 }));
    const again = openSnapshot(folder);
    expect(again.writer.reader.manifest(manifest.id)).toEqual(manifest);
    expect((await again.publish({ ...plan, revision: 2 })).rendered).toEqual([]);
  });

  test('whose whole one is lost cannot be read, and the next one is whole', async () => {
    const { publish, folder } = openSnapshot();
    const first = await publish(home(1));
    await publish(home(2));
    rmSync(join(folder, 'generations', `${first.manifest.id}.json`));
    expect(new SnapshotReader(folder).current()).toBeNull();
    await openSnapshot(folder).publish(home(3));
    expect(new SnapshotReader(folder).current()?.revision).toBe(3);
  });
});

describe('garbage', () => {
  async function publishEight() {
    const snapshot = openSnapshot();
    for (let revision = 1; revision <= 8; revision += 1) {
      await snapshot.publish(
        planOf({ ...STEADY, '/': { text: `${COMPRESSIBLE}${revision}` } }, { revision }),
      );
    }
    const names = (folder: string) => readdirSync(join(snapshot.folder, folder));
    const expectWhole = () => {
      const manifest = new SnapshotReader(snapshot.folder).current();
      expect(manifest?.revision).toBe(8);
      for (const { variants } of Object.values(manifest?.entries ?? {})) {
        for (const file of blobFiles(variants)) expect(snapshot.writer.reader.hasBlob(file)).toBe(true);
      }
    };
    return { ...snapshot, names, expectWhole };
  }

  /** Files are left alone while they are young. */
  function makeOld(folder: string): void {
    for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (name.isFile()) utimesSync(join(name.parentPath, name.name), 0, 0);
    }
  }

  test.each(['of the same process', 'after a restart'])(
    'of generations that nobody is served any more goes, what is shared stays (%s)',
    async (when) => {
      const { writer, folder, names, expectWhole } = await publishEight();
      const before = names('blobs').length;
      makeOld(folder);
      const cleaner = when === 'after a restart' ? new SnapshotWriter(folder) : writer;
      expect(await cleaner.collectGarbage(new Set())).toBe(true);
      expect(names('blobs').length).toBeLessThan(before);
      // The last five, and the whole one from which they say the difference.
      expect(names('generations')).toHaveLength(6);
      expectWhole();
    },
  );

  test('is left for later when there is something to publish', async () => {
    const { writer, folder, names } = await publishEight();
    const before = names('blobs').length;
    makeOld(folder);
    expect(await writer.collectGarbage(new Set(), () => false)).toBe(false);
    expect(names('blobs')).toHaveLength(before);
  });

  test('includes everything but what is served, young or old, when the past is to be forgotten', async () => {
    const { writer, folder, names, expectWhole } = await publishEight();
    await writer.forgetPast(new Set());
    expectWhole();
    // What a page says lies there as it is, too, in the same file as its other encodings.
    const text = names('blobs')
      .map((name) => readFileSync(join(folder, 'blobs', name), 'utf8'))
      .join('\n');
    expect(text).toContain(`${COMPRESSIBLE}8`);
    for (let revision = 1; revision < 8; revision += 1)
      expect(text).not.toContain(`${COMPRESSIBLE}${revision}`);
  });
});

describe('what is slow to make', () => {
  const picture = (text: string, later?: string): TestPage => ({
    text,
    isLater: true,
    ...(later === undefined ? {} : { later }),
  });

  test('is waited for by nobody: a generation tells that it lacks it, and a later one takes it', async () => {
    const { publish, text } = openSnapshot();
    const count: RenderCount = new Map();
    const first = await publish(planOf({ '/': { text: 'home' }, '/p.png': picture('one') }, { count }));
    expect(first.pending.map(({ path }) => path)).toEqual(['/p.png']);
    expect(first.manifest.entries['/p.png']).toBeUndefined();
    expect([...count.keys()]).toEqual(['/']);
    const later = await publish(planOf({ '/': { text: 'home' }, '/p.png': picture('one', 'drawn one') }));
    expect(later.pending).toEqual([]);
    expect(text(later.manifest, '/p.png')).toBe('drawn one');
    expect(later.manifest.entries['/p.png']).toMatchObject({ isRare: true });
    expect(later.manifest.entries['/p.png']).not.toHaveProperty('revision');
  });

  test('stays as it was drawn, at the revision up to which that was so, until it is drawn anew', async () => {
    const { publish, text } = openSnapshot();
    await publish(planOf({ '/p.png': picture('one', 'drawn one') }));
    await publish(planOf({ '/p.png': picture('one'), '/': { text: 'other' } }, { revision: 2 }));
    for (const revision of [3, 4]) {
      const { manifest, pending } = await publish(planOf({ '/p.png': picture('two') }, { revision }));
      expect(text(manifest, '/p.png')).toBe('drawn one');
      expect(manifest.entries['/p.png']?.revision).toBe(2);
      expect(pending).toHaveLength(1);
    }
    const { manifest } = await publish(planOf({ '/p.png': picture('two', 'drawn two') }, { revision: 4 }));
    expect(text(manifest, '/p.png')).toBe('drawn two');
    expect(manifest.entries['/p.png']).not.toHaveProperty('revision');
  });

  test('is not made anew for another build', async () => {
    const { publish } = openSnapshot();
    await publish(planOf({ '/p.png': picture('one', 'drawn one') }));
    const { pending } = await publish(planOf({ '/p.png': picture('one') }, { build: 'build-2' }));
    expect(pending).toEqual([]);
  });

  test('is gone at once when something was taken out of the log that may be in it', async () => {
    const { publish } = openSnapshot();
    await publish(planOf({ '/p.png': picture('a name', 'drawn') }));
    const { manifest } = await publish(planOf({ '/p.png': picture('none') }, { revision: 2, redacted: 2 }));
    expect(manifest.entries['/p.png']).toBeUndefined();
  });

  test('is not read by a front before somebody asks for it', async () => {
    const { publish, writer, folder } = openSnapshot();
    const { manifest } = await publish(
      planOf({ '/': { text: 'home' }, '/p.png': picture('one', 'drawn one') }),
    );
    const generation = new Generation(manifest, writer.reader, null);
    expect(generation.prime(1000)).toBe(true);
    rmSync(join(folder, 'blobs'), { recursive: true });
    const answerOf = (path: string) => generation.answer(generation.entry(path) ?? missing(path), ENCODINGS);
    expect(answerOf('/')?.body).not.toBeNull();
    expect(() => answerOf('/p.png')).toThrow();
  });
});

function missing(path: string): never {
  throw new Error(`nothing at ${path}`);
}
