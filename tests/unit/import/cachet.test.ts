import { describe, expect, test } from 'vitest';
import { readCachet } from '../../../src/import/cachet.ts';
import { readSourceFiles } from '../../../src/import/read-files.ts';
import { CACHET, jsonFile } from '../../support/imports.ts';

const site = (zone = 'UTC') => readCachet(readSourceFiles(CACHET), { zone, skip: new Set() });

describe('what Cachet answers', () => {
  test('components with their groups, and what they said last', () => {
    expect(site()).toMatchObject({
      groups: [{ id: '1', name: 'Europe' }],
      components: [
        { id: '1', name: 'Orders', group: '1', state: 'available' },
        { id: '2', name: 'Price feed', group: '1', state: 'unavailable' },
      ],
    });
  });

  test('components that incidents alone name, by their ids, where their list was not saved', () => {
    const files = readSourceFiles(CACHET).filter(({ name }) => name !== 'components.json');
    expect(readCachet(files, { zone: 'UTC', skip: new Set() }).components).toEqual([
      { id: '2', name: 'component 2', group: null, state: null },
      { id: '1', name: 'component 1', group: null, state: null },
    ]);
  });

  test('an incident begins with its own words, and goes on with its updates', () => {
    const incident = site().incidents.find(({ name }) => name.id === '2');
    expect(incident).toMatchObject({ impact: 'critical', components: ['2'], former: ['2'] });
    expect(incident?.updates.map(({ name, status, at }) => [name.id, status, at])).toEqual([
      ['incident-2', 'investigating', '2019-07-14T09:30:00.000Z'],
      ['1', 'identified', '2019-07-14T09:50:00.000Z'],
      ['2', 'monitoring', '2019-07-14T10:10:00.000Z'],
      ['3', 'resolved', '2019-07-14T11:00:00.000Z'],
    ]);
  });

  test('one without updates has its status from the beginning', () => {
    const incident = site().incidents.find(({ name }) => name.id === '1');
    expect(incident?.updates).toMatchObject([{ status: 'resolved', body: 'We are on it.' }]);
  });

  test('its times are local ones of the zone that the page went by', () => {
    expect(site('Europe/Warsaw').incidents.map(({ at }) => at)).toEqual([
      '2019-07-14T07:30:00.000Z',
      '2019-02-03T07:00:00.000Z',
    ]);
  });

  test('what it hides from readers stays hidden', () => {
    const { incidents, remarks } = site();
    expect(JSON.stringify(incidents)).not.toContain('Secret');
    expect(remarks).toContainEqual('incidents.json: data[2]: 3 is hidden or deleted there, and left out');
  });

  test('planned work, and what it did to the worst of its components', () => {
    expect(site().maintenances).toMatchObject([
      {
        title: 'Move to new racks',
        state: 'limited',
        endedAt: '2019-09-02T01:30:00.000Z',
        components: ['1'],
      },
    ]);
  });

  test('what Cachet 3 answers says the same', () => {
    const attributes = {
      ...{
        id: 7,
        guid: '3aad01a9-be10-422b-a90b-413c850cf89b',
        name: 'Slow',
        message: 'Slow.',
        component_id: null,
      },
      visible: 1,
      status: { human: 'Fixed', value: 4 },
      occurred: { human: '1 day ago', string: '2024-10-26 09:01:59' },
      created: { human: '1 day ago', string: '2024-10-26 09:01:59' },
    };
    const file = jsonFile('incidents.json', { data: [{ id: '7', type: 'incidents', attributes }] });
    expect(readCachet([file], { zone: 'UTC', skip: new Set() }).incidents).toMatchObject([
      { startedAt: '2024-10-26T09:01:59.000Z', former: ['7', '3aad01a9-be10-422b-a90b-413c850cf89b'] },
    ]);
  });

  const update = (id: number, status: number, created_at: string) => ({
    ...{ id, incident_id: 1, status, message: `Update ${id}.`, created_at },
  });
  const UPDATES = [update(2, 4, '2019-01-01 04:00:00'), update(1, 2, '2019-01-01 03:00:00')];
  const INCIDENT = {
    id: 1,
    name: 'A',
    status: 4,
    created_at: '2019-01-01 02:00:00',
    message: 'm',
    updates: UPDATES,
  };
  const updatesOf = (answer: object) =>
    readCachet([jsonFile('all.json', answer)], { zone: 'UTC', skip: new Set() }).incidents[0]?.updates.map(
      ({ name, status, at }) => [name.id, status, at.slice(11, 16)],
    );

  test('an update that its incident and a list of updates both hold is told once, oldest first', () => {
    expect(updatesOf({ incidents: [INCIDENT], incident_updates: UPDATES })).toEqual([
      ['incident-1', 'investigating', '02:00'],
      ['1', 'identified', '03:00'],
      ['2', 'resolved', '04:00'],
    ]);
  });

  test('one that is said to have begun after its updates is over all the same', () => {
    expect(updatesOf({ incidents: [{ ...INCIDENT, occurred_at: '2019-01-02 00:00:00' }] })).toEqual([
      ['incident-1', 'investigating', '03:00'],
      ['1', 'identified', '03:00'],
      ['2', 'resolved', '04:00'],
    ]);
  });

  test.for([
    [
      { id: 1, name: 'A', status: 9, created_at: '2019-01-01 00:00:00', message: 'm' },
      /data\[0\]\.status: 9 is none .* --skip 1\./,
    ],
    [
      { id: 1, name: 'A', status: 1, created_at: 'soon', message: 'm' },
      /data\[0\]\.created_at: “soon” is not a date/,
    ],
    [{ name: 'A', status: 1, created_at: 'soon', message: 'm' }, /data\[0\]\.id: /],
  ] as const)('%o is refused, with where', ([incident, message]) => {
    const file = jsonFile('incidents.json', { data: [incident] });
    expect(() => readCachet([file], { zone: 'UTC', skip: new Set() })).toThrow(message);
  });
});
