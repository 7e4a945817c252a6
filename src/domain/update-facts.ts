import type { Revision } from './events.ts';
import type { UpdateFacts } from './incident.ts';
import type { State, UpdateState } from './state.ts';

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
    const before = updates.find(({ id }) => id === update.id)?.before;
    if (before?.status && before.impact && before.panels && before.features) {
      const { status, impact, panels, features } = before;
      return { status, impact, panels, features };
    }
  }
  return factsOfUpdate(update);
}
