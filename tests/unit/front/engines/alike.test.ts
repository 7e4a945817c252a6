import { expect, test } from 'vitest';
import { DIFFERENCES } from '../../../support/engine-differences.ts';
import { startEngines } from '../../../support/engine-site.ts';
import { briefOf, differenceOf, exchange } from '../../../support/exchange.ts';
import { EXCHANGES, type Exchange } from '../../../support/exchanges.ts';

const LISTED = new Map(DIFFERENCES.flatMap(({ found }) => Object.entries(found)));

/** So many are said at the same time: those that are not answered are waited for side by side. */
const AT_ONCE = 20;

function methodOf({ bytes }: Exchange): string {
  return bytes.slice(0, bytes.indexOf(' '));
}

test.for(Object.entries(EXCHANGES))('both engines answer alike: %s', async ([, exchanges]) => {
  const { node, bun } = await startEngines();
  const unlisted: string[][] = [];
  const alike: string[] = [];
  const compare = async (one: Exchange) => {
    const options = { asked: one.asked ?? [methodOf(one)] };
    const [ours, theirs] = await Promise.all([
      exchange(node.port, one.bytes, options),
      exchange(bun.port, one.bytes, options),
    ]);
    const found = `${briefOf(ours)} · ${briefOf(theirs)}`;
    const differs = differenceOf(ours, theirs);
    const listed = LISTED.get(one.name);
    if (differs.length === 0 && listed !== undefined) alike.push(one.name);
    if (differs.length > 0 && listed !== found) unlisted.push([one.name, found, ...differs]);
  };
  const left = [...exchanges];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await compare(one);
    }),
  );
  expect(unlisted).toEqual([]);
  // What does not differ any more is not a difference.
  expect(alike).toEqual([]);
});

test('what is listed as a difference is said to them', () => {
  const names = Object.values(EXCHANGES).flatMap((exchanges) => exchanges.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect([...LISTED.keys()].filter((name) => !names.includes(name))).toEqual([]);
});
