import { describe, expect, test } from 'vitest';
import type { ImportedSite } from '../../../src/import/imported-site.ts';
import { mapSite, type OwnSite, readPairs, scopeOf } from '../../../src/import/mapping.ts';

const own: OwnSite = {
  panels: [
    { id: 'a', names: ['Panel A'] },
    { id: 'b', names: ['Europa', 'Europe'] },
  ],
  features: [
    { id: 'orders', names: ['Zamówienia', 'Orders'] },
    { id: 'prices', names: ['Ceny'] },
  ],
};
const site: ImportedSite = {
  service: 'cachet',
  groups: [{ id: '1', name: 'Europe' }],
  components: [
    { id: '1', name: 'Orders', group: '1', state: null },
    { id: '2', name: 'Price feed', group: '1', state: null },
    { id: '3', name: 'Panel A', group: null, state: null },
    { id: '4', name: 'ZAMÓWIENIA', group: null, state: null },
  ],
  incidents: [],
  maintenances: [],
  remarks: [],
};
const mapped = (...lines: string[]) => {
  const mapping = mapSite(site, own, readPairs(lines));
  return {
    mapping,
    targets: Object.fromEntries(mapping.components.map(({ component, target }) => [component.id, target])),
  };
};

describe('what a component is here', () => {
  test('what is called the same, in whatever language, in the panel of its group; others nobody guesses', () => {
    expect(mapped().targets).toEqual({
      1: { feature: 'orders', panel: 'b' },
      2: null,
      3: { feature: null, panel: 'a' },
      4: { feature: 'orders', panel: null },
    });
  });

  test.for([
    ['2=prices', { feature: 'prices', panel: 'b' }],
    ['price FEED = prices@a', { feature: 'prices', panel: 'a' }],
    ['2=@a', { feature: null, panel: 'a' }],
    ['2=*', 'everything'],
    ['2=-', 'nothing'],
  ] as const)('%s', ([line, target]) => {
    expect(mapped(line).targets[2]).toEqual(target);
  });

  test('a number that a group and a component share is of the group where it is a panel', () => {
    expect(mapped('1=@a', '1=prices', '2=orders').targets).toMatchObject({
      1: { feature: 'prices', panel: 'a' },
      2: { feature: 'orders', panel: 'a' },
    });
  });

  test('lines may be empty, or say why', () => {
    expect(readPairs(['', '# the old one', 'A=B=orders@b'])).toEqual([{ theirs: 'A=B', ours: 'orders@b' }]);
  });

  test.for([
    ['orders', /“orders” is not a pair/],
    ['2=', /is not a pair/],
    ['2=Ceny!', /is not a pair/],
    ['2=invoices', /There is no feature invoices here. There are: orders, prices/],
    ['2=prices@z', /There is no panel z here/],
    ['Fax=orders', /There is no component “Fax” in it/],
  ] as const)('%s is refused', ([line, message]) => {
    expect(() => mapped(line)).toThrow(message);
  });
});

describe('whom an incident concerned', () => {
  const { mapping } = mapped('2=prices@a');
  const all = mapped('2=*').mapping;
  const gone = mapped('2=-').mapping;
  test.for([
    ['one component', ['1'], mapping, { panels: ['b'], features: ['orders'] }],
    ['several', ['1', '2'], mapping, { panels: ['b', 'a'], features: ['orders', 'prices'] }],
    ['one without a panel is about all of them', ['1', '4'], mapping, { panels: [], features: ['orders'] }],
    ['one without a feature is about all of them', ['1', '3'], mapping, { panels: ['b', 'a'], features: [] }],
    ['everything', ['1', '2'], all, { panels: [], features: [] }],
    ['what is no more narrows nothing down', ['1', '2'], gone, { panels: ['b'], features: ['orders'] }],
    ['nothing', [], mapping, { panels: [], features: [] }],
  ] as const)('%s', ([, ids, of, scope]) => {
    expect(scopeOf(ids, of)).toEqual(scope);
  });
});
