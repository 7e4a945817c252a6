import { createHash } from 'node:crypto';

/** The root of no leaves (RFC 6962, 2.1). */
const EMPTY = createHash('sha256').digest();

/** The hash of a leaf (RFC 6962, 2.1). */
export function leafHash(entry: Buffer): Buffer {
  return createHash('sha256').update('\0').update(entry).digest();
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\x01').update(left).update(right).digest();
}

/** The largest power of two below a size of at least two. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** A Merkle tree that only grows. Every whole subtree is hashed once. */
export class MerkleTree {
  /** By height: the hashes of all whole subtrees. */
  readonly #levels: Buffer[][] = [[]];

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  add(leaf: Buffer): void {
    let hash = leaf;
    for (let height = 0; ; height += 1) {
      this.#levels[height] ??= [];
      const level = this.#levels[height] ?? [];
      level.push(hash);
      const before = level.at(-2);
      if (level.length % 2 === 1 || before === undefined) return;
      hash = nodeHash(before, hash);
    }
  }

  /** The hashes of the whole subtrees of height `height`, from one on. */
  subtrees(height: number, start: number, end: number): readonly Buffer[] {
    return this.#levels[height]?.slice(start, end) ?? [];
  }

  /** The root when it had that many leaves. */
  root(size = this.size): Buffer {
    return size === 0 ? EMPTY : this.#hash(0, size);
  }

  /** That the tree of `size` leaves goes on from that of `old` (RFC 6962, 2.1.2). */
  consistencyProof(old: number, size: number): Buffer[] {
    return old === 0 || old === size ? [] : this.#prove(old, 0, size, true);
  }

  /** That a leaf is one of `size` (RFC 6962, 2.1.1). */
  inclusionProof(index: number, size: number): Buffer[] {
    const path = (start: number, end: number): Buffer[] => {
      if (end - start === 1) return [];
      const middle = start + splitOf(end - start);
      return index < middle
        ? [...path(start, middle), this.#hash(middle, end)]
        : [...path(middle, end), this.#hash(start, middle)];
    };
    return path(0, size);
  }

  #prove(old: number, start: number, end: number, isWhole: boolean): Buffer[] {
    const length = end - start;
    if (old === length) return isWhole ? [] : [this.#hash(start, end)];
    const split = splitOf(length);
    const middle = start + split;
    return old <= split
      ? [...this.#prove(old, start, middle, isWhole), this.#hash(middle, end)]
      : [...this.#prove(old - split, middle, end, false), this.#hash(start, middle)];
  }

  #hash(start: number, end: number): Buffer {
    const length = end - start;
    const height = Math.log2(length);
    const known = Number.isInteger(height) && start % length === 0 && this.#levels[height]?.[start / length];
    if (known) return known;
    const middle = start + splitOf(length);
    return nodeHash(this.#hash(start, middle), this.#hash(middle, end));
  }
}

/** A tree as somebody says that it is. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

/** Whether a proof shows that one tree goes on from another (RFC 9162, 2.1.4.2). */
export function isConsistent(old: TreeHead, now: TreeHead, proof: readonly Buffer[]): boolean {
  if (old.size > now.size) return false;
  if (old.size === now.size) return proof.length === 0 && old.root.equals(now.root);
  if (old.size === 0) return proof.length === 0;
  const path = Number.isInteger(Math.log2(old.size)) ? [old.root, ...proof] : [...proof];
  let [node, last] = [old.size - 1, now.size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let before = path[0];
  let after = path[0];
  for (const hash of path.slice(1)) {
    if (before === undefined || after === undefined || last === 0) return false;
    if (node % 2 === 1 || node === last) {
      before = nodeHash(hash, before);
      after = nodeHash(hash, after);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else after = nodeHash(after, hash);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && before?.equals(old.root) === true && after?.equals(now.root) === true;
}

/** Whether a proof shows that a leaf is one of a tree (RFC 9162, 2.1.3.2). */
export function isIncluded(
  leaf: Buffer,
  index: number,
  { size, root }: TreeHead,
  proof: readonly Buffer[],
): boolean {
  if (index >= size) return false;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  for (const other of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(other, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else hash = nodeHash(hash, other);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
}
