import { Agent, type ClientRequest, request as openRequest } from 'node:http';
import { shareOf } from '../http/share.ts';
import { AnswerRelay } from './answer-relay.ts';
import { askHealth } from './ask-health.ts';
import {
  BACKSTAGE_KINDS,
  type BackstageKind,
  backstageKind,
  isReading,
  PLACES,
  perKind,
} from './backstage-kinds.ts';
import { clientAddress } from './client-address.ts';
import { countBackstage, countRefused } from './counts.ts';
import { logError } from './log.ts';
import { answeredHeaders, passedHeaders } from './passed-headers.ts';
import { Places } from './places.ts';
import { isRead } from './question.ts';
import { RequestBodies } from './request-body.ts';
import { Shares } from './shares.ts';
import { startLimit } from './time-limit.ts';
import type { BodyFailure, Visitor } from './visitor.ts';

/** What waits for a place: requests, and the bytes of what was sent with them. */
const WAITING = { guests: 256, bytes: 16 * 1024 * 1024 };
/**
 * Of what changes something more may wait, as long as it lasts (`WRITE_LIMIT`): the last to come is the first to be sent
 * away, and an editor whose address others share comes after all of theirs. Those gone again are told of only later.
 */
const WRITES_WAITING = { ...WAITING, guests: 1024 };
/** Streams of events that are open at the same time, beside those. */
const STREAMS = 256;
/** How long an answer may let itself be waited for (ms): to a reader, and to a form or a page of the staff area. */
const READ_LIMIT = 3000;
const WRITE_LIMIT = 15_000;
/** How long the rest of an answer may take once it has begun (ms); a stream of events stays open. */
const REST_LIMIT = 15_000;
/** So long backstage that makes way for another is looked for where nobody is, and every so often (ms). Nothing was sent by then. */
const MOVE_LIMIT = 60_000;

/** So long after the start of this process backstage may still be starting (ms). */
const START_LIMIT = 60_000;
const LOOK = 25;
/** When backstage cannot be reached or says nothing at all, it is not asked for this long (ms): nobody waits for nothing. */
const REST = 500;

/**
 * Why a request was not answered by backstage: it is not there or does not answer, too much waits for it already, or
 * what was sent is too long or did not come in time.
 */
export type Failure = 'gone' | 'busy' | BodyFailure;

/** What backstage shall see of an address. */
interface Passing {
  /** Path and query. */
  readonly target: string;
  /** The host that was asked; `null`: none was named. */
  readonly host: string | null;
}

/** A request that has come in whole. */
interface Whole extends Passing {
  readonly visitor: Visitor;
  readonly body: Buffer;
  /** Whose it is, where something is scarce. */
  readonly share: string;
  readonly fail: (why: Failure) => void;
}

/**
 * Passes requests on to backstage over its local socket. A client is never waited for at backstage's cost: a request
 * takes a place there once it has come in whole, and leaves it when backstage has said all, whether that is read or not.
 */
