import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a key is encrypted, hashed and signed from (bytes). */
const LENGTH = 32;
const WRITTEN = /^[\w-]{1,32}:[\w-]{43}(?:,[\w-]{1,32}:[\w-]{43})*$/;

/** One key by its name. */
export interface RawKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Subscribers cannot be read: their key is lost, or another one. The message is one line for whoever runs the site. */
export class SubscriberKeyError extends Error {}

/** `id:base64url,…`, the current one first → keys. @throws SubscriberKeyError when it says something else, or names one twice */
export function parseKeys(text: string, where: string): readonly RawKey[] {
  if (!WRITTEN.test(text)) {
    throw new SubscriberKeyError(`${where} holds no key of subscribers. Put back the one that was there.`);
  }
  const keys = text.split(',').map((one) => {
    const [id = '', bytes = ''] = one.split(':');
    return { id, bytes: Buffer.from(bytes, 'base64url') };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw new SubscriberKeyError(`${where} names two keys alike.`);
  return keys;
}

/** The file of the keys, where the environment names none: made when it is first needed, readable by its owner alone. */
export class SubscriberKeyFile {
  readonly path: string;
  #stamp = '';
  #keys: readonly RawKey[] = [];

  constructor(path: string) {
    this.path = path;
  }

  /** As they are in the file now: another process may have put a new one before them. None: there is no file. */
  read(): readonly RawKey[] {
    const found = statSync(this.path, { throwIfNoEntry: false });
    if (!found) return [];
    const stamp = `${found.ino}:${found.size}:${found.mtimeMs}`;
    if (stamp !== this.#stamp) {
      this.#keys = parseKeys(readFileSync(this.path, 'utf8').trim(), this.path);
      this.#stamp = stamp;
    }
    return this.#keys;
  }

  /** The first one. */
  make(): void {
    mkdirSync(dirname(this.path), { recursive: true });
    // Two processes may be first at the same time: the file of one of them stays.
    try {
      writeFileSync(this.path, written([newKey()]), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(this.path)) throw error;
    }
  }

  /** Puts a new one before those that there are, in one step. */
  putNewFirst(): void {
    const beside = `${this.path}.${process.pid}.tmp`;
    writeFileSync(beside, written([newKey(), ...this.read()]), { mode: 0o600, flag: 'wx' });
    renameSync(beside, this.path);
  }
}

function newKey(): RawKey {
  return { id: randomBytes(4).toString('hex'), bytes: randomBytes(LENGTH) };
}

function written(keys: readonly RawKey[]): string {
  return `${keys.map(({ id, bytes }) => `${id}:${bytes.toString('base64url')}`).join(',')}\n`;
}
