import { describe, expect, test } from 'vitest';
import { readCachet } from '../../../src/import/cachet.ts';
import { readStatuspage } from '../../../src/import/statuspage.ts';
import { jsonFile } from '../../support/imports.ts';

const MORNING = '2020-03-01T10:00:00.000Z';
const NOON = '2020-03-01T12:00:00.000Z';
const said = (id: string, status: string, at = MORNING) => ({ id, status, body: status, created_at: at });

function statusesOf(incident: object): (readonly [string, string, string])[] {
  const whole = { id: 'i1', name: 'Slow', impact: 'minor', created_at: MORNING, ...incident };
  const file = jsonFile('incidents.json', { incidents: [whole] });
  const [read] = readStatuspage([file], new Set()).incidents;
  return (read?.updates ?? []).map(({ name, status, at }) => [name.id, status, at] as const);
}

describe('an incident that is over there is over here', () => {
  test('also where no update of it says so', () => {
    const updates = [said('u1', 'investigating')];
    expect(statusesOf({ status: 'resolved', resolved_at: NOON, incident_updates: updates })).toEqual([
      ['u1', 'investigating', MORNING],
      ['i1-resolved', 'resolved', NOON],
    ]);
    expect(statusesOf({ status: 'resolved' })).toEqual([['i1-resolved', 'resolved', MORNING]]);
  });

  test('not before its last update', () => {
    const updates = [said('u1', 'monitoring', NOON)];
    const told = statusesOf({ status: 'resolved', resolved_at: MORNING, incident_updates: updates });
    expect(told.at(-1)).toEqual(['i1-resolved', 'resolved', NOON]);
  });

  test('and one that goes on, or says itself that it is over, stays as it is', () => {
    const open = [said('u1', 'investigating')];
    expect(statusesOf({ status: 'investigating', incident_updates: open })).toHaveLength(1);
    const over = [said('u2', 'postmortem', NOON), said('u1', 'investigating')];
    expect(statusesOf({ status: 'postmortem', incident_updates: over })).toHaveLength(2);
  });

  test('also where all of it was said at one time, the newest first', () => {
    const updates = [said('u2', 'resolved'), said('u1', 'investigating')];
    expect(statusesOf({ status: 'resolved', incident_updates: updates }).map(([id]) => id)).toEqual([
      'u1',
      'u2',
    ]);
  });

  test('in Cachet, too', () => {
    const at = '2020-03-01 10:00:00';
    const updates = [{ id: 7, status: 2, message: 'Found.', created_at: at }];
    const incident = { id: 1, name: 'Slow', message: 'Slow.', status: 4, created_at: at, updates };
    const file = jsonFile('incidents.json', { incidents: [incident] });
    const [read] = readCachet([file], { zone: 'UTC', skip: new Set() }).incidents;
    expect(read?.updates.map(({ status }) => status)).toEqual(['investigating', 'identified', 'resolved']);
  });
});
