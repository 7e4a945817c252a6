import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMirrorStatus } from '../../../src/publish/mirror-status.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { get } from '../../support/front.ts';
import { openMirror, standBetween, startOrigin } from '../../support/mirror.ts';
import { COMPRESSIBLE, planOf } from '../../support/snapshot.ts';

const PAGES = {
  '/': { text: `home ${COMPRESSIBLE}` },
  '/panel/b/': { text: `panel b ${COMPRESSIBLE}`, query: ['uses'] },
  '/style.css': {
    text: `a { color: red } ${COMPRESSIBLE}`,
    headers: { 'Content-Type': 'text/css' },
    asset: 'build-1',
  },
  '/404/': { text: 'not here', status: 404 },
  '/lookup/?answers': { text: `{"parts": "${COMPRESSIBLE}"}`, part: 'lookup-page' },
} as const;

/** The same with other words at home. */
const changed = (text: string) => ({ ...PAGES, '/': { text: `${text} ${COMPRESSIBLE}` } });

describe('a mirror', () => {
  test('answers what the origin answers, byte for byte, with the same headers and ETags', async () => {
    const origin = await startOrigin();
    await origin.publish(planOf(PAGES));
    const mirror = openMirror([origin.url], [origin.key]);
    expect(await mirror.once()).toEqual([]);
    const own = origin.front.folder;
    expect(mirror.held()?.entries).toEqual(
      expect.objectContaining({
        '/lookup/?answers': expect.objectContaining({ part: 'lookup-page' }),
      }),
    );
    const blobs = readdirSync(join(mirror.folder, 'snapshot', 'blobs'));
    expect(blobs.length).toBeGreaterThan(4);
    for (const blob of blobs) {
      expect(readFileSync(join(mirror.folder, 'snapshot', 'blobs', blob))).toEqual(
        readFileSync(join(own, 'blobs', blob)),
      );
    }
    const { entries, ...rest } = mirror.held() ?? { entries: {} };
    const { entries: theirs = {}, ...others } = JSON.parse(
      readFileSync(join(own, 'generations', `${readdirSync(join(own, 'generations'))[0]}`), 'utf8'),
    );
    for (const [path, entry] of Object.entries(entries)) expect(entry).toEqual({ ...theirs[path], key: '' });
    expect(rest).toEqual({ ...others, id: expect.any(String), redacted: 0 });
  });

  test('fetches only what it lacks, in few requests, and not the bytes that follow from others', async () => {
    const origin = await startOrigin();
    await origin.publish(planOf(PAGES));
    const between = await standBetween(origin.url);
    const mirror = openMirror([between.url], [origin.key]);
    expect(await mirror.once()).toEqual([]);
    expect(between.asked).toHaveLength(3);
    // The bytes as they are alone have more.
    expect(between.bytes).toBeLessThan(COMPRESSIBLE.length * 4);
    between.asked.length = 0;
    between.bytes = 0;
    await origin.publish(planOf(changed('news'), { revision: 2 }));
    expect(await mirror.once()).toEqual([]);
    expect(mirror.text('/')).toMatch(/^news/);
    const blobs = between.asked.filter((path) => path.includes('/blobs/'));
    expect(blobs.map((path) => path.split('.').length)).toEqual([2]);
    expect(between.asked.length).toBeLessThanOrEqual(4);
  });

  test('offers no state, no reasons and nothing that is not named by what is served', async () => {
    const origin = await startOrigin();
    await origin.publish(
      planOf(
        { ...PAGES, '/broken/': { text: '', isBroken: true } },
        { state: { secret: ['what the pages were made from'] } },
      ),
    );
    const mirror = openMirror([origin.url], [origin.key]);
    expect(await mirror.once()).toEqual([]);
    expect(mirror.held()?.failing).toEqual({ '/broken/': '' });
    const held = new Set(readdirSync(join(mirror.folder, 'snapshot', 'blobs')));
    const unnamed = readdirSync(join(origin.front.folder, 'blobs')).filter((blob) => !held.has(blob));
    expect(unnamed.length).toBeGreaterThan(0);
    for (const blob of unnamed) {
      const { status, body } = await get(origin.front.port, `/.well-known/latarnia/blobs/${blob}`);
      expect([status, body.length]).toEqual([200, 0]);
    }
    const { text } = await get(origin.front.port, '/.well-known/latarnia/generation.json');
    expect(text).toContain('/broken/');
    expect(text).not.toContain('is broken');
  });

  test('takes nothing that is signed by another key, and says which', async () => {
    const origin = await startOrigin();
    const other = await startOrigin();
    await origin.publish(planOf(PAGES));
    await other.publish(planOf(PAGES));
    const mirror = openMirror([origin.url], [other.key]);
    expect(await mirror.once()).toEqual([expect.stringContaining('is signed by')]);
    expect(mirror.held()).toBe(null);
  });

  test('never goes backwards: neither in the log, nor in the time of one revision, nor to another log or history', async () => {
    const dataDir = temporaryFolder();
    const [origin, older] = [await startOrigin(dataDir), await startOrigin(dataDir)];
    await older.publish(planOf(changed('older'), { revision: 7 }));
    await origin.publish(planOf(PAGES, { revision: 7 }));
    const mirror = openMirror([origin.url], [origin.key]);
    const at = (url: URL) => openMirror([url], [origin.key], { folder: mirror.folder });
    expect(await mirror.once()).toEqual([]);
    // As far in the log, and made before: another node's. There is nothing to be taken.
    expect(await at(older.url).once()).toEqual([]);
    expect(mirror.text('/')).toMatch(/^home/);
    const refused = [
      [{ revision: 6 }, 'offers revision 6, and revision 7 was taken before'],
      [{ revision: 7, head: 'other' }, 'another history'],
      [{ revision: 9, logId: 'other' }, 'another log'],
    ] as const;
    for (const [options, why] of refused) {
      await older.publish(planOf(changed(why), options));
      expect(await at(older.url).once()).toEqual([expect.stringContaining(why)]);
      expect(mirror.text('/')).toMatch(/^home/);
    }
    // Also when what it had is gone.
    rmSync(join(mirror.folder, 'snapshot'), { recursive: true });
    await older.publish(planOf(changed('older'), { revision: 6 }));
    expect(await at(older.url).once()).toEqual([expect.stringContaining('offers revision 6')]);
    expect(await mirror.once()).toEqual([]);
    // On purpose.
    const back = openMirror([older.url], [origin.key], { folder: mirror.folder, mayGoBack: true });
    expect(await back.once()).toEqual([]);
    expect(mirror.text('/')).toMatch(/^older/);
  });

  test('of several origins takes the newest, and does without one that is gone', async () => {
    const dataDir = temporaryFolder();
    const [one, two] = [await startOrigin(dataDir), await startOrigin(dataDir)];
    await one.publish(planOf(PAGES, { revision: 7 }));
    await two.publish(planOf(changed('newer'), { revision: 8 }));
    const dead = new URL('http://127.0.0.1:1/');
    const mirror = openMirror([one.url, dead, two.url], [one.key]);
    expect(await mirror.once()).toEqual([]);
    expect(mirror.held()?.revision).toBe(8);
    const status = readMirrorStatus(join(mirror.folder, 'snapshot'));
    expect(status?.trouble).toBe(null);
    expect(status?.origins[1]?.trouble?.code).toBe('mirror.unreachable');
  });

  test('mends what was damaged on its disk, from what is offered still', async () => {
    const origin = await startOrigin();
    await origin.publish(planOf(PAGES));
    const mirror = openMirror([origin.url], [origin.key]);
    await mirror.once();
    const blob = mirror.held()?.entries['/']?.variants[0]?.blob ?? '';
    const file = join(mirror.folder, 'snapshot', 'blobs', blob);
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.alloc(bytes.length));
    expect(await mirror.once()).toEqual([]);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('keeps nothing of what was published before something was taken out of the log', async () => {
    const origin = await startOrigin();
    await origin.publish(planOf(changed('a name')));
    const mirror = openMirror([origin.url], [origin.key]);
    await mirror.once();
    const before = readdirSync(join(mirror.folder, 'snapshot', 'blobs'));
    await origin.publish(planOf(changed('…'), { revision: 3, redacted: 3, forgetsPast: true }));
    expect(await mirror.once()).toEqual([]);
    const after = readdirSync(join(mirror.folder, 'snapshot', 'blobs'));
    expect(before.filter((blob) => !after.includes(blob))).toHaveLength(1);
  });
});
