import { expect, test } from 'vitest';
import { formatWords } from '../../../src/formats/words.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

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

test('they name every incident, in Polish where there is no English, and how far one can have come', () => {
  const drafts = [opened('fire', { title: { pl: 'Pożar', en: 'Fire' } }), opened('flood')];
  const words = formatWords(contextOf(drafts).state, 'en');
  expect(words.incidents).toEqual({
    fire: { title: 'Fire', lang: null, href: '/en/incidents/fire/' },
    flood: { title: 'flood', lang: 'pl', href: '/en/incidents/flood/' },
  });
  expect(words.stages).toMatchObject({ investigating: 'investigating', resolved: 'resolved' });
});
