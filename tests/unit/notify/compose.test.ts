import { expect, test } from 'vitest';
import { composeMessage } from '../../../src/notify/compose.ts';
import { documentWith, panelDocument, plain, siteDocument } from '../../support/documents.ts';
import { occurrence } from '../../support/occurrences.ts';
import { availability, by, cell, contextOf, published } from '../../support/state.ts';

const meta = { collection: 'features', area: 'orders', order: 0, uses: [] } as const;
const PRICES = documentWith('price-sync', meta, { title: 'Synchronizacja cen' });
const SITE = by(
  'seed',
  published(siteDocument({ orders: 'Zamówienia' }), panelDocument('a'), panelDocument('b'), PRICES),
);

const links = { manage: 'https://status.example.com/m', oneClick: 'https://status.example.com/o' };

test('a feature that stops working is told with when it is expected back', () => {
  const down = availability([cell('price-sync', 'b', 'unavailable', '2021-03-22')]);
  const context = contextOf([SITE, down], { now: '2021-03-17T11:30:00.000Z' });
  const subject = { of: 'cell', panel: 'b', feature: 'price-sync', isReturn: false, isLoss: true } as const;
  const to = { pace: 'at-once', topics: ['change/b/*'], once: [], corrected: [], links } as const;
  const message = composeMessage(context, 'm1', [occurrence(context.state, 2, [subject])], to);
  expect(plain(message?.subject)).toBe('Synchronizacja cen, panel B: nie działa, termin: 22 marca 2021');
});
