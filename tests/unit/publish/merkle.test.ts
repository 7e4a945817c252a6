import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isConsistent, isIncluded, leafHash, MerkleTree } from '../../../src/publish/merkle.ts';

/** The leaves that the implementations of Certificate Transparency are tried with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];

function treeOf(size: number): MerkleTree {
  const tree = new MerkleTree();
  for (let index = 0; index < size; index += 1) tree.add(leafHash(Buffer.from(`entry ${index}`)));
  return tree;
}

/** RFC 6962, 2.1, word by word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return createHash('sha256').digest();
  if (leaves.length === 1) return only;
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [left, right] = [naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split))];
  return createHash('sha256').update('\x01').update(left).update(right).digest();
}

test.for([
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const)('the root of the first %i leaves is the one that others compute', ([size, root]) => {
  const tree = new MerkleTree();
  for (const leaf of LEAVES.slice(0, size)) tree.add(leafHash(Buffer.from(leaf, 'hex')));
  expect(tree.root().toString('hex')).toBe(root);
});

test('every earlier root stays what it was, however much the tree has grown', () => {
  const tree = treeOf(70);
  const leaves = tree.subtrees(0, 0, 70);
  for (let size = 0; size <= 70; size += 1) expect(tree.root(size)).toEqual(naiveRoot(leaves.slice(0, size)));
});

test('between all sizes a proof shows that the tree only grew, and shows nothing of another tree', () => {
  const tree = treeOf(40);
  const other = new MerkleTree();
  other.add(leafHash(Buffer.from('another past')));
  for (let index = 1; index < 40; index += 1) other.add(leafHash(Buffer.from(`entry ${index}`)));
  for (let size = 1; size <= 40; size += 1) {
    for (let old = 1; old <= size; old += 1) {
      const proof = tree.consistencyProof(old, size);
      const now = { size, root: tree.root(size) };
      expect(isConsistent({ size: old, root: tree.root(old) }, now, proof)).toBe(true);
      expect(isConsistent({ size: old, root: other.root(old) }, now, proof)).toBe(false);
      if (proof.length > 0)
        expect(isConsistent({ size: old, root: tree.root(old) }, now, proof.slice(1))).toBe(false);
    }
  }
});

test('of every leaf a proof shows that it is in the tree, at its place alone', () => {
  const tree = treeOf(33);
  for (let size = 1; size <= 33; size += 1) {
    const head = { size, root: tree.root(size) };
    for (const [index, leaf] of tree.subtrees(0, 0, size).entries()) {
      const proof = tree.inclusionProof(index, size);
      expect(isIncluded(leaf, index, head, proof)).toBe(true);
      expect(isIncluded(leafHash(Buffer.from('x')), index, head, proof)).toBe(false);
    }
  }
});
