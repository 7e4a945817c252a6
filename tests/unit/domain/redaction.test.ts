import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentCell } from '../../../src/domain/current-cell.ts';
import { project } from '../../../src/domain/projection.ts';
import { titleOfIncident } from '../../../src/domain/projection-updates.ts';
import { effectOfRedaction, wordsOfChange } from '../../../src/domain/redaction.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { panelDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { maintenanceChanged, planned } from '../../support/maintenances.ts';
import { availability, cell, confirmation, published, restoration } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const noted = (note: string) => ({ ...cell('x', 'a', 'limited'), note: { pl: note, en: note } });

describe('what a redaction changes', () => {
  test('is foretold as a replay without the payload shows it, whatever the log', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { minLength: 1, maxLength: 12 }), fc.nat(), (drafts, pick) => {
        const events = eventsOf(drafts);
        const revision = (pick % events.length) + 1;
        const state = project(events);
        const after = project(
          events.map((event) => (event.sequence === revision ? { ...event, payload: null } : event)),
        );
        const change = state.changes[revision - 1];
        if (!change) throw new Error('no change');
        const effect = effectOfRedaction(state, change);
        for (const { feature, panel, fallback } of effect.availability) {
          expect(currentCell(after, feature, panel)).toEqual(fallback);
        }
        for (const { panel, fallback } of effect.restoration) {
          const { restoration: word = null, since = null } = after.restoration[panel] ?? {};
          expect({ restoration: word, since }).toEqual(fallback);
        }
        for (const { id, fallback } of effect.titles) {
          const incident = after.incidents[id];
          expect(incident ? titleOfIncident(incident) : null).toEqual(fallback);
        }
      }),
    );
  });

  test('is told of the promised update, whoever gave it: a confirmation or an update', () => {
    const by = (hour: number) => `2021-03-17T${hour}:00:00.000Z`;
    const said = fc.oneof(
      fc.constantFrom(null, by(14), by(18)).map((instant) => () => confirmation(instant)),
      fc
        .record({
          nextUpdateBy: fc.constantFrom(null, by(13), by(20)),
          status: fc.constantFrom('investigating' as const, 'resolved' as const),
        })
        .map((more) => (id: string) => posted('fire', id, more)),
      fc.constant(() => restoration({ a: 'offline' })),
    );
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 6 }), fc.nat(), (makes, pick) => {
        const drafts = [opened('fire'), ...makes.map((make, index) => make(`u${index}`))];
        const events = eventsOf(drafts).map((event, index) => ({
          ...event,
          effectiveAt: `2021-03-17T${12 + index}:30:00.000Z`,
        }));
        const revision = (pick % events.length) + 1;
        const state = project(events);
        const change = state.changes[revision - 1];
        const effect = change && effectOfRedaction(state, change).nextUpdate;
        const after = project(
          events.map((event) => (event.sequence === revision ? { ...event, payload: null } : event)),
        );
        const now = state.promise?.nextUpdateBy ?? null;
        expect(after.promise?.nextUpdateBy ?? null).toBe(effect ? effect.fallback : now);
      }),
    );
  });

  test('is nothing for what was said anew since', () => {
    const state = project(
      eventsOf([
        availability([noted('secret')]),
        availability([cell('x', 'a', 'available')]),
        restoration({ a: 'offline' }),
      ]),
    );
    const [change] = state.changes;
    expect(change && effectOfRedaction(state, change)).toEqual({
      availability: [],
      restoration: [],
      incidents: [],
      titles: [],
      updates: [],
      maintenances: [],
      nextUpdate: null,
      republished: [],
      withdrawn: [],
      copies: [],
    });
  });

  test('names the later revisions that carry the same words', () => {
    const state = project(
      eventsOf([
        availability([noted('secret')]),
        availability([noted('other')]),
        availability([noted('secret')]),
      ]),
    );
    const [change] = state.changes;
    expect(change && effectOfRedaction(state, change).copies).toEqual([3]);
  });

  test('takes an update away whatever was put right in it, and puts its earlier words back', () => {
    const body = { pl: 'two', en: null };
    const payload = { incident: 'fire', update: 'one', body, lags: false };
    const corrected = { type: 'update.corrected', payload, since: null, actor: 'test' } as const;
    const events = eventsOf([opened('fire'), posted('fire', 'one'), corrected]);
    const state = project(events);
    const effects = state.changes.map((change) => effectOfRedaction(state, change));
    expect(effects.map(({ incidents }) => incidents)).toEqual([['fire'], [], []]);
    expect(
      effects.map(({ updates }) => updates.map(({ now, fallback }) => [now.body.pl, fallback?.body.pl])),
    ).toEqual([[], [['two', undefined]], [['two', 'one']]]);
    const without = (sequence: number) =>
      project(events.map((event) => (event.sequence === sequence ? { ...event, payload: null } : event)));
    expect(without(1).incidents).toEqual({});
    expect(without(2).updates).toEqual({});
    expect(without(3).updates.fire?.map((update) => update.body.pl)).toEqual(['one']);
  });

  test('publishes documents again that still stand', () => {
    const state = project(
      eventsOf([published(panelDocument('a'), panelDocument('b')), published(panelDocument('b'))]),
    );
    const [change] = state.changes;
    expect(change && effectOfRedaction(state, change).republished.map(({ id }) => id)).toEqual(['a']);
  });
});

test('planned work leaves with the event that announced it, and goes as before without the one that moved it', () => {
  const course = {
    from: '2021-03-17T19:00:00.000Z',
    until: '2021-03-17T21:00:00.000Z',
    endedAt: null,
    cancelledAt: null,
  };
  const state = project(eventsOf([planned('m1'), maintenanceChanged('m1', course)]));
  const [announced, moved] = state.changes.map((change) => effectOfRedaction(state, change).maintenances);
  expect(announced).toMatchObject([{ id: 'm1', fallback: null }]);
  expect(moved).toMatchObject([{ id: 'm1', now: course, fallback: { from: '2021-03-17T18:00:00.000Z' } }]);
  const [said] = state.changes;
  expect(said && wordsOfChange(said)).toContain('We replace a disk.');
});
