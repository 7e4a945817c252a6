import { describe, expect, test } from 'vitest';
import { hoursTo, nextOwed, owedNotices, type SentNotice } from '../../../src/domain/authority-clock.ts';
import { project } from '../../../src/domain/projection.ts';
import { eventsOf } from '../../support/events.ts';
import { undoing } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const KNOWN = '2026-03-10T22:30:00.000Z';

function sent(incident: string, hours: 24 | 72): SentNotice {
  return { incident, hours, sentAt: KNOWN, sentBy: 'staff:7', reference: null };
}

const state = project(
  eventsOf([
    opened('fire', { knownSince: KNOWN }),
    opened('flood', { knownSince: '2026-03-10T20:00:00.000Z' }),
    opened('unclocked'),
    opened('gone', { knownSince: KNOWN }),
    undoing(4, { incidents: [{ id: 'gone', stands: false }] }),
  ]),
);

describe('what an authority is owed of an incident', () => {
  test('is an early warning after 24 hours and a notification after 72, counted from when it was known', () => {
    expect(owedNotices(state, 'fire', []).map(({ hours, by }) => [hours, by])).toEqual([
      [24, '2026-03-11T22:30:00.000Z'],
      [72, '2026-03-13T22:30:00.000Z'],
    ]);
  });

  test.for(['unclocked', 'gone', 'never-heard-of'])('is nothing of %s', (incident) => {
    expect(owedNotices(state, incident, [])).toEqual([]);
  });

  const owedAt = (wall: string, all: readonly SentNotice[] = []) =>
    nextOwed(state, all, wall).map(({ incident, hours }) => `${incident} ${hours}`);

  test('is one thing at a time, and the first due comes first; what was sent is owed no more', () => {
    const owed = (...all: SentNotice[]) =>
      nextOwed(state, all, KNOWN).map(({ incident, hours }) => `${incident} ${hours}`);
    expect(owed()).toEqual(['flood 24', 'fire 24']);
    expect(owed(sent('flood', 24))).toEqual(['fire 24', 'flood 72']);
    expect(owed(sent('flood', 24), sent('flood', 72), sent('fire', 24))).toEqual(['fire 72']);
  });

  test('that is late hides nothing that can still be sent in time', () => {
    expect(owedAt('2026-03-11T20:00:00.001Z')).toEqual(['flood 24', 'fire 24', 'flood 72']);
    expect(owedAt('2026-03-13T22:30:00.000Z')).toEqual(['flood 24', 'fire 24', 'flood 72', 'fire 72']);
    expect(owedAt('2026-04-01T00:00:00.000Z', [sent('fire', 24)])).toEqual([
      'flood 24',
      'flood 72',
      'fire 72',
    ]);
  });

  test.for([
    ['2026-03-11T22:29:59.000Z', 0],
    ['2026-03-11T21:30:00.000Z', 1],
    ['2026-03-11T22:30:00.001Z', -1],
    ['2026-03-11T23:30:00.001Z', -2],
    ['2026-03-10T22:30:00.000Z', 24],
  ] as const)('at %s is %i whole hours off', ([wall, hours]) => {
    expect(hoursTo({ by: '2026-03-11T22:30:00.000Z' }, wall)).toBe(hours);
  });
});
