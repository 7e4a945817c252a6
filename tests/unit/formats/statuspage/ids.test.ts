import { expect, test } from 'vitest';
import type { ContentDocument } from '../../../../src/domain/documents.ts';
import { statuspageId, statuspageUrn } from '../../../../src/formats/statuspage/ids.ts';
import { siteStatusOf } from '../../../../src/formats/statuspage/site-status.ts';
import { featureDocument, panelDocument } from '../../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../../support/state.ts';

test('an id is what it was in every release', () => {
  expect(statuspageId('panel:a')).toBe('r8ix62bkqxfr');
  expect(statuspageId('incident:ovh-2021-03')).toBe('2948y49cu95u');
  expect(statuspageUrn('incident:2948y49cu95u')).toBe('urn:uuid:103c8111-c7c2-5b20-9d95-5ee6ca6006e5');
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
