import type { Locale } from '../domain/locale.ts';
import { maintenanceMoment } from '../domain/maintenances.ts';
import { promisedUpdate } from '../domain/next-update.ts';
import { endedLately } from '../domain/open-incidents.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import type { ViewContext } from '../views/context.ts';
import type { SnapshotEntry } from './snapshot.ts';
import { sha256 } from './snapshot-writer.ts';
import type { ViewMemory } from './view-memory.ts';

/** What a page is made from, and who is told why a part of it is shown as it was typed. */
type Ground = Required<Pick<ViewContext, 'state' | 'now' | 'locale' | 'report'>>;

/** An address, and the plain data that decides what stands there. */
export interface Address<Data> {
  readonly path: string;
  /** Names of the query that change the answer. */
  readonly query: readonly string[];
  readonly locale: Locale;
  /** What stands there: what was made of something else at the same address says nothing of it. */
  readonly target: string;
  readonly view: (context: ViewContext) => Data;
  /** Nobody's answer: see `SnapshotEntry`. */
  readonly part?: SnapshotEntry['part'];
  /** It is small and changes with others: they lie in one file of the snapshot. */
  readonly isShared?: boolean;
  /** It is slow to make: see `PlannedEntry`. */
  readonly isLater?: boolean;
  /** With which swap after a change it comes, where it may wait; left out: the first. */
  readonly turn?: SwapTurn;
}

/**
 * What comes with which swap after a change: where a crowd looks first (0), other pages and what the lookup answers from (1),
 * what programs fetch (2). Who asks for what is still to come waits for it.
 */
export type SwapTurn = 0 | 1 | 2;

/** Whether what stands at an address may stay what it was for one more generation. */
export type MayWait = (address: Pick<Address<unknown>, 'path' | 'turn'>) => boolean;

/** What is to be published at an address, as far as the state decides it. */
export type PlannedPage<Data> = Pick<Address<Data>, 'path' | 'query'> & {
  readonly [Name in 'part' | 'isShared' | 'isLater']?: Address<Data>[Name] | undefined;
} & (
    | {
        /** SHA-256 of the data. */
        readonly digest: string;
        /** The data of the digest; made again, of the same state, when no more than the digest was remembered. */
        readonly data: () => Data;
        /** Why a part of it is shown as it was typed; `null`: none is. */
        readonly asTyped: string | null;
      }
    | {
        /** Why its data cannot be made. */
        readonly error: unknown;
      }
    | {
        /** It may be another now, and is not looked at before the next generation, or this is called. */
        readonly waits: () => PlannedPage<Data>;
      }
  );

/** What is remembered of a page while nothing that it was made from is another. */
export type Digest = Pick<Extract<PlannedPage<never>, { digest: string }>, 'digest' | 'asTyped'>;

interface PlanOptions<Data> {
  readonly addresses: Iterable<Address<Data>>;
  readonly contextOf: (ground: Ground) => ViewContext;
  /** Spares making what would come out as it did. What is planned does not depend on it. */
  readonly memory: ViewMemory<Digest>;
  /** Asked as each address is come to; left out: nothing may. */
  readonly mayWait?: MayWait | null;
}

/**
 * What stands at every address once `state` is published at `now` (site clock). Each page is made as it is asked for: of a large
 * site nobody holds all of them at once.
 */
export function* planSite<Data>(
  state: State,
  now: Instant,
  { addresses, ...options }: PlanOptions<Data>,
): Generator<PlannedPage<Data>> {
  options.memory.moveTo(state, momentOf(state, now));
  for (const address of addresses) yield planPage(address, state, now, options);
}

function planPage<Data>(
  planned: Address<Data>,
  state: State,
  now: Instant,
  options: Omit<PlanOptions<Data>, 'addresses'>,
): PlannedPage<Data> {
  const { path, query, locale, target, view, part, isShared, isLater, turn = 0 } = planned;
  const { contextOf, memory, mayWait } = options;
  const address = { path, query, part, isShared, isLater };
  if (turn > 0 && mayWait && !memory.holds(path, target) && mayWait({ path, turn }))
    return { ...address, waits: () => planPage(planned, state, now, { ...options, mayWait: null }) };
  const makeOf = (from: State, report: Ground['report']) =>
    view(contextOf({ state: from, now, locale, report }));
  let made: { readonly data: Data } | null = null;
  try {
    const digest = memory.recall(path, target, (tracked) => {
      const whys: string[] = [];
      const data = makeOf(tracked, (why) => whys.push(why));
      made = { data };
      return { digest: digestOf(data), asTyped: whys.at(-1) ?? null };
    });
    return { ...address, ...digest, data: () => (made ? made.data : makeOf(state, () => undefined)) };
  } catch (error) {
    return { ...address, error };
  }
}

/** All that pages depend on of the clock: the day, and which of the instants in it that change them have passed. */
function momentOf(state: State, now: Instant): string {
  const isLate = promisedUpdate(state, now)?.isLate ?? false;
  return `${dayAt(now)} ${isLate} ${endedLately(state, now).length} ${maintenanceMoment(state, now)}`;
}

function digestOf(data: unknown): string {
  return sha256(JSON.stringify(data));
}
