import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { featureTimelineView } from '../../../src/views/feature-timeline.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

const NOW = '2021-03-25T11:00:00.000Z';

function viewOf(...drafts: readonly DraftEvent[]) {
  const words = published(
    panelDocument('a', '2010-01-01'),
    panelDocument('b', '2011-01-01'),
    featureDocument('xml'),
  );
  return featureTimelineView(contextOf([words, ...drafts], { now: NOW }), 'xml');
}

const lanes = (...drafts: readonly DraftEvent[]) =>
  viewOf(...drafts)?.chart.lanes.map(({ name, bars, marks }) =>
    [
      name.replace('Panel ', ''),
      ...bars.map(({ look }) => look),
      ...marks.map(({ outcome }) => outcome),
    ].join(', '),
  );

describe('a feature over time', () => {
  test('nothing is drawn while nothing was said, nor of a feature that there is not', () => {
    expect(viewOf()).toBeNull();
    expect(featureTimelineView(contextOf([]), 'xml')).toBeNull();
  });

  test('a lane for each panel of which something is known, a look for each state', () => {
    expect(
      lanes(
        availability([cell('xml', 'a', 'unavailable', '2021-03-22')], '2021-03-10'),
        availability([cell('xml', 'a', 'limited', '2021-03-26')], '2021-03-15'),
        availability([cell('xml', 'a', 'available')], '2021-03-20'),
      ),
    ).toEqual(['A, stop, part, run, settled, settled']);
  });

  test('marks: waited for, overdue, no longer promised', () => {
    expect(
      lanes(
        availability([
          cell('xml', 'a', 'unavailable', '2021-03-30'),
          cell('xml', 'b', 'unavailable', '2021-03-22~'),
        ]),
      ),
    ).toEqual(['A, stop, open', 'B, stop, late']);
  });

  test('a feature is down while its panel is, and is what it was when the panel returns', () => {
    expect(
      lanes(
        restoration({ a: 'restored' }, '2021-03-11'),
        availability([cell('xml', 'a', 'available')], '2021-03-11'),
        restoration({ a: 'offline' }, '2021-03-18'),
        restoration({ a: 'restored' }, '2021-03-20'),
      ),
    ).toEqual(['A, run, stop, run']);
  });

  test('the tables: states in the order of time, promises newest first, panels alike together', () => {
    const view = viewOf(
      availability([
        cell('xml', 'a', 'unavailable', '2021-03-22'),
        cell('xml', 'b', 'unavailable', '2021-03-22'),
      ]),
      availability([cell('xml', 'a', 'available')], '2021-03-23'),
    );
    expect(view?.states.map(({ when, letters, word }) => plain(`${when} | ${letters} | ${word}`))).toEqual([
      'najpóźniej 17 marca, dnia nie podano | A, B | nie działa',
      'od 23 marca | A | działa',
    ]);
    expect(
      view?.promises.map(({ estimate, letters, outcome }) => plain(`${estimate} | ${letters} | ${outcome}`)),
    ).toEqual([
      '22 marca | A | 1 dzień po terminie: wróciło 23 marca',
      '22 marca | B | termin minął, jeszcze nie potwierdzono',
    ]);
  });
});
