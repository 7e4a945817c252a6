import { createPublicKey, type KeyObject } from 'node:crypto';
import { isSignedBy, signText } from './signature.ts';
import { sha256 } from './snapshot-writer.ts';

/** A text, and who signed it. */
export interface Signed {
  readonly payload: string;
  readonly signatures: readonly { readonly key: string; readonly signature: string }[];
}

/** Which keys count from now on. Each statement is signed by a key that counted by the one before. */
interface KeyStatement {
  readonly kind: 'latarnia-keys';
  /** 1, 2, 3 … */
  readonly version: number;
  /** Public keys (base64 of SPKI). */
  readonly keys: readonly string[];
  /** SHA-256 of the payload before; `null` of the first. */
  readonly previous: string | null;
  /** Wall clock, RFC 3339. */
  readonly signed_at: string;
}

/** Every statement since the first, so that whoever was away for long finds the way. */
export interface KeySet {
  readonly statements: readonly Signed[];
}

/** What somebody goes by: named by an operator (version 0), or followed from there. */
export interface Trust {
  readonly version: number;
  /** SHA-256 of the statement that is gone by; `null`: none was seen yet. */
  readonly digest: string | null;
  readonly keys: readonly string[];
}

/** A set of keys that does not follow from what is trusted. */
export class KeySetError extends Error {}

const MOST_KEYS = 32;

/** In front of what is signed: a signature of one kind of thing is none of another. */
const KINDS = { keys: 'latarnia keys\n', generation: 'latarnia generation\n' } as const;

/** The public half of a key in one line: base64 of SPKI. */
export function keyLine(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** A short name for a key: the first 16 hexadecimal digits of the SHA-256 of its SPKI. */
export function keyId(line: string): string {
  return sha256(Buffer.from(line, 'base64')).slice(0, 16);
}

/**
 * A public key as somebody names it: PEM, or the one line.
 *
 * @returns the one line
 * @throws KeySetError when it is no public key of Ed25519
 */
export function readPublicKey(text: string): string {
  const given = text.trim();
  if (given.includes('PRIVATE KEY')) {
    throw new KeySetError(
      'This is a private key: it stays where it is. "latarnia key public" prints the public one.',
    );
  }
  const pem = given.startsWith('-----') ? given : pemOf(given);
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519')
      return key.export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    // Said below.
  }
  throw new KeySetError('This is no public key of Ed25519: neither PEM nor its one line.');
}

function pemOf(line: string): string {
  return `-----BEGIN PUBLIC KEY-----\n${line}\n-----END PUBLIC KEY-----\n`;
}

/** Signs a text with each of the keys. */
export function signPayload(kind: keyof typeof KINDS, payload: string, keys: readonly KeyObject[]): Signed {
  return {
    payload,
    signatures: keys.map((key) => ({
      key: keyId(keyLine(key)),
      signature: signText(`${KINDS[kind]}${payload}`, key),
    })),
  };
}

/** Whether one of the keys signed it as what it is taken for. */
export function isSignedAs(kind: keyof typeof KINDS, signed: Signed, keys: readonly string[]): boolean {
  return keys.some((line) => {
    const id = keyId(line);
    return signed.signatures.some(
      ({ key, signature }) =>
        key === id && isSignedBy(`${KINDS[kind]}${signed.payload}`, signature, pemOf(line)),
    );
  });
}

/** The statement that holds now; `null`: there is none. */
export function latestStatement({ statements }: KeySet): KeyStatement | null {
  const last = statements.at(-1);
  return last === undefined ? null : readStatement(last);
}

/** A set with one more statement, signed. */
export function addStatement(
  set: KeySet,
  keys: readonly string[],
  signers: readonly KeyObject[],
  now: string,
): KeySet {
  const last = set.statements.at(-1);
  const statement: KeyStatement = {
    kind: 'latarnia-keys',
    version: (last === undefined ? 0 : readStatement(last).version) + 1,
    keys,
    previous: last === undefined ? null : sha256(last.payload),
    signed_at: now,
  };
  return { statements: [...set.statements, signPayload('keys', JSON.stringify(statement), signers)] };
}

/**
 * Goes from what is trusted to what the set says now, one statement after the other.
 *
 * @throws KeySetError when one of them is signed by nobody who counted, or contradicts what was seen before
 */
export function followKeySet(trust: Trust, { statements }: KeySet): Trust {
  let known = trust;
  for (const signed of statements) {
    const { version, keys, previous } = readStatement(signed);
    const digest = sha256(signed.payload);
    if (version === known.version && digest !== known.digest) {
      throw new KeySetError(`There are two different statements of keys with the version ${version}.`);
    }
    if (version <= known.version) continue;
    const isSigned = isSignedAs('keys', signed, known.keys);
    // Whoever begins with a key that came later has no use for what was said before it.
    if (known.version === 0 && !isSigned) continue;
    const follows = known.version === 0 || (version === known.version + 1 && previous === known.digest);
    if (!follows || !isSigned) {
      throw new KeySetError(
        `The statement of keys ${version} is not signed by a key that counted before it.`,
      );
    }
    known = { version, digest, keys: keys.map(readPublicKey) };
  }
  return known;
}

/** @throws KeySetError when it is none */
function readStatement({ payload }: Signed): KeyStatement {
  const said: unknown = JSON.parse(payload);
  if (isStatement(said)) return said;
  throw new KeySetError('A statement of keys cannot be read.');
}

function isStatement(said: unknown): said is KeyStatement {
  return (
    typeof said === 'object' &&
    said !== null &&
    'kind' in said &&
    said.kind === 'latarnia-keys' &&
    'version' in said &&
    Number.isSafeInteger(said.version) &&
    'previous' in said &&
    'keys' in said &&
    Array.isArray(said.keys) &&
    said.keys.length > 0 &&
    said.keys.length <= MOST_KEYS &&
    said.keys.every((key) => typeof key === 'string')
  );
}
