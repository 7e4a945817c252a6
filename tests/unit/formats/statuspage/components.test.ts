import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { statuspageId } from '../../../../src/formats/statuspage/ids.ts';
import { siteStatusOf } from '../../../../src/formats/statuspage/site-status.ts';
import { documentWith, featureDocument, panelDocument, translationOf } from '../../../support/documents.ts';
import { NOON } from '../../../support/events.ts';
import { maintenanceChanged, planned } from '../../../support/maintenances.ts';
import { availability, cell, contextOf, published, restoration } from '../../../support/state.ts';

const orders = documentWith(
  'orders',
  { collection: 'features', area: 'orders', order: 0, uses: [] },
  { title: 'Zamówienia', short: 'Twoje zamówienia.' },
);
const SITE = published(
  panelDocument('a'),
  panelDocument('b'),
  orders,
  translationOf(orders, { title: 'Orders', short: 'Your orders.' }),
  featureDocument('returns'),
);
const EVENING = '2021-03-17T19:00:00.000Z';

function shown(drafts: readonly DraftEvent[], now = NOON) {
  return siteStatusOf(contextOf([SITE, ...drafts], { now })).components;
}

/** By group and name. */
function statuses(drafts: readonly DraftEvent[], now = NOON) {
  return shown(drafts, now).map(({ group, name, status }) =>
    [group ? '*' : '', name, status].join(' ').trim(),
  );
}

test('a panel is a group, and a feature on it a component; a group shows its worst', () => {
  const said = [
    availability([
      cell('orders', 'a', 'limited'),
      cell('returns', 'a', 'available'),
      cell('orders', 'b', 'available'),
    ]),
  ];
  expect(statuses(said)).toEqual([
    '* Panel A degraded_performance',
    'Orders degraded_performance',
    'returns operational',
    '* Panel B operational',
    'Orders operational',
  ]);
  expect(shown(said)[1]).toEqual({
    id: statuspageId('cell:orders.a'),
    name: 'Orders',
    status: 'degraded_performance',
    created_at: '2021-03-17T11:01:00.000Z',
    updated_at: '2021-03-17T11:01:00.000Z',
    position: 1,
    description: 'Your orders.',
    showcase: true,
    start_date: null,
    group_id: statuspageId('panel:a'),
    page_id: statuspageId('page:test'),
    group: false,
    only_show_if_degraded: false,
  });
  expect(shown(said)[3]).toEqual({
    id: statuspageId('panel:b'),
    name: 'Panel B',
    status: 'operational',
    created_at: '2021-03-17T11:01:00.000Z',
    updated_at: '2021-03-17T11:01:00.000Z',
    position: 2,
    description: null,
    showcase: false,
    start_date: null,
    group_id: null,
    page_id: statuspageId('page:test'),
    group: true,
    only_show_if_degraded: false,
    components: [statuspageId('cell:orders.b')],
  });
});

test('what nobody spoke of is left out, and so is a panel without anything', () => {
  expect(statuses([])).toEqual([]);
  expect(statuses([restoration({ a: 'restored', b: 'new' })])).toEqual([]);
  const said = availability([cell('orders', 'b', 'unavailable')]);
  expect(statuses([said])).toEqual(['* Panel B major_outage', 'Orders major_outage']);
  expect(statuses([said, availability([cell('orders', 'b', 'unknown')])])).toEqual([]);
});

test('a component that comes back is the one it was, and as old', () => {
  const said = [
    availability([cell('orders', 'a', 'available')]),
    availability([cell('orders', 'a', 'unknown')]),
    availability([cell('orders', 'a', 'limited')]),
  ];
  expect(shown(said)[1]).toMatchObject({
    id: statuspageId('cell:orders.a'),
    created_at: '2021-03-17T11:01:00.000Z',
    updated_at: '2021-03-17T11:03:00.000Z',
  });
});

test('a panel that is not all there has a component of its own, so that it never vanishes', () => {
  expect(statuses([restoration({ a: 'offline', b: 'restoring' })])).toEqual([
    '* Panel A major_outage',
    'Panel A as a whole major_outage',
    '* Panel B partial_outage',
    'Panel B as a whole partial_outage',
  ]);
  const said = availability([cell('orders', 'a', 'available')]);
  expect(statuses([said, restoration({ a: 'offline' })])).toEqual([
    '* Panel A major_outage',
    'Panel A as a whole major_outage',
    'Orders major_outage',
  ]);
  expect(statuses([said, restoration({ a: 'offline' }), restoration({ a: 'restored' })])).toEqual([
    '* Panel A operational',
    'Orders operational',
  ]);
});

test('an estimate that has passed changes nothing', () => {
  const said = availability([cell('orders', 'a', 'limited', '2021-03-16')]);
  expect(statuses([said])).toEqual(statuses([availability([cell('orders', 'a', 'limited', '2021-03-30')])]));
});

describe('while planned work goes on', () => {
  const work = (state: 'available' | 'limited' | 'unavailable') =>
    planned('m1', { state, features: ['orders'] });

  test.each<['available' | 'limited' | 'unavailable', 'available' | 'limited' | 'unavailable', string]>([
    ['available', 'available', 'under_maintenance'],
    ['available', 'unavailable', 'under_maintenance'],
    ['limited', 'limited', 'degraded_performance'],
    ['limited', 'unavailable', 'under_maintenance'],
    ['unavailable', 'available', 'major_outage'],
    ['unavailable', 'limited', 'major_outage'],
  ])('what is %s, and is to be %s meanwhile, is %s', (state, meanwhile, status) => {
    const said = [availability([cell('orders', 'a', state)]), work(meanwhile)];
    expect(shown(said, EVENING)[1]?.status).toBe(status);
    expect(shown(said)[1]?.status).not.toBe('under_maintenance');
  });

  test('of what nobody had spoken there is a component as long as it lasts', () => {
    expect(statuses([work('limited')], EVENING)).toEqual([
      '* Panel A under_maintenance',
      'Orders under_maintenance',
    ]);
    expect(statuses([work('limited')])).toEqual([]);
  });

  test('what is on a panel that is down is down', () => {
    const said = [
      availability([cell('orders', 'a', 'available')]),
      restoration({ a: 'offline' }),
      work('limited'),
    ];
    expect(shown(said, EVENING).map(({ status }) => status)).toEqual([
      'major_outage',
      'major_outage',
      'major_outage',
    ]);
  });

  test('a component became what it is as the work began, and again as it ended', () => {
    const said = [availability([cell('orders', 'a', 'available')]), work('limited')];
    expect(shown(said, EVENING)[1]?.updated_at).toBe('2021-03-17T18:00:00.000Z');
    const ended = maintenanceChanged('m1', {
      from: '2021-03-17T18:00:00.000Z',
      until: '2021-03-17T20:00:00.000Z',
      endedAt: '2021-03-17T18:40:00.000Z',
      cancelledAt: null,
    });
    expect(shown([...said, ended], EVENING)[1]).toMatchObject({
      status: 'operational',
      updated_at: '2021-03-17T18:40:00.000Z',
    });
  });
});
