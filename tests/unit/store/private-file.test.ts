import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { backupName, replaceDatabase, writeBackup } from '../../../src/store/backup.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { tightenFolder } from '../../../src/store/private-file.ts';
import { temporaryFolder } from '../../support/folder.ts';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const modesOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]));

beforeEach(() => {
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
});

async function open(file: string) {
  const database = await openDatabase({ url: `file:${file}`, authToken: null });
  onTestFinished(() => database.close());
  return database;
}

test('a database is its owner’s alone from the first byte, and what SQLite puts beside it, whatever the umask', async () => {
  const folder = temporaryFolder();
  await open(join(folder, 'latarnia.db'));
  expect(modesOf(folder)).toEqual({
    'latarnia.db': '600',
    'latarnia.db-shm': '600',
    'latarnia.db-wal': '600',
  });
});

test('one that an earlier Latarnia left open is closed when it is opened', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'latarnia.db');
  (await open(file)).close();
  chmodSync(file, 0o644);
  await open(file);
  expect(new Set(Object.values(modesOf(folder)))).toEqual(new Set(['600']));
});

test('so is a copy, a backup, its folder, and what a restore puts in place', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'latarnia.db');
  const database = await open(file);
  await database.copyTo(join(folder, 'rescue-1.db'));
  expect(modeOf(join(folder, 'rescue-1.db'))).toBe('600');
  const backup = join(folder, 'backups', backupName(0, '2026-01-01T00:00:00.000Z'));
  await writeBackup((path) => database.copyTo(path), backup, '2026-01-01T00:00:00.000Z');
  expect(modeOf(backup)).toBe('600');
  expect(modeOf(join(folder, 'backups'))).toBe('700');
  database.close();
  chmodSync(backup, 0o644);
  await replaceDatabase(backup, file, '2026-01-01T00:00:00.000Z');
  expect(modeOf(file)).toBe('600');
});

test('a copy that fails leaves no empty file that would pass for one, and what was there as it was', async () => {
  const folder = temporaryFolder();
  const database = await open(join(folder, 'latarnia.db'));
  const path = join(folder, 'copy.db');
  await database.copyTo(path);
  const { size } = statSync(path);
  // SQLite copies only into what is empty.
  await expect(database.copyTo(path)).rejects.toThrow();
  expect(statSync(path).size).toBe(size);
  database.close();
  await expect(database.copyTo(join(folder, 'other.db'))).rejects.toThrow();
  expect(readdirSync(folder)).not.toContain('other.db');
});

test('of a folder those files are closed whose names fit, and no others', () => {
  const folder = temporaryFolder();
  for (const name of ['auth-secret', 'rescue-7.db', 'index.html']) writeFileSync(join(folder, name), name);
  tightenFolder(folder, /^(auth-secret$|rescue-)/);
  expect(modesOf(folder)).toEqual({ 'auth-secret': '600', 'rescue-7.db': '600', 'index.html': '666' });
  tightenFolder(join(folder, 'none'), /./);
});
