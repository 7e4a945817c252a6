import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { FolderLock } from '../../../src/processes/folder-lock.ts';
import { temporaryFolder } from '../../support/folder.ts';

/** Another process that holds the lock of a folder. */
async function startHolder(folder: string) {
  const module = pathToFileURL(join(import.meta.dirname, '../../../src/processes/folder-lock.ts')).href;
  const program = `
    const { FolderLock } = await import(${JSON.stringify(module)});
    const lock = FolderLock.take(process.argv[1]);
    process.stdin.once('data', () => { lock.release(); process.stdout.write('released'); });
    process.stdout.write('held');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('one process at a time holds a folder', async () => {
  const folder = temporaryFolder();
  await startHolder(folder);
  expect(() => FolderLock.take(folder)).toThrow(
    /^Cannot start: another Latarnia serves DATA_DIR .*\(DATA_DIR\)\.$/,
  );
});

test('a process that was killed leaves nothing behind', async () => {
  const folder = temporaryFolder();
  const holder = await startHolder(folder);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  FolderLock.take(folder).release();
});

test('who holds it can pass it on and go on running', async () => {
  const folder = temporaryFolder();
  const holder = await startHolder(folder);
  holder.stdin.write('pass it on');
  await once(holder.stdout, 'data');
  const lock = FolderLock.take(folder);
  expect(holder.exitCode).toBeNull();
  lock.release();
});

test('a file that is left over, with whatever in it, keeps nobody out', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'serve.lock'), '4711\nanother machine, before the reboot\n'.repeat(200));
  FolderLock.take(folder).release();
  writeFileSync(join(folder, 'serve.lock'), '');
  FolderLock.take(folder).release();
});
