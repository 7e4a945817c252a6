import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/domain/state.ts';
import {
  type Address,
  type Digest,
  type MayWait,
  type PlannedPage,
  planSite,
} from '../../../src/publish/plan.ts';
import { sha256 } from '../../../src/publish/snapshot-writer.ts';
import { ViewMemory } from '../../../src/publish/view-memory.ts';
import { cellView } from '../../../src/views/cell.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { NOON } from '../../support/events.ts';
import { planned } from '../../support/maintenances.ts';
import { availability, cell, confirmation, contextOf, restoration } from '../../support/state.ts';

interface Shown {
  readonly panel: string;
  readonly says: string | null;
}

/** A page that shows one panel. */
function pageOf(panel: string, more: Partial<Address<Shown>> = {}): Address<Shown> {
  return {
    path: `/panel/${panel}/`,
    query: ['uses'],
    locale: 'pl',
    target: panel,
    view: ({ state }) => ({ panel, says: state.restoration[panel]?.restoration ?? null }),
    ...more,
  };
}

const stateOf = (panels: Parameters<typeof restoration>[0]): State => contextOf([restoration(panels)]).state;

/** Plans pages over and over with one memory, and tells of which the data were made. */
function planner(pages: readonly Address<Shown>[]) {
  const memory = new ViewMemory<Digest>();
  const made: string[] = [];
  const addresses = pages.map((page) => ({
    ...page,
    view: (context: ViewContext) => {
      made.push(page.path);
      return page.view(context);
    },
  }));
  const contextFor = (ground: Partial<ViewContext>): ViewContext => ({ ...contextOf([]), ...ground });
  const plan = (state: State, now = NOON) =>
    planSite(state, now, { addresses, contextOf: contextFor, memory });
  return { made, plan };
}

function dataOf(page: PlannedPage<Shown> | undefined): Shown {
  if (!page || !('data' in page)) throw new Error('there are no data');
  return page.data();
}

describe('what stands at an address', () => {
  test('is data and their digest', () => {
    const { plan } = planner([pageOf('a')]);
    const [page] = [...plan(stateOf({ a: 'offline' }))];
    const data = { panel: 'a', says: 'offline' };
    expect(page).toMatchObject({
      path: '/panel/a/',
      query: ['uses'],
      digest: sha256(JSON.stringify(data)),
      asTyped: null,
    });
    expect(dataOf(page)).toEqual(data);
  });

  test('is made once: the data are those of the digest', () => {
    const { made, plan } = planner([pageOf('a')]);
    const [page] = [...plan(stateOf({ a: 'offline' }))];
    dataOf(page);
    expect(dataOf(page)).toBe(dataOf(page));
    expect(made).toEqual(['/panel/a/']);
  });

  test('is not made anew while what it was made from is the same, and has the same data when they are asked for', () => {
    const { made, plan } = planner([pageOf('a'), pageOf('b')]);
    const before = contextOf([restoration({ a: 'offline', b: 'offline' })]).state;
    const [, first] = [...plan(before)];
    const after = {
      ...before,
      restoration: { ...before.restoration, ...stateOf({ a: 'restored' }).restoration },
    };
    made.length = 0;
    const [a, b] = [...plan(after)];
    expect(made).toEqual(['/panel/a/']);
    expect(dataOf(a).says).toBe('restored');
    expect(b).toMatchObject({ digest: first && 'digest' in first ? first.digest : '' });
    expect(dataOf(b)).toEqual({ panel: 'b', says: 'offline' });
  });

  test('does not depend on what was planned before', () => {
    const states = [
      stateOf({ a: 'offline' }),
      stateOf({ a: 'restored', b: 'new' }),
      stateOf({ b: 'offline' }),
    ];
    const pages = [pageOf('a'), pageOf('b')];
    const { plan } = planner(pages);
    for (const state of states) {
      const shown = (found: Iterable<PlannedPage<Shown>>) =>
        [...found].map((page) => ['digest' in page && page.digest, dataOf(page)]);
      expect(shown(plan(state))).toEqual(shown(planner(pages).plan(state)));
    }
  });

  test('waits where its turn says so and it may be another; what cannot be another does not', () => {
    const contextFor = (ground: Partial<ViewContext>): ViewContext => ({ ...contextOf([]), ...ground });
    const memory = new ViewMemory<Digest>();
    const addresses = ['a', 'b', 'c'].map((panel) => pageOf(panel, panel === 'a' ? {} : { turn: 1 }));
    const plan = (state: State, mayWait: MayWait | null) =>
      [...planSite(state, NOON, { addresses, contextOf: contextFor, memory, mayWait })].map(
        (page) => 'waits' in page,
      );
    const before = stateOf({ a: 'offline', b: 'offline', c: 'offline' });
    const after = {
      ...before,
      restoration: { ...before.restoration, ...stateOf({ a: 'new', b: 'new' }).restoration },
    };
    expect(plan(before, null)).toEqual([false, false, false]);
    expect(plan(after, ({ turn }) => turn === 1)).toEqual([false, true, false]);
    expect(plan(after, () => false)).toEqual([false, false, false]);
    expect(plan(after, () => true)).toEqual([false, false, false]);
  });

  test('is made as it is asked for, page by page', () => {
    const { made, plan } = planner([pageOf('a'), pageOf('b')]);
    const pages = plan(stateOf({}));
    expect(made).toEqual([]);
    pages.next();
    expect(made).toEqual(['/panel/a/']);
  });

  test('is made anew when something else stands there', () => {
    const state = stateOf({ a: 'offline', b: 'new' });
    const memory = new ViewMemory<Digest>();
    const says = (page: Address<Shown>) => {
      const options = {
        addresses: [page],
        contextOf: (ground: object) => ({ ...contextOf([]), ...ground }),
        memory,
      };
      return dataOf([...planSite(state, NOON, options)][0]).says;
    };
    expect(says(pageOf('a'))).toBe('offline');
    expect(says({ ...pageOf('b'), path: '/panel/a/' })).toBe('new');
  });
});

