import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../../src/store/database.ts';
import { hostsOf, PostgresHosts } from '../../../../src/store/dialects/postgres-hosts.ts';
import { EventLog } from '../../../../src/store/log.ts';
import { troubleOf } from '../../../../src/store/trouble.ts';
import { NOON } from '../../../support/events.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { type Pair, startPair } from '../../../support/postgres-pair.ts';
import { noPostgres } from '../../../support/postgres-programs.ts';
import { confirmation } from '../../../support/state.ts';

test.for([
  ['postgres://one/log', ['postgres://one/log']],
  [
    'postgres://anna:secret@one,two:5433/log?sslmode=require',
    ['postgres://anna:secret@one/log?sslmode=require', 'postgres://anna:secret@two:5433/log?sslmode=require'],
  ],
  ['postgresql://one:1,two:2', ['postgresql://one:1', 'postgresql://two:2']],
] as const)('%s names these hosts, in their order', ([url, hosts]) => {
  expect(hostsOf(url)).toEqual(hosts);
});

test('one host alone is one copy by nature: nothing is looked at', () => {
  expect(PostgresHosts.of({ url: 'postgres://one/log', password: null })).toBeNull();
});

describe.skipIf(noPostgres !== null)('a primary and a standby', () => {
  let pair: Pair;

  beforeAll(async () => {
    pair = await startPair(['plain', 'fenced', 'old', 'silent']);
  }, 60_000);
  afterAll(() => pair.stop());

  /** A log over both; each test has a database of its own. */
  async function openBoth(name: string, url = pair.urlOf(name)) {
    const epochFile = join(temporaryFolder(), 'epoch');
    const database = await openDatabase({ url, authToken: null, epochFile });
    onTestFinished(() => database.close());
    const { copies } = database;
    if (copies === null) throw new Error('two hosts are named');
    return { database, copies, epochFile, log: new EventLog(database, () => NOON) };
  }

  const append = (log: EventLog) =>
    log
      .append(() => [confirmation()])
      .then(
        () => 'done',
        (error: unknown) => troubleOf(error)?.code,
      );

  test('one that is silent keeps nobody waiting: what was asked of it is given up, and nothing more is asked', async () => {
    const url = pair.urlOf('silent');
    const { database } = await openBoth('silent');
    const hosts = PostgresHosts.of({ url, password: null });
    onTestFinished(() => hosts?.release());
    let looks = 0;
    hosts?.onLook(() => {
      if (hosts.isSilent(pair.primary.urlOf('silent'))) looks += 1;
    });
    const ask = () =>
      database.client.execute('SELECT 1').then(
        () => 'answered',
        (error: unknown) => troubleOf(error)?.code,
      );
    expect(await ask()).toBe('answered');
    pair.primary.freeze();
    try {
      expect(await ask()).toBe('database.unreachable');
      // By what is known of the host, not at the end of what a statement may take.
      expect(looks).toBeLessThan(3);
      const before = looks;
      expect(await ask()).toBe('database.unreachable');
      expect(looks - before).toBeLessThan(2);
    } finally {
      pair.primary.thaw();
    }
    await expect.poll(ask).toBe('answered');
  }, 60_000);

  test('are told with what each has, and which of them is written to', async () => {
    const { copies, log } = await openBoth('plain');
    expect(await append(log)).toBe('done');
    await pair.caughtUp();
    await copies.look();
    const head = { revision: 1, hash: log.head };
    expect(copies.hosts).toMatchObject([
      { name: `127.0.0.1:${pair.primary.port}`, answer: { isStandby: false, head, epoch: 0 } },
      { name: `127.0.0.1:${pair.standby.port}`, answer: { isStandby: true, head, epoch: 0 } },
    ]);
    expect(copies.writer?.name).toBe(`127.0.0.1:${pair.primary.port}`);
    expect(copies.trouble).toBeNull();
    expect(await copies.holds(head, await copies.position())).toBe(true);
    expect(await copies.holds({ revision: 1, hash: 'other' }, 0)).toBe(false);
    expect(await copies.holds({ revision: 2, hash: 'none' }, 0)).toBe(false);
    expect(await copies.holds(head, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  test('a host of a lower epoch than was ever seen is not written to, also after a restart', async () => {
    const { copies, database, log, epochFile } = await openBoth('fenced');
    expect(await append(log)).toBe('done');
    await database.client.execute("INSERT INTO cluster (name, epoch) VALUES ('hosts', 2)");
    await pair.caughtUp();
    await copies.look();
    expect(copies.epoch).toBe(2);
    expect(readFileSync(epochFile, 'utf8')).toBe('2\n');
    await pair.primary.run("UPDATE cluster SET epoch = 1 WHERE name = 'hosts'", 'fenced');
    expect(await append(log)).toBe('database.fenced');
    database.close();
    await expect(
      openDatabase({ url: pair.urlOf('fenced'), authToken: null, epochFile }),
    ).rejects.toMatchObject({ code: 'database.fenced' });
  });

  test('an older copy of the primary that comes back is not written to: the other has more', async () => {
    const { log, copies } = await openBoth('old');
    expect(await append(log)).toBe('done');
    await pair.caughtUp();
    await pair.primary.kill();
    const copy = pair.primary.copyFolder();
    await pair.primary.start();
    // One that was looked at while it was gone is waited for by no look.
    const said = async () => {
      await copies.look();
      return append(log);
    };
    await expect.poll(said).toBe('done');
    await pair.caughtUp();
    await pair.primary.kill();
    pair.primary.putBack(copy);
    await pair.primary.start();
    const seen = async () => {
      await copies.look();
      return copies.trouble;
    };
    await expect.poll(seen).toMatchObject({ code: 'database.behind' });
    expect(await append(log)).toBe('database.behind');
    // Nor where it is not the log that tells of it, but what else was written.
    const { log: beside } = await openBoth('plain');
    expect(await append(beside)).toBe('database.behind');
  });
});
