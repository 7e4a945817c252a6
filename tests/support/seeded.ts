import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { runCommand } from './command.ts';
import { temporaryFolder } from './folder.ts';

/**
 * The shipped site as its first command leaves it, seeded once for a file.
 *
 * @returns makes a data folder (`DATA_DIR`) of its own for one test
 * @example
 * const seeded = seedOnce();
 * test('…', () => runCommand(['status'], { DATA_DIR: seeded() }));
 */
export function seedOnce(): () => string {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-seeded-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    const { code, stderr } = await runCommand(['status'], { DATA_DIR: folder });
    if (code !== 0) throw new Error(`not seeded: ${stderr}`);
  });
  return () => {
    const copy = join(temporaryFolder(), 'var');
    cpSync(folder, copy, { recursive: true });
    return copy;
  };
}
