import { expect, test } from 'vitest';
import { formatWords } from '../../../src/formats/words.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';

const { state } = contextOf([published(featureDocument('export', ['shop'])), published(panelDocument('b'))]);

test('the words of a language name every panel and feature and leave room for days', () => {
  const words = formatWords(state, 'en');
  expect(words.features).toEqual({
    export: { title: 'export', uses: ['shop'], href: '/en/features/export/' },
  });
  expect(words.panels).toEqual({ b: 'B' });
  expect(words.estimate).toMatchObject({
    day: '{day}',
    about: 'about {day}',
    overdue: expect.stringContaining('{day}'),
  });
  expect(words.restoration).toMatchObject({ unknown: 'no information', restored: 'restored' });
  expect(words.months).toHaveLength(12);
});
