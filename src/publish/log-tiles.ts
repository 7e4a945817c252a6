import type { MerkleTree } from './merkle.ts';

/** Hashes in a whole tile (c2sp.org/tlog-tiles). */
export const TILE = 256;
/** Subtrees of this height are one hash of the level above. */
const TILE_HEIGHT = 8;
/** Of the rightmost tile so many widths stay, for whoever holds a checkpoint of a moment ago. */
const KEPT_WIDTHS = 16;

/** One tile, or one bundle of entries. */
export interface Tile {
  /** `entries`: a bundle. */
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** Where a tile lies below the log's address: `tile/0/x001/067.p/3`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const place = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
  return `tile/${level}/${place}${width === TILE ? '' : `.p/${width}`}`;
}

/** Every tile and bundle that a tree of that size has. */
export function* tilesOf(size: number): Generator<Tile> {
  for (const level of ['entries', 0] as const) yield* levelOf(level, size);
  for (
    let level = 1, count = Math.floor(size / TILE);
    count > 0;
    level += 1, count = Math.floor(count / TILE)
  )
    yield* levelOf(level, count);
}

function* levelOf(level: Tile['level'], count: number): Generator<Tile> {
  const whole = Math.floor(count / TILE);
  for (let index = 0; index < whole; index += 1) yield { level, index, width: TILE };
  const rest = count % TILE;
  for (let width = Math.max(1, rest - KEPT_WIDTHS + 1); width <= rest; width += 1)
    yield { level, index: whole, width };
}

/** What a tile holds: hashes one after the other, or entries, each after its length (two bytes). */
export function tileBytes(
  { level, index, width }: Tile,
  tree: MerkleTree,
  entryAt: (index: number) => string,
): Buffer {
  const start = index * TILE;
  if (level !== 'entries') return Buffer.concat(tree.subtrees(level * TILE_HEIGHT, start, start + width));
  const entries = Array.from({ length: width }, (_, at) => Buffer.from(entryAt(start + at)));
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}
