import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentCell } from '../../../src/domain/current-cell.ts';
import { addDays, parseDay } from '../../../src/domain/day.ts';
import type { DraftEvent, LogEvent } from '../../../src/domain/events.ts';
import { effectiveCell } from '../../../src/domain/facts.ts';
import { project } from '../../../src/domain/projection.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import type { State } from '../../../src/domain/state.ts';
import { dayAt, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { calendarView } from '../../../src/views/calendar.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { anyLater } from '../../support/arbitrary.ts';
import { documentWith, featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { asRead, eventsOf, NOON } from '../../support/events.ts';
import { planned } from '../../support/maintenances.ts';
import {
  availability,
  by,
  cell,
  contextOf,
  published,
  redaction,
  restoration,
  undoing,
} from '../../support/state.ts';
import { tried } from '../../support/tried.ts';

const XML = documentWith(
  'xml',
  { collection: 'features', area: 'orders', order: 0, uses: [] },
  { title: 'Plik XML' },
);
const SITE = by('seed', published(panelDocument('a'), panelDocument('b'), XML));
const DAY = 24 * 3_600_000;

function later(days: number, from = NOON): string {
  return instantFromMs(msFromInstant(from) + days * DAY);
}

function itemsOf(drafts: readonly DraftEvent[], now = NOON, isRead = false) {
  return calendarView(contextOf([SITE, ...drafts], { now, isRead }), { of: 'site' })?.items ?? [];
}

function promise(estimate: string, panel = 'a') {
  return availability([cell('xml', panel, 'unavailable', estimate)]);
}

const BACK = availability([cell('xml', 'a', 'available')]);

describe('a day that is promised', () => {
  test('is a day of the calendar, and the day after it is none', () => {
    const [item] = itemsOf([promise('2021-03-22')]);
    expect(item).toMatchObject({
      uid: 'xml.a@test',
      sequence: 2,
      stamp: '2021-03-17T11:01:00.000Z',
      status: 'confirmed',
      when: { day: '2021-03-22', next: '2021-03-23' },
      summary: 'Plik XML (A): termin',
      href: '/features/xml/',
    });
    expect(plain(item?.description)).toBe('nie działa, termin: 22 marca 2021');
  });

  test('ends in the next year where it is the last of one', () => {
    expect(itemsOf([promise('2021-12-31')])[0]?.when).toEqual({ day: '2021-12-31', next: '2022-01-01' });
  });

  test('is told as about that day where it is, also once it has passed', () => {
    const [item] = itemsOf([promise('2021-03-23~')]);
    expect(item?.status).toBe('tentative');
    expect(plain(item?.summary)).toBe('Plik XML (A): ok. 23 marca 2021');
    const [passed] = itemsOf([promise('2021-03-23~')], later(10));
    expect(passed?.status).toBe('tentative');
    expect(plain(passed?.summary)).toBe('Plik XML (A): ok. 23 marca 2021, już po terminie');
  });

  test('stays once it has passed, and says so', () => {
    const [item] = itemsOf([promise('2021-03-22')], later(60));
    expect(item).toMatchObject({ status: 'confirmed', when: { day: '2021-03-22' } });
    expect(item?.summary).toBe('Plik XML (A): po terminie');
  });

  test('that is moved stays the same event', () => {
    const [first] = itemsOf([promise('2021-03-22')]);
    const items = itemsOf([promise('2021-03-22'), promise('2021-03-25')]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ uid: first?.uid, sequence: 3, when: { day: '2021-03-25' } });
  });
});

test.for(['days', 'soon', 'condition', 'none'])('“%s” is no day: a calendar would make one of it', (kind) => {
  expect(itemsOf([promise(kind)])).toEqual([]);
});

describe('a day that is not promised any more', () => {
  test('about a day is told as about it also once it is kept', () => {
    const told = (estimate: string) => plain(itemsOf([promise(estimate), BACK])[0]?.description ?? '');
    expect(told('2021-03-22~')).toBe('Zapowiadano: ok. 22 marca 2021.');
    expect(told('2021-03-22')).toBe('Zapowiadano: 22 marca 2021.');
  });

  test.for<[string, DraftEvent, string]>([
    ['because it is back', BACK, 'Plik XML (A): działa'],
    ['because nothing is promised', promise('none'), 'Plik XML (A): termin odwołany'],
    ['because no day is promised', promise('soon'), 'Plik XML (A): termin odwołany'],
    [
      'because that was taken back',
      undoing(2, {
        availability: [
          {
            feature: 'xml',
            panel: 'a',
            state: 'unknown',
            estimate: { kind: 'none' },
            note: null,
            since: null,
          },
        ],
      }),
      'Plik XML (A): termin odwołany',
    ],
  ])('%s, is cancelled for 30 days', ([, draft, summary]) => {
    const drafts = [promise('2021-03-22'), draft];
    for (const days of [0, 30]) {
      expect(itemsOf(drafts, later(days))).toEqual([
        expect.objectContaining({
          uid: 'xml.a@test',
          sequence: 3,
          status: 'cancelled',
          when: { day: '2021-03-22', next: '2021-03-23' },
          summary,
        }),
      ]);
    }
    expect(itemsOf(drafts, later(31))).toEqual([]);
  });

  test('and is promised again, is that event again', () => {
    const [item] = itemsOf([promise('2021-03-22'), BACK, promise('2021-04-01')]);
    expect(item).toMatchObject({ sequence: 4, status: 'confirmed', when: { day: '2021-04-01' } });
  });
});

test('what is taken out of the log makes no client believe that it saw something newer', () => {
  const drafts = [promise('2021-03-22'), promise('2021-03-25'), redaction(3)];
  const [item] = itemsOf(drafts, NOON, true);
  expect(item).toMatchObject({ when: { day: '2021-03-22' }, sequence: 4, stamp: '2021-03-17T11:03:00.000Z' });
});

test('what a panel does changes what is said of its features', () => {
  expect(itemsOf([promise('2021-03-22'), restoration({ a: 'offline' })])[0]?.sequence).toBe(3);
});

describe('planned work', () => {
  test('is in it from when until when, with what is said of it', () => {
    const [item] = itemsOf([planned('m1')]);
    expect(item).toMatchObject({
      uid: 'm1@test',
      sequence: 2,
      status: 'confirmed',
      when: { from: '2021-03-17T18:00:00.000Z', until: '2021-03-17T20:00:00.000Z' },
      summary: 'Prace m1',
    });
    expect(item?.description).toContain('Wymieniamy dysk.');
  });

  const change = (more: object): DraftEvent => ({
    type: 'maintenance.changed',
    payload: {
      maintenance: 'm1',
      from: '2021-03-17T18:00:00.000Z',
      until: '2021-03-17T20:00:00.000Z',
      endedAt: null,
      cancelledAt: null,
      ...more,
    },
    since: null,
    actor: 'anna',
  });

  test('that was called off is cancelled for 30 days', () => {
    const drafts = [planned('m1'), change({ cancelledAt: NOON })];
    expect(itemsOf(drafts)[0]).toMatchObject({
      status: 'cancelled',
      sequence: 3,
      summary: 'Odwołane: Prace m1',
    });
    expect(itemsOf(drafts, later(30))).toHaveLength(1);
    expect(itemsOf(drafts, later(31))).toEqual([]);
  });

  test('whose announcement was taken back is cancelled as well', () => {
    const drafts = [planned('m1'), undoing(2, { maintenances: [{ id: 'm1', course: null }] })];
    expect(itemsOf(drafts)[0]).toMatchObject({ status: 'cancelled', sequence: 3 });
    expect(itemsOf(drafts, later(31))).toEqual([]);
  });

  test('whose move was taken out of the log is where it was, and newer than what a client saw', () => {
    const moved = change({ from: '2021-03-18T18:00:00.000Z', until: '2021-03-18T20:00:00.000Z' });
    const [item] = itemsOf([planned('m1'), moved, redaction(3)], NOON, true);
    expect(item).toMatchObject({ sequence: 4, when: { from: '2021-03-17T18:00:00.000Z' } });
  });

  test('ended when it did, and goes 30 days later', () => {
    const drafts = [planned('m1'), change({ endedAt: '2021-03-17T19:00:00.000Z' })];
    expect(itemsOf(drafts, later(1))[0]?.when).toMatchObject({ until: '2021-03-17T19:00:00.000Z' });
    expect(itemsOf(drafts, later(40))).toEqual([]);
  });

  test('is in the calendars of whom it concerns', () => {
    const context = contextOf([SITE, planned('m1', { panels: ['a'], features: ['xml'] })]);
    const count = (subject: Parameters<typeof calendarView>[1]) =>
      calendarView(context, subject)?.items.length;
    expect(count({ of: 'panel', id: 'a' })).toBe(1);
    expect(count({ of: 'panel', id: 'b' })).toBe(0);
    expect(count({ of: 'feature', id: 'xml' })).toBe(1);
  });
});

describe('whatever is said', () => {
  const PANELS = ['a', 'b', 'c'];
  const FEATURES = ['api', 'orders'];
  const site = published(
    ...PANELS.map((id) => panelDocument(id)),
    ...FEATURES.map((id) => featureDocument(id)),
  );
  const logs = fc.array(anyLater, { maxLength: 25 }).map((drafts) => eventsOf([site, ...drafts]));
  const stateAt = (events: readonly LogEvent[], count: number) =>
    publicState(project(asRead(events.slice(0, count))));
  const viewOf = (state: State, now: string) => {
    const context: ViewContext = { ...contextOf([]), state, now };
    return calendarView(context, { of: 'site' })?.items ?? [];
  };

  test('a sequence never falls, and one thing is one event', () => {
    fc.assert(
      fc.property(logs, fc.nat(40), (events, days) => {
        const highest = new Map<string, number>();
        for (let count = 1; count <= events.length; count += 1) {
          const items = viewOf(stateAt(events, count), later(days));
          expect(new Set(items.map(({ uid }) => uid)).size).toBe(items.length);
          for (const { uid, sequence } of items) {
            expect(sequence).toBeGreaterThanOrEqual(highest.get(uid) ?? 0);
            highest.set(uid, sequence);
          }
        }
      }),
      { numRuns: tried(30) },
    );
  });

  test('there is an event exactly for a day that is promised, and for 30 days for one that was', () => {
    fc.assert(
      fc.property(logs, fc.nat(40), (events, days) => {
        const now = later(days);
        const states = events.map((_, index) => project(asRead(events).slice(0, index + 1)));
        const items = new Map(viewOf(stateAt(events, events.length), now).map((item) => [item.uid, item]));
        for (const feature of FEATURES) {
          for (const panel of PANELS) {
            const item = items.get(`${feature}.${panel}@test`);
            const last = states.at(-1);
            const live = last && effectiveCell(last, feature, panel, now).estimate;
            if (live && 'day' in live) {
              expect(item).toMatchObject({ when: { day: live.day } });
              expect(item?.status).toBe(live.kind === 'about' ? 'tentative' : 'confirmed');
              continue;
            }
            const ended = lastEnd(states, feature, panel);
            const until = ended && parseDay(dayAt(ended.at));
            if (ended && until && dayAt(now) <= addDays(until, 30)) {
              expect(item).toMatchObject({ status: 'cancelled', when: { day: ended.day } });
            } else expect(item).toBeUndefined();
          }
        }
      }),
      { numRuns: tried(60) },
    );
  });

  /** Where, going through all that was ever so, a day was promised and then was not. */
  function lastEnd(states: readonly State[], feature: string, panel: string) {
    const days = states.map((state) => {
      const { state: is, estimate } = currentCell(state, feature, panel);
      return is !== 'available' && 'day' in estimate ? estimate.day : null;
    });
    const index = days.findLastIndex((day, at) => day === null && at > 0 && days[at - 1] !== null);
    const day = days[index - 1];
    return index < 1 || !day ? null : { day, at: states[index]?.lastEffectiveAt ?? '' };
  }
});
