import { describe, expect, test } from 'vitest';
import { whatMayWait } from '../../../src/backstage/swap-turns.ts';
import { project } from '../../../src/domain/projection.ts';
import type { State } from '../../../src/domain/state.ts';
import type { SwapTurn } from '../../../src/publish/plan.ts';
import { routes } from '../../../src/publish/routes.ts';
import { faqDocument, inBothLanguages } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { openSnapshot, planOf, type TestPage } from '../../support/snapshot.ts';
import { published, restoration } from '../../support/state.ts';

const DOCUMENTS = inBothLanguages(...Array.from({ length: 60 }, (_, index) => faqDocument(`one-${index}`)));
const EVENTS = eventsOf([
  published(...DOCUMENTS),
  restoration({ a: 'offline' }),
  restoration({ a: 'restored' }),
]);
const [BEFORE, AFTER] = [project(EVENTS.slice(0, 2)), project(EVENTS)];
const FEED = '/feed.atom';

/** All that is there at `BEFORE`; of it so much is another now. */
async function openTurns(touched: number, newest = AFTER.revision) {
  const { writer, publish } = openSnapshot();
  const paths = [...routes(BEFORE).keys(), FEED];
  const pages = Object.fromEntries(paths.map((path): [string, TestPage] => [path, { text: path }]));
  await publish(planOf(pages, { revision: BEFORE.revision, logId: BEFORE.logId }));
  const others = new Set([FEED, ...paths.slice(0, touched)]);
  const memory = { holds: (path: string) => !others.has(path) };
  /** Which of these wait: home, a page that comes later, a feed, a page that is not there yet. */
  const waiting = (state: State) => {
    const mayWait = whatMayWait(state, { build: 'build-1', writer, memory, newest: () => newest });
    const asked: readonly [string, SwapTurn][] = [
      ['/', 0],
      ['/history/', 1],
      [FEED, 2],
      ['/faq/new/', 1],
    ];
    return mayWait && asked.filter(([path, turn]) => mayWait({ path, turn })).map(([path]) => path);
  };
  /** All of it, or with a rest that is to come. */
  const publishAt = ({ revision, logId }: State, waits: boolean) =>
    publish(planOf({ ...pages, [FEED]: { text: 'new', waits } }, { revision, logId }));
  return { waiting, publishAt };
}

describe('of a change', () => {
  test('waits what comes after the first swap, and is there to wait', async () => {
    const { waiting } = await openTurns(100);
    expect(waiting(AFTER)).toEqual(['/history/', FEED]);
  });

  test('that is seen on most pages no page waits', async () => {
    const { waiting } = await openTurns(101);
    expect(waiting(AFTER)).toEqual([FEED]);
  });

  test('the rest waits once more only for something newer', async () => {
    for (const [newest, left] of [
      [AFTER.revision, []],
      [AFTER.revision + 1, ['/history/', FEED]],
    ] as const) {
      const { waiting, publishAt } = await openTurns(3, newest);
      await publishAt(AFTER, true);
      expect(waiting(AFTER)).toEqual(left);
    }
  });

  test('nothing waits where nothing was left, of another log or build, or back in time', async () => {
    const { waiting, publishAt } = await openTurns(3);
    expect(waiting({ ...AFTER, logId: 'another' })).toBeNull();
    expect(waiting({ ...AFTER, revision: 1 })).toBeNull();
    await publishAt(AFTER, false);
    expect(waiting(AFTER)).toBeNull();
  });
});
