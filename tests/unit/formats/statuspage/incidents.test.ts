import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { siteDocuments } from '../../../../src/formats/site-documents.ts';
import { statuspageId } from '../../../../src/formats/statuspage/ids.ts';
import { siteStatusOf } from '../../../../src/formats/statuspage/site-status.ts';
import {
  documentWith,
  featureDocument,
  incidentDocument,
  panelDocument,
  translationOf,
} from '../../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../../support/state.ts';
import { opened, posted, takenBack } from '../../../support/updates.ts';

const SITE = published(
  panelDocument('a'),
  panelDocument('b'),
  featureDocument('orders'),
  featureDocument('api'),
);

const told = (...drafts: readonly DraftEvent[]) => siteStatusOf(contextOf([SITE, ...drafts]));

test('an incident has every field of Statuspage’s, its updates newest first', () => {
  const { incidents, unresolved } = told(
    availability([cell('orders', 'a', 'limited')]),
    opened('fire', {
      title: { pl: 'Pożar', en: 'Fire' },
      panels: ['a'],
      features: ['orders'],
      impact: 'major',
    }),
    posted('fire', 'u1', { body: { pl: 'Szukamy.', en: null }, impact: 'major' }),
    posted('fire', 'u2', {
      status: 'monitoring',
      body: { pl: 'Patrzymy.', en: 'Watching **it**.' },
      impact: 'major',
    }),
  );
  const [incident] = incidents;
  expect(unresolved).toEqual(incidents);
  expect(incident).toMatchObject({
    id: statuspageId('incident:fire'),
    name: 'Fire',
    status: 'monitoring',
    created_at: '2021-03-17T11:02:00.000Z',
    updated_at: '2021-03-17T11:04:00.000Z',
    monitoring_at: '2021-03-17T11:04:00.000Z',
    resolved_at: null,
    impact: 'major',
    shortlink: 'https://status.example.com/en/incidents/fire/',
    started_at: '2021-03-10T00:00:00.000Z',
    page_id: statuspageId('page:test'),
    components: [{ name: 'orders' }],
    reminder_intervals: null,
    postmortem_body: null,
    postmortem_published_at: null,
  });
  expect(incident?.incident_updates.map(({ status }) => status)).toEqual(['monitoring', 'investigating']);
  expect(incident?.incident_updates[1]).toEqual({
    id: statuspageId('update:fire/u1'),
    status: 'investigating',
    body: 'Szukamy.',
    incident_id: statuspageId('incident:fire'),
    created_at: '2021-03-17T11:03:00.000Z',
    updated_at: '2021-03-17T11:03:00.000Z',
    display_at: '2021-03-17T11:03:00.000Z',
    affected_components: [
      {
        code: statuspageId('cell:orders.a'),
        name: 'Panel A - orders',
        old_status: 'degraded_performance',
        new_status: 'degraded_performance',
      },
    ],
    deliver_notifications: false,
    custom_tweet: null,
    tweet_id: null,
  });
});

test('an update tells what its event made of components, as it was then', () => {
  const update: DraftEvent = {
    type: 'update.posted',
    since: null,
    actor: 'test',
    payload: {
      incident: 'fire',
      id: 'u1',
      status: 'identified',
      body: { pl: 'u1', en: null },
      panels: [],
      features: [],
      impact: 'minor',
      nextUpdateBy: null,
      at: '2021-03-17T10:30:00.000Z',
      cells: [cell('orders', 'a', 'unavailable'), cell('api', 'b', 'limited')],
      restorations: [{ panel: 'b', restoration: 'restoring' }],
    },
  };
  const { incidents } = told(
    availability([cell('orders', 'a', 'available')]),
    restoration({ b: 'offline' }),
    opened('fire'),
    update,
    availability([cell('orders', 'a', 'available')]),
  );
  const [newest] = incidents[0]?.incident_updates ?? [];
  expect(newest?.display_at).toBe('2021-03-17T10:30:00.000Z');
  expect(
    newest?.affected_components.map(({ name, old_status, new_status }) => [name, old_status, new_status]),
  ).toEqual([
    ['Panel B - Panel B as a whole', 'major_outage', 'partial_outage'],
    ['Panel A - orders', 'operational', 'major_outage'],
    // Of what nobody had spoken no change is told.
    ['Panel B - api', 'degraded_performance', 'degraded_performance'],
  ]);
});

