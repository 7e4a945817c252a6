import { expect, test } from 'vitest';
import { type AskedNode, disagreements } from '../../../src/store/agreement.ts';
import type { HostReport } from '../../../src/store/host-report.ts';
import { NOON } from '../../support/events.ts';

const node: AskedNode = {
  id: 'north',
  name: 'north',
  address: null,
  release: '1',
  published: { revision: 3, head: 'here' },
  isOther: false,
  clockAhead: 0,
  seenAt: NOON,
  age: 0,
  serves: 3,
  saidEvery: 5000,
};

const primary: HostReport = {
  name: 'one:5432',
  url: 'postgres://one:5432/log',
  answer: {
    isStandby: false,
    isFollowing: false,
    logId: 'log',
    revision: 5,
    head: 'last',
    epoch: 1,
    position: 1,
    received: 1,
    alone: null,
    nodes: [node],
    lease: { holder: 'north', epoch: 1 },
  },
  silence: null,
  isFrozen: false,
};

test('a node whose readers see what the log holds agrees with it', () => {
  expect(disagreements([primary], [node], 1)).toEqual([]);
});

test('a node that has published another event than the log holds, or more than that, is named', () => {
  expect(disagreements([primary], [{ ...node, isOther: true }], 1)).toEqual([
    expect.stringContaining('Node north has published revision 3 as another event than one:5432 holds'),
  ]);
  expect(disagreements([primary], [{ ...node, serves: 6 }], 1)).toEqual([
    'Node north has published revision 6, which one:5432 lacks.',
  ]);
});

test('a node is missed after three of its beats, however long those are', () => {
  const silent = { ...node, serves: null };
  const missed = (age: number, saidEvery: number) =>
    disagreements([primary], [{ ...silent, age, saidEvery }], 1);
  expect(missed(16_000, 5000)).toEqual(['Node north was not heard of for 16 s.']);
  expect(missed(170_000, 60_000)).toEqual([]);
  expect(missed(181_000, 60_000)).toEqual(['Node north was not heard of for 181 s.']);
});
