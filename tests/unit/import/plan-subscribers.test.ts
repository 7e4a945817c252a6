import { expect, test } from 'vitest';
import { readPairs } from '../../../src/import/mapping.ts';
import { planSubscribers } from '../../../src/import/plan-subscribers.ts';
import { readSubscribersCsv } from '../../../src/import/subscribers-csv.ts';

const own = {
  panels: [
    { id: 'a', names: ['Panel A'] },
    { id: 'b', names: ['Panel B'] },
  ],
  features: [
    { id: 'orders', names: ['Orders'] },
    { id: 'prices', names: ['Prices'] },
  ],
};
const plan = (text: string, ...pairs: string[]) =>
  planSubscribers(readSubscribersCsv(text, true), own, readPairs(pairs), { source: 'old.csv', locale: 'pl' });
const wishesOf = (text: string, ...pairs: string[]) =>
  plan(text, ...pairs).planned.map(({ wishes }) =>
    wishes.map((wish) => (wish.of === 'cells' ? [wish.panels.join(), wish.features.join()] : [])),
  );

test('each gets what they asked for there, and no more: a wish for each panel', () => {
  const text =
    'email,components\nola@example.com,Orders EU;Prices EU;Orders US\njan@example.com,Prices\nall@example.com,\n';
  expect(wishesOf(text, 'Orders EU=orders@b', 'Prices EU=prices@b', 'Orders US=orders@a')).toEqual([
    [
      ['b', 'orders,prices'],
      ['a', 'orders'],
    ],
    [['', 'prices']],
    [['', '']],
  ]);
});

test('a whole panel, everything, and what is no more', () => {
  const text = 'email,components\nola@example.com,EU;Orders\njan@example.com,Site\nold@example.com,Fax\n';
  const pairs = ['EU=@b', 'Site=*', 'Fax=-'];
  expect(wishesOf(text, ...pairs)).toEqual([
    [
      ['b', ''],
      ['', 'orders'],
    ],
    [['', '']],
  ]);
  expect(plan(text, ...pairs).gone).toEqual([4]);
});

test('what nobody has said is asked for, and ids that are not here are told by their lines', () => {
  const unmapped = plan('email,components\nola@example.com,Fax\n').unmapped;
  expect(unmapped.map(({ component }) => component.name)).toEqual(['Fax']);
  const { flaws } = plan('email,panels,features\nola@example.com,z,\njan@example.com,a,fax\nx,,\n');
  expect(flaws).toEqual([
    { line: 2, text: 'names panel z, which is not here' },
    { line: 3, text: 'names feature fax, which is not here' },
    { line: 4, text: 'holds no address of mail' },
  ]);
});

test('of whom the file does not say, language and source are those of the import', () => {
  const { planned } = plan('email,lang,source\nola@example.com,en-GB,shop\njan@example.com,de,\n');
  expect(planned.map(({ locale, source }) => [locale, source])).toEqual([
    ['en', 'shop'],
    ['pl', 'old.csv'],
  ]);
});
