import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { maintenanceMoment } from '../../../src/domain/maintenances.ts';
import { endedLately } from '../../../src/domain/open-incidents.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import { EMPTY_STATE, type State } from '../../../src/domain/state.ts';
import { dayAt, instantFromMs, msFromInstant, startOfDay } from '../../../src/domain/time.ts';
import { routes } from '../../../src/publish/routes.ts';
import { ViewMemory } from '../../../src/publish/view-memory.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { viewOf } from '../../../src/views/registry.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { faqDocument, featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { availability, cell, contextOf, published, restoration, undoing } from '../../support/state.ts';
import { tried } from '../../support/tried.ts';

/** Two panels, so many features with a question each, and two changes of each of their cells. */
function siteOf(features: number): DraftEvent[] {
  const ids = Array.from({ length: features }, (_, index) => `f${index}`);
  return [
    published(
      panelDocument('a', null, '2020-12-31'),
      panelDocument('b', '2021-01-01'),
      ...ids.map((id) => featureDocument(id)),
      ...ids.map((id) => faqDocument(`why-${id}`, { features: [id] })),
    ),
    restoration({ a: 'restored', b: 'restored' }),
    ...(['limited', 'available'] as const).flatMap((state) =>
      ids.map((id) => availability([cell(id, 'a', state), cell(id, 'b', state)])),
    ),
  ];
}

/** Makes what every page shows of a state, as far as it is not remembered. Gives it, and which it was made for. */
function makePages(memory: ViewMemory<string>, state: State, context: ViewContext) {
  const made: string[] = [];
  memory.moveTo(state);
  const pages = [...routes(state).values()].map((route): [string, string] => [
    route.path,
    memory.recall(route.path, JSON.stringify(route), (tracked) => {
      made.push(route.path);
      return JSON.stringify(viewOf({ ...context, state: tracked, locale: route.locale }, route));
    }),
  ]);
  return { made, pages };
}

describe('a change of one cell', () => {
  const remade = (features: number, change: DraftEvent) => {
    const drafts = siteOf(features);
    const events = eventsOf([...drafts, change]);
    const before = project(events.slice(0, -1));
    const context = contextOf(drafts);
    const memory = new ViewMemory<string>();
    const all = makePages(memory, before, context).made.length;
    return { all, made: makePages(memory, extend(before, events.slice(-1)), context).made };
  };

  test('makes the pages anew that show it, the same ones in a site four times as large', () => {
    const small = remade(5, availability([cell('f3', 'b', 'unavailable')]));
    const large = remade(20, availability([cell('f3', 'b', 'unavailable')]));
    const polish = [
      '/',
      '/features/',
      '/history/',
      '/promises/',
      '/panel/b/',
      '/features/f3/',
      '/faq/why-f3/',
    ];
    const expected = [...polish, ...polish.map((path) => `/en${path}`)].sort();
    expect(small.made.sort()).toEqual(expected);
    expect(large.made.sort()).toEqual(expected);
    expect([small.all, large.all]).toEqual([58, 148]);
  });

  test('of which another one is taken back makes no more of them anew', () => {
    const undone = undoing(4, { availability: [{ ...cell('f1', 'a', 'unavailable'), since: null }] });
    const paths = remade(5, undone).made.filter((path) => /^\/(features|panel|faq)\/./.test(path));
    expect(paths.sort()).toEqual(['/faq/why-f1/', '/features/f1/', '/panel/a/']);
  });
});

test('what a page depends on beside the state makes it anew', () => {
  const memory = new ViewMemory<number>();
  expect(memory.recall('/', 'today', () => 1)).toBe(1);
  expect(memory.recall('/', 'today', () => 2)).toBe(1);
  expect(memory.recall('/', 'tomorrow', () => 3)).toBe(3);
});

test('another moment makes everything anew, also while the state is the same', () => {
  const memory = new ViewMemory<number>();
  memory.moveTo(EMPTY_STATE, 'today');
  expect(memory.recall('/', '', () => 1)).toBe(1);
  memory.moveTo(EMPTY_STATE, 'today');
  expect(memory.recall('/', '', () => 2)).toBe(1);
  memory.moveTo(EMPTY_STATE, 'tomorrow');
  expect(memory.recall('/', '', () => 3)).toBe(3);
});

describe('law', () => {
  test('what is remembered after any changes is what would be made now', () => {
    const drafts = siteOf(2);
    const context = contextOf(drafts);
    fc.assert(
      fc.property(fc.array(anyDraft, { minLength: 1, maxLength: 4 }), (later) => {
        const events = eventsOf([...drafts, ...later], NOON);
        const memory = new ViewMemory<string>();
        let state = project(events.slice(0, drafts.length));
        makePages(memory, state, context);
        for (const event of events.slice(drafts.length)) {
          state = extend(state, [event]);
          const fresh = makePages(new ViewMemory<string>(), state, context);
          expect(makePages(memory, state, context).pages).toEqual(fresh.pages);
        }
      }),
      { numRuns: tried(5) },
    );
  });

  test('of the clock a page shows the day, and on which side of the promised update, of the last word on an end and of the edges of planned work it is', () => {
    const drafts = siteOf(2);
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 4 }), fc.integer({ min: 1, max: 12 }), (later, days) => {
        const state = project(eventsOf([...drafts, ...later], NOON));
        const midnight = startOfDay(addDays(dayAt(NOON), days));
        const by = state.promise?.nextUpdateBy ?? null;
        const shownAt = (hours: number) => {
          const now = instantFromMs(msFromInstant(midnight) + hours * 3_600_000);
          const context = { ...contextOf(drafts), state, now };
          const pages = [...routes(state).values()].map((route) =>
            JSON.stringify(viewOf({ ...context, locale: route.locale }, route)),
          );
          return {
            pages,
            side: [
              by !== null && now >= by,
              endedLately(state, now).length,
              maintenanceMoment(state, now),
            ].join(),
          };
        };
        const morning = shownAt(0);
        const night = shownAt(22.9);
        if (morning.side === night.side) expect(night.pages).toEqual(morning.pages);
      }),
      { numRuns: tried(5) },
    );
  });
});
