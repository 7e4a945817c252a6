import type { Revision } from './events.ts';
import { type Clocked, clockEdges } from './next-change.ts';
import type { Change, State } from './state.ts';
import type { Instant, TypedInstant } from './time.ts';
import { readInstant, typedTime } from './time.ts';

/** What a site can be asked about its past. */
export type RevisionedSite = Pick<State, 'changes'>;

/** How the site was at an instant of its clock, or why that cannot be told. */
export type AsOf =
  | { readonly kind: 'then'; readonly at: Instant; readonly revision: Revision }
  | Exclude<TypedInstant, { readonly kind: 'instant' }>
  /** Nothing was recorded by then; `first`: when the record begins, `null`: nothing ever was. */
  | { readonly kind: 'unrecorded'; readonly at: Instant; readonly first: Instant | null }
  /** The site's clock has not come there. */
  | { readonly kind: 'future'; readonly at: Instant };

/**
 * Reads of which moment somebody asks: local time of the site, or RFC 3339 with an offset.
 *
 * @param now site clock
 */
export function readAsOf({ changes }: RevisionedSite, now: Instant, typed: string): AsOf {
  const read = readInstant(typed);
  if (read.kind !== 'instant') return read;
  const { instant: at } = read;
  if (at > now) return { kind: 'future', at };
  const revision = revisionAt(changes, at);
  return revision === 0
    ? { kind: 'unrecorded', at, first: changes[0]?.at ?? null }
    : { kind: 'then', at, revision };
}

/** The last event effective at or before an instant; 0: there was none. Events never go back behind one another. */
export function revisionAt(changes: RevisionedSite['changes'], at: Instant): Revision {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const change = changes[middle];
    if (change && change.at <= at) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1]?.revision ?? 0;
}

/**
 * Since when the site has said what it says at an instant: the later of its last event and of the last change that the
 * clock made by itself. Between the two it says the same, so that many who ask for different minutes ask for one moment.
 */
export function canonicalInstant(then: Clocked & Pick<State, 'lastEffectiveAt'>, at: Instant): Instant {
  const said = then.lastEffectiveAt ?? at;
  const passed = clockEdges(then).filter((edge) => edge > said && edge <= at);
  return passed.sort().at(-1) ?? said;
}

/** Until when it says that: the next event, or the next change by the clock. `null`: it still does. */
export function heldUntil(
  then: Clocked & Pick<State, 'revision'>,
  { changes }: RevisionedSite,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): Instant | null {
  const next: Change | undefined = changes[then.revision];
  const edges = clockEdges(then).filter((edge) => edge > at && edge <= now);
  return [...edges, ...(next ? [next.at] : [])].sort()[0] ?? null;
}

/** The part of an address that says as of when, between the language and the page. */
export const AS_OF_PATH = '/as-of/';

/** @param path of a page, without the language */
export function asOfPath(instant: Instant, path: string): string {
  return `${AS_OF_PATH}${typedTime(instant)}${path}`;
}
