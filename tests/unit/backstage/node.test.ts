import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { lease, nodes } from '../../../db/schema.ts';
import { LogConnection } from '../../../src/backstage/log-connection.ts';
import { ThisNode } from '../../../src/backstage/node.ts';
import { nodeId } from '../../../src/backstage/node-id.ts';
import { readConfig } from '../../../src/config/settings.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { newDatabaseUrl, onPostgres } from '../../support/test-database.ts';

interface Options {
  readonly url: string;
  readonly dataDir?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** A node over a database, with clocks that a test moves (ms). */
async function openNode({ url, dataDir = temporaryFolder(), settings = {} }: Options) {
  const clocks = { monotonic: 0, shift: 0 };
  const wallClock = () => new Date(Date.now() + clocks.shift).toISOString();
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: url, ...settings }, '/');
  let lines = '';
  const logger = pino(
    {},
    {
      write: (line) => {
        lines += line;
      },
    },
  );
  const log = new LogConnection({
    config,
    logger,
    wallClock,
    claim: () => null,
    accepted: () => null,
    fallback: EMPTY_STATE,
    busyTimeout: 1000,
  });
  let taken = 0;
  const node = new ThisNode({
    config,
    log,
    logger,
    wallClock,
    monotonic: () => clocks.monotonic,
    published: { revision: 0, head: '' },
    onHeld: () => {
      taken += 1;
    },
  });
  onTestFinished(() => log.close());
  await log.refresh();
  /** Looks once a second, for so many seconds. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clocks.monotonic += 1000;
      await node.look();
    }
  };
  return { node, log, clocks, pass, dataDir, lines: () => lines, taken: () => taken };
}

async function openTwo(settings: Readonly<Record<string, string>> = {}) {
  const url = await newDatabaseUrl();
  const one = await openNode({ url, settings: { NODE_NAME: 'one', ...settings } });
  const two = await openNode({ url, settings: { NODE_NAME: 'two' } });
  await one.node.look();
  await two.node.look();
  return { one, two, url };
}

test('two nodes see each other and what each publishes; one holds the lease, and hands it over at the end', async () => {
  const { one, two } = await openTwo();
  expect([one.node.lease.isHeld, two.node.lease.isHeld]).toEqual([true, false]);
  one.node.notePublished({ revision: 7, head: 'abc' });
  await one.pass(1);
  await two.pass(60);
  expect(two.node.all.map(({ name, published }) => [name, published.revision])).toEqual([
    ['one', 7],
    ['two', 0],
  ]);
  await one.node.leave();
  await two.pass(1);
  expect([one.node.lease.isHeld, two.node.lease.isHeld]).toEqual([false, true]);
  expect([one.taken(), two.taken()]).toEqual([1, 1]);
});

test('the id of a node stays; in a folder that was copied it is another', async () => {
  const dataDir = temporaryFolder();
  const id = nodeId(dataDir);
  expect(nodeId(dataDir)).toBe(id);
  const copy = join(temporaryFolder(), 'copy');
  cpSync(dataDir, copy, { recursive: true, preserveTimestamps: true });
  expect(nodeId(copy)).not.toBe(id);
  expect(nodeId(copy)).toBe(nodeId(copy));
  writeFileSync(join(dataDir, 'node-id'), 'rubbish');
  expect(nodeId(dataDir)).toMatch(/^[0-9a-f-]{36}$/);
});

test.skipIf(!onPostgres())(
  'two that run under one id are told apart: the one that was there first has another',
  async () => {
    const { one, url } = await openTwo();
    const id = one.node.id;
    const double = await openNode({ url, dataDir: one.dataDir });
    await double.node.look();
    await one.pass(60);
    expect(double.node.id).toBe(id);
    expect(one.node.id).not.toBe(id);
    expect(one.lines()).toMatch(/DATA_DIR\/node-id/);
    await one.node.leave();
    expect((await listed(double)).filter((each) => each === one.node.id)).toEqual([]);
  },
);

async function listed({ node, pass }: Awaited<ReturnType<typeof openNode>>): Promise<string[]> {
  await pass(60);
  return node.all.map(({ id }) => id);
}

test.skipIf(!onPostgres())(
  'a node whose clock differs gives the lease away, and every node says so',
  async () => {
    const { one, two } = await openTwo();
    one.clocks.shift = 600_000;
    await one.pass(5);
    expect(one.node.lease.isHeld).toBe(false);
    await two.pass(5);
    expect(two.node.lease.isHeld).toBe(true);
    for (const { node } of [one, two]) {
      expect(node.clockTroubles).toMatchObject([
        { message: expect.stringMatching(/^The clock of one is (599|600) s ahead of the database’s/) },
      ]);
    }
    one.clocks.shift = 0;
    await one.pass(5);
    expect(one.node.clockTroubles).toEqual([]);
    await two.pass(5);
    expect(two.node.clockTroubles).toEqual([]);
  },
);

test.skipIf(!onPostgres())('a node that takes in no files offers the lease to one that does', async () => {
  const { one, two, url } = await openTwo({ INGEST: 'no' });
  expect([one.node.lease.isHeld, two.node.lease.isHeld]).toEqual([false, true]);
  await two.node.leave();
  await one.pass(4);
  expect(one.node.lease.isHeld).toBe(true);
  const back = await openNode({ url: url, dataDir: two.dataDir });
  await back.node.look();
  for (let second = 0; second < 70; second += 1) await Promise.all([one.pass(1), back.pass(1)]);
  expect(back.node.lease.isHeld).toBe(true);
});

test('with a file a node alone writes nothing after it has said that it is there', async () => {
  const url = await newDatabaseUrl();
  if (!url.startsWith('file:')) return;
  const { pass, node } = await openNode({ url });
  await node.look();
  const [first] = node.all;
  await pass(300);
  expect(node.all[0]?.seenAt).toBe(first?.seenAt);
});

test('a node whose database was restored says again that it is there, and who holds the lease', async () => {
  const url = await newDatabaseUrl();
  if (!url.startsWith('file:')) return;
  const { pass, node, log } = await openNode({ url });
  await node.look();
  await log.use(async (tables) => {
    await tables.delete(nodes);
    await tables.delete(lease);
  });
  await pass(122);
  expect(node.all).toMatchObject([{ id: node.id, holdsLease: true }]);
});