test('one that is over is unresolved no more', () => {
  const { incidents, unresolved, status } = told(
    availability([cell('orders', 'a', 'available')]),
    opened('fire', { impact: 'critical' }),
    posted('fire', 'u1', { status: 'resolved', impact: 'critical' }),
  );
  expect(unresolved).toEqual([]);
  expect(incidents[0]).toMatchObject({ status: 'resolved', resolved_at: '2021-03-17T11:03:00.000Z' });
  expect(status).toEqual({ indicator: 'none', description: 'All Systems Operational' });
});

test('one without an update yet has one all the same: clients look at the first', () => {
  const { incidents } = told(
    opened('fire', { title: { pl: 'Pożar', en: 'Fire' } }),
    posted('fire', 'u1'),
    takenBack(3, 'fire', 'u1'),
  );
  expect(incidents[0]).toMatchObject({ status: 'investigating' });
  expect(incidents[0]?.incident_updates.map(({ status, body }) => [status, body])).toEqual([
    ['investigating', 'Fire'],
  ]);
});

test('one that a document alone tells of is never unresolved, and is as bad as what it concerns', () => {
  const flood = incidentDocument('flood', { panels: ['a'] }, { title: 'Powódź', short: 'Zalało serwery.' });
  const said = [
    availability([
      cell('orders', 'a', 'unavailable'),
      cell('api', 'a', 'available'),
      cell('api', 'b', 'available'),
    ]),
    published(flood, translationOf(flood, { title: 'Flood', short: 'The servers were under water.' })),
  ];
  const { incidents, unresolved, status } = told(...said);
  expect(unresolved).toEqual([]);
  expect(status.indicator).toBe('major');
  expect(incidents).toMatchObject([
    {
      name: 'Flood',
      status: 'postmortem',
      impact: 'major',
      created_at: '2021-03-09T23:47:00.000Z',
      resolved_at: null,
      incident_updates: [{ status: 'postmortem', body: 'The servers were under water.' }],
      components: [{ name: 'Panel A', group: true }],
    },
  ]);
  const over = told(
    ...said,
    published({ ...flood, ...incidentDocument('flood', { resolvedAt: '2021-03-12T10:00:00.000Z' }) }),
  );
  expect(over.incidents).toMatchObject([{ status: 'resolved', resolved_at: '2021-03-12T10:00:00.000Z' }]);
});

test('what was learnt from an incident stands with it', () => {
  const learnt = documentWith('fire', { collection: 'postmortems' }, { body: '## Co się stało\n\nZwarcie.' });
  const { incidents } = told(opened('fire'), posted('fire', 'u1', { status: 'resolved' }), published(learnt));
  expect(incidents[0]).toMatchObject({
    status: 'resolved',
    postmortem_body: expect.stringContaining('Zwarcie.'),
    postmortem_body_last_updated_at: '2021-03-17T11:03:00.000Z',
    postmortem_published_at: '2021-03-17T11:03:00.000Z',
  });
});

test('a list holds the newest fifty; all that goes on stands in the others', () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    opened(`fire-${index}`, { startedAt: `2021-03-10T00:${String(index).padStart(2, '0')}:00.000Z` }),
  );
  const context = contextOf([SITE, ...many]);
  const read = (path: string): { readonly incidents: readonly { readonly name: string }[] } => {
    const found = [...siteDocuments(context.state, context)].find((one) => one.path === path);
    return JSON.parse(found?.make(context).text ?? '');
  };
  const { incidents } = read('/api/v2/incidents.json');
  expect([incidents.length, incidents[0]?.name, incidents.at(-1)?.name]).toEqual([50, 'fire-59', 'fire-10']);
  expect(read('/api/v2/incidents/unresolved.json').incidents.length).toBe(60);
  expect(read('/api/v2/summary.json').incidents.length).toBe(60);
});
