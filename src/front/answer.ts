import { acceptedEncodings } from '../http/encodings.ts';
import { matchesEtag } from '../http/etags.ts';
import { encodePath } from '../http/paths.ts';
import type { SnapshotEntry } from '../publish/snapshot.ts';
import { lookupAnswer } from './answer-lookup.ts';
import { pinnedAnswer } from './answer-pinned.ts';
import { unaskedAnswer } from './answer-unasked.ts';
import { type FrontAnswer, laterOf } from './answers.ts';
import { otherAnswer, readQuestion } from './asked.ts';
import type { Failure } from './backstage.ts';
import { backstageKind } from './backstage-kinds.ts';
import type { RequestKind } from './counts.ts';
import { COMES_WITHIN, type Generation, kindOf } from './generation.ts';
import { healthAnswer } from './health.ts';
import { madeAnswer } from './made-answer.ts';
import { allowedMethods, methodRefusal, optionsAnswer, READING } from './methods.ts';
import { movedAnswer } from './moved.ts';
import type { Offers } from './offers.ts';
import { outdatedAnswer, sayOutdated } from './outdated.ts';
import { plainAnswer, READING_ONLY, STARTING } from './plain.ts';
import { type FrontQuestion, isRead } from './question.ts';
import { knownQuery } from './target.ts';

/** What an answer depends on beside the question. */
export interface FrontState {
  /** What is served; `null`: nothing yet. */
  readonly generation: Generation | null;
  /** Whether somebody stands behind this front. */
  readonly hasBackstage: boolean;
  readonly offers: Pick<Offers, 'answer'>;
  /** What `/readyz` answers. */
  readonly readiness: () => FrontAnswer;
  /** What `/metrics` answers; `null`: it is an unknown address like any other. */
  readonly metrics: ((asked: FrontQuestion) => FrontAnswer) | null;
  /** Resolves once another generation than this one is served, or is not waited for any more. */
  readonly comesNext: (generation: Generation) => Promise<void>;
  /** ms since the epoch. */
  readonly wall: () => number;
}

/** A question about an address of ours. */
interface Asked {
  readonly question: FrontQuestion;
  readonly generation: Generation;
  readonly state: FrontState;
  /** Decoded. */
  readonly path: string;
  readonly search: string;
  readonly host: string | null;
}

/** Where whoever watches over the site asks. */
const PROBES = ['/healthz', '/readyz'];
/** Where Prometheus asks, unless it has a port of its own. */
const METRICS_PATH = '/metrics';

/**
 * What a request is answered: decided by its first line, some of its headers and what is served. Nothing is sent here.
 *
 * @param patience until when it waits for what is coming (`performance.now()`); left out: it has only just come
 */
export function answerTo(
  question: FrontQuestion,
  state: FrontState,
  patience = Number.POSITIVE_INFINITY,
): FrontAnswer {
  const { generation } = state;
  const { method, target, host } = question;
  const isReading = isRead(question);
  // The way of almost every request: nothing about it has to be read.
  if (isReading && host !== undefined && generation !== null) {
    const entry = generation.simple(target);
    if (entry !== undefined) {
      if (generation.isAwaited(entry) && performance.now() < patience) {
        return answerLater(question, state, patience, kindOf(entry));
      }
      return publishedAnswer(question, generation, entry);
    }
  }
  const asked = readQuestion(question);
  if (asked.kind !== 'path') return otherAnswer(question, asked);
  const { path, search } = asked;
  if (PROBES.includes(path)) {
    if (!isReading) return offered(path, method, READING);
    return path === '/healthz' ? healthAnswer() : state.readiness();
  }
  if (path === METRICS_PATH && state.metrics !== null) return state.metrics(question);
  if (generation === null) {
    return plainAnswer(503, { path, words: STARTING, headers: reloading(isReading, path) });
  }
  const known = { question, generation, state, path, search, host: asked.host ?? host ?? null };
  if (isReading && generation.awaits(path, search) && performance.now() < patience) {
    const published = generation.part(path) === undefined ? generation.entry(path) : undefined;
    return answerLater(question, state, patience, published ? kindOf(published) : 'lookup');
  }
  const found = isReading ? lookupAnswer(question, generation, asked, state.wall()) : null;
  if (found !== null) return found;
  // A document in another language is an entry of its own, its query included.
  const entry = (search === '' ? undefined : generation.entry(path + search)) ?? generation.entry(path);
  if (entry && isReading) return entryAnswer(known, entry);
  const copied = state.offers.answer(question, generation, path);
  if (copied !== null) return copied;
  const rule = generation.live(path);
  if (rule?.methods.includes(method)) {
    return pass(known, `${encodePath(path)}${search}`, liveKind(path), (why) =>
      state.hasBackstage
        ? liveFailure(path, why, reloading(isReading, path))
        : plainAnswer(503, { path, words: READING_ONLY }),
    );
  }
  const methods = allowedMethods(entry ?? generation.part(path), rule);
  if (methods.length > 0) return offered(path, method, methods);
  const meant = isReading ? meantPath(generation, path) : null;
  if (meant !== null) return movedAnswer(`${encodePath(meant)}${search}`, isReading);
  const missing = generation.missing(path);
  return missing ? publishedAnswer(question, generation, missing) : plainAnswer(404, { path });
}

