import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../config/settings.ts';

/** The kernel takes no longer name for a socket (bytes). */
const LONGEST = 100;
/** How long another one that listens is waited for, and between two looks (ms). */
const PATIENCE = 8000;
const LOOK = 50;

/** Where backstage, or another process of ours, listens for the others: in `DATA_DIR`, or where a shorter name is possible. */
export function socketPath({ dataDir }: Pick<Config, 'dataDir'>, who = 'backstage'): string {
  const path = join(dataDir, `${who}.sock`);
  if (Buffer.byteLength(path) <= LONGEST) return path;
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return join(tmpdir(), `latarnia-${name}.sock`);
}

/**
 * Removes a socket that was left behind. Backstage of a supervisor that was killed needs a moment to end.
 * @throws when somebody goes on listening there: the folder is in use
 */
export async function clearSocket(path: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (await isListening(path)) {
    if (performance.now() > end) {
      throw new Error(`Another Latarnia is running on this DATA_DIR (it listens at ${path}).`);
    }
    await setTimeout(LOOK);
  }
  rmSync(path, { force: true });
}

function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
