import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addStatement, type KeySet, keyId, keyLine, latestStatement } from './key-set.ts';
import { signingKey } from './signature.ts';

/** What a site signs with, and what it says of that. */
interface SigningKeys {
  /** The key that it signs with. */
  readonly present: KeyObject;
  /** Its next one, announced and not used alone yet; `null`: none. */
  readonly next: KeyObject | null;
  /** What was said of keys; without a statement the present one alone counts. */
  readonly set: KeySet;
}

/** Something about keys that cannot be done as it was asked for. */
export class KeyRefused extends Error {}

const NAMES = { present: 'signing-key.pem', next: 'next-signing-key.pem', set: 'signing-keys.json' } as const;

/** The key that a site signs with, in its data folder. */
export function signingKeyFile({ dataDir }: { readonly dataDir: string }): string {
  return join(dataDir, NAMES.present);
}

/** Reads them; the present one is made when it is first needed. */
export function readSigningKeys(dataDir: string): SigningKeys {
  const next = join(dataDir, NAMES.next);
  const set = join(dataDir, NAMES.set);
  return {
    present: signingKey(join(dataDir, NAMES.present)),
    next: existsSync(next) ? createPrivateKey(readFileSync(next)) : null,
    set: existsSync(set) ? JSON.parse(readFileSync(set, 'utf8')) : { statements: [] },
  };
}

/** Tells one moment of the files from another without reading them. */
export function signingKeysMark(dataDir: string): string {
  return Object.values(NAMES)
    .map((name) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
    .join(' ');
}

/** The public keys that count now. */
export function countingKeys({ present, set }: SigningKeys): readonly string[] {
  return latestStatement(set)?.keys ?? [keyLine(present)];
}

/**
 * Announces a key: mirrors take what it signs from then on. Signed by the present one.
 *
 * @param other the public key of another node; `null`: this one's next, made here
 * @returns the key's short name
 */
export function announceKey(dataDir: string, other: string | null, now: string): string {
  const keys = readSigningKeys(dataDir);
  const counting = countingKeys(keys);
  if (!counting.includes(keyLine(keys.present))) {
    throw new KeyRefused('The key of this folder does not count any more: announce with the one that does.');
  }
  const next = other === null ? signingKey(join(dataDir, NAMES.next)) : null;
  const line = other ?? (next === null ? '' : keyLine(next));
  if (counting.includes(line)) throw new KeyRefused(`The key ${keyId(line)} is announced already.`);
  // Whoever begins with a set has to find the key that they trust: the first statement names the one before.
  const set =
    keys.set.statements.length > 0 ? keys.set : addStatement(keys.set, counting, [keys.present], now);
  const signers = next === null ? [keys.present] : [keys.present, next];
  writeSet(dataDir, addStatement(set, [...counting, line], signers, now));
  return keyId(line);
}

/** Signs with the announced key from now on. @returns its short name */
export function useNextKey(dataDir: string): string {
  const { next, set } = readSigningKeys(dataDir);
  if (next === null) throw new KeyRefused('No next key was announced here: latarnia key announce.');
  if (!latestStatement(set)?.keys.includes(keyLine(next))) {
    throw new KeyRefused('The next key is not in the set of keys: mirrors would not take what it signs.');
  }
  renameSync(join(dataDir, NAMES.next), join(dataDir, NAMES.present));
  return keyId(keyLine(next));
}

/** Takes a key out of the set: what it signs is taken by nobody any more. */
export function withdrawKey(dataDir: string, id: string, now: string): void {
  const keys = readSigningKeys(dataDir);
  const counting = countingKeys(keys);
  if (!counting.some((line) => keyId(line) === id)) throw new KeyRefused(`No key ${id} counts.`);
  if (keyId(keyLine(keys.present)) === id) {
    throw new KeyRefused(`This site signs with ${id}. Announce another and use it first.`);
  }
  if (!counting.includes(keyLine(keys.present))) {
    throw new KeyRefused('The key of this folder does not count any more: withdraw with the one that does.');
  }
  const rest = counting.filter((line) => keyId(line) !== id);
  writeSet(dataDir, addStatement(keys.set, rest, [keys.present], now));
  if (keys.next !== null && keyId(keyLine(keys.next)) === id) rmSync(join(dataDir, NAMES.next));
}

function writeSet(dataDir: string, set: KeySet): void {
  const file = join(dataDir, NAMES.set);
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, `${JSON.stringify(set)}\n`, { mode: 0o644, flush: true });
  renameSync(beside, file);
}
