import { expect, test } from 'vitest';
import { TILE, tileBytes, tilePath, tilesOf } from '../../../src/publish/log-tiles.ts';
import { leafHash, MerkleTree } from '../../../src/publish/merkle.ts';

test.for([
  [{ level: 0, index: 0, width: TILE }, 'tile/0/000'],
  [{ level: 0, index: 1_234_067, width: TILE }, 'tile/0/x001/x234/067'],
  [{ level: 1, index: 67, width: 3 }, 'tile/1/067.p/3'],
  [{ level: 'entries', index: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
] as const)('the tile %j lies at %s', ([tile, path]) => {
  expect(tilePath(tile)).toBe(path);
});

test('a tree of 70,000 has the tiles that the specification counts', () => {
  const tiles = [...tilesOf(70_000)];
  const of = (level: number) => tiles.filter((tile) => tile.level === level);
  expect(of(0).filter(({ width }) => width === TILE)).toHaveLength(273);
  expect(of(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
  expect(of(1)[0]).toEqual({ level: 1, index: 0, width: TILE });
  expect(of(1).at(-1)).toEqual({ level: 1, index: 1, width: 17 });
  expect(of(2).at(-1)).toEqual({ level: 2, index: 0, width: 1 });
});

test('a tile of the level above holds the roots of whole tiles below, and an empty one is none', () => {
  const tree = new MerkleTree();
  for (let index = 0; index < 2 * TILE; index += 1) tree.add(leafHash(Buffer.from(`${index}`)));
  const bytes = tileBytes({ level: 1, index: 0, width: 2 }, tree, String);
  expect(bytes.subarray(0, 32)).toEqual(tree.root(TILE));
  expect([...tilesOf(TILE)].map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  expect([...tilesOf(0)]).toEqual([]);
});

test('entries lie one after the other, each after its length', () => {
  const bytes = tileBytes({ level: 'entries', index: 0, width: 2 }, new MerkleTree(), (index) =>
    'ab'.repeat(index),
  );
  expect(bytes.toString('hex')).toBe('000000026162');
});
