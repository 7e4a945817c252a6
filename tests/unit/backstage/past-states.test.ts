import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DatabaseTrouble } from '../../../src/actions/database-trouble.ts';
import { redact } from '../../../src/actions/redact.ts';
import { PastStates, pastSourceOf } from '../../../src/backstage/past-states.ts';
import { canonicalInstant, readAsOf } from '../../../src/domain/as-of.ts';
import { project } from '../../../src/domain/projection.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import type { State } from '../../../src/domain/state.ts';
import { type Instant, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { formatStatus } from '../../../src/formats/status.ts';
import { routes } from '../../../src/publish/routes.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { viewOf } from '../../../src/views/registry.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { faqDocument, featureDocument, inBothLanguages, panelDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { openLogWith, openTestLog } from '../../support/log.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const minute = (count: number) => instantFromMs(msFromInstant(NOON) + count * 60_000);

const DOCUMENTS = published(
  ...inBothLanguages(
    panelDocument('a'),
    panelDocument('b'),
    featureDocument('orders'),
    featureDocument('api'),
  ),
  faqDocument('one', { area: 'orders' }),
);

/** Whatever is said, but for the clock, which only staff set, and only forward. */
const anythingSaid = anyDraft.filter(({ type }) => type !== 'clock.set');

/** Every page of a state, as it would be seen at an instant. */
function pagesOf(state: State, now: Instant) {
  const context = { ...contextOf([], { now }), state, leavesPage: true };
  return [...routes(state).values()].map((route) => viewOf({ ...context, locale: route.locale }, route));
}

/** The axes of pictures end with the day on which they are looked at; what they show of it does not change with it. */
function withoutDays(pages: ReturnType<typeof pagesOf>): unknown {
  return JSON.parse(JSON.stringify(pages, (key, value) => (key === 'timeline' ? null : value)));
}

describe('how the site was', () => {
  test('is what a replay of the log up to that instant says, seen then: every page, and the status', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anythingSaid, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 60 * 24 * 60 }),
        async (drafts, minutes) => {
          const { log, clock, database } = await openTestLog();
          for (const [index, draft] of [DOCUMENTS, ...drafts].entries()) {
            clock.now = minute(index);
            await log.append(() => [draft]);
          }
          const site = publicState(log.known);
          const read = readAsOf(site, minute(60 * 24 * 60), minute(minutes));
          if (read.kind !== 'then') throw new Error(read.kind);
          const then = await new PastStates(log).at(read.revision, site);
          const replayed = publicState(project(await readEvents(database.orm, 0), read.at));
          expect(then).toEqual(replayed);
          const canonical = canonicalInstant(then, read.at);
          expect(formatStatus(then, canonical)).toEqual(formatStatus(replayed, read.at));
          expect(pagesOf(then, canonical)).toEqual(pagesOf(replayed, canonical));
          expect(withoutDays(pagesOf(then, canonical))).toEqual(withoutDays(pagesOf(replayed, read.at)));
        },
      ),
      { numRuns: 15 },
    );
  });

  test('is what readers may know: who said it, and why, is not in it', async () => {
    const { log } = await openLogWith(['x']);
    await log.append(() => [{ ...availability([cell('x', 'a', 'limited')]), actor: 'staff:anna' }]);
    await log.append(() => [availability([cell('x', 'a', 'available')])]);
    const then = await new PastStates(log).at(2, publicState(log.known));
    expect(then.cells.x?.a).toMatchObject({ state: 'limited' });
    expect(JSON.stringify(then)).not.toContain('anna');
  });

  test('is without what was taken out since, in what was asked for before as well', async () => {
    const { log, as } = await openLogWith(['x']);
    const note = { pl: 'Jan Kowalski', en: 'Jan Kowalski' };
    await log.append(() => [availability([{ ...cell('x', 'a', 'limited'), note }])]);
    for (let count = 0; count < 3; count += 1) {
      await log.append(() => [availability([cell('x', 'b', 'available')])]);
    }
    const states = new PastStates(log);
    const before = await states.at(3, publicState(log.known));
    expect(before.cells.x?.a?.note).toEqual(note);

    expect(await redact(as('anna'), { revision: 2, reason: 'a name' })).toMatchObject({ ok: true });

    const after = await states.at(3, publicState(log.known));
    expect(JSON.stringify(after)).not.toContain('Kowalski');
    expect(after.changes[1]).toMatchObject({ isRedacted: true, availability: [] });
    expect(after.cells.x?.a).toBeUndefined();
    expect(after.cells.x?.b).toMatchObject({ state: 'available' });
  });

  test('is read once, and the newest is what readers see already', async () => {
    const { log } = await openLogWith(['x']);
    await log.append(() => [availability([cell('x', 'b', 'available')])]);
    await log.append(() => [availability([cell('x', 'b', 'limited')])]);
    const site = publicState(log.known);
    let reads = 0;
    const states = new PastStates({
      use: (work) => {
        reads += 1;
        return log.use(work);
      },
    });
    expect(await states.at(3, site)).toBe(site);
    expect(reads).toBe(0);
    expect(await states.at(2, site)).toBe(await states.at(2, site));
    expect(reads).toBe(1);
  });

  test('cannot be told while the database cannot be read; what is no trouble of its is thrown', async () => {
    const site = contextOf([
      availability([cell('x', 'a', 'limited')]),
      availability([cell('x', 'a', 'available')]),
    ]);
    const failing = (error: Error) =>
      pastSourceOf(new PastStates({ use: () => Promise.reject(error) }))(site);
    expect(await failing(new DatabaseTrouble('database.failed')).stateAt(1)).toBeNull();
    await expect(failing(new Error('a mistake')).stateAt(1)).rejects.toThrow('a mistake');
  });
});
