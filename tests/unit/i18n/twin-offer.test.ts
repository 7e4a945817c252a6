import { expect, test } from 'vitest';
import { preferredLocale } from '../../../src/i18n/twin-offer.ts';

test.for([
  [['pl-PL', 'en'], 'pl'],
  [['en-GB', 'pl'], 'en'],
  [['uk', 'PL', 'en'], 'pl'],
  [['de-DE', 'fr'], 'en'],
  [['plt', 'en'], 'en'],
  [[], 'en'],
] as const)('%j prefers %s', ([languages, locale]) => {
  expect(preferredLocale(languages)).toBe(locale);
});
