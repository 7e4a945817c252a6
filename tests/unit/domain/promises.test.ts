import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { promisesOf } from '../../../src/domain/promises.ts';
import type { State } from '../../../src/domain/state.ts';
import { parseInstant, startOfDay } from '../../../src/domain/time.ts';
import { outcomeText } from '../../../src/views/promise-text.ts';
import { dayOf } from '../../support/day.ts';
import { eventsOf } from '../../support/events.ts';
import { availability, cell, undoing } from '../../support/state.ts';

const TODAY = dayOf('2021-03-25');

/** A statement made on a day of March, noon in Warsaw. */
type Said = readonly [day: number, draft: DraftEvent];

function stateAfter(statements: readonly Said[]): State {
  const drafts = statements.map(([, draft]) => draft);
  return project(
    eventsOf(drafts).map((event, index) => {
      const day = String(statements[index]?.[0]).padStart(2, '0');
      return { ...event, effectiveAt: parseInstant(`2021-03-${day}T12:00`) ?? '' };
    }),
  );
}

function outcomes(statements: readonly Said[], today = TODAY): string[] {
  return promisesOf(stateAfter(statements), 'xml', ['a'], today).map(({ estimate, outcome }) =>
    `${'day' in estimate ? Number(estimate.day.slice(8)) : estimate.kind}: ${outcomeText(outcome, { locale: 'pl', now: startOfDay(today) })}`.replaceAll(
      '\u00a0',
      ' ',
    ),
  );
}

const promised = (day: number, estimate: string, who: string | null = null): Said => [
  day,
  availability([cell('xml', 'a', 'unavailable', estimate, who)]),
];
const works = (day: number, since?: string): Said => [
  day,
  availability([cell('xml', 'a', 'available')], since),
];

describe('how an estimate turned out', () => {
  const cases: [name: string, statements: Said[], told: string[]][] = [
    ['nothing promised', [promised(17, 'none'), works(20)], []],
    [
      'kept on the day',
      [promised(17, '2021-03-22'), works(22, '2021-03-22')],
      ['22: w terminie: wróciło 22 marca'],
    ],
    [
      'kept, the day not stated',
      [promised(17, '2021-03-22'), works(22)],
      ['22: w terminie: wróciło najpóźniej 22 marca'],
    ],
    [
      'earlier',
      [promised(17, '2021-03-22'), works(20, '2021-03-20')],
      ['22: 2 dni przed terminem: wróciło 20 marca'],
    ],
    [
      'earlier, by an unknown number of days',
      [promised(17, '2021-03-22'), works(20)],
      ['22: co najmniej 2 dni przed terminem: wróciło najpóźniej 20 marca'],
    ],
    [
      'late by a day',
      [promised(17, '2021-03-22'), works(24, '2021-03-23')],
      ['22: 1 dzień po terminie: wróciło 23 marca'],
    ],
    [
      'late by at most two days',
      [promised(17, '2021-03-22'), works(24)],
      ['22: najwyżej 2 dni po terminie: wróciło najpóźniej 24 marca'],
    ],
    [
      'about a day, and before it',
      [promised(17, '2021-03-22~'), works(20, '2021-03-20')],
      ['22: w terminie: wróciło 20 marca'],
    ],
    [
      'about a day, and after it: nobody counts from when',
      [promised(17, '2021-03-20~'), works(24, '2021-03-23')],
      ['20: po terminie: wróciło 23 marca'],
    ],
    [
      'about a day that has passed: nobody counts from when',
      [promised(17, '2021-03-20~')],
      ['20: już po terminie, jeszcze nie potwierdzono'],
    ],
    ['still open', [promised(17, '2021-03-25')], ['25: jeszcze nie wiadomo']],
    ['overdue', [promised(17, '2021-03-22')], ['22: termin minął, jeszcze nie potwierdzono']],
    ['vague and open: never overdue', [promised(1, 'soon')], ['soon: jeszcze nie wiadomo']],
    ['vague and kept', [promised(17, 'days'), works(20, '2021-03-20')], ['days: wróciło 20 marca']],
    [
      'replaced by another',
      [promised(17, '2021-03-22'), promised(21, '2021-03-26~')],
      ['22: 21 marca zmieniono na: ok. 26 marca', '26: jeszcze nie wiadomo'],
    ],
    [
      'the same day promised by somebody else is another promise',
      [promised(17, '2021-03-26'), promised(18, '2021-03-26', 'OVH')],
      ['26: 18 marca zmieniono na: 26 marca, według zapewnień OVH', '26: jeszcze nie wiadomo'],
    ],
    [
      'the same promise said again is one',
      [promised(17, '2021-03-26'), promised(18, '2021-03-26')],
      ['26: jeszcze nie wiadomo'],
    ],
    ['withdrawn', [promised(17, '2021-03-22'), promised(19, 'none')], ['22: odwołano 19 marca']],
    [
      'came back in part',
      [promised(17, '2021-03-22'), [22, availability([cell('xml', 'a', 'limited')], '2021-03-22')]],
      ['22: w terminie: wróciło 22 marca, z ograniczeniem'],
    ],
    [
      'kept, lost and promised again',
      [promised(10, '2021-03-12'), works(12, '2021-03-12'), promised(20, '2021-03-26')],
      ['12: w terminie: wróciło 12 marca', '26: jeszcze nie wiadomo'],
    ],
  ];
  test.for(cases)('%s', ([, statements, told]) => expect(outcomes(statements)).toEqual(told));

  test('what was taken back was never promised', () => {
    const undo = undoing(2, {
      availability: [{ ...cell('xml', 'a', 'unavailable', '2021-03-26'), since: null }],
    });
    expect(outcomes([promised(17, '2021-03-26'), promised(18, '2021-03-30'), [19, undo]])).toEqual([
      '26: jeszcze nie wiadomo',
    ]);
  });
});
