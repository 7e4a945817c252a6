import { expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { whatHappened } from '../../../src/views/happened.ts';
import { incidentDocument, translationOf } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const fire = incidentDocument('fire', {}, { title: 'Pożar', short: 'Spłonęła serwerownia.' });
const told = (...drafts: readonly DraftEvent[]) => whatHappened(contextOf(drafts));

test('what a document tells of an incident without an end is said in its one line, and leads to the whole', () => {
  expect(told(published(fire))).toMatchObject([
    { text: 'Spłonęła serwerownia.', lang: null, href: '/incidents/fire/' },
  ]);
  expect(told(published(incidentDocument('fire', {}, { title: 'Pożar' })))[0]?.text).toBe('Pożar');
});

test('an end that was announced ends the line, in the document or by an update', () => {
  const ended = incidentDocument('fire', { resolvedAt: '2021-03-17T09:00:00.000Z' });
  expect(told(published(ended))).toEqual([]);
  expect(told(published(fire), posted('fire', 'u1'))).toHaveLength(1);
  expect(told(published(fire), posted('fire', 'u1', { status: 'resolved' }))).toEqual([]);
});

test('an incident that staff opened has no such line: it is told by its updates', () => {
  expect(told(opened('slow'))).toEqual([]);
});

test('in English by the translation, else in Polish and marked so', () => {
  const english = translationOf(fire, { title: 'Fire', short: 'A data centre burnt down.' });
  const inEnglish = (...documents: readonly ContentDocument[]) =>
    whatHappened(contextOf([published(...documents)], { locale: 'en' }));
  expect(inEnglish(fire, english)).toMatchObject([{ text: 'A data centre burnt down.', lang: null }]);
  expect(inEnglish(fire)).toMatchObject([{ text: 'Spłonęła serwerownia.', lang: 'pl', lag: 'missing' }]);
});
