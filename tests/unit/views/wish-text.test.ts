import { expect, test } from 'vitest';
import { type Interest, TOLD_KINDS } from '../../../src/domain/subscription.ts';
import { wishText } from '../../../src/views/wish-text.ts';
import { documentWith, panelDocument, plain, translationOf } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const FEATURE = { collection: 'features', area: 'orders', order: 0, uses: [] } as const;
const PRICES = documentWith('price-sync', FEATURE, { title: 'Synchronizacja cen' });
const BILLS = documentWith('bills', FEATURE, { title: 'Faktury' });
const SITE = [
  published(
    ...[panelDocument('a'), panelDocument('b')],
    ...[PRICES, translationOf(PRICES, { title: 'Price sync' })],
    ...[BILLS, translationOf(BILLS, { title: 'Invoices' })],
  ),
  opened('awaria', { title: { pl: 'Awaria', en: 'Outage' } }),
];
const cells = { of: 'cells', panels: [], features: [], kinds: TOLD_KINDS } as const;

test.for<[Interest, string, string]>([
  [cells, 'wszystkie panele i funkcje', 'all panels and features'],
  [{ ...cells, panels: ['b'] }, 'wszystkie funkcje na panelu B', 'all features on panel B'],
  [
    { ...cells, panels: ['a', 'b'], features: ['price-sync', 'bills'], kinds: ['change', 'promise'] },
    'Synchronizacja cen i Faktury na panelach A i B (zmiany stanu, terminy)',
    'Price sync and Invoices on panels A and B (changes of state, dates)',
  ],
  [{ ...cells, features: ['bills'] }, 'Faktury na wszystkich panelach', 'Invoices on all panels'],
  [{ of: 'incident', incident: 'awaria' }, 'zdarzenie „Awaria”', 'the incident “Outage”'],
  [
    { of: 'once', cells: [{ panel: 'b', feature: 'price-sync' }] },
    'jednorazowo, gdy zadziała: Synchronizacja cen na panelu B',
    'once, when it works: Price sync on panel B',
  ],
])('%o is asked for in the words of its reader', ([wish, polish, english]) => {
  expect(plain(wishText(contextOf(SITE), wish))).toBe(polish);
  expect(plain(wishText(contextOf(SITE, { locale: 'en' }), wish))).toBe(english);
});
