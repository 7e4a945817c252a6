import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { formatEvents } from '../../../../src/formats/events.ts';
import { formatWords } from '../../../../src/formats/words.ts';
import { incidentNews } from '../../../../src/ui/scripts/news.ts';
import { contextOf, undoing } from '../../../support/state.ts';
import { opened, posted, takenBack } from '../../../support/updates.ts';

const FIRE = opened('fire', { title: { pl: 'Pożar', en: null }, panels: ['a'] });
const LOOKING = posted('fire', 'u2', { panels: ['a'] });
const OVER = posted('fire', 'u3', { panels: ['a'], status: 'resolved' });

/** What a reader of a panel is told who was last here at a revision. */
function told(panel: string, after: number, ...drafts: readonly DraftEvent[]): string[] {
  const { state } = contextOf(drafts);
  const { events } = JSON.parse(JSON.stringify(formatEvents(state, after)));
  const words = JSON.parse(JSON.stringify(formatWords(state, 'pl')));
  return incidentNews(events, { panel }, words).map(({ named, text }) => `${named?.title}${text}`);
}

test('who comes back is told of incidents of their panel: how far each has come since', () => {
  expect(told('a', 0, FIRE)).toEqual(['Pożar: zgłoszone']);
  expect(told('a', 0, FIRE, LOOKING)).toEqual(['Pożar: sprawdzamy']);
  expect(told('a', 2, FIRE, LOOKING, OVER)).toEqual(['Pożar: rozwiązane']);
  expect(told('b', 0, FIRE, LOOKING, OVER)).toEqual([]);
  expect(told('a', 3, FIRE, LOOKING, OVER)).toEqual([]);
});

test('what was taken back meanwhile is no news', () => {
  expect(told('a', 2, FIRE, LOOKING, OVER, takenBack(3, 'fire', 'u3'))).toEqual([]);
  expect(told('a', 0, FIRE, LOOKING, OVER, takenBack(3, 'fire', 'u3'))).toEqual(['Pożar: sprawdzamy']);
  expect(told('a', 0, FIRE, undoing(1, { incidents: [{ id: 'fire', stands: false }] }))).toEqual([]);
});
