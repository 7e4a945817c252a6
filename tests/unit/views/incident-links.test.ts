import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { incidentLinks, linkRevisions } from '../../../src/views/incident-links.ts';
import { incidentDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const PAST = published(incidentDocument('past'));
const FIRE = opened('fire', { impact: 'minor', startedAt: '2021-03-16T00:00:00.000Z' });
const FLOOD = opened('flood', { impact: 'critical', startedAt: '2021-03-15T00:00:00.000Z' });
const OVER = posted('fire', 'over', { status: 'resolved' });

function linksAfter(...drafts: readonly DraftEvent[]) {
  const context = contextOf([PAST, ...drafts]);
  const { open, last } = incidentLinks(context);
  return [open.map(({ href }) => href), last?.href ?? null, Math.max(...linkRevisions(context))];
}

test('what is known from a document alone is over; what staff opened goes on, the gravest first', () => {
  expect(linksAfter()).toEqual([[], '/incidents/past/', 1]);
  expect(linksAfter(FIRE, FLOOD)).toEqual([['/incidents/flood/', '/incidents/fire/'], '/incidents/past/', 3]);
});

test('what is resolved is the last one, until that is taken back', () => {
  expect(linksAfter(FIRE, FLOOD, OVER)).toEqual([['/incidents/flood/'], '/incidents/fire/', 4]);
  expect(linksAfter(FIRE, FLOOD, OVER, takenBack(4, 'fire', 'over'))).toEqual([
    ['/incidents/flood/', '/incidents/fire/'],
    '/incidents/past/',
    5,
  ]);
});

test('an update by which nothing ends changes no link', () => {
  expect(linksAfter(FIRE, posted('fire', 'news'))).toEqual([['/incidents/fire/'], '/incidents/past/', 2]);
});
