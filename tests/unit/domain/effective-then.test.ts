import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectiveCellThen, restorationThen } from '../../../src/domain/effective-then.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { effectiveCell } from '../../../src/domain/facts.ts';
import { project } from '../../../src/domain/projection.ts';
import { instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { eventsOf, NOON } from '../../support/events.ts';

/** Its id is new in a log. */
function isPlannedOnce(drafts: readonly DraftEvent[]): boolean {
  const ids = drafts.flatMap((one) => (one.type === 'maintenance.planned' ? [one.payload.id] : []));
  return new Set(ids).size === ids.length;
}

test('what readers were told at any moment follows from what changed since', () => {
  const drafts = fc
    .array(
      anyDraft.filter(({ type }) => type !== 'event.redacted'),
      { minLength: 1, maxLength: 12 },
    )
    .filter(isPlannedOnce);
  fc.assert(
    fc.property(drafts, fc.nat(), fc.integer({ min: 0, max: 12 * 60 }), (all, nth, minutes) => {
      const events = eventsOf(all);
      const revision = nth % (events.length + 1);
      const at = instantFromMs(msFromInstant(NOON) + minutes * 60_000);
      const [state, past] = [project(events), project(events.slice(0, revision))];
      for (const panel of ['a', 'b', 'c']) {
        expect(restorationThen(state, revision, panel)).toBe(past.restoration[panel]?.restoration ?? null);
        for (const feature of ['api', 'orders']) {
          const { since: _then, ...then } = effectiveCellThen(state, { revision, at }, { feature, panel });
          const { since: _was, ...was } = effectiveCell(past, feature, panel, at);
          expect(then).toEqual(was);
        }
      }
    }),
    { numRuns: 300 },
  );
});
