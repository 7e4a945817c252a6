import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  addStatement,
  followKeySet,
  isSignedAs,
  type KeySet,
  keyId,
  keyLine,
  readPublicKey,
  signPayload,
} from '../../../src/publish/key-set.ts';
import { publicKeyOf } from '../../../src/publish/signature.ts';

const NOW = '2026-11-29T12:00:00.000Z';
const [one, two, thief] = Array.from({ length: 3 }, () => generateKeyPairSync('ed25519').privateKey);
const NONE: KeySet = { statements: [] };

function lines(...keys: readonly (KeyObject | undefined)[]): string[] {
  return keys.flatMap((key) => (key ? [keyLine(key)] : []));
}

function signers(...keys: readonly (KeyObject | undefined)[]): KeyObject[] {
  return keys.flatMap((key) => key ?? []);
}

const first = addStatement(NONE, lines(one), signers(one), NOW);
const both = addStatement(first, lines(one, two), signers(one), NOW);
const changed = addStatement(both, lines(two), signers(two), NOW);
const named = (key: KeyObject | undefined) => ({ version: 0, digest: null, keys: lines(key) });

describe('keys are followed', () => {
  test('from the first to the last, by one statement after the other', () => {
    expect(followKeySet(named(one), changed)).toMatchObject({ version: 3, keys: lines(two) });
    const midway = followKeySet(named(one), both);
    expect(followKeySet(midway, changed)).toMatchObject({ version: 3, keys: lines(two) });
  });

  test('not back: an older set changes nothing', () => {
    const last = followKeySet(named(one), changed);
    expect(followKeySet(last, both)).toEqual(last);
    expect(followKeySet(last, NONE)).toEqual(last);
  });

  test('to nobody who was not named before: neither by a stranger, nor by a key that was withdrawn', () => {
    const last = followKeySet(named(one), changed);
    for (const [by, set] of [
      [thief, addStatement(changed, lines(thief), signers(thief), NOW)],
      [one, addStatement(changed, lines(one), signers(one), NOW)],
    ] as const) {
      expect(() => followKeySet(last, set), keyId(lines(by)[0] ?? '')).toThrow(
        'is not signed by a key that counted',
      );
    }
  });

  test('along one way only: a second statement of the same version is refused, and so is a gap', () => {
    const midway = followKeySet(named(one), both);
    const fork = addStatement(first, lines(one, thief), signers(one), NOW);
    expect(() => followKeySet(midway, fork)).toThrow('two different statements');
    const gap = { statements: [...first.statements, ...changed.statements.slice(2)] };
    expect(() => followKeySet(named(one), gap)).toThrow('is not signed by a key that counted');
  });

  test('by whoever trusts a stranger’s set not at all', () => {
    expect(followKeySet(named(thief), changed)).toEqual(named(thief));
  });
});

test('what was signed as one kind of thing is none of another', () => {
  const signed = signPayload('keys', '{}', signers(one));
  expect(isSignedAs('keys', signed, lines(one))).toBe(true);
  expect(isSignedAs('generation', signed, lines(one))).toBe(false);
  expect(isSignedAs('keys', { ...signed, payload: '{ }' }, lines(one))).toBe(false);
  expect(isSignedAs('keys', signed, lines(two))).toBe(false);
});

test('a public key is named by its PEM or by its line, and nothing else is one', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  expect(readPublicKey(publicKeyOf(privateKey))).toBe(keyLine(privateKey));
  expect(readPublicKey(` ${keyLine(privateKey)}\n`)).toBe(keyLine(privateKey));
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  expect(() => readPublicKey(pem)).toThrow('a private key');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  for (const text of ['', 'x', String(rsa.export({ type: 'spki', format: 'pem' }))]) {
    expect(() => readPublicKey(text)).toThrow('no public key of Ed25519');
  }
});
