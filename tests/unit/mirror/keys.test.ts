import { copyFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyId, keyLine } from '../../../src/publish/key-set.ts';
import {
  announceKey,
  countingKeys,
  readSigningKeys,
  signingKeyFile,
  useNextKey,
  withdrawKey,
} from '../../../src/publish/signing-keys.ts';
import { openMirror, startFrontOver, startOrigin, type TestOrigin } from '../../support/mirror.ts';
import { planOf } from '../../support/snapshot.ts';

const NOW = '2026-11-29T12:00:00.000Z';
let revision = 1;

async function news(origin: TestOrigin): Promise<number> {
  revision += 1;
  await origin.publish(planOf({ '/': { text: `revision ${revision}` } }, { revision }));
  return revision;
}

function rotate({ dataDir, key }: Pick<TestOrigin, 'dataDir' | 'key'>): string {
  announceKey(dataDir, null, NOW);
  useNextKey(dataDir);
  withdrawKey(dataDir, keyId(key), NOW);
  return keyLine(readSigningKeys(dataDir).present);
}

describe('keys are changed while mirrors run', () => {
  test('a mirror follows each step, and takes nothing any more that the old key signs', async () => {
    const origin = await startOrigin();
    const old = readSigningKeys(origin.dataDir).present;
    await news(origin);
    const mirror = openMirror([origin.url], [origin.key]);
    expect(await mirror.once()).toEqual([]);
    announceKey(origin.dataDir, null, NOW);
    await origin.offer();
    expect(await mirror.once()).toEqual([]);
    useNextKey(origin.dataDir);
    expect(await news(origin)).toBe(revision);
    expect(await mirror.once()).toEqual([]);
    withdrawKey(origin.dataDir, keyId(origin.key), NOW);
    await news(origin);
    expect(await mirror.once()).toEqual([]);
    expect(mirror.held()?.revision).toBe(revision);
    // Whoever has the old key now is nobody.
    const thief = await startOrigin();
    writeFileSync(signingKeyFile(thief), old.export({ type: 'pkcs8', format: 'pem' }));
    await news(thief);
    const led = openMirror([thief.url], [origin.key], { folder: mirror.folder });
    expect(await led.once()).toEqual([expect.stringContaining('signed by')]);
  });

  test('a mirror that was off through two changes catches up, and so does a new one that is told the first key', async () => {
    const origin = await startOrigin();
    await news(origin);
    const mirror = openMirror([origin.url], [origin.key]);
    await mirror.once();
    const second = rotate(origin);
    rotate({ dataDir: origin.dataDir, key: second });
    await news(origin);
    expect(await mirror.once()).toEqual([]);
    expect(mirror.held()?.revision).toBe(revision);
    expect(await openMirror([origin.url], [origin.key]).once()).toEqual([]);
  });

  test('a mirror that is told the newest key needs none of those before', async () => {
    const origin = await startOrigin();
    const last = rotate(origin);
    await news(origin);
    expect(await openMirror([origin.url], [last]).once()).toEqual([]);
  });

  test('nodes with keys of their own are trusted by one set of keys', async () => {
    const [one, two] = [await startOrigin(), await startOrigin()];
    announceKey(one.dataDir, two.key, NOW);
    copyFileSync(`${one.dataDir}/signing-keys.json`, `${two.dataDir}/signing-keys.json`);
    expect(countingKeys(readSigningKeys(two.dataDir))).toEqual([one.key, two.key]);
    await news(one);
    const mirror = openMirror([one.url, two.url], [one.key]);
    await mirror.once();
    await news(two);
    expect(await mirror.once()).toEqual([]);
    expect(mirror.held()?.revision).toBe(revision);
  });

  test('a mirror of a mirror follows, too', async () => {
    const origin = await startOrigin();
    await news(origin);
    rotate(origin);
    await news(origin);
    const middle = openMirror([origin.url], [origin.key]);
    expect(await middle.once()).toEqual([]);
    const url = await startFrontOver(middle.folder);
    const last = openMirror([url], [origin.key]);
    expect(await last.once()).toEqual([]);
    expect(last.held()?.revision).toBe(revision);
  });
});
