import { pino } from 'pino';
import { expect, test } from 'vitest';
import { DatabaseTrouble } from '../../../src/actions/database-trouble.ts';
import { HostsWatch } from '../../../src/backstage/hosts-watch.ts';
import type { Copies, HostView } from '../../../src/store/dialects/dialect.ts';

const host = (name: string): HostView => ({ name, answer: null, isFenced: false });

function copiesWith(trouble: DatabaseTrouble | null): Copies {
  const hosts = [host('one:5432'), host('two:5432')];
  return {
    hosts,
    writer: hosts[0] ?? null,
    epoch: 0,
    trouble,
    ready: async () => undefined,
    look: async () => undefined,
    position: async () => 0,
    holds: async () => false,
    holdsAlone: async () => false,
    onLook: () => () => undefined,
  };
}

function openWatch() {
  const clock = { now: '2021-03-17T08:00:00.000Z' };
  return { clock, watch: new HostsWatch(pino({ level: 'silent' }), () => clock.now) };
}

test('what is wrong is told since it began, with which hosts it is about as the address counts them', () => {
  const { clock, watch } = openWatch();
  expect(watch.troubleOf(null, null)).toBeNull();
  expect(watch.troubleOf(copiesWith(null), null)).toBeNull();
  const unsafe = new DatabaseTrouble('database.unsafe', undefined, [
    'two:5432 does not answer.',
    'Bring it back.',
  ]);
  const since = clock.now;
  const told = {
    code: 'database.unsafe',
    message: 'two:5432 does not answer.',
    todo: 'Bring it back.',
    hosts: [2],
    since,
  };
  expect(watch.troubleOf(copiesWith(unsafe), null)).toEqual(told);
  clock.now = '2021-03-17T09:00:00.000Z';
  expect(watch.troubleOf(copiesWith(unsafe), null)).toEqual(told);
  expect(watch.troubleOf(copiesWith(null), null)).toBeNull();
  expect(watch.troubleOf(copiesWith(unsafe), null)).toMatchObject({ since: clock.now });
});

test('the host that is written to is what it is about when it is behind', () => {
  const { watch } = openWatch();
  const words = ['one:5432 is an older copy.', 'Stop it.'] as const;
  const trouble = watch.troubleOf(copiesWith(new DatabaseTrouble('database.behind', undefined, words)), null);
  expect(trouble?.hosts).toEqual([1]);
});

test('a standby is a moment behind now and then; what it has not for longer is told, by its revisions', () => {
  const { clock, watch } = openWatch();
  const unproven = { revisions: { first: 7, last: 8 }, isAlone: false };
  expect(watch.troubleOf(copiesWith(null), unproven)).toBeNull();
  clock.now = '2021-03-17T08:00:04.000Z';
  expect(watch.troubleOf(copiesWith(null), unproven)).toMatchObject({
    code: 'database.lagging',
    message: 'Revisions 7 to 8 are on one machine only, and not published yet.',
  });
  expect(watch.troubleOf(copiesWith(null), null)).toBeNull();
});
