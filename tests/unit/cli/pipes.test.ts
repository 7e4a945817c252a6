import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seedOnce } from '../../support/seeded.ts';

const seeded = seedOnce();
const LATARNIA = join(import.meta.dirname, '../../../bin/latarnia');

/** Runs a command as a shell does; `shell` is given it as `"$@"`. */
async function runIn(shell: string, ...args: string[]) {
  const child = spawn('bash', ['-c', shell, 'bash', process.execPath, LATARNIA, ...args], {
    env: { ...process.env, DATA_DIR: seeded(), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, stderr };
}

const COMMANDS = [['status', '--json'], ['--help'], ['nonsense']];

test.for(COMMANDS)('latarnia %s into a pipe that nobody reads: no trace', async (args) => {
  const { code, stderr } = await runIn('set -o pipefail; "$@" | true', ...args);
  expect(stderr).not.toMatch(/EPIPE|^\s+at /m);
  expect(code).toBe(args[0] === 'nonsense' ? 2 : 0);
});

test('a closed output is no reason to fail', async () => {
  expect(await runIn('"$@" >&-', 'status')).toEqual({ code: 0, stderr: '' });
});

test('a full disk is said in one line, and the code says it', async ({ skip }) => {
  try {
    closeSync(openSync('/dev/full', 'w'));
  } catch {
    skip('needs /dev/full');
  }
  for (const args of [['status'], ['--help']]) {
    const { code, stderr } = await runIn('"$@" > /dev/full', ...args);
    expect(stderr).toMatch(/^The output could not be written: ENOSPC[^\n]*\n$/);
    expect(code).toBe(1);
  }
  expect((await runIn('"$@" 2> /dev/full', 'nonsense')).code).toBe(2);
});
