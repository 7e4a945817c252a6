import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { readBackup, replaceDatabase } from '../../../src/store/backup.ts';
import { canMount, fillDisk } from '../../support/disk.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { smallDisk } from '../../support/mount.ts';
import { openTelling } from '../../support/telling.ts';

const NOW = '2021-03-17T11:00:00.000Z';

async function databaseIn(folder: string) {
  const file = join(folder, 'latarnia.db');
  for (const suffix of ['', '-wal', '-shm']) writeFileSync(`${file}${suffix}`, `old${suffix}`);
  const backup = join(temporaryFolder(), 'backup.db');
  const client = createClient({ url: `file:${backup}` });
  await client.execute('CREATE TABLE things (thing text)');
  await client.execute({ sql: 'INSERT INTO things VALUES (?)', args: ['new'.repeat(200_000)] });
  client.close();
  return { file, backup };
}

test('a backup takes the place of the database, which is kept with its journal', async () => {
  const folder = temporaryFolder();
  const { file, backup } = await databaseIn(folder);
  const kept = await replaceDatabase(backup, file, NOW);
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(backup, 'utf8'));
  expect(readdirSync(folder).sort()).toEqual(
    [
      'latarnia.db',
      ...['', '-shm', '-wal'].map((suffix) => `latarnia.db.before-2021-03-17T11-00-00-000Z${suffix}`),
    ].sort(),
  );
  expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('old-wal');
});

test('a copy that was made by other means than a backup tells nobody either', async () => {
  const site = await openTelling();
  const copy = join(temporaryFolder(), 'copy.db');
  await site.database.copyTo(copy);
  const folder = temporaryFolder();
  const file = join(folder, 'latarnia.db');
  await replaceDatabase(copy, file, NOW);
  expect(readdirSync(folder)).toEqual(['latarnia.db']);
  const client = createClient({ url: `file:${file}` });
  const { rows } = await client.execute('SELECT paused_why FROM notify_cursor');
  client.close();
  expect(rows[0]?.paused_why).toBe('restored');
});

test.skipIf(!canMount())('without room for it nothing has changed and nothing is left beside', async () => {
  const folder = smallDisk('1m');
  const { file, backup } = await databaseIn(folder);
  fillDisk(join(folder, 'filler'));
  await expect(replaceDatabase(backup, file, NOW)).rejects.toThrow(/ENOSPC/);
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['filler', 'latarnia.db', 'latarnia.db-shm', 'latarnia.db-wal']);
});

test('when the last step fails, the database is in its place again', async () => {
  const folder = temporaryFolder();
  const { file, backup } = await databaseIn(folder);
  // A folder of that name cannot be replaced by a file.
  const kept = `${file}.before-2021-03-17T11-00-00-000Z`;
  mkdirSync(kept);
  writeFileSync(join(kept, 'something'), '');
  await expect(replaceDatabase(backup, file, NOW)).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readFileSync(`${file}-wal`, 'utf8')).toBe('old-wal');
  expect(readdirSync(folder)).not.toContain('latarnia.db.restoring');
});

/** Of what is looked at nothing may be left: it holds people, and keys. */
function ownTemporaryFolder(): string {
  const [folder, before] = [temporaryFolder(), process.env.TMPDIR];
  process.env.TMPDIR = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  return folder;
}

test.for([
  ['a folder', (path: string): void => void mkdirSync(path), /is not a file\.$/],
  ['a pipe', (path: string): void => void execFileSync('mkfifo', [path]), /is not a file\.$/],
  [
    'a device',
    (path: string): void => void execFileSync('ln', ['-s', '/dev/zero', path]),
    /is not a file\.$/,
  ],
  ['an empty file', (path: string) => writeFileSync(path, ''), /is damaged, or no backup\.$/],
  ['words', (path: string) => writeFileSync(path, 'word '.repeat(2000)), /is damaged, or no backup\.$/],
  [
    'the database of another program',
    async (path: string) => {
      const client = createClient({ url: `file:${path}` });
      await client.execute('CREATE TABLE things (id integer)');
      client.close();
    },
    /is damaged, or no backup\.$/,
  ],
  ['nothing', () => undefined, /^There is no /],
] as const)('%s is no backup: one line says so, and nothing is left of it', async ([, make, words]) => {
  const path = join(temporaryFolder(), 'backup.db');
  const temporary = ownTemporaryFolder();
  await make(path);
  await expect(readBackup(path)).rejects.toThrow(words);
  expect(readdirSync(temporary)).toEqual([]);
});

test.skipIf(!canMount())('without room to look at a backup that is said, and nothing is left', async () => {
  const small = smallDisk('1m');
  const { backup } = await databaseIn(temporaryFolder());
  ownTemporaryFolder();
  process.env.TMPDIR = small;
  fillDisk(join(small, 'filler'));
  await expect(readBackup(backup)).rejects.toThrow(/^There is no room in .*TMPDIR/);
  expect(readdirSync(small)).toEqual(['filler']);
});
