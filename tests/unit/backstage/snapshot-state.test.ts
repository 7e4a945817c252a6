import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  acceptedLog,
  acceptLog,
  forgetFulfilled,
  isLargeSite,
  publishedManifest,
  publishedState,
} from '../../../src/backstage/snapshot-state.ts';
import { project } from '../../../src/domain/projection.ts';
import { PublishLoop } from '../../../src/publish/publish-loop.ts';
import { blobFiles, SnapshotReader } from '../../../src/publish/snapshot-reader.ts';
import { eventsOf } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openSnapshot, planOf } from '../../support/snapshot.ts';
import { confirmation } from '../../support/state.ts';

/** Two generations, of revisions 1 and 2. */
async function published() {
  const dataDir = temporaryFolder();
  const folder = join(dataDir, 'snapshot');
  mkdirSync(folder);
  const { writer, publish } = openSnapshot(folder);
  for (const revision of [1, 2]) {
    const plan = planOf({ '/': { text: `<html>${revision}</html>` } }, { revision, state: { revision } });
    await publish(plan);
  }
  return { dataDir, folder, current: writer.reader.currentId() ?? '' };
}

test.for(['', '{"rev', 'null', '[]', '{}', '{"revision":"1","logId":null,"head":""}'])(
  'a log that was accepted on purpose, cut to %j, is none',
  async (text) => {
    const { dataDir, folder } = await published();
    acceptLog({ dataDir }, { revision: 1, logId: 'log', head: 'head' }, { revision: 2, head: 'other' });
    expect(acceptedLog({ dataDir })).toMatchObject({ revision: 1, logId: 'log', head: 'head' });
    writeFileSync(join(folder, 'accepted.json'), text);
    expect(acceptedLog({ dataDir })).toBeNull();
  },
);

test('a log that is accepted stays so while what it takes the place of is still being published', () => {
  const dataDir = temporaryFolder();
  acceptLog({ dataDir }, { revision: 2, logId: 'log', head: 'hash-2' }, { revision: 3, head: 'hash-3' });
  const { changes } = project(eventsOf([confirmation(), confirmation(), confirmation(), confirmation()]));
  forgetFulfilled({ dataDir }, { changes });
  expect(acceptedLog({ dataDir })).not.toBeNull();
  const other = changes.map((change) => (change.revision === 3 ? { ...change, hash: 'another' } : change));
  for (const fulfilled of [changes.slice(0, 2), other]) {
    acceptLog({ dataDir }, { revision: 2, logId: 'log', head: 'hash-2' }, { revision: 3, head: 'hash-3' });
    forgetFulfilled({ dataDir }, { changes: fulfilled });
    expect(acceptedLog({ dataDir })).toBeNull();
  }
});

test('a site is large by what its manifests weigh; where there is none it is not', async () => {
  const { dataDir, folder } = await published();
  expect(isLargeSite({ dataDir })).toBe(false);
  truncateSync(join(folder, 'generations', `${new SnapshotReader(folder).currentId()}.json`), 5 * 2 ** 20);
  expect(isLargeSite({ dataDir })).toBe(true);
  expect(isLargeSite({ dataDir: join(dataDir, 'nowhere') })).toBe(false);
});

test.for(['current', 'manifest'])(
  'the %s is emptied: what is published is known from what can be read',
  async (what) => {
    const { dataDir, folder, current } = await published();
    expect(publishedManifest({ dataDir })?.revision).toBe(2);
    const file = what === 'current' ? 'current' : join('generations', `${current}.json`);
    writeFileSync(join(folder, file), '');
    const left = what === 'current' ? 2 : 1;
    expect(publishedManifest({ dataDir })?.revision).toBe(left);
    expect(publishedState({ dataDir }).revision).toBe(left);
  },
);

test('nothing was published: nothing is known', () => {
  expect(publishedManifest({ dataDir: temporaryFolder() })).toBeNull();
});

describe('what was published is taken from the disk while it is served', () => {
  async function looped() {
    const dataDir = temporaryFolder();
    const folder = join(dataDir, 'snapshot');
    const plan = planOf({ '/': { text: '<html>one</html>' }, '/two/': { text: '<html>two</html>' } });
    const loop = new PublishLoop({
      folder,
      plan: () => plan,
      onPublished: () => undefined,
      onError: () => undefined,
    });
    onTestFinished(() => loop.stop());
    loop.wake();
    await loop.whenIdle();
    const current = loop.writer.last();
    if (current === null) throw new Error('nothing was published');
    const blob = current.entries['/']?.variants[0]?.blob ?? '';
    return { folder, loop, current, blob };
  }

  test.for([
    ['current is emptied', () => 'current', (path: string) => writeFileSync(path, '')],
    ['current is removed', () => 'current', (path: string) => rmSync(path)],
    [
      'the manifest is cut',
      (id: string) => `generations/${id}.json`,
      (path: string) => truncateSync(path, 20),
    ],
    ['bytes are removed', (_: string, blob: string) => `blobs/${blob}`, (path: string) => rmSync(path)],
    ['bytes are cut', (_: string, blob: string) => `blobs/${blob}`, (path: string) => truncateSync(path, 3)],
    ['all bytes are removed', () => 'blobs', (path: string) => rmSync(path, { recursive: true })],
    ['everything is removed', () => '', (path: string) => rmSync(path, { recursive: true })],
  ] as const)('%s: the next look publishes it anew, under a later name', async ([, nameOf, harm]) => {
    const { folder, loop, current, blob } = await looped();
    loop.look();
    await loop.whenIdle();
    expect(loop.writer.last()?.id).toBe(current.id);

    harm(join(folder, nameOf(current.id, blob)));
    loop.look();
    await loop.whenIdle();

    const reader = new SnapshotReader(folder);
    const again = reader.current();
    expect(Object.keys(again?.entries ?? {}).sort()).toEqual(Object.keys(current.entries).sort());
    for (const { variants } of Object.values(again?.entries ?? {})) {
      for (const file of blobFiles(variants)) expect(reader.blob(file).length).toBe(file.length);
    }
    if (nameOf(current.id, blob) !== '') expect(String(again?.id) > current.id).toBe(true);
    expect(loop.trouble).toBeNull();
  });
});
