import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Why a body was not taken: it is too long, or it did not come in time. */
export type BodyFailure = 'too-large' | 'late';

/** What comes after the head of a request. */
export interface ComingBody {
  /** Bytes, as announced: 0 where there is no body (RFC 9112, 6.3), `null` where it says itself when it ends. */
  readonly length: number | null;
  /** Asks for it. `over` is called at its end, and with `false` when it broke off. */
  read(part: (bytes: Buffer) => void, over: (isWhole: boolean) => void): void;
  /** Reads no further: what still comes is let go. */
  drop(): void;
  /** It is refused: its sender shall read why instead of a broken connection, but not go on sending for long. */
  refuse(why: BodyFailure): void;
}

/** Somebody whose request is passed on: what they sent, and the way back to them. */
export interface Visitor {
  readonly method: string;
  /** Names in small letters. */
  readonly headers: IncomingHttpHeaders;
  /** The address at the other end of the connection. */
  readonly peer: string | undefined;
  readonly body: ComingBody;
  /** What is the same for all requests of a connection, where that can be told. */
  readonly connection: object;
  /** The connection has ended. */
  readonly isGone: boolean;
  /** The head of an answer has been written. */
  readonly hasBegun: boolean;
  /** Bytes that were written and are not on their way yet. */
  readonly unread: number;
  /** Calls back when the connection ends; at once when it has. Returns what takes that back. */
  onGone(tell: () => void): () => void;
  /** Calls back when the answer is out, or the connection has ended. */
  onDone(tell: () => void): void;
  begin(status: number, headers: OutgoingHttpHeaders, isEndless: boolean): void;
  /** @param taken called once it is on its way */
  write(part: Buffer, taken: () => void): void;
  end(): void;
  /** Breaks the connection off. */
  cut(): void;
}
