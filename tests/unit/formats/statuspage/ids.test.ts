import { expect, test } from 'vitest';
import type { ContentDocument } from '../../../../src/domain/documents.ts';
import { NO_FOREIGN_NAMES } from '../../../../src/domain/imported.ts';
import {
  cellIdOf,
  entryIdOf,
  groupIdOf,
  incidentIdOf,
  statuspageId,
  updateIdOf,
} from '../../../../src/formats/statuspage/ids.ts';
import { siteStatusOf } from '../../../../src/formats/statuspage/site-status.ts';
import { featureDocument, panelDocument } from '../../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../../support/state.ts';

test('an id is what it was in every release', () => {
  expect(statuspageId('panel:a')).toBe('r8ix62bkqxfr');
  expect(statuspageId('incident:ovh-2021-03')).toBe('2948y49cu95u');
  expect(entryIdOf({}, 'ovh-2021-03')).toBe('urn:uuid:d2188681-d8d9-5dfb-a1b8-ae3f13fd26e1');
});

test('every id is twelve letters and figures, and no two things of a site share one', () => {
  const identities = Array.from({ length: 2000 }, (_, index) => `cell:f${index}.a` as const);
  const ids = identities.map(statuspageId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[0-9a-z]{12}$/.test(id))).toEqual([]);
});

test('an id outlasts a new title, a new file name, and the log', () => {
  const orders = featureDocument('orders');
  const renamed = {
    ...orders,
    path: 'pl/features/sales.md',
    words: { ...orders.words, title: 'Sales' },
  };
  const idsOf = (document: ContentDocument) => {
    const context = contextOf([
      published(panelDocument('a'), document),
      availability([cell('orders', 'a', 'limited')]),
    ]);
    return (logId: string) =>
      siteStatusOf({ ...context, state: { ...context.state, logId, changes: [] } }).components.map(
        ({ id }) => id,
      );
  };
  expect(idsOf(renamed)('another')).toEqual(idsOf(orders)('test'));
  expect(idsOf(orders)('test')).toEqual([statuspageId('panel:a'), statuspageId('cell:orders.a')]);
});

test('what came from elsewhere goes on under its id, and the first of several that one became', () => {
  const imported = {
    ...NO_FOREIGN_NAMES,
    components: { orders: { a: { id: 'kctbh9vrtdwd' }, b: { id: 'kctbh9vrtdwd' } } },
    groups: { a: { id: '8l4ygp009s5s' } },
    incidents: {
      fire: { id: 'cp306tmzcl0y', feed: 'tag:status.example.com,2005:Incident/1' },
      flood: { id: 'p31zjtct2jer' },
    },
    updates: { u1: { id: 'jdy3tw5mt5r5' } },
  };
  const state = { imported };
  expect(cellIdOf(state, { feature: 'orders', panel: 'a' })).toBe('kctbh9vrtdwd');
  expect(cellIdOf(state, { feature: 'orders', panel: 'b' })).toBe(statuspageId('cell:orders.b'));
  expect([groupIdOf(state, 'a'), groupIdOf(state, 'b')]).toEqual(['8l4ygp009s5s', statuspageId('panel:b')]);
  expect(incidentIdOf(state, 'fire')).toBe('cp306tmzcl0y');
  expect([entryIdOf(state, 'fire'), entryIdOf(state, 'flood')]).toEqual([
    'tag:status.example.com,2005:Incident/1',
    entryIdOf({}, 'flood'),
  ]);
  expect(updateIdOf(state, 'fire', 'u1')).toBe('jdy3tw5mt5r5');
});
