import { ENCODINGS, type Encoding } from '../http/encodings.ts';
import { BACKSTAGE_KINDS, type BackstageKind } from './backstage-kinds.ts';

/** What is asked for, as it is counted: never an address that somebody typed. */
const REQUEST_KINDS = [
  'page',
  'document',
  'asset',
  'lookup',
  'query',
  'api',
  'staff',
  'subscribe',
  'probe',
  'other',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** By the first digit of what was answered; `none`: the client went away before. */
const STATUS_CLASSES = ['2xx', '3xx', '4xx', '5xx', 'none'] as const;

/**
 * Why somebody was not served: too much waited already (`busy`), backstage is not there (`gone`), what was sent was too
 * long or late, there were too many connections, too many requests on one, or an answer was not read.
 */
const REFUSALS = ['busy', 'gone', 'too-large', 'late', 'connections', 'pipelined', 'unread'] as const;
type RefusalCause = (typeof REFUSALS)[number];

/** What a number in the list of counts counts. */
interface Slot {
  readonly metric:
    | 'requests'
    | 'notModified'
    | 'bodies'
    | 'refused'
    | 'backstageAnswers'
    | 'backstageSeconds'
    | 'backstageSlow'
    | 'connections'
    | 'bytes'
    | 'logged'
    | 'cpu';
  readonly labels: Readonly<Record<string, string>>;
}

const slots: Slot[] = [];

/** Takes so many places in a row as there are labels. Returns where they begin. */
function reserve(metric: Slot['metric'], labels: readonly Slot['labels'][] = [{}]): number {
  const first = slots.length;
  for (const one of labels) slots.push({ metric, labels: one });
  return first;
}

const REQUESTS = reserve(
  'requests',
  REQUEST_KINDS.flatMap((kind) => STATUS_CLASSES.map((status) => ({ kind, status }))),
);
const NOT_MODIFIED = reserve('notModified');
const BODIES = reserve(
  'bodies',
  ENCODINGS.map((encoding) => ({ encoding })),
);
const REFUSED = reserve(
  'refused',
  REFUSALS.map((reason) => ({ reason })),
);
const byAsked = BACKSTAGE_KINDS.map((kind) => ({ kind }));
const ANSWERS = reserve('backstageAnswers', byAsked);
const SECONDS = reserve('backstageSeconds', byAsked);
const SLOW = reserve('backstageSlow', byAsked);
const CONNECTIONS = reserve('connections');
const BYTES = reserve('bytes');
const LOGGED = reserve('logged', [{ process: 'front', level: 'error', kind: 'front' }]);
const CPU = reserve('cpu', [{ process: 'front' }]);

/** What each number of the list counts, for whoever adds up what several fronts counted. */
export const SLOTS: readonly Slot[] = slots;

/** An answer of backstage that took longer is a slow one (ms). */
const SLOW_AFTER = 500;
/** Where the counts of a kind begin: a front looks that up for every request. */
const KIND_AT: Readonly<Record<RequestKind, number>> = {
  page: at('page'),
  document: at('document'),
  asset: at('asset'),
  lookup: at('lookup'),
  query: at('query'),
  api: at('api'),
  staff: at('staff'),
  subscribe: at('subscribe'),
  probe: at('probe'),
  other: at('other'),
};

function at(kind: RequestKind): number {
  return REQUESTS + REQUEST_KINDS.indexOf(kind) * STATUS_CLASSES.length;
}

/**
 * What this front has counted since its start, each number in its place. One list for the process: it is added to on
 * the way of every request, so there is nothing to look up and nothing to make.
 */
const counts = new Float64Array(slots.length);

function add(place: number, amount = 1): void {
  counts[place] = (counts[place] ?? 0) + amount;
}

/** @param status `null`: the client went away before anything was answered */
export function countAnswer(kind: RequestKind, status: number | null): void {
  if (status === 304) add(NOT_MODIFIED);
  const hundreds = status === null ? 0 : Math.trunc(status / 100);
  add(KIND_AT[kind] + (hundreds >= 2 && hundreds <= 5 ? hundreds - 2 : STATUS_CLASSES.length - 1));
}

export function countBody(encoding: Encoding): void {
  add(BODIES + ENCODINGS.indexOf(encoding));
}

export function countRefused(why: RefusalCause): void {
  add(REFUSED + REFUSALS.indexOf(why));
}

/** @param time that backstage took for it (ms) */
export function countBackstage(kind: BackstageKind, time: number): void {
  const place = BACKSTAGE_KINDS.indexOf(kind);
  add(ANSWERS + place);
  add(SECONDS + place, time / 1000);
  if (time > SLOW_AFTER) add(SLOW + place);
}

export function countConnection(): void {
  add(CONNECTIONS);
}

export function countLogged(): void {
  add(LOGGED);
}

/** What is added up elsewhere and only stated here: bytes written to readers, seconds of the processor. */
interface Sums {
  readonly bytes: number;
  readonly cpu: number;
}

/** What was counted since a time: place, amount, place, amount, … */
export type Added = readonly number[];

/** Tells what has been counted since it last told; what it tells can be added up over fronts that come and go. */
export function tellCounts(told: Float64Array, { bytes, cpu }: Sums): Added {
  counts[BYTES] = bytes;
  counts[CPU] = cpu;
  const added: number[] = [];
  for (let place = 0; place < counts.length; place += 1) {
    const now = counts[place] ?? 0;
    const more = now - (told[place] ?? 0);
    // Bytes that waited on a connection that broke off were never written.
    if (more <= 0) continue;
    added.push(place, more);
    told[place] = now;
  }
  return added;
}

/** As many numbers as there are counts, all 0: what was told so far. */
export function nothingTold(): Float64Array {
  return new Float64Array(counts.length);
}
