import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDrafts } from '../../../db/seed.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { NO_FOREIGN_NAMES } from '../../../src/domain/imported.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import { EMPTY_STATE, type State } from '../../../src/domain/state.ts';
import { readContent } from '../../../src/markdown/content.ts';
import { DEPTHS, holdsReads, lookAt, trackReads } from '../../../src/publish/reads.ts';
import { routes } from '../../../src/publish/routes.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { viewOf } from '../../../src/views/registry.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { planned } from '../../support/maintenances.ts';
import {
  availability,
  cell,
  confirmation,
  published,
  RENDERED,
  restoration,
  undoing,
  withdrawn,
} from '../../support/state.ts';
import { tried } from '../../support/tried.ts';
import { opened, posted } from '../../support/updates.ts';

let seed: readonly DraftEvent[] = [];

beforeAll(async () => {
  const { files } = await readContent(join(fileURLToPath(new URL('../../..', import.meta.url)), 'content'));
  seed = seedDrafts(files.flatMap(({ document }) => (document ? [document] : [])));
});

function contextOf(state: State, locale: 'pl' | 'en'): ViewContext {
  return {
    state,
    now: '2021-03-17T20:00:00.000Z',
    locale,
    words: RENDERED,
    supportUrl: null,
    siteUrl: null,
  };
}

describe('law', () => {
  test('a view whose reads hold after a change says what it said before', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { minLength: 1, maxLength: 4 }), (drafts) => {
        const events = eventsOf([...seed, ...drafts], NOON);
        const before = project(events.slice(0, seed.length));
        const after = extend(before, events.slice(seed.length));
        let kept = 0;
        for (const route of routes(before).values()) {
          const tracked = trackReads(before);
          const view = JSON.stringify(viewOf(contextOf(tracked.state, route.locale), route));
          expect(view).toBe(JSON.stringify(viewOf(contextOf(before, route.locale), route)));
          if (routes(after).get(route.path)?.view !== route.view || !holdsReads(after, tracked.reads))
            continue;
          kept += 1;
          expect(JSON.stringify(viewOf(contextOf(after, route.locale), route)), route.path).toBe(view);
        }
        return kept >= 0;
      }),
      { numRuns: tried(5) },
    );
  });
});

test('one flag touches the pages that show it, and leaves answers that do not look at it', () => {
  const flag = availability([cell('allegro-parcel-numbers', 'b', 'limited')]);
  const events = eventsOf([...seed, flag], NOON);
  const before = project(events.slice(0, -1));
  const after = extend(before, events.slice(-1));
  const kept = [...routes(before).values()].filter((route) => {
    const { state, reads } = trackReads(before);
    JSON.stringify(viewOf(contextOf(state, route.locale), route));
    return holdsReads(after, reads);
  });
  const paths = kept.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['/faq/magazyn-baselinker/', '/en/faq/zamowienia-pobieraja-sie-ponownie/']),
  );
  for (const path of ['/', '/features/', '/features/allegro-parcel-numbers/', '/panel/b/'])
    expect(paths).not.toContain(path);
});

test('what was read is remembered one by one: a cell, a panel, a change; words as a whole', () => {
  const state = project(eventsOf(seed, NOON));
  const { state: tracked, reads } = trackReads(state);
  expect(tracked.cells['price-sync']?.b?.state).toBe(state.cells['price-sync']?.b?.state);
  expect(tracked.restoration.a?.restoration).toBe('restored');
  expect(tracked.cells.nothing?.b).toBeUndefined();
  expect(tracked.changes[0]?.revision).toBe(1);
  expect(tracked.documents).toBe(state.documents);
  expect([...reads.keys()].map((path) => path.replaceAll('\u0000', '/'))).toEqual([
    'cells/price-sync/b',
    'restoration/a',
    'cells/nothing',
    'changes/0',
    'documents',
  ]);
  expect(holdsReads({ ...state, revision: 99 }, reads)).toBe(true);
  expect(holdsReads({ ...state, documents: {} }, reads)).toBe(false);
  expect(tracked.changes.map(({ revision }) => revision)).toHaveLength(state.changes.length);
  expect(holdsReads({ ...state, changes: [...state.changes] }, reads)).toBe(false);
});

describe('every part of a state', () => {
  /** The places of everything that is no object, outermost name first. */
  const leavesOf = (value: unknown): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner).map((rest) => [name, ...rest]))
      : [[]];
  /** The same with something else in one place, every object on the way another one: states are never changed. */
  const replaced = (value: unknown, [name, ...rest]: readonly string[]): unknown => {
    if (name === undefined) return Symbol('another');
    if (Array.isArray(value)) return value.with(Number(name), replaced(value[Number(name)], rest));
    return { ...Object(value), [name]: replaced(Reflect.get(Object(value), name), rest) };
  };

  const state: State = {
    ...project(
      eventsOf([
        published(panelDocument('a'), featureDocument('xml')),
        restoration({ a: 'offline' }),
        availability([cell('xml', 'a', 'limited')]),
        confirmation(NOON),
        opened('fire'),
        posted('fire', 'u1'),
        withdrawn('pl/features/xml.md'),
        planned('m1'),
        { type: 'clock.set', payload: { mode: 'replay', instant: NOON }, since: null, actor: 'test' },
        undoing(3, { availability: [{ ...cell('xml', 'a', 'available'), since: null }] }),
      ]),
    ),
    ingested: { 'pl/site.md': 'hash' },
    imported: { ...NO_FOREIGN_NAMES, groups: { a: { id: 'gr1' } } },
  };
  const places = leavesOf(state);

  test('has a depth, and stands in this test', () => {
    expect(Object.keys(DEPTHS).sort()).toEqual([...Object.keys(EMPTY_STATE), 'imported'].sort());
    expect([...new Set(places.map(([part]) => part))].sort()).toEqual(Object.keys(DEPTHS).sort());
  });

  test('says when anything in it that was read is another', () => {
    for (const place of places) {
      const tracked = trackReads(state);
      lookAt(tracked.state, place);
      expect(holdsReads(state, tracked.reads), place.join('.')).toBe(true);
      expect(holdsReads(Object(replaced(state, place)), tracked.reads), place.join('.')).toBe(false);
    }
  });

  test('says when a name was looked for and has come, however it was looked for', () => {
    const looks: readonly ((part: object) => unknown)[] = [
      (part) => Reflect.get(part, 'new'),
      (part) => 'new' in part,
      (part) => Object.hasOwn(part, 'new'),
      (part) => Object.keys(part),
      (part) => ({ ...part }),
    ];
    for (const name of ['cells', 'restoration', 'updates'] as const) {
      for (const look of looks) {
        const tracked = trackReads(state);
        look(tracked.state[name]);
        expect(holdsReads(state, tracked.reads)).toBe(true);
        const after = { ...state, [name]: { ...state[name], new: {} } };
        expect(holdsReads(after, tracked.reads), `${name} ${look}`).toBe(false);
      }
    }
  });
});
