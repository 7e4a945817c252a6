import { expect, test } from 'vitest';
import type { ContentDocument } from '../../../../src/domain/documents.ts';
import { structuredAnswer } from '../../../../src/ui/faq/structured-answer.ts';
import { faqEntryView } from '../../../../src/views/faq-entry.ts';
import { faqDocument, panelDocument } from '../../../support/documents.ts';
import { contextOf, published } from '../../../support/state.ts';

const viewOf = (...documents: readonly ContentDocument[]) => {
  const view = faqEntryView(contextOf([published(...documents)]), 'q', { panel: null });
  if (!view) throw new Error('no such question');
  return view;
};

test('an answer is given as it stands on the page', () => {
  const view = viewOf(panelDocument('a'), faqDocument('q', {}, { title: 'Czy?', body: 'Tak.' }));
  expect(structuredAnswer(view)).toMatchObject({
    '@type': 'FAQPage',
    inLanguage: 'pl',
    mainEntity: [{ name: 'Czy?', acceptedAnswer: { text: 'Tak.' } }],
  });
});

test('of several each says to whom it is said', () => {
  const view = viewOf(
    panelDocument('a'),
    panelDocument('b'),
    faqDocument('q', { panels: ['a'] }, { body: 'Tak.' }),
    faqDocument('q.b', { slug: 'q', panels: ['b'] }, { body: 'Nie.' }),
  );
  expect(JSON.stringify(structuredAnswer(view))).toMatch(/Dla panelu.A:<\/p>Tak\..*Dla panelu.B:<\/p>Nie\./);
});

test('where nothing is answered now nothing is claimed', () => {
  const view = viewOf(faqDocument('q', { when: [{ panel: 'a', is: ['offline'] }] }));
  expect(structuredAnswer(view)).toBeNull();
});
