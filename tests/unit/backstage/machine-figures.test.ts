import { expect, test } from 'vitest';
import { copyFigures, nodeFigures } from '../../../src/backstage/machine-figures.ts';
import type { HostAnswer } from '../../../src/store/dialects/dialect.ts';

const answer = (given: Partial<HostAnswer>): HostAnswer => ({
  isStandby: false,
  head: { revision: 9, hash: 'h' },
  position: 5000,
  epoch: 2,
  alone: null,
  ...given,
});
const host = (name: string, given: Partial<HostAnswer> | null, isFenced = false) => ({
  name,
  answer: given && answer(given),
  isFenced,
});

test('a standby lags by what it has not replayed, and one that was asked later by nothing', () => {
  const writer = host('one', {});
  const standbys = [
    host('two', { isStandby: true, position: 4000, head: { revision: 8, hash: 'g' } }),
    host('three', { isStandby: true, position: 6000 }),
  ];
  const figures = copyFigures({ epoch: 2, writer, hosts: [writer, ...standbys, host('four', null)] });
  expect(figures?.hosts.map((one) => one.answer?.lag ?? null)).toEqual([null, 1000, 0, null]);
  expect(figures?.hosts[1]?.answer).toEqual({ isStandby: true, revision: 8, lag: 1000 });
  expect(figures).toMatchObject({ epoch: 2, isAlone: false });
});

test('without a writer nobody knows who lags; alone is what the writer says', () => {
  const standby = host('two', { isStandby: true, position: 1 });
  expect(copyFigures({ epoch: 1, writer: null, hosts: [standby] })?.hosts[0]?.answer?.lag).toBe(null);
  const writer = host('one', { alone: { since: '2026-01-01T00:00:00Z', by: 'cli:ada' } });
  expect(copyFigures({ epoch: 1, writer, hosts: [writer] })?.isAlone).toBe(true);
  expect(copyFigures(null)).toBe(null);
});

test('nodes are told in seconds, those that are gone for a day no more', () => {
  const node = (name: string, age: number, clockAhead: number | null) => ({
    id: name,
    name,
    address: null,
    release: '0.1.0',
    knows: {},
    published: { revision: 7, head: 'h' },
    clockAhead,
    startedAt: '2026-01-01T00:00:00Z',
    seenAt: '2026-01-01T00:00:00Z',
    age,
    isLive: true,
    holdsLease: false,
  });
  const all = [node('one', 1500, -250), node('two', 0, null), node('old', 90_000_000, 0)];
  const told = nodeFigures(all, 'two');
  expect(told).toEqual([
    { name: 'one', revision: 7, age: 1.5, clockAhead: -0.25 },
    { name: 'two', revision: 7, age: 0, clockAhead: null },
  ]);
});

test('the node that tells it is there, however long ago its row says that it was seen', () => {
  const own = {
    ...{ id: 'own', name: 'own', address: null, release: '0.1.0', knows: {} },
    ...{ published: { revision: 7, head: 'h' }, clockAhead: null, age: 90_000_000 },
    ...{ startedAt: '2026-01-01T00:00:00Z', seenAt: '2026-01-01T00:00:00Z', isLive: false, holdsLease: true },
  };
  expect(nodeFigures([own], 'own')).toMatchObject([{ name: 'own', age: 0 }]);
});