export class BackstageClient {
  readonly #socketPath: string;
  readonly #isBehindProxy: boolean;
  readonly #served: () => number | null;
  // As many sockets as there are requests and streams: those are counted here.
  readonly #agent = new Agent({ keepAlive: true, maxFreeSockets: 4 });
  readonly #bodies = new RequestBodies();
  readonly #relay = new AnswerRelay();
  readonly #places = perKind((kind) => {
    const isWrite = kind === 'write';
    const waiting = isWrite ? WRITES_WAITING : WAITING;
    return new Places({ most: PLACES[kind], next: isWrite ? 'first' : 'last', waiting });
  });
  readonly #streams = new Shares(STREAMS);
  /** Connections whose requests are in our hands, and how many of them. */
  readonly #serving = new Map<object, number>();
  /** Until when backstage is not asked for what is of a kind. */
  readonly #restsUntil = perKind(() => 0);
  /** When backstage last answered anything. */
  #heardAt = 0;
  /** Until when it is expected to be there again. */
  #movesUntil = 0;
  #health: Promise<unknown> | null = null;
  readonly #startedAt = performance.now();
  #hasSaidHow = false;

  /**
   * @param isBehindProxy whether requests come through a proxy next to us, which says from whom
   * @param served the revision that readers have at the moment; `null`: none
   */
  constructor(socketPath: string, isBehindProxy: boolean, served: () => number | null) {
    this.#socketPath = socketPath;
    this.#isBehindProxy = isBehindProxy;
    this.#served = served;
  }

  /**
   * Passes a request on. `fail` is called at most once, and only while nothing has been answered yet; what breaks
   * off in the middle of an answer breaks off for the reader too. Neither happens when the reader goes away.
   */
  pass(visitor: Visitor, { target, host }: Passing, fail: (why: Failure) => void): void {
    const share = shareOf(clientAddress(visitor, this.#isBehindProxy));
    const refuse = (why: Failure) => {
      countRefused(why);
      fail(why);
    };
    const done = (body: Buffer) => this.#exchange({ visitor, target, host, body, share, fail: refuse });
    if (isRead(visitor)) done(Buffer.alloc(0));
    else this.#bodies.take(visitor.body, share, { done, fail: refuse });
  }

  /** Backstage makes way for another now, which is waited for. */
  expectAnother(): void {
    this.#movesUntil = performance.now() + MOVE_LIMIT;
  }

  /** Whether a client waits for us, and not we for it. */
  isServing(connection: object): boolean {
    return this.#serving.has(connection);
  }

  /** Waits for a place and passes a request on. From here on it is we who take time. */
  #exchange(whole: Whole): void {
    const { visitor, target, body, share } = whole;
    const { connection } = visitor;
    const kind = backstageKind(isRead(visitor), target);
    let outgoing: ClientRequest | null = null;
    let askedAt = 0;
    let isOver = false;
    let leave = () => {};
    let forget = () => {};
    const end = (why: Failure | null) => {
      if (isOver) return;
      isOver = true;
      endLimit();
      forget();
      this.#countServing(connection, -1);
      leave();
      if (why === null) return;
      outgoing?.destroy();
      if (visitor.hasBegun) visitor.cut();
      else if (!visitor.isGone) whole.fail(why);
    };
    const go = () => {
      if (performance.now() < this.#restsUntil[kind]) {
        end('gone');
        return;
      }
      askedAt = performance.now();
      try {
        outgoing = this.#open(whole);
      } catch (error) {
        logError('a request could not be passed on', error);
        end('gone');
        return;
      }
      outgoing.on('error', (error) => {
        if (isOver) return;
        if (isReadAgain(error, visitor, outgoing)) {
          go();
          return;
        }
        if (isUnreachable(error)) {
          if (this.#moves) {
            setTimeout(() => (isOver ? undefined : go()), LOOK);
            return;
          }
          this.#rest(...BACKSTAGE_KINDS);
        }
        end('gone');
      });
      outgoing.on('response', (incoming) => {
        this.#heardAt = performance.now();
        this.#places[kind].took(this.#heardAt - askedAt);
        countBackstage(kind, this.#heardAt - askedAt);
        endLimit();
        const isStream = incoming.headers['content-type']?.startsWith('text/event-stream') ?? false;
        if (isStream && (visitor.isGone || !this.#streams.admits(share))) {
          end('busy');
          return;
        }
        if (isStream) {
          leave();
          this.#streams.take(share);
          leave = () => this.#streams.giveBack(share);
        } else {
          endLimit = startLimit(REST_LIMIT, () => end('gone'));
        }
        const status = incoming.statusCode ?? 502;
        if (!visitor.isGone) visitor.begin(status, answeredHeaders(status, incoming.headers), isStream);
        this.#relay.relay(incoming, visitor, { share, isStream, over: () => end(null) });
      });
      outgoing.end(body);
    };
    const patience = isReading(kind) && !this.#moves ? READ_LIMIT : WRITE_LIMIT;
    let endLimit = startLimit(patience, () => {
      // One answer that does not come is that one's; silence towards all is backstage's. Others wait longer for theirs.
      if (this.#heardAt < askedAt) this.#rest(kind);
      end(outgoing === null ? 'busy' : 'gone');
    });
    this.#countServing(connection, 1);
    // Who goes while waiting is not waited for. What backstage has begun, it ends: until then its place is taken.
    forget = visitor.onGone(() => {
      if (outgoing === null) end(null);
    });
    if (isOver) return;
    leave = this.#places[kind].ask(share, body.length, go, () => end('busy'));
    // It may have ended before there was a way to leave.
    if (isOver) leave();
  }

  #open({ visitor, target, host, body }: Whole): ClientRequest {
    return openRequest({
      socketPath: this.#socketPath,
      // A connection that is kept may be closed at this very moment, and what changes something is not sent twice.
      agent: isRead(visitor) ? this.#agent : false,
      method: visitor.method,
      path: target,
      headers: passedHeaders(visitor, host, body, this.#isBehindProxy, this.#served()),
    });
  }

  get #moves(): boolean {
    return performance.now() < this.#movesUntil;
  }

  #rest(...kinds: readonly BackstageKind[]): void {
    for (const kind of kinds) this.#restsUntil[kind] = performance.now() + REST;
  }

  #countServing(connection: object, change: number): void {
    const count = (this.#serving.get(connection) ?? 0) + change;
    if (count > 0) this.#serving.set(connection, count);
    else this.#serving.delete(connection);
  }

  /**
   * Asks backstage how it is. `null`: it does not answer within `limit` ms. However many ask at the same time, backstage
   * is asked once.
   */
  async askHealth(limit: number): Promise<unknown> {
    this.#health ??= askHealth(this.#socketPath, limit).finally(() => {
      this.#health = null;
    });
    const said = await this.#health;
    this.#hasSaidHow ||= said !== null;
    return said;
  }

  /** Whether one that does not answer is on its way: at the start of the site, and while one makes way for another. */
  get isStarting(): boolean {
    const wasThere = this.#hasSaidHow || this.#heardAt > 0;
    return this.#moves || (!wasThere && performance.now() - this.#startedAt < START_LIMIT);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Nobody listens there; unlike a connection that broke off, which may be one request's fault. */
function isUnreachable(error: NodeJS.ErrnoException): boolean {
  return error.syscall === 'connect';
}

/** It was closed while it lay idle, before anything of this was read there. */
function isReadAgain(
  error: NodeJS.ErrnoException,
  visitor: Visitor,
  outgoing: ClientRequest | null,
): boolean {
  const isClosed = error.code === 'ECONNRESET' || error.code === 'EPIPE';
  return isClosed && isRead(visitor) && outgoing?.reusedSocket === true;
}
