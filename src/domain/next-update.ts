import { metaOfIncident } from './documents.ts';
import { isOngoing } from './incident.ts';
import type { Confirmation, State, UpdateState } from './state.ts';
import type { Instant } from './time.ts';

/** By when the site promises to speak again, and whether that has passed without a word. */
interface PromisedUpdate {
  readonly by: Instant;
  /** Since when it is promised. */
  readonly since: Instant;
  readonly isLate: boolean;
}

/** What is promised at an instant of the site clock; `null`: nothing, or nothing any more. All outputs ask here. */
export function promisedUpdate({ promise }: Pick<State, 'promise'>, now: Instant): PromisedUpdate | null {
  const by = promise?.nextUpdateBy ?? null;
  return promise === null || by === null ? null : { by, since: promise.at, isLate: now >= by };
}

type Said = Pick<State, 'confirmation' | 'incidents' | 'updates' | 'documents' | 'lastStated'>;

/**
 * What the site promises: of what was given and has not ended with its incident, what was given last. `null` once something
 * was stated after it was due: then it is kept.
 */
export function lastingPromise(said: Said): Instant | null {
  const given = [...promisesOfUpdates(said), ...(said.confirmation ? [said.confirmation] : [])];
  const last = given.sort((x, y) => x.revision - y.revision).at(-1);
  const by = last?.nextUpdateBy ?? null;
  const isKept = by !== null && said.lastStated !== null && said.lastStated.at >= by;
  return isKept ? null : by;
}

/** An incident that is over, or was taken back, promises nothing; what its end itself promises stays. */
function promisesOfUpdates(said: Said): Confirmation[] {
  return Object.entries(said.updates).flatMap(([incident, all]) => {
    const standing = all.filter(({ stands }) => stands);
    const lastEnd = standing.findLastIndex(({ status }) => !isOngoing(status));
    const open = standing.slice(Math.max(0, lastEnd)).filter(({ nextUpdateBy }) => nextUpdateBy !== null);
    return open.length > 0 && goesOn(said, incident, standing.at(-1)) ? open : [];
  });
}

function goesOn({ incidents, documents }: Said, id: string, last: UpdateState | undefined): boolean {
  const meta = metaOfIncident(documents, id);
  if (!meta) return incidents[id]?.stands === true;
  return meta.resolvedAt === null || last === undefined || last.at > meta.resolvedAt;
}
