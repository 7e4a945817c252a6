import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  checkpointBody,
  cosignBody,
  NOTE_TYPES,
  readCheckpoint,
  readVerifierKey,
  signBody,
  signedAt,
  verifierKey,
} from '../../../src/publish/signed-note.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const ORIGIN = 'status.example.com/log/1';
const HEAD = { size: 3, root: Buffer.alloc(32, 7) };

/** From the documentation of golang.org/x/mod/sumdb/note. */
const NEUMANN = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SAID =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';

test('a note that another implementation signed is read by the key that it names', () => {
  const key = readVerifierKey(NEUMANN);
  if (key === null) throw new Error('no key');
  expect(verifierKey(key)).toBe(NEUMANN);
  expect(signedAt({ body: SAID, signatures: [LINE] }, key)).toBe(0);
  expect(signedAt({ body: SAID.replace('answer', 'reply'), signatures: [LINE] }, key)).toBeNull();
});

test('a checkpoint says origin, size and root, and is read as it was signed', () => {
  const body = checkpointBody(ORIGIN, HEAD);
  const read = readCheckpoint(`${body}\n${signBody(body, ORIGIN, privateKey)}`);
  expect(read).toMatchObject({ origin: ORIGIN, ...HEAD });
  expect(read && signedAt(read, { name: ORIGIN, type: NOTE_TYPES.log, key: publicKey })).toBe(0);
});

test('a cosignature says when, and is no signature of the log', () => {
  const body = checkpointBody(ORIGIN, HEAD);
  const signatures = [cosignBody(body, 'witness.example', privateKey, 1_679_315_147).trim()];
  const witness = { name: 'witness.example', type: NOTE_TYPES.cosignature, key: publicKey };
  expect(signedAt({ body, signatures }, witness)).toBe(1_679_315_147);
  expect(signedAt({ body: checkpointBody(ORIGIN, { ...HEAD, size: 4 }), signatures }, witness)).toBeNull();
  expect(signedAt({ body, signatures }, { ...witness, type: NOTE_TYPES.log })).toBeNull();
});

test.for(['', 'a+b', 'name+00000000+AAAA', `${NEUMANN}x`])('“%s” is no key of a verifier', (text) => {
  expect(readVerifierKey(text)).toBeNull();
});

test.for(['', 'a\n1\nx\n\n', `a\n01\n${HEAD.root.toString('base64')}\n\n`, 'a\n1\n'])(
  '%j is no checkpoint',
  (text) => {
    expect(readCheckpoint(text)).toBeNull();
  },
);
