import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftEvent, LogEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { countPromises, daysLate, endOf, PROMISE_ENDS } from '../../../src/domain/promise-record.ts';
import { promisesOf } from '../../../src/domain/promises.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { dayOf } from '../../support/day.ts';
import { eventsOf } from '../../support/events.ts';
import { availability, cell, redaction, restoration, undoing } from '../../support/state.ts';

const TODAY = dayOf('2021-03-25');

/** A statement made on a day of March, noon in Warsaw. */
type Said = readonly [day: number, draft: DraftEvent];

function promisesAfter(statements: readonly Said[], takenOut: number | null = null) {
  const events = eventsOf(statements.map(([, draft]) => draft)).map((event, index): LogEvent => {
    const day = String(statements[index]?.[0]).padStart(2, '0');
    const at = { ...event, effectiveAt: parseInstant(`2021-03-${day}T12:00`) ?? '' };
    return at.sequence === takenOut ? { ...at, payload: null } : at;
  });
  return promisesOf(project(events), 'xml', ['a'], TODAY);
}

const promised = (day: number, estimate: string, who: string | null = null): Said => [
  day,
  availability([cell('xml', 'a', 'unavailable', estimate, who)]),
];
const works = (day: number, since?: string): Said => [
  day,
  availability([cell('xml', 'a', 'available')], since),
];
const nothing: Said = [19, availability([cell('xml', 'a', 'unavailable')])];
const before = { ...cell('xml', 'a', 'unavailable'), since: null };

describe('how a promise ended', () => {
  const cases: [name: string, statements: Said[], ends: [string, number | null][]][] = [
    ['kept on the day', [promised(17, '2021-03-22'), works(22, '2021-03-22')], [['kept', null]]],
    ['early', [promised(17, '2021-03-22'), works(20, '2021-03-20')], [['kept', null]]],
    ['late by two days', [promised(17, '2021-03-22'), works(24, '2021-03-24')], [['late', 2]]],
    [
      'moved twice, then kept',
      [
        promised(10, '2021-03-12'),
        promised(12, '2021-03-14'),
        promised(14, '2021-03-16'),
        works(16, '2021-03-16'),
      ],
      [
        ['moved', null],
        ['moved', null],
        ['kept', null],
      ],
    ],
    ['withdrawn', [promised(17, '2021-03-22'), nothing], [['withdrawn', null]]],
    ['undone', [promised(17, '2021-03-22'), [18, undoing(1, { availability: [before] })]], []],
    ['about a day, in time', [promised(17, '2021-03-22~'), works(22, '2021-03-22')], [['kept', null]]],
    [
      'about a day, late: nobody counts',
      [promised(17, '2021-03-22~'), works(24, '2021-03-24')],
      [['late', null]],
    ],
    ['soon', [promised(17, 'soon'), works(24)], [['kept', null]]],
    ['overdue and open', [promised(17, '2021-03-22')], [['open', 3]]],
    ['about a day, overdue and open', [promised(17, '2021-03-22~')], [['open', null]]],
    ['not due yet', [promised(17, '2021-03-30')], [['open', null]]],
    [
      'the panel is back, and nobody said of the feature that it is',
      [[16, restoration({ a: 'offline' })], promised(17, '2021-03-22'), [20, restoration({ a: 'restored' })]],
      [['open', 3]],
    ],
  ];

  test.each(cases)('%s', (_, statements, ends) => {
    expect(promisesAfter(statements).map((one) => [endOf(one), daysLate(one)])).toEqual(ends);
  });

  test('what was taken out of the log was never promised', () => {
    expect(promisesAfter([promised(17, '2021-03-22'), [18, redaction(1)]], 1)).toEqual([]);
  });
});

describe('the counts', () => {
  test('are by kind and by whose promise it was, the company first', () => {
    const counts = countPromises(
      promisesAfter([
        promised(10, '2021-03-12', 'OVH'),
        promised(13, '2021-03-14'),
        promised(15, '2021-03-16'),
        works(19, '2021-03-19'),
      ]),
    );
    const none = {
      moved: 0,
      kept: 0,
      late: 0,
      open: 0,
      withdrawn: 0,
      overdue: 0,
      daysLate: [],
      daysLateAtMost: [],
    };
    expect(counts).toEqual([
      { ...none, kind: 'day', promisedBy: null, moved: 1, late: 1, daysLate: [3] },
      { ...none, kind: 'day', promisedBy: 'OVH', moved: 1 },
    ]);
  });

  test('are those of the promises, whatever was said', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 30 }), (drafts) => {
        const state = project(eventsOf(drafts));
        const promises = Object.keys(state.cells).flatMap((feature) =>
          promisesOf(state, feature, Object.keys(state.cells[feature] ?? {}), TODAY),
        );
        const counts = countPromises(promises);
        for (const end of PROMISE_ENDS) {
          const counted = counts.reduce((sum, count) => sum + count[end], 0);
          expect(counted).toBe(promises.filter((one) => endOf(one) === end).length);
        }
        expect(counts.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(
          promises.filter(({ outcome }) => outcome.kind === 'overdue').length,
        );
        expect(
          counts.flatMap((one) => [...one.daysLate, ...one.daysLateAtMost]).every((days) => days > 0),
        ).toBe(true);
      }),
    );
  });
});
