import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import type { MaintenanceCourse } from '../../../../src/domain/maintenance.ts';
import { siteDocuments } from '../../../../src/formats/site-documents.ts';
import { statuspageId } from '../../../../src/formats/statuspage/ids.ts';
import { siteStatusOf } from '../../../../src/formats/statuspage/site-status.ts';
import { featureDocument, panelDocument } from '../../../support/documents.ts';
import { NOON } from '../../../support/events.ts';
import { maintenanceChanged, planned } from '../../../support/maintenances.ts';
import { availability, cell, contextOf, published } from '../../../support/state.ts';

const SITE = [
  published(panelDocument('a'), featureDocument('orders')),
  availability([cell('orders', 'a', 'available')]),
];
const FROM = '2021-03-17T18:00:00.000Z';
const UNTIL = '2021-03-17T20:00:00.000Z';
const COURSE: MaintenanceCourse = { from: FROM, until: UNTIL, endedAt: null, cancelledAt: null };

const told = (now: string, ...drafts: readonly DraftEvent[]) =>
  siteStatusOf(contextOf([...SITE, ...drafts], { now })).maintenances;

/** How far it is, and its updates, newest first. */
function course(now: string, ...drafts: readonly DraftEvent[]) {
  const [one] = told(now, planned('m1'), ...drafts);
  return [
    one?.status,
    ...(one?.incident_updates.map(({ status, created_at }) => `${status} ${created_at.slice(11, 16)}`) ?? []),
  ];
}

test('a maintenance has every field of Statuspage’s', () => {
  const [one] = told(NOON, planned('m1', { features: ['orders'] }));
  expect(one).toMatchObject({
    id: statuspageId('maintenance:m1'),
    name: 'Work m1',
    status: 'scheduled',
    impact: 'maintenance',
    created_at: '2021-03-17T11:02:00.000Z',
    updated_at: '2021-03-17T11:02:00.000Z',
    monitoring_at: null,
    resolved_at: null,
    started_at: FROM,
    scheduled_for: FROM,
    scheduled_until: UNTIL,
    components: [{ name: 'orders' }],
    incident_updates: [{ status: 'scheduled', body: 'We replace a disk.' }],
  });
});

test('it goes by the clock, and its newest update says where it stands', () => {
  expect(course(NOON)).toEqual(['scheduled', 'scheduled 11:02']);
  expect(course(FROM)).toEqual(['in_progress', 'in_progress 18:00', 'scheduled 11:02']);
  expect(course(UNTIL)).toEqual(['verifying', 'verifying 20:00', 'in_progress 18:00', 'scheduled 11:02']);
  const ended = maintenanceChanged('m1', { ...COURSE, endedAt: '2021-03-17T20:20:00.000Z' });
  expect(course('2021-03-17T20:30:00.000Z', ended)).toEqual([
    'completed',
    'completed 20:20',
    'verifying 20:00',
    'in_progress 18:00',
    'scheduled 11:02',
  ]);
});

test('one that was called off is completed, and says why', () => {
  const cancelled = maintenanceChanged('m1', { ...COURSE, cancelledAt: '2021-03-17T12:00:00.000Z' });
  const [one] = told(UNTIL, planned('m1'), cancelled);
  expect(one).toMatchObject({ status: 'completed', resolved_at: '2021-03-17T12:00:00.000Z' });
  expect(one?.incident_updates.map(({ body }) => body)).toEqual([
    'The maintenance was cancelled.',
    'We replace a disk.',
  ]);
});

test('one that was moved says from when until when it is now, in Warsaw', () => {
  const moved = maintenanceChanged('m1', { ...COURSE, from: UNTIL, until: '2021-03-17T22:00:00.000Z' });
  const [one] = told(FROM, planned('m1'), moved);
  expect(one).toMatchObject({ status: 'scheduled', scheduled_for: UNTIL });
  expect(one?.incident_updates[0]?.body.replaceAll('\u00a0', ' ')).toBe(
    'The maintenance was moved. It is planned for: 17 March 2021, 21:00–23:00 (Warsaw time).',
  );
});

test('lists of what is ahead or goes on begin with the next; the list of all begins with the last', () => {
  const at = (hour: number) => `2021-03-17T${hour}:00:00.000Z`;
  const context = contextOf(
    [
      ...SITE,
      ...[14, 12, 18, 16].map((hour) => planned(`m${hour}`, { from: at(hour), until: at(hour + 1) })),
    ],
    { now: at(14) },
  );
  const names = (path: string) => {
    const found = [...siteDocuments(context.state, context)].find((one) => one.path === path);
    const { scheduled_maintenances: list }: { scheduled_maintenances: { name: string }[] } = JSON.parse(
      found?.make(context).text ?? '',
    );
    return list.map(({ name }) => name);
  };
  expect(names('/api/v2/scheduled-maintenances.json')).toEqual([
    'Work m18',
    'Work m16',
    'Work m14',
    'Work m12',
  ]);
  expect(names('/api/v2/scheduled-maintenances/upcoming.json')).toEqual(['Work m16', 'Work m18']);
  expect(names('/api/v2/scheduled-maintenances/active.json')).toEqual(['Work m12', 'Work m14']);
  expect(names('/api/v2/summary.json')).toEqual(['Work m12', 'Work m14', 'Work m16', 'Work m18']);
});

test('each update names the components that the work is about, as they were before and with it', () => {
  const site = [
    published(
      panelDocument('a'),
      panelDocument('b'),
      ...['orders', 'api', 'prices'].map((id) => featureDocument(id)),
    ),
    availability([cell('orders', 'a', 'available'), cell('api', 'a', 'unavailable')]),
  ];
  const ended = maintenanceChanged('m1', { ...COURSE, endedAt: '2021-03-17T20:20:00.000Z' });
  const work = planned('m1', { panels: ['a'], features: ['orders', 'api', 'prices'], state: 'limited' });
  const [one] = siteStatusOf(
    contextOf([...site, work, ended], { now: '2021-03-17T20:30:00.000Z' }),
  ).maintenances;
  const said = one?.incident_updates.map(({ status, affected_components }) => [
    status,
    ...affected_components.map(
      ({ name, old_status, new_status }) => `${name}: ${old_status} → ${new_status}`,
    ),
  ]);
  // What is stated to be as bad without the work stays what it is; of prices nobody has ever spoken.
  expect(said?.toReversed()).toEqual([
    [
      'scheduled',
      'Panel A - orders: operational → operational',
      'Panel A - api: major_outage → major_outage',
    ],
    [
      'in_progress',
      'Panel A - orders: operational → under_maintenance',
      'Panel A - api: major_outage → major_outage',
      'Panel A - prices: under_maintenance → under_maintenance',
    ],
    [
      'verifying',
      'Panel A - orders: under_maintenance → under_maintenance',
      'Panel A - api: major_outage → major_outage',
      'Panel A - prices: under_maintenance → under_maintenance',
    ],
    [
      'completed',
      'Panel A - orders: under_maintenance → operational',
      'Panel A - api: major_outage → major_outage',
    ],
  ]);
  const ids = one?.components.map(({ id }) => id);
  for (const { code } of one?.incident_updates[0]?.affected_components ?? []) expect(ids).toContain(code);
});
