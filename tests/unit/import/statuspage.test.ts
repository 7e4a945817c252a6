import { describe, expect, test } from 'vitest';
import { readSourceFiles } from '../../../src/import/read-files.ts';
import { readStatuspage } from '../../../src/import/statuspage.ts';
import { answerOf, jsonFile, STATUSPAGE } from '../../support/imports.ts';

const NOTHING = new Set<string>();
const site = () => readStatuspage(readSourceFiles(STATUSPAGE), NOTHING);

describe('what Statuspage answers', () => {
  test('components with their groups, and what they said last', () => {
    expect(site()).toMatchObject({
      groups: [{ id: 'gr0000000eu1', name: 'Europe' }],
      components: [
        { id: 'cp0000order1', name: 'Orders', group: 'gr0000000eu1', state: 'available' },
        { id: 'cp0000price1', name: 'Price feed', group: 'gr0000000eu1', state: 'limited' },
        { id: 'cp000oldfax1', name: 'Fax gateway', group: null, state: 'available' },
      ],
    });
  });

  test('components that incidents alone name, where their list was not saved', () => {
    const files = readSourceFiles(STATUSPAGE).filter(({ name }) => name !== 'components.json');
    expect(readStatuspage(files, NOTHING).components).toEqual([
      { id: 'cp0000price1', name: 'Price feed', group: null, state: null },
      { id: 'cp0000order1', name: 'Orders', group: null, state: null },
    ]);
  });

  test('incidents with all that was said of them, oldest first, at the time at which it was shown', () => {
    const incident = site().incidents.find(({ name }) => name.id === 'in0000aaaa01');
    expect(incident).toMatchObject({
      title: 'Orders & payments fail',
      at: '2020-03-01T21:10:00.000Z',
      startedAt: '2020-03-01T21:10:00.000Z',
      impact: 'major',
      components: ['cp0000order1'],
      former: ['in0000aaaa01'],
    });
    expect(incident?.updates.map(({ name, status, at }) => [name.id, status, at])).toEqual([
      ['up0000aaaa11', 'investigating', '2020-03-01T21:12:00.000Z'],
      ['up0000aaaa12', 'identified', '2020-03-01T21:35:00.000Z'],
      ['up0000aaaa13', 'resolved', '2020-03-01T23:40:00.000Z'],
      ['up0000aaaa14', 'postmortem', '2020-03-05T12:00:00.000Z'],
    ]);
    expect(incident?.updates.at(-1)?.body).toBe(
      'A disk was full.\n\n- We added **alarms**\n- See [the report](<https://blog.kwiaciarnia.example/disk>)',
    );
  });

  test('readers of its feed know an incident by what they knew it by', () => {
    const names = site().incidents.map(({ name }) => name);
    expect(names).toContainEqual({
      id: 'in0000aaaa01',
      feed: 'tag:status.kwiaciarnia.example,2005:Incident/5551234',
    });
    expect(names).toContainEqual({ id: 'in0000bbbb02' });
  });

  test('planned work, and when it was over', () => {
    expect(site().maintenances).toMatchObject([
      {
        title: 'Database upgrade',
        body: 'Orders will be slow.\n\nIt has begun.\n\nAll done.',
        at: '2020-04-01T09:00:00.000Z',
        from: '2020-04-10T01:00:00.000Z',
        until: '2020-04-10T03:00:00.000Z',
        endedAt: '2020-04-10T02:20:00.000Z',
      },
    ]);
  });

  test('a postmortem that is no update there is one here, once', () => {
    const { incidents } = JSON.parse(answerOf(STATUSPAGE, 'incidents.json').text);
    const [incident] = incidents.slice(1);
    const updates = incident.incident_updates.slice(1);
    const read = readStatuspage(
      [jsonFile('incidents.json', { incidents: [{ ...incident, incident_updates: updates }] })],
      NOTHING,
    );
    expect(read.incidents[0]?.updates.at(-1)).toMatchObject({
      status: 'postmortem',
      body: 'A disk was full.',
    });
  });

  test('the lists of the management API, which are bare, are read as well; of the same incident what says most', () => {
    const { incidents } = JSON.parse(answerOf(STATUSPAGE, 'incidents.json').text);
    const short = incidents.map((one: object) => ({ ...one, incident_updates: [] }));
    const read = readStatuspage(
      [jsonFile('incidents-1.json', incidents), jsonFile('summary.json', { incidents: short })],
      NOTHING,
    );
    expect(read.incidents.map(({ updates }) => updates.length)).toEqual([1, 4]);
  });

  test('what somebody leaves out is not even read', () => {
    const broken = jsonFile('incidents.json', { incidents: [{ id: 'in0000dddd04' }], components: [] });
    const [good] = readSourceFiles(STATUSPAGE).filter(({ name }) => name === 'incidents.json');
    const read = readStatuspage([broken, ...(good ? [good] : [])], new Set(['in0000dddd04', 'in0000bbbb02']));
    expect(read.incidents.map(({ name }) => name.id)).toEqual(['in0000aaaa01']);
  });

  const said = (id: string, status: string, created_at: string, body = id) => ({
    id,
    status,
    body,
    created_at,
  });
  const WORK = {
    ...{ id: 'w', name: 'W', status: 'completed', impact: 'maintenance', created_at: '2024-03-30T12:00:00Z' },
    ...{ scheduled_for: '2024-04-01T00:00:00Z', scheduled_until: '2024-04-01T02:00:00Z' },
  };
  const read = (answer: object) => readStatuspage([jsonFile('x.json', answer)], NOTHING);

  test('what was said of planned work is put together by when it was said, in whatever zone that is written', () => {
    const incident_updates = [
      said('fourth', 'completed', '2024-04-01T00:30:00Z'),
      said('third', 'in_progress', '2024-04-01T00:30:00Z'),
      said('second', 'in_progress', '2024-04-01T02:00:00+02:00'),
      said('first', 'scheduled', '2024-03-30T12:00:00Z'),
    ];
    expect(read({ scheduled_maintenances: [{ ...WORK, incident_updates }] }).maintenances).toMatchObject([
      { body: 'first\n\nsecond\n\nthird\n\nfourth', endedAt: '2024-04-01T00:30:00.000Z' },
    ]);
  });

  test('an update that stands there twice is told once; two of one id have two', () => {
    const incident_updates = [
      said('b', 'resolved', '2024-01-01T12:00:00Z'),
      said('b', 'resolved', '2024-01-01T12:00:00Z'),
      said('a', 'monitoring', '2024-01-01T11:00:00Z', 'again'),
      said('a', 'investigating', '2024-01-01T10:00:00Z'),
    ];
    const incident = {
      id: 'i',
      name: 'I',
      status: 'resolved',
      impact: 'minor',
      created_at: '2024-01-01T10:00:00Z',
    };
    const { incidents } = read({ incidents: [{ ...incident, incident_updates }] });
    expect(incidents[0]?.updates.map(({ name, body }) => [name.id, body])).toEqual([
      ['a', 'a'],
      ['a-2', 'again'],
      ['b', 'b'],
    ]);
  });

  test('an impact that is none is refused, with where and what to do', () => {
    const incident = {
      id: 'i',
      name: 'I',
      status: 'resolved',
      impact: 'awful',
      created_at: '2024-01-01T10:00:00Z',
    };
    expect(() => read({ incidents: [incident] })).toThrow(
      /incidents\[0\]\.impact: “awful” is none of .* --skip i\./,
    );
  });

  test.for([
    ['a page', { name: 'x.json', text: '<!doctype html>' }, /x\.json is a page, not JSON/],
    ['half a file', { name: 'x.json', text: '{"incidents": [' }, /x\.json is not JSON/],
    ['another API', jsonFile('x.json', { users: [] }), /None of that holds components/],
    ['words alone', jsonFile('x.json', 'hello'), /neither an object nor a list/],
    [
      'an incident without a time',
      jsonFile('x.json', {
        incidents: [{ id: 'a', name: 'A', status: 'resolved', created_at: 'yesterday' }],
      }),
      /x\.json: incidents\[0\]\.created_at: /,
    ],
    [
      'an unknown status',
      jsonFile('x.json', {
        incidents: [
          {
            ...{
              id: 'a',
              name: 'A',
              status: 'resolved',
              impact: 'minor',
              created_at: '2020-01-01T00:00:00Z',
            },
            incident_updates: [
              { id: 'u', status: 'exploded', body: 'b', created_at: '2020-01-01T00:00:00Z' },
            ],
          },
        ],
      }),
      /x\.json: incidents\[0\]\.incident_updates\[0\]\.status: “exploded” is none of investigating.* --skip a\./,
    ],
  ] as const)('%s is refused, with where and what to do', ([, file, message]) => {
    expect(() => readStatuspage([file], NOTHING)).toThrow(message);
  });
});
