import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'node-id';

/**
 * The id of the node that a data folder is of: made when it is first needed. The file says which file it is itself, so that
 * in a folder that was copied it is told to be somebody else's, and another is made.
 *
 * @returns one for this run alone where it cannot be kept
 */
export function nodeId(dataDir: string): string {
  const file = join(dataDir, NAME);
  return readId(file) ?? makeId(file) ?? randomUUID();
}

function readId(file: string): string | null {
  if (!existsSync(file)) return null;
  const [id = '', mark] = readFileSync(file, 'utf8').split('\n');
  return id !== '' && mark === markOf(file) ? id : null;
}

function makeId(file: string): string | null {
  const id = randomUUID();
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, '', { mode: 0o600 });
    writeFileSync(beside, `${id}\n${markOf(beside)}\n`);
    renameSync(beside, file);
    return readId(file);
  } catch {
    rmSync(beside, { force: true });
    return null;
  }
}

/** What a copy of a file has of its own; the number of its disk is another after a reboot. */
function markOf(file: string): string {
  const { ino, birthtimeMs } = statSync(file);
  return `${ino} ${Math.trunc(birthtimeMs)}`;
}
