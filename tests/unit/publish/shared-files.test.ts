import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Generation } from '../../../src/front/generation.ts';
import type { Manifest } from '../../../src/publish/snapshot.ts';
import { blobFiles } from '../../../src/publish/snapshot-reader.ts';
import { COMPRESSIBLE, openSnapshot, planOf, type TestPage } from '../../support/snapshot.ts';
import { tried } from '../../support/tried.ts';

const NAMES = ['/a.json', '/b.json', '/c.json', '/d.json'] as const;

/** Documents that share a file, each with a text of its own. */
function documents(texts: Readonly<Record<string, string>>): Record<string, TestPage> {
  const of = ([path, text]: [string, string]) => [path, { text: `${text} ${COMPRESSIBLE}`, isShared: true }];
  return { '/': { text: 'home' }, ...Object.fromEntries(Object.entries(texts).map(of)) };
}

const fileOf = ({ entries }: Manifest, path: string) => blobFiles(entries[path]?.variants ?? [])[0]?.blob;

describe('documents that change together', () => {
  test('lie in one file, which is as long as it says', async () => {
    const { publish, text, folder } = openSnapshot();
    const { manifest } = await publish(planOf(documents({ '/a.json': 'a', '/b.json': 'b' })));

    const [file, ...others] = [...new Set(['/a.json', '/b.json'].map((path) => fileOf(manifest, path)))];

    expect(others).toEqual([]);
    expect(readFileSync(join(folder, 'blobs', file ?? '')).length).toBe(
      manifest.entries['/a.json']?.variants[0]?.file,
    );
    expect(text(manifest, '/b.json')).toMatch(/^b /);
    expect(fileOf(manifest, '/')).not.toBe(file);
  });

  test('are read without what lies beside them, however much that is', async () => {
    const { publish, text, folder, writer } = openSnapshot();
    const { manifest } = await publish(planOf(documents({ '/a.json': 'a', '/b.json': 'b' })));
    // Longer than what can be read at once; it takes no place.
    truncateSync(join(folder, 'blobs', fileOf(manifest, '/b.json') ?? ''), 3 * 2 ** 30);

    expect(text(manifest, '/b.json')).toMatch(/^b /);
    const [variant] = manifest.entries['/b.json']?.variants ?? [];
    expect(variant && (await writer.reader.readBytes(variant))).toHaveLength(variant?.length ?? 0);
  });

  test('are missed where their file ends before them', async () => {
    const { publish, folder, writer } = openSnapshot();
    const { manifest } = await publish(planOf(documents({ '/a.json': 'a' })));
    const [variant] = manifest.entries['/a.json']?.variants ?? [];
    if (!variant) throw new Error('nothing lies there');
    truncateSync(join(folder, 'blobs', variant.blob), variant.offset + variant.length - 1);

    expect(() => writer.reader.bytes(variant)).toThrow(/are needed/);
    await expect(writer.reader.readBytes(variant)).rejects.toThrow(/are needed/);
  });

  test('stay where they are while others change, as long as half of their file is read', async () => {
    const { publish, text } = openSnapshot();
    const texts = { '/a.json': 'a', '/b.json': 'b', '/c.json': 'c' };
    const before = await publish(planOf(documents(texts)));
    const after = await publish(planOf(documents({ ...texts, '/a.json': 'other' }), { revision: 2 }));

    expect(fileOf(after.manifest, '/b.json')).toBe(fileOf(before.manifest, '/b.json'));
    expect(fileOf(after.manifest, '/a.json')).not.toBe(fileOf(before.manifest, '/a.json'));
    expect(text(after.manifest, '/a.json')).toMatch(/^other /);
  });

  test('are taken along once most of their file is read by nobody', async () => {
    const { publish, text } = openSnapshot();
    const texts = { '/a.json': 'a', '/b.json': 'b', '/c.json': 'c' };
    await publish(planOf(documents(texts)));
    const { manifest, rendered } = await publish(
      planOf(documents({ ...texts, '/a.json': 'A', '/b.json': 'B' }), { revision: 2 }),
    );

    expect(rendered.toSorted()).toEqual(['/a.json', '/b.json']);
    expect(new Set(Object.keys(texts).map((path) => fileOf(manifest, path))).size).toBe(1);
    expect(text(manifest, '/c.json')).toMatch(/^c /);
  });

  test('leave nothing of what was taken out of the log on the disk', async () => {
    const { publish, folder, writer, states } = openSnapshot();
    const texts = { '/a.json': 'SECRET', '/b.json': 'b', '/c.json': 'c', '/d.json': 'd' };
    await publish(planOf(documents(texts)));
    const said = { ...texts, '/a.json': 'removed' };
    await publish(planOf(documents(said), { revision: 2, redacted: 2, forgetsPast: true }));
    await writer.forgetPast(states.kept);

    const left = readdirSync(join(folder, 'blobs')).filter((name) =>
      readFileSync(join(folder, 'blobs', name)).includes('SECRET'),
    );
    expect(left).toEqual([]);
  });

  test('are rendered anew where their file is cut short', async () => {
    const { publish, writer } = openSnapshot();
    const texts = { '/a.json': 'a', '/b.json': 'b' };
    await publish(planOf(documents(texts)));
    writer.forget();
    writer.reader.hasBlob = () => false;
    const { rendered } = await publish(planOf(documents(texts)));
    expect(rendered.toSorted()).toEqual(['/', '/a.json', '/b.json']);
  });
});

test('whatever changes in whatever order, a front reads of every document what was said last', async () => {
  const change = fc.dictionary(fc.constantFrom(...NAMES), fc.string({ maxLength: 3 }), { minKeys: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const { publish, writer } = openSnapshot();
      let said: Record<string, string> = Object.fromEntries(NAMES.map((path) => [path, 'first']));
      let front: Generation | null = null;
      for (const [index, one] of changes.entries()) {
        said = { ...said, ...one };
        const { manifest } = await publish(planOf(documents(said), { revision: index + 1 }));
        front = new Generation(manifest, writer.reader, front);
        for (const [path, text] of Object.entries(said)) {
          const entry = front.entry(path);
          const answer = entry && front.answer(entry, ['identity']);
          expect(answer?.body?.toString()).toBe(`${text} ${COMPRESSIBLE}`);
        }
        const unread = Object.values(manifest.entries).flatMap(({ variants }) => variants);
        for (const [blob, parts] of Map.groupBy(unread, (variant) => variant.blob)) {
          const length = parts[0]?.file;
          if (length === undefined) continue;
          const read = parts.reduce((sum, part) => sum + part.length, 0);
          expect(read * 2, `most of ${blob} is read`).toBeGreaterThanOrEqual(length);
        }
      }
    }),
    { numRuns: tried(30) },
  );
});
