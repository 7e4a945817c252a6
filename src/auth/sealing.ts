import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
/** Lengths of what stands in front of the sealed words: what makes each sealing another, and what shows it is whole (bytes). */
const IV = 12;
const TAG = 16;

/** Seals words so that only who has the secret can read them, and only under what they were bound to (AES-256-GCM, HKDF). */
export class Seal {
  readonly #key: Buffer;
  readonly #naming: Buffer;

  /** @param purpose keys of different purposes have nothing to do with each other */
  constructor(secret: string, purpose: string) {
    this.#key = keyOf(secret, `${purpose}: words`);
    this.#naming = keyOf(secret, `${purpose}: names`);
  }

  seal(words: string, bound: readonly string[]): string {
    const iv = randomBytes(IV);
    const cipher = createCipheriv(CIPHER, this.#key, iv).setAAD(bytesOf(bound));
    const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @returns `null` when it was sealed by another secret, bound to something else, or is not whole */
  open(sealed: string, bound: readonly string[]): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < IV + TAG) return null;
    try {
      const decipher = createDecipheriv(CIPHER, this.#key, bytes.subarray(0, IV), { authTagLength: TAG })
        .setAAD(bytesOf(bound))
        .setAuthTag(bytes.subarray(IV, IV + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }

  /** A name that the same words always have, and that tells nothing of them. */
  nameOf(words: readonly string[]): string {
    return createHmac('sha256', this.#naming).update(bytesOf(words)).digest('base64url').slice(0, 22);
  }
}

function keyOf(secret: string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', info, 32));
}

function bytesOf(words: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(words));
}
