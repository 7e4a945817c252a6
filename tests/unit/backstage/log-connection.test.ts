import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keyedAnswers } from '../../../db/schema.ts';
import { confirm } from '../../../src/actions/confirm.ts';
import { LogConnection } from '../../../src/backstage/log-connection.ts';
import { readConfig } from '../../../src/config/settings.ts';
import { OPERATOR } from '../../../src/domain/staff.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { readBackup, replaceDatabase } from '../../../src/store/backup.ts';
import { StoredIntents } from '../../../src/store/intents.ts';
import type { Claim } from '../../../src/store/log.ts';
import { canMount, fillDisk } from '../../support/disk.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { manuscripts } from '../../support/manuscripts.ts';
import { smallDisk } from '../../support/mount.ts';

const isRoot = canMount();

interface Options {
  readonly dataDir?: string;
  readonly claim?: Claim | null;
  readonly accepted?: Claim | null;
  readonly url?: string;
}

function openLog({ dataDir = temporaryFolder(), claim = null, accepted = null, url }: Options = {}) {
  const environment = { DATA_DIR: dataDir, ...(url === undefined ? {} : { DATABASE_URL: url }) };
  const log = new LogConnection({
    config: readConfig(environment, '/'),
    logger: pino({ level: 'silent' }),
    wallClock: () => NOON,
    claim: () => claim,
    accepted: () => accepted,
    fallback: EMPTY_STATE,
    busyTimeout: 100,
  });
  onTestFinished(() => log.close());
  const file = join(dataDir, 'latarnia.db');
  const confirmed = (count = 1) => appendConfirmations(log, count);
  return { log, dataDir, file, confirmed };
}

async function appendConfirmations(log: LogConnection, count: number) {
  const intents = new StoredIntents(log, () => NOON);
  const context = { log, intents, inspect: inspectMarkdown, manuscripts, actor: 'test', authority: OPERATOR };
  let outcome = await confirm(context, { nextUpdateBy: null });
  for (let done = 1; done < count && outcome.ok; done += 1) {
    outcome = await confirm(context, { nextUpdateBy: null });
  }
  return outcome;
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

/** A log of `count` events in a file of its own, closed: what an operator might put in place. */
async function makeDatabase(count: number): Promise<string> {
  const other = openLog();
  await other.confirmed(count);
  return backup(other.log, other.file);
}

describe('a database file that is deleted while it is in use', () => {
  test('refuses writes with what to do, keeps what is known, and makes no empty database in its place', async () => {
    const { log, file, confirmed } = openLog();
    await confirmed(3);
    removeDatabase(file);

    const outcome = await confirmed();

    expect(outcome).toMatchObject({ ok: false, code: 'database.unusable' });
    expect(!outcome.ok && outcome.message).toMatch(/Nothing was changed.*gone.*latarnia restore/);
    expect(log.known.state.revision).toBe(3);
    expect(log.trouble).toMatchObject({ code: 'database.missing', since: NOON });
    expect(existsSync(file)).toBe(false);
  });

  test('loses nothing that was acknowledged: a copy of it is saved, and put in its place it is taken up', async () => {
    const { log, dataDir, file, confirmed } = openLog();
    await confirmed(3);
    removeDatabase(file);
    await log.refresh();
    const rescued = join(dataDir, 'rescue-3.db');
    expect(existsSync(rescued)).toBe(true);

    renameSync(rescued, file);
    await log.refresh();

    expect(log.trouble).toBeNull();
    expect(await confirmed()).toMatchObject({ ok: true, revision: 4 });
  });

  test('and put back is taken up again by itself', async () => {
    const { log, file, confirmed } = openLog();
    await confirmed(2);
    renameSync(file, `${file}.away`);
    await log.refresh();
    expect(log.trouble?.code).toBe('database.missing');
    renameSync(`${file}.away`, file);
    await log.refresh();
    expect(log.trouble).toBeNull();
    expect(await confirmed()).toMatchObject({ ok: true, revision: 3 });
  });
});

/** What the write-ahead log holds is written into the file itself, by another process as it were. */
async function flush(file: string): Promise<void> {
  const client = createClient({ url: `file:${file}` });
  await client.execute('PRAGMA wal_checkpoint(PASSIVE)');
  client.close();
}

/** Reads what the connection does not remember: this is how damage is met. */
async function meet(log: LogConnection): Promise<void> {
  await log.use(async (tables) => tables.select().from(keyedAnswers)).catch(() => undefined);
}

/** Other bytes in the same file, as a failing disk would have it. */
function writeOver(file: string, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, 0);
  closeSync(handle);
}