/** What can be done at an address, told to who wants something else. */
function offered(path: string, method: string, methods: readonly string[]): FrontAnswer {
  return method === 'OPTIONS' ? optionsAnswer(path, methods) : methodRefusal(path, methods);
}

/** Of what is said now nothing older is answered: it comes with the next generation. */
function answerLater(
  question: FrontQuestion,
  state: FrontState,
  patience: number,
  counted: RequestKind,
): FrontAnswer {
  const end = Math.min(patience, performance.now() + COMES_WITHIN);
  const { generation } = state;
  return laterOf(async () => {
    if (generation) await state.comesNext(generation);
    return answerTo(question, state, end);
  }, counted);
}

function entryAnswer(asked: Asked, entry: SnapshotEntry): FrontAnswer {
  const { question, generation, state, path, search } = asked;
  if (generation.isAsked(path)) {
    const query = knownQuery(search, entry.query);
    return pass(asked, `${encodePath(path)}${query === null ? '' : `?${query}`}`, 'query', () =>
      insteadAnswer(question, generation, entry),
    );
  }
  if (search === '' || generation.entry(path + search) === entry) {
    return publishedAnswer(question, generation, entry);
  }
  const location = entry.status >= 300 && entry.status < 400 ? locationOf(entry) : null;
  if (location !== null) return movedAnswer(`${location}${search}`, true);
  const query = knownQuery(search, entry.query);
  if (query === null) return publishedAnswer(question, generation, entry);
  // How an answer read is known here; of one for a panel backstage makes the page.
  const pinned = pinnedAnswer(question, generation, entry, { path, query, isLast: false });
  if (pinned !== null) return pinned;
  return pass(asked, `${encodePath(path)}?${query}`, 'query', () => {
    const isAlone = !state.hasBackstage;
    return (
      pinnedAnswer(question, generation, entry, { path, query, isLast: true }) ??
      unaskedAnswer(question, generation, entry, { path, query, isAlone })
    );
  });
}

/** Asks backstage, where there is one. */
function pass(
  { state, host }: Pick<Asked, 'state' | 'host'>,
  target: string,
  counted: RequestKind,
  fail: (why: Failure) => FrontAnswer,
): FrontAnswer {
  if (!state.hasBackstage) return { ...fail('gone'), counted };
  return { how: 'passed', counted, target, host, fail };
}

/** What is asked for where only backstage answers. */
function liveKind(path: string): RequestKind {
  if (path.startsWith('/api/') || path === '/mcp') return 'api';
  if (backstageKind(false, path) === 'subscribe') return 'subscribe';
  return backstageKind(true, path) === 'past' ? 'query' : 'staff';
}

/** What is published: a snapshot entry in the best encoding, or that the reader has it already. */
function publishedAnswer(
  { target, headers }: FrontQuestion,
  generation: Generation,
  entry: SnapshotEntry,
): FrontAnswer {
  const ready = generation.answer(entry, acceptedEncodings(headers['accept-encoding']));
  if (ready === null) return plainAnswer(406, { path: target });
  const answer = generation.outdated === null ? ready : outdatedAnswer(generation, entry, ready);
  const { notModified } = answer;
  if (notModified === null) return answer;
  const known = headers['if-none-match'];
  return known !== undefined && matchesEtag(known, answer.etag) ? notModified : answer;
}

/** What is published at an address that backstage would have answered: nobody keeps it in the place of that. */
function insteadAnswer(question: FrontQuestion, generation: Generation, entry: SnapshotEntry): FrontAnswer {
  const ready = generation.answer(entry, ['identity']);
  const page = ready?.body?.toString('utf8');
  if (!ready || page === undefined) return plainAnswer(503, { path: question.target });
  return madeAnswer(question, ready, {
    status: entry.status,
    headers: { 'Latarnia-Degraded': 'published-instead' },
    body: sayOutdated(page, generation),
    counted: 'query',
  });
}

/** The address that was meant by one without its last slash, or in capitals; `null` when there is none. */
function meantPath(generation: Generation, path: string): string | null {
  const small = path.toLowerCase();
  return [`${path}/`, small, `${small}/`].find((one) => generation.entry(one)) ?? null;
}

function locationOf(entry: SnapshotEntry): string | null {
  return entry.headers.find(([name]) => name === 'Location')?.[1] ?? null;
}

/** What the API and the staff area answer when backstage has not. */
const STATUS = { 'too-large': 413, late: 408, busy: 503, gone: 503 } as const;

function liveFailure(path: string, why: Failure, headers: Readonly<Record<string, string>>): FrontAnswer {
  return plainAnswer(STATUS[why], { path, headers: STATUS[why] === 503 ? headers : {} });
}

/** A page that is only read loads itself anew after a while (s); what was sent is never sent again by itself. */
function reloading(isReading: boolean, path: string): Readonly<Record<string, string>> {
  return isReading && !path.startsWith('/api/') ? { Refresh: '5' } : {};
}
