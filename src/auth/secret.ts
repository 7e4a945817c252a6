import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Length of the secret (bytes). */
const LENGTH = 32;

/**
 * The secret with which cookies are signed and second factors encrypted: made when it is first needed, readable by its
 * owner alone.
 */
export function authSecret(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    // Two processes may be first at the same time: the file of one of them stays.
    try {
      writeFileSync(file, randomBytes(LENGTH).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
