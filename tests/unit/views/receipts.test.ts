import { expect, test } from 'vitest';
import type { OccurrenceSubject } from '../../../src/domain/occurrence.ts';
import { receiptView } from '../../../src/views/receipts.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const context = contextOf([
  published(panelDocument('a'), panelDocument('b'), featureDocument('prices')),
  availability([cell('prices', 'b', 'unavailable')]),
  opened('fire', { impact: 'major', panels: ['b'] }),
]);
const KEPT = { occurrence: 'key', status: 'sent', settledAt: NOON, revision: 2, why: 'smtp.250' } as const;
const at = context.state.changes[1]?.at ?? NOON;
const about = (...subjects: readonly OccurrenceSubject[]) =>
  receiptView(context, { ...KEPT, about: { subjects, at } });
const CELL = { of: 'cell', panel: 'b', feature: 'prices', isReturn: true, isLoss: false } as const;

test.for<[subject: OccurrenceSubject, what: string, page: string]>([
  [CELL, 'prices na panelu\u00a0b', '/features/prices/'],
  [{ of: 'promise', panel: 'b', feature: 'prices' }, 'Termin: prices na panelu\u00a0b', '/features/prices/'],
  [{ of: 'panel', panel: 'b' }, 'Panel\u00a0b', '/panel/b/'],
  [{ of: 'incident', incident: 'fire', panels: [], features: [] }, 'fire', '/incidents/fire/'],
])('$0.of: a receipt names what was told, and leads to the page as it stood', ([subject, what, page]) => {
  const told = about(subject);
  expect(told.what.toLowerCase()).toBe(what.toLowerCase());
  expect(told.page?.href).toMatch(/^\/as-of\/[^/]+\//);
  expect(told.page?.href.endsWith(page)).toBe(true);
});

test('several things are the first of them and how many more', () => {
  expect(about(CELL, { of: 'panel', panel: 'a' }).what).toContain('jeszcze 1');
});

test('why a message was refused is told, and of one that came through nothing', () => {
  expect(receiptView(context, { ...KEPT, status: 'refused', why: 'smtp.550 5.1.1' })).toMatchObject({
    outcome: 'niedoręczone',
    why: 'smtp.550 5.1.1',
    isBad: true,
  });
  expect(receiptView(context, KEPT)).toMatchObject({ outcome: 'wysłane', why: null, isBad: false });
});

test('what the site had to say of the notifications themselves has a name, and no page', () => {
  const told = receiptView(context, { ...KEPT, occurrence: 'service/confirm/1f', revision: null });
  expect(told).toMatchObject({ what: 'Link potwierdzający', page: null });
});
