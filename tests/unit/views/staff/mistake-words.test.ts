import { expect, test } from 'vitest';
import type { Mistake } from '../../../../src/domain/mistake.ts';
import { remarksOn } from '../../../../src/views/staff/mistake-words.ts';
import { markdownDocument, panelDocument } from '../../../support/documents.ts';
import { staffContextOf } from '../../../support/staff.ts';
import { contextOf, published } from '../../../support/state.ts';

const SITE = markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia');
const FEATURE = markdownDocument('pl/features/api.md', 'title: Łącze API\narea: orders');
const ANSWER = markdownDocument(
  'pl/faq/paczki.md',
  'title: Co z paczkami?\narea: orders\nwhen:\n  - feature: api\n    is: [available]\n  - panel: a\n    is: [restored]',
  'Czekaj.',
);

test('what a change leaves open is told in words, together, and of much the first', () => {
  const state = contextOf([published(SITE, FEATURE, panelDocument('a'), panelDocument('b'), ANSWER)]);
  const warned = { path: ANSWER.path, field: 'when', message: '', isWarning: true } as const;
  const mistakes: Mistake[] = [
    { ...warned, code: 'state.unbound', found: 'api' },
    ...Array.from({ length: 30 }, (): Mistake => ({ ...warned, code: 'coverage.gap', found: 'a: …' })),
  ];
  const remarks = remarksOn(staffContextOf(state), state.state, mistakes);
  expect(remarks).toHaveLength(8);
  expect(remarks[0]).toContain('„Łącze API”');
  expect(remarks[1]).toBe(
    'Brakuje odpowiedzi dla panelu\u00a0A: Łącze API, panel\u00a0A – działa; Panel\u00a0A – nie działa.',
  );
  expect(remarks[7]).toMatch(/^i\u00a0jeszcze \d+$/);
});
