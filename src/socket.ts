import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** The kernel takes no longer name for a socket (bytes). */
const LONGEST = 100;

/** Where backstage listens for the front: in `DATA_DIR`, or where a shorter name is possible. */
export function socketPath({ dataDir }: Pick<Config, 'dataDir'>): string {
  const path = join(dataDir, 'backstage.sock');
  if (Buffer.byteLength(path) <= LONGEST) return path;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return join(tmpdir(), `latarnia-${name}.sock`);
}

/** Removes a socket that was left behind. @throws when somebody listens there: the folder is in use */
export async function clearSocket(path: string): Promise<void> {
  const isListening = await new Promise<boolean>((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
  if (isListening) throw new Error(`Another Latarnia is running on this DATA_DIR (it listens at ${path}).`);
  rmSync(path, { force: true });
}
