import { expect, test } from 'vitest';
import { catalogueOf, wordsOf } from '../../../src/domain/catalogue.ts';
import { commonWords } from '../../../src/i18n/common.ts';
import { lagView } from '../../../src/views/lag.ts';
import { markdownDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';

const original = markdownDocument('pl/features/x.md', 'title: Ceny\narea: x');

test.for([
  { translates: null, kinds: ['missing'] },
  { translates: 'pending', kinds: ['pending'] },
  { translates: '"0123456789ab"', kinds: ['behind'] },
  { translates: `"${original.wordsHash}"`, kinds: null },
])('a translation of $translates is called what it is: $kinds', ({ translates, kinds }) => {
  const english =
    translates === null
      ? []
      : [markdownDocument('en/features/x.md', `title: Prices\ntranslates: ${translates}`)];
  const { state } = contextOf([published(original, ...english)]);
  const words = catalogueOf(state).features.map((entry) => wordsOf(entry, 'en'));
  expect(lagView(words, '/features/x/')?.kinds ?? null).toEqual(kinds);
});

test('each kind is said once, whatever many words lag', () => {
  const lags = [{ lag: 'behind' }, { lag: null }, { lag: 'pending' }, { lag: 'behind' }] as const;
  expect(lagView(lags, '/')).toEqual({ kinds: ['pending', 'behind'], href: '/' });
  expect(new Set(Object.values(commonWords.en.lags)).size).toBe(3);
});
