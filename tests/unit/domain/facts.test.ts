import { describe, expect, test } from 'vitest';
import {
  AVAILABILITIES,
  type Availability,
  effectiveAvailability,
} from '../../../src/domain/availability.ts';
import { cellPromise } from '../../../src/domain/cell-promise.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { cellBeneath, effectiveCell, factsOf } from '../../../src/domain/facts.ts';
import type { MaintenanceCourse } from '../../../src/domain/maintenance.ts';
import { RESTORATIONS, type Restoration } from '../../../src/domain/panel.ts';
import { project } from '../../../src/domain/projection.ts';
import { eventsOf } from '../../support/events.ts';
import { maintenanceChanged, planned } from '../../support/maintenances.ts';
import { availability, cell, restoration } from '../../support/state.ts';

const [BEFORE, FROM, DURING, LAST, UNTIL] = [
  '2021-03-17T17:59:59.999Z',
  '2021-03-17T18:00:00.000Z',
  '2021-03-17T19:00:00.000Z',
  '2021-03-17T19:59:59.999Z',
  '2021-03-17T20:00:00.000Z',
] as const;

const LETTERS = { a: 'available', l: 'limited', u: 'unavailable', '?': 'unknown' } as const;

/**
 * Written by hand: what was stated; then what readers are told on a panel that is down, and on every other, without work
 * and while work goes on in which features work, are limited, do not work; and while two go on at once.
 */
const TABLE = `
stated  panel  none  a  l  u  aa al au ll lu uu
a       down   u     u  u  u  u  u  u  u  u  u
a       up     a     a  l  u  a  l  u  l  u  u
l       down   u     u  u  u  u  u  u  u  u  u
l       up     l     l  l  u  l  l  u  l  u  u
u       down   u     u  u  u  u  u  u  u  u  u
u       up     u     u  u  u  u  u  u  u  u  u
?       down   ?     u  u  u  u  u  u  u  u  u
?       up     ?     a  l  u  a  l  u  l  u  u
`;

interface Row {
  readonly stated: Availability;
  readonly restoration: Restoration | null;
  readonly works: readonly Exclude<Availability, 'unknown'>[];
  readonly told: Availability;
}

function rowsOf(table: string): Row[] {
  const [head = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split(/ +/));
  const known = (letter: string) =>
    letter === 'a' ? 'available' : letter === 'l' ? 'limited' : 'unavailable';
  return lines.flatMap(([stated = '', panel, ...cells]) => {
    const panels = panel === 'down' ? (['offline'] as const) : [...RESTORATIONS.slice(1), null];
    return panels.flatMap((on) =>
      cells.map((told, column) => {
        const name = head[column + 2] ?? '';
        const works = name === 'none' ? [] : [...name].map(known);
        return { stated: letterOf(stated), restoration: on, works, told: letterOf(told) };
      }),
    );
  });
}

function letterOf(letter: string): Availability {
  const found = Object.entries(LETTERS).find(([one]) => one === letter);
  if (!found) throw new Error(`no such letter: ${letter}`);
  return found[1];
}

const ROWS = rowsOf(TABLE);

describe('what readers are told, in every combination', () => {
  test('the table has them all', () => {
    expect(ROWS).toHaveLength(AVAILABILITIES.length * (RESTORATIONS.length + 1) * 10);
  });

  test.for(ROWS)('$stated on a panel that is $restoration, while $works: $told', (row) => {
    expect(effectiveAvailability(row.stated, row.restoration, row.works)).toBe(row.told);
    expect(effectiveAvailability(row.stated, row.restoration, row.works.toReversed())).toBe(row.told);
  });

  test.for(ROWS)('from the log, $stated on $restoration while $works: $told, and only meanwhile', (row) => {
    const state = project(
      eventsOf([
        ...(row.restoration ? [restoration({ a: row.restoration })] : []),
        ...(row.stated === 'unknown' ? [] : [availability([cell('f', 'a', row.stated)])]),
        ...row.works.map((each, index) => planned(`m${index}`, { state: each, features: ['f'] })),
      ]),
    );
    const without = effectiveAvailability(row.stated, row.restoration);
    const at = (now: string) => effectiveCell(state, 'f', 'a', now).state;
    expect([BEFORE, FROM, DURING, LAST, UNTIL].map(at)).toEqual([
      without,
      row.told,
      row.told,
      row.told,
      without,
    ]);
    expect(factsOf(state, DURING).availability('f', 'a')).toBe(row.told);
    expect(cellBeneath(state, 'f', 'a').state).toBe(without);
  });
});

const WORKS = availability([cell('f', 'a', 'available')]);
const stateAt = (drafts: readonly DraftEvent[], now: string, feature = 'f', panel = 'a') =>
  effectiveCell(project(eventsOf(drafts)), feature, panel, now);

describe('planned work lies over what is stated', () => {
  test('and concerns its panels and features alone; none named are all', () => {
    const works = availability(
      ['f', 'g'].flatMap((one) => [cell(one, 'a', 'available'), cell(one, 'b', 'available')]),
    );
    const told = (more: Parameters<typeof planned>[1]) =>
      [
        ['f', 'a'],
        ['f', 'b'],
        ['g', 'a'],
        ['g', 'b'],
      ].map(
        ([feature, panel]) =>
          stateAt([works, planned('m1', more)], DURING, feature, panel).state === 'unavailable',
      );
    expect(told({ panels: ['a'], features: ['f'] })).toEqual([true, false, false, false]);
    expect(told({ panels: ['a'], features: [] })).toEqual([true, false, true, false]);
    expect(told({ panels: [], features: ['g'] })).toEqual([false, false, true, true]);
    expect(told({ panels: [], features: [] })).toEqual([true, true, true, true]);
  });

  test('a state that changes during it holds afterwards', () => {
    const drafts = [WORKS, planned('m1'), availability([cell('f', 'a', 'limited')])];
    expect(stateAt(drafts, DURING).state).toBe('unavailable');
    expect(stateAt(drafts, UNTIL).state).toBe('limited');
  });

  test('moved, ended early, or called off, it does so no more', () => {
    const course: MaintenanceCourse = { from: FROM, until: UNTIL, endedAt: null, cancelledAt: null };
    const during = (change: Partial<MaintenanceCourse>) =>
      stateAt([WORKS, planned('m1'), maintenanceChanged('m1', { ...course, ...change })], DURING).state;
    expect(during({})).toBe('unavailable');
    expect(during({ from: LAST })).toBe('available');
    expect(during({ endedAt: DURING })).toBe('available');
    expect(during({ cancelledAt: BEFORE })).toBe('available');
  });

  test('it promises nothing, takes no promise back, and says since which day', () => {
    const soon = { ...cell('f', 'a', 'limited', '2021-03-22'), note: { pl: 'n', en: 'n' } };
    const over = stateAt([availability([soon]), planned('m1')], DURING);
    expect(over).toMatchObject({
      state: 'unavailable',
      estimate: { day: '2021-03-22' },
      note: null,
      since: '2021-03-17',
    });
    const limited = stateAt([availability([soon]), planned('m1', { state: 'limited' })], DURING);
    expect(limited.note).toEqual({ pl: 'n', en: 'n' });
    const fine = stateAt([WORKS, planned('m1')], DURING);
    expect(fine.estimate).toEqual({ kind: 'none' });
    const state = project(eventsOf([WORKS, planned('m1')]));
    expect(cellPromise(state, { feature: 'f', panel: 'a' }, DURING)).toBeNull();
  });
});