describe('of the clock', () => {
  const DUE = '2021-03-17T18:00:00.000Z';
  const { state } = contextOf([confirmation(DUE)]);

  test.for([
    ['the same day', '2021-03-17T17:00:00.000Z', '2021-03-17T17:59:59.999Z', false],
    ['the promise passed', '2021-03-17T17:00:00.000Z', DUE, true],
    ['later that day', DUE, '2021-03-17T22:59:59.999Z', false],
    ['the next day', DUE, '2021-03-17T23:00:00.000Z', true],
  ] as const)('%s: made anew %j', ([, before, now, isMade]) => {
    const { made, plan } = planner([pageOf('a')]);
    [...plan(state, before)];
    made.length = 0;
    [...plan(state, now)];
    expect(made).toHaveLength(isMade ? 1 : 0);
  });
});

test('a page whose data cannot be made is an error of its own, and is tried again', () => {
  let isBroken = true;
  const broken = pageOf('a', {
    view: () => {
      if (isBroken) throw new Error('no words');
      return { panel: 'a', says: null };
    },
  });
  const { plan } = planner([broken, pageOf('b')]);
  const state = stateOf({ b: 'new' });
  const [a, b] = [...plan(state)];
  expect(a).toEqual({ path: '/panel/a/', query: ['uses'], error: new Error('no words') });
  expect(dataOf(b).says).toBe('new');
  isBroken = false;
  expect(dataOf([...plan(state)][0])).toEqual({ panel: 'a', says: null });
});

test('why a part is shown as it was typed is known as long as the page is remembered', () => {
  const page = pageOf('a', {
    view: ({ state, report }) => {
      const says = state.restoration.a?.restoration ?? null;
      if (says === 'offline') report?.('too deep');
      return { panel: 'a', says };
    },
  });
  const { plan } = planner([page]);
  const offline = stateOf({ a: 'offline' });
  const whys = [offline, { ...offline, revision: 9 }, stateOf({ a: 'new' })].map((state) => {
    const [planned] = [...plan(state)];
    return planned && 'digest' in planned ? planned.asTyped : undefined;
  });
  expect(whys).toEqual(['too deep', 'too deep', null]);
});

test('a page is made anew as planned work begins and as it should be over, and not between', () => {
  const { made, plan } = planner([
    pageOf('a', { view: (context) => ({ panel: 'a', says: cellView(context, 'f', 'a').state }) }),
  ]);
  const { state } = contextOf([availability([cell('f', 'a', 'available')]), planned('m2')]);
  const saidAt = (now: string) => dataOf([...plan(state, now)][0]).says;
  const says = ['17:59:59.999', '18:00:00.000', '19:59:59.999', '20:00:00.000'].map((clock) =>
    saidAt(`2021-03-17T${clock}Z`),
  );
  expect(says).toEqual(['available', 'unavailable', 'unavailable', 'available']);
  // The third is remembered: its digest is not made again, its data are when they are asked for.
  expect(made).toHaveLength(4);
});
