import { expect, test } from 'vitest';
import { formatPromises } from '../../../src/formats/promises.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { availability, by, cell, contextOf, published } from '../../support/state.ts';

test('every promise, and how many of a kind and a promiser turned out how', () => {
  const { state } = contextOf([
    published(panelDocument('a'), featureDocument('xml')),
    by('seed', availability([cell('xml', 'a', 'unavailable', '2021-03-10', 'OVH')])),
    availability([cell('xml', 'a', 'unavailable', '2021-03-16')]),
    availability([cell('xml', 'a', 'limited')], '2021-03-17'),
  ]);
  const none = {
    moved: 0,
    kept: 0,
    late: 0,
    open: 0,
    withdrawn: 0,
    overdue: 0,
    days_late: [],
    days_late_at_most: [],
  };
  expect(formatPromises(state, NOON)).toEqual({
    counts: [
      { ...none, kind: 'day', promised_by: null, late: 1, days_late: [1] },
      { ...none, kind: 'day', promised_by: 'OVH', moved: 1 },
    ],
    promises: [
      {
        feature: 'xml',
        panel: 'a',
        kind: 'day',
        day: '2021-03-16',
        promised_by: null,
        given_at: '2021-03-17T11:02:00.000Z',
        revision: 3,
        outcome: 'late',
        overdue: false,
        days_late: 1,
        on: '2021-03-17',
        state: 'limited',
      },
      {
        feature: 'xml',
        panel: 'a',
        kind: 'day',
        day: '2021-03-10',
        promised_by: 'OVH',
        given_by: '2021-03-17T11:01:00.000Z',
        revision: 2,
        outcome: 'moved',
        overdue: false,
        days_late: null,
        on: '2021-03-17',
        moved_to: { kind: 'day', day: '2021-03-16', promised_by: null },
      },
    ],
    more: false,
  });
});