describe('a database that is not the one', () => {
  test('rubbish in its place is not written to, and the right file is taken up again', async () => {
    const { log, file, confirmed } = openLog();
    await confirmed(2);
    copyFileSync(await backup(log, file), `${file}.good`);
    removeDatabase(file);
    writeFileSync(file, 'rubbish '.repeat(1000));
    expect(await confirmed()).toMatchObject({ ok: false });
    expect(log.trouble?.code).toMatch(/database\.(corrupt|replaced)/);
    removeDatabase(file);
    renameSync(`${file}.good`, file);
    await log.refresh();
    expect(await confirmed()).toMatchObject({ ok: true, revision: 3 });
  });

  test('rubbish written over the same file is noticed before anything is acknowledged', async () => {
    const { log, file, confirmed } = openLog();
    await confirmed(2);
    writeFileSync(file, 'rubbish '.repeat(1000));
    expect(await confirmed()).toMatchObject({ ok: false });
    expect(log.trouble?.code).toBe('database.corrupt');
  });

  /** A page as SQLite would write it, but for what is wrong. */
  const DAMAGES: Readonly<Record<string, (page: Buffer) => void>> = {
    'all of it': (page) => void randomFillSync(page),
    'all but the name at its beginning': (page) => void randomFillSync(page, 16),
    'the table of what lies on it': (page) => void randomFillSync(page, 100, 40),
    zeros: (page) => void page.fill(0, 16),
  };
  test.for(Object.entries(DAMAGES))(
    'the first page became rubbish, %s: one look notices, and its return is noticed as well',
    async ([, damage]) => {
      const { log, file, confirmed } = openLog();
      await confirmed(2);
      await flush(file);
      const good = readFileSync(file);
      const bad = Buffer.from(good);
      damage(bad.subarray(0, 4096));
      writeOver(file, bad);
      await log.refresh();
      expect(log.trouble?.code).toBe('database.corrupt');
      expect(log.known.state.revision).toBe(2);
      expect(await confirmed()).toMatchObject({ ok: false });
      writeOver(file, good);
      await log.refresh();
      expect(log.trouble).toBeNull();
    },
  );

  test('damage behind the first page stays said until what is there is whole again', async () => {
    const first = openLog();
    await first.confirmed(3);
    first.log.close();
    const { log, file, confirmed } = openLog({ dataDir: first.dataDir });
    await log.refresh();
    await flush(file);
    const good = readFileSync(file);
    const bad = Buffer.from(good);
    randomFillSync(bad.subarray(4096));
    writeOver(file, bad);
    await meet(log);
    for (let look = 0; look < 3; look += 1) {
      await log.refresh();
      expect(log.trouble?.code).toBe('database.corrupt');
    }
    expect(await confirmed()).toMatchObject({ ok: false });
    expect(log.known.state.revision).toBe(3);
    writeOver(file, good);
    await log.refresh();
    expect(log.trouble).toBeNull();
    expect(await confirmed()).toMatchObject({ ok: true, revision: 4 });
  });

  test.for([
    ['cut', (text: string) => text.slice(0, -1)],
    ['other words', (text: string) => text.replace('null', '"2021-03-18T11:00:00Z"')],
  ] as const)('what was said is not what was hashed, %s: it is not shown', async ([, change]) => {
    const { log, file, confirmed } = openLog();
    await confirmed(2);
    const other = await backup(log, file);
    const client = createClient({ url: `file:${other}` });
    const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'");
    for (const { name } of rows) await client.execute(`DROP TRIGGER "${name}"`);
    const { rows: said } = await client.execute('SELECT payload FROM event_payloads WHERE sequence = 2');
    const payload = change(String(said[0]?.payload));
    await client.execute({
      sql: 'UPDATE event_payloads SET payload = ? WHERE sequence = 2',
      args: [payload],
    });
    client.close();
    const opened = openLog({ url: `file:${other}` });
    await opened.log.refresh();
    expect(opened.log.trouble?.code).toBe('database.corrupt');
    expect(opened.log.known.state.revision).toBe(0);
    await expect(readBackup(other)).rejects.toThrow(/damaged: what event 2 said/);
  });

  test.runIf(process.platform === 'linux').for([
    ['-wal', 'deleted', (path: string) => rmSync(path)],
    ['-shm', 'deleted', (path: string) => rmSync(path)],
    ['-wal', 'moved away', (path: string) => renameSync(path, `${path}.away`)],
    [
      '-wal',
      'replaced',
      (path: string) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
    ],
  ] as const)(
    'its %s is %s while it is in use: nothing more is acknowledged, and nothing that was is lost',
    async ([suffix, , harm]) => {
      const { log, dataDir, file, confirmed } = openLog();
      await confirmed(3);
      harm(`${file}${suffix}`);
      expect(await confirmed()).toMatchObject({ ok: false });
      expect(log.trouble?.code).toBe('database.cut-off');
      const rescued = join(dataDir, 'rescue-3.db');
      expect(log.trouble?.todo).toContain(`latarnia restore ${rescued}`);
      expect(await readBackup(rescued)).toMatchObject({ revision: 3 });
      await log.refresh();
      expect(log.trouble?.code).toBe('database.cut-off');
      await replaceDatabase(rescued, file, NOON);
      await log.refresh();
      expect(log.trouble).toBeNull();
      expect(await confirmed()).toMatchObject({ ok: true, revision: 4 });
    },
  );

  test.runIf(isRoot)('this user may not read it: that is said, and not that it is gone', async () => {
    const { log, file, dataDir, confirmed } = openLog();
    await confirmed(2);
    log.close();
    chmodSync(dataDir, 0o777);
    chmodSync(file, 0o000);
    const module = new URL('../../../src/store/database.ts', import.meta.url);
    const program = `import { openDatabase } from '${module}';
      await openDatabase({ url: 'file:${file}', authToken: null }).catch(({ code }) => console.log(code));`;
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { uid: 65_534 });
    expect(String(said).trim()).toBe('database.forbidden');
  });

  test.for(['emptied', 'a folder', 'a pipe'])(
    '%s instead of the database: one look notices',
    async (what) => {
      const { log, file, confirmed } = openLog();
      await confirmed(2);
      if (what === 'emptied') truncateSync(file, 0);
      else removeDatabase(file);
      if (what === 'a folder') mkdirSync(file);
      if (what === 'a pipe') execFileSync('mkfifo', [file]);
      await log.refresh();
      expect(log.trouble?.code).toMatch(/^database\.(corrupt|replaced|missing)$/);
      expect(log.known.state.revision).toBe(2);
      expect(await confirmed()).toMatchObject({ ok: false });
    },
  );

  test('another log is refused, whichever is longer', async () => {
    for (const count of [1, 5]) {
      const { log, file, confirmed } = openLog();
      await confirmed(3);
      const other = await makeDatabase(count);
      removeDatabase(file);
      copyFileSync(other, file);
      expect(await confirmed()).toMatchObject({ ok: false });
      expect(log.trouble?.code).toMatch(/database\.(other|behind)/);
      expect(log.known.state.revision).toBe(3);
    }
  });

  test('an older copy of the same log is refused', async () => {
    const { log, file, confirmed } = openLog();
    await confirmed(2);
    const older = await backup(log, file);
    await confirmed(2);
    removeDatabase(file);
    copyFileSync(older, file);
    expect(await confirmed()).toMatchObject({ ok: false });
    expect(log.trouble?.code).toBe('database.behind');
  });

  test('an older copy that went on by itself is refused', async () => {
    const { log, file, confirmed } = openLog();
    await confirmed(2);
    const older = await backup(log, file);
    await confirmed(2);
    const elsewhere = openLog({ url: `file:${older}` });
    await elsewhere.confirmed(5);
    removeDatabase(file);
    copyFileSync(await backup(elsewhere.log, older), file);
    await log.refresh();
    expect(log.trouble?.code).toBe('database.diverged');
  });

  test.for([
    ['another log', { logId: 'other' }, 'database.other'],
    ['fewer events', { revision: 9 }, 'database.behind'],
    ['other events', { head: 'other' }, 'database.diverged'],
  ] as const)('than the one published (%s) is never used', async ([, wrong, code]) => {
    const first = openLog();
    await first.confirmed(3);
    const { state, head } = first.log.known;
    first.log.close();
    const claim = { revision: state.revision, logId: state.logId, head, ...wrong };
    const { log, confirmed } = openLog({ dataDir: first.dataDir, claim });
    await log.refresh();
    expect(log.trouble?.code).toBe(code);
    expect(await confirmed()).toMatchObject({ ok: false });
  });

  test('an older log that an operator put there on purpose is taken up', async () => {
    const first = openLog();
    await first.confirmed(3);
    const { state, head } = first.log.known;
    first.log.close();
    const claim = { revision: 9, logId: state.logId, head: 'newer' };
    const accepted = { revision: 3, logId: state.logId, head };
    const { log, confirmed } = openLog({ dataDir: first.dataDir, claim, accepted });
    await log.refresh();
    expect(log.trouble).toBeNull();
    expect(await confirmed()).toMatchObject({ ok: true, revision: 4 });
  });

  test('a file that is missing while something is published is not made anew', async () => {
    const { log, file } = openLog({ claim: { revision: 3, logId: 'x', head: 'y' } });
    await log.refresh();
    expect(log.trouble?.code).toBe('database.missing');
    expect(existsSync(file)).toBe(false);
  });
});

