import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AVAILABILITIES } from '../../../src/domain/availability.ts';
import { currentCell } from '../../../src/domain/current-cell.ts';
import { effectiveChanges } from '../../../src/domain/effective-changes.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { effectiveCell, factsOf } from '../../../src/domain/facts.ts';
import { RESTORATIONS } from '../../../src/domain/panel.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { availability, cell, restoration, undoing } from '../../support/state.ts';

const anyEvents = fc.array(anyDraft, { maxLength: 30 }).map((drafts) => eventsOf(drafts));

describe('laws of the projection', () => {
  test('any sequence of valid events gives a state at its last revision, with one change for each', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const state = project(events);
        expect(state.revision).toBe(events.length);
        expect(state.changes.map((change) => change.revision)).toEqual(events.map((event) => event.sequence));
      }),
    );
  });

  test('replaying from zero equals going on from anywhere', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(30), (events, cut) => {
        const half = extend(EMPTY_STATE, events.slice(0, cut));
        expect(extend(half, events.slice(cut))).toEqual(project(events));
      }),
    );
  });

  test('a state is never changed by what comes after it', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(30), (events, cut) => {
        const half = project(events.slice(0, cut));
        const copy = structuredClone(half);
        extend(half, events.slice(cut));
        expect(half).toEqual(copy);
      }),
    );
  });

  test('what stands is what was not undone, an undoing undone not counting', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const state = project(events);
        const isUndone = (revision: number): boolean =>
          state.changes.some((change) => change.undoes === revision && !isUndone(change.revision));
        fc.pre(state.changes.every(({ undoes, revision }) => undoes === null || undoes < revision));
        const effective = state.changes.filter(
          ({ revision, undoes }) => undoes === null && !isUndone(revision),
        );
        expect(effectiveChanges(state.index.undone, state.changes)).toEqual(effective);
      }),
    );
  });

  test('the index names each change under everything it speaks of', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { changes, index } = project(events);
        for (const [feature, found] of Object.entries(index.features)) {
          expect(found).toEqual(changes.filter((one) => one.availability.some((c) => c.feature === feature)));
        }
        for (const [panel, found] of Object.entries(index.panels)) {
          expect(found).toEqual(changes.filter((one) => one.restoration.some((c) => c.panel === panel)));
        }
        const features = changes.flatMap((one) => one.availability.map((c) => c.feature));
        expect(new Set(Object.keys(index.features))).toEqual(new Set(features));
        expect(index.confirmations).toEqual(changes.filter(({ type }) => type === 'status.confirmed'));
      }),
    );
  });

  test('event by event, what stands of each subject is what was not undone of it, and the same list where that is the same', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        let state = EMPTY_STATE;
        for (const event of events) {
          const { index: before } = state;
          state = extend(state, [event]);
          const { index } = state;
          for (const [lists, standing, stood] of [
            [index.features, index.standingFeatures, before.standingFeatures],
            [index.panels, index.standingPanels, before.standingPanels],
          ] as const) {
            const expected = Object.entries(lists).map(([subject, list]) => [
              subject,
              effectiveChanges(index.undone, list),
            ]);
            expect(standing).toEqual(Object.fromEntries(expected));
            for (const [subject, list] of Object.entries(standing)) {
              const was = stood[subject];
              const isOther = was === undefined || JSON.stringify(was) !== JSON.stringify(list);
              expect(list === was).toBe(!isOther);
            }
          }
        }
      }),
    );
  });

  test('what is undone before it is said never stands', () => {
    const events = eventsOf([undoing(2, {}), restoration({ a: 'offline' })]);
    let state = EMPTY_STATE;
    for (const event of events) state = extend(state, [event]);
    expect(state.index.standingPanels).toEqual({ a: [] });
    expect(state.index).toEqual(project(events).index);
  });

  test('a redacted payload changes nothing but the revision', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const redacted = events.map((event) => ({ ...event, payload: null }));
        const state = project(redacted);
        expect(state).toMatchObject({ revision: events.length, cells: {}, restoration: {}, documents: {} });
      }),
    );
  });

  test('the state at an instant is made of the events effective by then', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(30), (events, index) => {
        fc.pre(events.length > 0);
        const last = index % events.length;
        const at = events[last]?.effectiveAt ?? null;
        expect(project(events, at)).toEqual(project(events.slice(0, last + 1)));
      }),
    );
  });
});

describe('a panel over its features, in every combination', () => {
  const combinations = RESTORATIONS.flatMap((panel) =>
    AVAILABILITIES.map((state) => [panel, state] as const),
  );
  test.for(combinations)('on a panel that is %s, a feature stated as %s', ([panel, stated]) => {
    const drafts: DraftEvent[] = [
      restoration({ a: panel }),
      availability([{ ...cell('f', 'a', stated, 'soon'), note: { pl: 'n', en: 'n' } }]),
    ];
    const state = project(eventsOf(drafts));
    const told = effectiveCell(state, 'f', 'a', NOON);

    const isHidden = panel === 'offline' && stated !== 'unknown';
    expect(told.state).toBe(isHidden ? 'unavailable' : stated);
    expect(told.note === null).toBe(isHidden && stated !== 'unavailable');
    expect(told.estimate.kind).toBe(told.state === 'available' ? 'none' : 'soon');
    expect(currentCell(state, 'f', 'a').state).toBe(stated);
    expect(factsOf(state, NOON).availability('f', 'a')).toBe(told.state);
    expect(factsOf(state, NOON).availability('other', 'a')).toBe('unknown');
  });

  test('what was stated returns with the panel', () => {
    const available = availability([cell('f', 'a', 'available')]);
    const events = eventsOf([available, restoration({ a: 'offline' }), restoration({ a: 'restored' })]);
    const states = [1, 2, 3].map(
      (count) => effectiveCell(project(events.slice(0, count)), 'f', 'a', NOON).state,
    );
    expect(states).toEqual(['available', 'unavailable', 'available']);
  });
});
