import { dayAt } from '../domain/time.ts';
import type { ViewContext } from '../views/context.ts';
import { holdsReads, type Reads, trackReads } from './reads.ts';
import { sha256 } from './snapshot-writer.ts';

/** Makes the data of a page. */
export type MakeView = (context: ViewContext) => unknown;

interface Digest {
  readonly epoch: string;
  readonly reads: Reads;
  readonly digest: string;
}

/**
 * The hashes of pages' views. One is not made anew while everything the view read of the state is as it was, on the
 * same day and on the same side of the promised update: what a change costs follows the change, not the site.
 */
export class PageDigests {
  readonly #known = new Map<string, Digest>();

  /** The hash of a page's view, remembered for the next time. */
  digest(path: string, context: ViewContext, view: MakeView): string {
    const known = this.#known.get(path);
    if (known && holds(known, context)) return known.digest;
    const made = makeDigest(context, view);
    this.#known.set(path, made);
    return made.digest;
  }

  /** Whether a page would say something else in `after`; what is remembered stays that of `before`. */
  differs(path: string, before: ViewContext, after: ViewContext, view: MakeView): boolean {
    const digest = this.digest(path, before, view);
    const known = this.#known.get(path);
    return !(known && holds(known, after)) && makeDigest(after, view).digest !== digest;
  }
}

function holds({ epoch, reads }: Digest, context: ViewContext): boolean {
  return epoch === epochOf(context) && holdsReads(context.state, reads);
}

function makeDigest(context: ViewContext, view: MakeView): Digest {
  const { state, reads } = trackReads(context.state);
  return { epoch: epochOf(context), digest: sha256(JSON.stringify(view({ ...context, state }))), reads };
}

function epochOf({ state, now }: ViewContext): string {
  const by = state.confirmation?.nextUpdateBy ?? null;
  return `${dayAt(now)} ${by !== null && now >= by}`;
}
