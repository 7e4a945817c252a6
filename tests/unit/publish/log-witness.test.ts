import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LogWitness, witnessRequest } from '../../../src/publish/log-witness.ts';
import { leafHash, MerkleTree } from '../../../src/publish/merkle.ts';
import {
  checkpointBody,
  NOTE_TYPES,
  readCheckpoint,
  readVerifierKey,
  signBody,
  signedAt,
} from '../../../src/publish/signed-note.ts';
import { temporaryFolder } from '../../support/folder.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const ORIGIN = 'status.example.com/log/1';
const KNOWN = [{ name: ORIGIN, type: NOTE_TYPES.log, key: publicKey }];

function treeOf(size: number, first = 'first'): MerkleTree {
  const tree = new MerkleTree();
  for (let at = 0; at < size; at += 1) tree.add(leafHash(Buffer.from(at === 0 ? first : `${at}`)));
  return tree;
}

function checkpointOf(tree: MerkleTree, size: number, origin = ORIGIN): string {
  const body = checkpointBody(origin, { size, root: tree.root(size) });
  return `${body}\n${signBody(body, origin, privateKey)}`;
}

function openWitness(folder = temporaryFolder()) {
  return new LogWitness({
    folder,
    name: 'witness.example',
    keysOf: (origin) => KNOWN.filter(({ name }) => name === origin),
    time: () => 1_700_000_000,
  });
}

describe('a witness', () => {
  test.for(['__proto__', 'constructor'])('has seen nothing yet of a log that calls itself %s', (origin) => {
    const witness = new LogWitness({
      folder: temporaryFolder(),
      name: 'witness.example',
      keysOf: () => [{ name: origin, type: NOTE_TYPES.log, key: publicKey }],
      time: () => 1_700_000_000,
    });
    expect(witness.seen(origin).size).toBe(0);
    expect(witness.add(witnessRequest(0, [], checkpointOf(treeOf(4), 4, origin))).status).toBe(200);
    expect(witness.seen(origin).size).toBe(4);
  });

  test('signs what goes on from what it signed last, and says when', () => {
    const witness = openWitness();
    const tree = treeOf(9);
    expect(witness.add(witnessRequest(0, [], checkpointOf(tree, 4))).status).toBe(200);
    const checkpoint = checkpointOf(tree, 9);
    const { status, body } = witness.add(witnessRequest(4, tree.consistencyProof(4, 9), checkpoint));
    expect(status).toBe(200);
    const key = readVerifierKey(witness.verifierKey);
    const read = readCheckpoint(checkpoint + body);
    expect(read && key && signedAt(read, key)).toBe(1_700_000_000);
    expect(witness.seen(ORIGIN).size).toBe(9);
  });

  test('remembers it when it is started anew, with the same key', () => {
    const folder = temporaryFolder();
    const first = openWitness(folder);
    first.add(witnessRequest(0, [], checkpointOf(treeOf(3), 3)));
    const second = openWitness(folder);
    expect(second.verifierKey).toBe(first.verifierKey);
    expect(second.seen(ORIGIN).size).toBe(3);
  });

  const tree = treeOf(9);
  const other = treeOf(9, 'another past');
  const proof = tree.consistencyProof(4, 9);
  test.for<[what: string, sent: string, status: number, body?: string]>([
    ['what is no request', 'old\n', 400],
    ['an older size that is above the new one', witnessRequest(10, [], checkpointOf(tree, 9)), 400],
    ['a log that it does not know', witnessRequest(4, proof, checkpointOf(tree, 9, 'other.example')), 404],
    [
      'what nobody known has signed',
      witnessRequest(4, proof, checkpointOf(tree, 9).replace(/— .*/, '— x AAAA')),
      403,
    ],
    ['another size than it signed last', witnessRequest(3, proof, checkpointOf(tree, 9)), 409, '4\n'],
    ['another past', witnessRequest(4, other.consistencyProof(4, 9), checkpointOf(other, 9)), 422],
    ['a proof that lacks a hash', witnessRequest(4, proof.slice(1), checkpointOf(tree, 9)), 422],
    ['the same size with another root', witnessRequest(4, [], checkpointOf(other, 4)), 409],
  ])('does not sign %s', ([, sent, status, body]) => {
    const witness = openWitness();
    witness.add(witnessRequest(0, [], checkpointOf(tree, 4)));
    expect(witness.add(sent)).toMatchObject({ status, ...(body === undefined ? {} : { body }) });
    expect(witness.seen(ORIGIN).size).toBe(4);
  });
});
