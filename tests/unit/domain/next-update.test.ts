import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../src/cli/status-summary.ts';
import type { LogEvent } from '../../../src/domain/events.ts';
import { isOngoing, UPDATE_STATUSES } from '../../../src/domain/incident.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { nextChangeAfter } from '../../../src/domain/next-change.ts';
import { project } from '../../../src/domain/projection.ts';
import type { State } from '../../../src/domain/state.ts';
import { type Instant, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { formatStatus } from '../../../src/formats/status.ts';
import { homeView } from '../../../src/views/home.ts';
import { incidentView } from '../../../src/views/incident.ts';
import { panelView } from '../../../src/views/panel.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { incidentDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { confirmation, contextOf, published, restoration } from '../../support/state.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const HOUR = 3_600_000;
const at = (hours: number): Instant => instantFromMs(msFromInstant(NOON) + hours * HOUR);

/** By when each output says that the next update is due, and which of them say that it is late. */
function saidOf(state: State, now: Instant) {
  const context = { ...contextOf([]), state, now };
  const needs = needsOf(state, now).find(({ kind }) => kind === 'update.late' || kind === 'update.due');
  const pages = [homeView(context), panelView(context, 'a', null), incidentView(context, 'fire')].flatMap(
    (view) => (view ? [view.page.nextUpdate] : []),
  );
  const summary = summarise(state, now);
  return {
    by: [
      ...pages.map(({ by }) => by),
      formatStatus(state, now).next_update_by,
      summary.next_update_by,
      // What is due in more than a day needs nobody yet.
      needs && 'by' in needs ? needs.by : (pages[0]?.by ?? null),
    ],
    isLate: [
      ...pages.map(({ isLate }) => isLate),
      summary.next_update_is_late,
      needs ? needs.kind === 'update.late' : false,
    ],
    needs,
  };
}

const said = fc.oneof(
  fc.record({ kind: fc.constant('confirm' as const), due: fc.option(fc.integer({ min: 1, max: 40 })) }),
  fc.record({
    kind: fc.constant('post' as const),
    due: fc.option(fc.integer({ min: 1, max: 40 })),
    incident: fc.constantFrom('fire', 'flood'),
    status: fc.constantFrom(...UPDATE_STATUSES),
  }),
  fc.record({ kind: fc.constant('state' as const) }),
);

/** An evening, an hour between one event and the next. */
function evening(all: readonly (typeof said extends fc.Arbitrary<infer T> ? T : never)[]): LogEvent[] {
  const drafts = all.map((one, index) => {
    const due = 'due' in one && one.due !== null ? at(index + 2 + one.due) : null;
    if (one.kind === 'confirm') return confirmation(due);
    if (one.kind === 'state') return restoration({ a: 'offline' });
    return posted(one.incident, `u${index}`, { status: one.status, nextUpdateBy: due });
  });
  return eventsOf([opened('fire'), opened('flood'), ...drafts]).map((event, index) => ({
    ...event,
    effectiveAt: at(index),
  }));
}

/** The same read off the events one by one: what was promised lies on a pile, what ended with its incident is drawn out of it. */
function promisedBy(events: readonly LogEvent[]): Instant | null {
  let pile: { readonly by: Instant | null; readonly incident: string | null }[] = [];
  for (const { type, payload } of events) {
    if (type === 'status.confirmed' && payload) pile = [{ by: payload.nextUpdateBy, incident: null }];
    if (type !== 'update.posted' || !payload) continue;
    const { incident, status, nextUpdateBy: by } = payload;
    if (!isOngoing(status)) pile = pile.filter((one) => one.incident !== incident);
    if (by !== null) pile.push({ by, incident });
  }
  const by = pile.at(-1)?.by ?? null;
  const isKept = by !== null && events.some(({ effectiveAt }) => effectiveAt >= by);
  return isKept ? null : by;
}

describe('by when the next update is due', () => {
  test('pages, JSON, needs and command line say the same, of any events at any instant', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 12 }), fc.integer({ min: -2, max: 60 }), (drafts, hour) => {
        const state = project(eventsOf([published(panelDocument('a')), ...drafts]));
        const { by, isLate, needs } = saidOf(state, at(hour));
        expect(new Set(by).size).toBe(1);
        expect(new Set(isLate).size).toBe(1);
        if (isLate[0]) expect(needs?.kind).toBe('update.late');
        if (by[0] === null) expect(needs).toBeUndefined();
      }),
    );
  });

  test('and they say what was promised last, and neither kept nor ended with its incident', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 10 }), fc.integer({ min: 0, max: 60 }), (all, hour) => {
        const events = evening(all);
        const now = at(events.length - 1 + hour);
        const { by, isLate } = saidOf(project([...events]), now);
        const promised = promisedBy(events);
        expect(new Set(by)).toEqual(new Set([promised]));
        expect(new Set(isLate)).toEqual(new Set([promised !== null && now >= promised]));
      }),
    );
  });
});

describe('a promise', () => {
  const due = at(4);
  const later = (state: State) => state.promise?.nextUpdateBy ?? null;

  test('that was kept is shown nowhere any more, and wakes nobody', () => {
    const kept = project(
      eventsOf([confirmation(due), restoration({ a: 'offline' })]).map((event, index) => ({
        ...event,
        effectiveAt: at(index * 5),
      })),
    );
    expect(saidOf(kept, at(6)).by).toEqual([null, null, null, null]);
    expect(nextChangeAfter(kept, NOON)).toBeNull();
    expect(kept.promise?.revision).toBe(2);
  });

  test('of an incident ends with it: what was promised besides holds again', () => {
    const burning = [confirmation(at(8)), opened('fire'), posted('fire', 'u3', { nextUpdateBy: due })];
    const over = [...burning, posted('fire', 'u4', { status: 'resolved' })];
    expect(later(project(eventsOf(burning)))).toBe(due);
    expect(later(project(eventsOf(over)))).toBe(at(8));
    expect(later(project(eventsOf(over.slice(1))))).toBeNull();
    expect(later(project(eventsOf([...over, takenBack(4, 'fire', 'u4')])))).toBe(due);
    expect(later(project(eventsOf([...over, posted('fire', 'u5')])))).toBe(at(8));
  });

  test('of a summary, made with the end, outlives it until the summary comes', () => {
    const end = posted('fire', 'u2', { status: 'resolved', nextUpdateBy: due });
    expect(later(project(eventsOf([opened('fire'), end])))).toBe(due);
    const summary = posted('fire', 'u3', { status: 'postmortem' });
    expect(later(project(eventsOf([opened('fire'), end, summary])))).toBeNull();
  });

  test('of an incident ends when its document states the end, or it is taken back', () => {
    const promise = posted('fire', 'u2', { nextUpdateBy: due });
    const stated = published(incidentDocument('fire', { resolvedAt: '2021-03-17T11:30:00.000Z' }));
    expect(later(project(eventsOf([published(incidentDocument('fire')), promise])))).toBe(due);
    expect(later(project(eventsOf([published(incidentDocument('fire')), promise, stated])))).toBeNull();
    expect(later(project(eventsOf([promise])))).toBeNull();
  });
});
