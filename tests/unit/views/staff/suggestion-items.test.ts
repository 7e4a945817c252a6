import { expect, test } from 'vitest';
import type { Suggestion } from '../../../../src/domain/suggestion.ts';
import { chosenFrom } from '../../../../src/staff/typed-draft.ts';
import { suggestionItems } from '../../../../src/views/staff/suggestion-items.ts';
import { featureDocument, inBothLanguages, panelDocument } from '../../../support/documents.ts';
import { staffContextOf } from '../../../support/staff.ts';
import { contextOf, published } from '../../../support/state.ts';

const base = published(...inBothLanguages(panelDocument('a'), panelDocument('b'), featureDocument('x')));

const alert: Suggestion = {
  id: '1f',
  source: 'api',
  key: 'slow',
  actor: 'staff:7',
  panels: ['a'],
  features: ['x'],
  state: 'limited',
  text: 'p99 > 30 s',
  url: null,
  unknown: [],
  firstSeen: '2021-03-17T10:00:00.000Z',
  lastSeen: '2021-03-17T10:00:00.000Z',
  endedAt: null,
  times: 3,
  dismissedAt: null,
};

test('one click leads to the change, filled in; the words of the alert are its reason, not its note', () => {
  const context = contextOf([base], { locale: 'en' });
  const [item] = suggestionItems(staffContextOf(context), [alert]);
  expect(item).toMatchObject({ kind: 'suggestion.open', urgency: 'now', dismiss: { ids: ['1f'] } });
  expect(item?.details[0]).toContain('seen 3 times');
  const { searchParams, pathname, hash } = new URL(item?.action.href ?? '', 'http://x/');
  expect([pathname, hash]).toEqual(['/en/staff/matrix/', '#change']);
  expect(chosenFrom(searchParams, context.state)).toMatchObject({
    verb: 'availability',
    cells: ['x@a'],
    state: 'limited',
    reason: 'Alert: p99 > 30 s',
    note: '',
  });
});

test('who may not change it is led to the page, and cannot set it aside', () => {
  const [item] = suggestionItems(staffContextOf(contextOf([base]), 'viewer'), [alert]);
  expect(item?.action.href).toMatch(/^\/features\//);
  expect(item?.dismiss).toBeUndefined();
});

test('an alert of a whole panel leads to the state of that panel, filled in', () => {
  const context = contextOf([base]);
  const down = { ...alert, features: [], state: 'unavailable' } as const;
  const [item] = suggestionItems(staffContextOf(context), [down]);
  expect(item?.what).toBe('Panel\u00a0A: alert podpowiada „nie działa”.');
  const { searchParams, hash } = new URL(item?.action.href ?? '', 'http://x/');
  expect(hash).toBe('#panels');
  expect(chosenFrom(searchParams, context.state)).toMatchObject({
    verb: 'restoration',
    panels: ['a'],
    restoration: 'offline',
    reason: 'Alert: p99 > 30 s',
  });
});