describe('a database that does not let itself be written to', () => {
  test('locked by another program: refused, and written to again when the lock is gone', async () => {
    const { log, file, confirmed } = openLog();
    await confirmed();
    const other = createClient({ url: `file:${file}` });
    const transaction = await other.transaction('write');
    expect(await confirmed()).toMatchObject({ ok: false, message: expect.stringContaining('locked') });
    expect(log.trouble?.code).toBe('database.locked');
    await transaction.rollback();
    other.close();
    expect(await confirmed()).toMatchObject({ ok: true, revision: 2 });
    expect(log.trouble).toBeNull();
  });

  test.skipIf(!isRoot)(
    'on a full disk: refused, nothing half-written, written to again when there is room',
    async () => {
      const { log, dataDir, confirmed } = openLog({ dataDir: smallDisk('1m') });
      await confirmed();
      const filler = join(dataDir, 'filler');
      fillDisk(filler);
      let outcome = await confirmed();
      // What is left in the last block of the log file may still hold an event or two.
      while (outcome.ok) outcome = await confirmed();
      expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('full') });
      const { revision } = log.known.state;
      rmSync(filler);
      expect(await confirmed()).toMatchObject({ ok: true, revision: revision + 1 });
    },
  );

  test('a server that does not answer: refused with what to look for, and what is known stays', async () => {
    const { log, confirmed } = openLog({ url: 'http://127.0.0.1:9' });
    await log.refresh();
    expect(log.trouble?.code).toBe('database.unreachable');
    expect(await confirmed()).toMatchObject({ ok: false, message: expect.stringContaining('DATABASE_URL') });
  });
});

async function backup(log: LogConnection, file: string): Promise<string> {
  const path = `${file}.${readdirSync(join(file, '..')).length}.backup`;
  await log.copyTo(path);
  return path;
}
