import type { Revision } from './events.ts';
import type { UpdateFacts, UpdateId } from './incident.ts';
import type { Change, State, UpdateState } from './state.ts';

/** What an update says beside its words. */
export function factsOfUpdate({ status, impact, panels, features }: UpdateFacts): UpdateFacts {
  return { status, impact, panels, features };
}

/** The same as it stood once a revision was applied, whatever was put right since. */
export function factsAt(
  { changes }: Pick<State, 'changes'>,
  update: UpdateState,
  revision: Revision,
): UpdateFacts {
  if (update.changed <= revision) return factsOfUpdate(update);
  for (const { updates } of changes.slice(revision)) {
    const before = updates.length === 0 ? null : partsById(updates).get(update.id)?.before;
    if (before?.status && before.impact && before.panels && before.features) {
      const { status, impact, panels, features } = before;
      return { status, impact, panels, features };
    }
  }
  return factsOfUpdate(update);
}

type Parts = Change['updates'];

/** One change may speak of thousands of updates, each of which is looked for in it. */
const memo = new WeakMap<Parts, ReadonlyMap<UpdateId, Parts[number]>>();

function partsById(updates: Parts): ReadonlyMap<UpdateId, Parts[number]> {
  const known = memo.get(updates);
  if (known) return known;
  // Of several that speak of one the first.
  const parts = new Map(updates.toReversed().map((part) => [part.id, part]));
  memo.set(updates, parts);
  return parts;
}
