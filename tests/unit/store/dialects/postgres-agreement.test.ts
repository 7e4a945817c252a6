import { expect, test } from 'vitest';
import type { HostAnswer } from '../../../../src/store/dialects/dialect.ts';
import {
  agreementTrouble,
  fencedTrouble,
  hostsTrouble,
  unsafeTrouble,
} from '../../../../src/store/dialects/postgres-agreement.ts';

const PRIMARY: HostAnswer = {
  isStandby: false,
  head: { revision: 2, hash: 'b' },
  position: 100,
  epoch: 1,
  alone: null,
};
const STANDBY: HostAnswer = { ...PRIMARY, isStandby: true };
const HASHES = new Map([
  [1, 'a'],
  [2, 'b'],
]);

const between = (other: Partial<HostAnswer>) =>
  agreementTrouble(
    { name: 'one', answer: PRIMARY },
    [{ name: 'two', answer: { ...STANDBY, ...other } }],
    HASHES,
  );

test.for([
  ['has the same', {}],
  ['has less', { head: { revision: 1, hash: 'a' }, position: 50 }],
  ['has nothing', { head: { revision: 0, hash: '' }, position: 1 }],
] as const)('a standby that %s stops nobody', ([, other]) => {
  expect(between(other)).toBeNull();
});

test.for([
  ['is ahead', { head: { revision: 3, hash: 'c' } }, 'database.behind'],
  ['ends in another event', { head: { revision: 2, hash: 'x' } }, 'database.diverged'],
  ['tells of another event further back', { head: { revision: 1, hash: 'x' } }, 'database.diverged'],
  ['has replayed more of the journal than there is', { position: 101 }, 'database.behind'],
  ['takes writes as well', { isStandby: false }, 'database.diverged'],
] as const)('a host that %s stops all writing, and is named', ([, other, code]) => {
  const trouble = between(other);
  expect(trouble?.code).toBe(code);
  expect(trouble?.what).toContain('two');
  expect(trouble?.todo).toContain('latarnia join');
});

test('what is wrong with the hosts names them', () => {
  const one = { name: 'one', answer: PRIMARY, isFenced: false };
  const two = { name: 'two', answer: STANDBY, isFenced: false };
  const away = { ...two, answer: null };
  expect(hostsTrouble([one, two])).toBeNull();
  expect(hostsTrouble([one, away])).toMatchObject({
    code: 'database.unsafe',
    what: expect.stringContaining('two does not answer'),
  });
  expect(hostsTrouble([one, two, { ...away, name: 'three' }])).toMatchObject({
    code: 'database.host',
    what: expect.stringContaining('three does not answer'),
  });
  const old = { name: 'three', answer: { ...PRIMARY, epoch: 0 }, isFenced: true };
  expect(hostsTrouble([one, two, old])).toMatchObject({
    code: 'database.host',
    what: expect.stringContaining('three is an old primary'),
  });
  const alone = { ...PRIMARY, alone: { since: '2021-03-17T08:00:00.000Z', by: 'cli:anna' } };
  expect(hostsTrouble([{ ...one, answer: alone }, away])).toMatchObject({
    code: 'database.alone',
    what: expect.stringMatching(/one alone since 2021-03-17T09:00\+01:00.*cli:anna.*two does not answer/),
  });
  // Nothing takes writes: that is told by whoever would write.
  expect(hostsTrouble([two, away])).toBeNull();
});

test('a change that nobody else would have, and a host that was replaced, say what to do', () => {
  expect(unsafeTrouble([{ name: 'two', answer: null, isFenced: false }]).message).toMatch(
    /two.*latarnia alone/,
  );
  expect(fencedTrouble('one').message).toMatch(/one.*latarnia join/);
});
