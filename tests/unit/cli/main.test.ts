import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';

const LATARNIA = join(import.meta.dirname, '../../../bin/latarnia');

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'bin'));
  cpSync(LATARNIA, join(folder, 'bin', 'latarnia'));
  writeNode(join(folder, 'machines'), 'machine’s');
});

/** A Node that says whose it is, and what it was given. */
function writeNode(at: string, whose: string): void {
  mkdirSync(at, { recursive: true });
  const file = join(at, 'node');
  writeFileSync(file, `#!/bin/sh\necho "${whose}, $*"\n`);
  chmodSync(file, 0o755);
}

function type(program: string): string {
  const PATH = `${join(folder, 'machines')}:/usr/bin:/bin`;
  return execFileSync(program, ['flag', 'list all'], { env: { PATH }, encoding: 'utf8' }).trim();
}

test('where npm brought a Node it is started at once, not by the one that the machine has', () => {
  writeNode(join(folder, 'node_modules', '.bin'), 'brought');
  const program = join(folder, 'bin', 'latarnia');
  expect(type(program)).toBe(`brought, ${program} flag list all`);
});

test('by the name that was typed, wherever that leads: a restart goes by it', () => {
  writeNode(join(folder, 'node_modules', '.bin'), 'brought');
  const link = join(folder, 'latarnia');
  symlinkSync(join('bin', 'latarnia'), link);
  expect(type(link)).toBe(`brought, ${link} flag list all`);
});

test('where npm brought none, the machine’s is new enough', () => {
  const program = join(folder, 'bin', 'latarnia');
  expect(type(program)).toBe(`machine’s, ${program} flag list all`);
});
