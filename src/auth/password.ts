import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What a guess costs. */
export interface PasswordCost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
}

/** OWASP, Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. */
const OWASP: PasswordCost = { memory: 19_456, passes: 2 };
const LANES = 1;
const TAG_LENGTH = 32;
const SALT_LENGTH = 16;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const derive = promisify(argon2);

/**
 * Argon2id of a password, with its parameters and a salt of its own, in the PHC string format.
 *
 * @example await hashPassword('…') // '$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>'
 */
export async function hashPassword(password: string, { memory, passes } = OWASP): Promise<string> {
  const nonce = randomBytes(SALT_LENGTH);
  const tag = await derive('argon2id', {
    memory,
    passes,
    parallelism: LANES,
    tagLength: TAG_LENGTH,
    message: normalise(password),
    nonce,
  });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${LANES}$${base64(nonce)}$${base64(tag)}`;
}

/** Whether this is the password of that hash, whatever parameters it was made with. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
    message: normalise(password),
    nonce: Buffer.from(salt, 'base64'),
  });
  return timingSafeEqual(expected, found);
}

/** Keyboards differ in how they compose letters (NIST SP 800-63B-4, 3.1.1.2). */
function normalise(password: string): string {
  return password.normalize('NFKC');
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
