import { expect, test } from 'vitest';
import { cellPromise, hasPassed } from '../../../src/domain/cell-promise.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import { type DraftEvent, SEED_ACTOR } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { parseInstant, startOfDay } from '../../../src/domain/time.ts';
import { dayOf } from '../../support/day.ts';
import { eventsOf } from '../../support/events.ts';
import { availability, by, cell, restoration } from '../../support/state.ts';

/** A statement made on a day of March, noon in Warsaw. */
type Said = readonly [day: number, draft: DraftEvent];

function stateAfter(statements: readonly Said[]) {
  const events = eventsOf(statements.map(([, draft]) => draft)).map((event, index) => {
    const day = String(statements[index]?.[0]).padStart(2, '0');
    return { ...event, effectiveAt: parseInstant(`2021-03-${day}T12:00`) ?? '' };
  });
  return project(events);
}

const CELL = { feature: 'xml', panel: 'a' };

function standing(statements: readonly Said[], today = '2021-06-01') {
  return cellPromise(stateAfter(statements), CELL, startOfDay(dayOf(today)));
}

const promised = (day: number, estimate: string): Said => [
  day,
  availability([cell('xml', 'a', 'unavailable', estimate)]),
];
const works = (day: number): Said => [day, availability([cell('xml', 'a', 'available')])];
const inherited = (day: number, estimate: string): Said => {
  const [, draft] = promised(day, estimate);
  return [day, by(SEED_ACTOR, draft)];
};

const cases: [name: string, statements: Said[], announced: string | null | undefined][] = [
  ['the day on which it was made', [promised(1, 'soon')], 'on 2021-03-01'],
  ['another vague one is another promise', [promised(1, 'days'), promised(9, 'soon')], 'on 2021-03-09'],
  ['saying it again does not make it fresh', [promised(1, 'soon'), promised(20, 'soon')], 'on 2021-03-01'],
  [
    'made anew after it had come, it is new',
    [promised(1, 'soon'), works(5), promised(9, 'soon')],
    'on 2021-03-09',
  ],
  ['the data set knows no more than its own day', [inherited(17, 'soon')], 'by 2021-03-17'],
  ['nor does saying it again', [inherited(17, 'soon'), promised(20, 'soon')], 'by 2021-03-17'],
  [
    'what replaced that of the data set is known',
    [inherited(17, 'soon'), promised(19, 'days')],
    'on 2021-03-19',
  ],
  ['what depends on something else ages, too', [promised(1, 'condition')], 'on 2021-03-01'],
  ['a day speaks for itself', [promised(1, '2021-03-26')], null],
  ['what works is promised no more', [promised(1, 'soon'), works(5)], undefined],
  [
    'while the whole panel is down it stands',
    [promised(1, 'soon'), [9, restoration({ a: 'offline' })]],
    'on 2021-03-01',
  ],
];

test.for(cases)('since when a promise without a day stands: %s', ([, statements, said]) => {
  const promise = standing(statements);
  const announced = promise?.announced;
  expect(announced ? `${announced.isLatest ? 'by' : 'on'} ${announced.day}` : announced).toBe(said);
});

test('a day is overdue from the next', () => {
  expect(standing([promised(1, '2021-03-26~')], '2021-03-26')?.isOverdue).toBe(false);
  expect(standing([promised(1, '2021-03-26~')], '2021-03-27')?.isOverdue).toBe(true);
});

const passings: [name: string, statements: Said[], passed: boolean][] = [
  ['what stands passes', [promised(1, '2021-03-10')], true],
  ['about a day as well', [promised(1, '2021-03-10~')], true],
  [
    'what another day replaced in time never does',
    [promised(1, '2021-03-10'), promised(9, '2021-03-20')],
    false,
  ],
  ['nor on its own day', [promised(1, '2021-03-10'), promised(10, '2021-03-20')], false],
  ['what was replaced too late has', [promised(1, '2021-03-10'), promised(11, '2021-03-20')], true],
  ['what came in time never does', [promised(1, '2021-03-10'), works(9)], false],
  ['saying it again is no other promise', [promised(1, '2021-03-10'), promised(9, '2021-03-10')], true],
  [
    'what came back stands again',
    [promised(1, '2021-03-10'), promised(5, '2021-03-20'), promised(9, '2021-03-10')],
    true,
  ],
  [
    'what came back and went in time never passes',
    [promised(1, '2021-03-10'), works(3), promised(5, '2021-03-10'), works(9)],
    false,
  ],
];

test.for(passings)('whether a promise of 10 March passed while it stood: %s', ([, statements, passed]) => {
  const [, draft] = statements[0] ?? promised(1, 'none');
  const code = draft.type === 'availability.set' ? draft.payload.cells[0]?.estimate : undefined;
  const estimate = code ?? NO_ESTIMATE;
  const state = stateAfter(statements);
  expect(hasPassed(state, CELL, estimate, startOfDay(dayOf('2021-06-01')))).toBe(passed);
  expect(hasPassed(state, CELL, estimate, startOfDay(dayOf('2021-03-10')))).toBe(false);
});
