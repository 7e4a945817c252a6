import { expect, test } from 'vitest';
import { sortByReferences, tablesInOrder } from '../../../src/store/table-order.ts';
import { allRows } from '../../support/filled.ts';
import { openTestLog } from '../../support/log.ts';

test('the schema describes every table that the database has', async () => {
  const { database } = await openTestLog();
  expect(tablesInOrder().sort()).toEqual(Object.keys(await allRows(database.client)).sort());
});

test('a table comes after those that it refers to', () => {
  const order = sortByReferences(
    new Map([
      ['accounts', ['staff']],
      ['answers', ['tokens', 'accounts']],
      ['staff', ['staff']],
      ['tokens', []],
    ]),
  );
  expect(order).toEqual(['staff', 'accounts', 'tokens', 'answers']);
});

test.for([
  [
    [
      ['a', ['b']],
      ['b', ['a']],
    ],
    'a → b → a',
  ],
  [[['a', ['gone']]], 'a → gone'],
] as const)('%j cannot be put in an order', ([tables, circle]) => {
  expect(() => sortByReferences(new Map(tables.map(([name, needed]) => [name, [...needed]])))).toThrow(
    circle,
  );
});
