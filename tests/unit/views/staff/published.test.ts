import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { publishedView } from '../../../../src/views/staff/published.ts';
import { panelDocument } from '../../../support/documents.ts';
import { staffContextOf } from '../../../support/staff.ts';
import { contextOf, published, RENDERED, undoing } from '../../../support/state.ts';
import { opened, posted, takenBack } from '../../../support/updates.ts';

const words = (pl: string) => ({ body: { pl, en: null }, lags: false });
const corrected: DraftEvent = {
  type: 'update.corrected',
  payload: { incident: 'fire', update: 'u3', ...words('Po poprawce.') },
  since: null,
  actor: 'anna',
};
const DRAFTS = [
  published(panelDocument('a', '2010-01-01')),
  opened('fire', { title: { pl: 'Pożar', en: 'Fire' } }),
  posted('fire', 'u3', { body: { pl: 'Najpierw.', en: null } }),
  corrected,
];

function toldOf(drafts: readonly DraftEvent[], revision: number) {
  const context = { ...contextOf(drafts), words: RENDERED };
  const view = publishedView(staffContextOf(context), revision);
  return {
    updates: view?.updates.map(({ text, wording, earlier }) => [text, wording?.html, earlier?.html]),
    first: [view?.links[0]?.href, view?.links[0]?.title],
  };
}

test('what was said of an incident is shown, and its page is the first to look at', () => {
  expect(toldOf(DRAFTS, 4)).toEqual({
    updates: [['Poprawiono treść aktualizacji zdarzenia', '<p>Po poprawce.</p>\n', '<p>Najpierw.</p>\n']],
    first: ['/incidents/fire/', 'Pożar'],
  });
});

test('an undone correction shows the words that are back, and those that are gone', () => {
  const undone = undoing(4, {
    updates: [{ incident: 'fire', id: 'u3', words: { ...words('Najpierw.'), corrected: null } }],
  });
  expect(toldOf([...DRAFTS, undone], 5).updates).toEqual([
    ['Przywrócono wcześniejszą treść aktualizacji zdarzenia', '<p>Najpierw.</p>\n', '<p>Po poprawce.</p>\n'],
  ]);
});

test('an undone update says which one went, and when that is undone, that it is there again', () => {
  const gone = [...DRAFTS.slice(0, 3), takenBack(3, 'fire', 'u3')];
  expect(toldOf(gone, 4).updates).toEqual([
    ['Wycofano aktualizację zdarzenia', '<p>Najpierw.</p>', undefined],
  ]);
  const back = undoing(4, {
    updates: [{ incident: 'fire', id: 'u3', words: { ...words('Najpierw.'), corrected: null } }],
  });
  expect(toldOf([...gone, back], 5).updates).toEqual([
    ['Przywrócono aktualizację zdarzenia', '<p>Najpierw.</p>\n', undefined],
  ]);
});

test('what one machine alone has is called saved, not published, unless changes are taken on one', () => {
  const context = staffContextOf({ ...contextOf(DRAFTS), words: RENDERED });
  const titleAt = (revision: number, isAlone = false) =>
    publishedView({ ...context, unproven: { revisions: { first: 4, last: 4 }, isAlone } }, revision)?.page
      .title;
  expect([titleAt(4), titleAt(4, true), titleAt(3)]).toEqual([
    'Zapisano wydanie 4',
    'Opublikowano wydanie 4',
    'Opublikowano wydanie 3',
  ]);
});
