import type { Encoding } from '../http/encodings.ts';
import type { Failure } from './backstage.ts';
import type { RequestKind } from './counts.ts';

/** An answer that can go out as it is. */
export interface Ready {
  readonly how: 'ready';
  /** As what it is counted. */
  readonly counted: RequestKind;
  readonly status: number;
  /** Name, value, name, value, … The length of the body is one of them. */
  readonly headers: string[];
  /** Whoever asks with HEAD gets the headers alone. */
  readonly body: Buffer | null;
  /** Of bytes that are published; `null`: they were made here. */
  readonly encoding: Encoding | null;
}

/** An answer that takes a moment: it is compressed, read from the disk, or somebody is asked. */
interface Later {
  readonly how: 'later';
  readonly counted: RequestKind;
  readonly make: () => Promise<FrontAnswer>;
}

/** What only backstage can answer. */
export interface Passed {
  readonly how: 'passed';
  readonly counted: RequestKind;
  /** Path and query, as backstage shall see them. */
  readonly target: string;
  /** The host that was asked; `null`: none was named. */
  readonly host: string | null;
  /** What is answered when backstage does not. */
  readonly fail: (why: Failure) => FrontAnswer;
}

/** What the front answers, whoever carries it out. */
export type FrontAnswer = Ready | Later | Passed;

/** An answer made here, of headers by their names. */
export function readyOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Buffer | null = null,
  counted: RequestKind = 'other',
): Ready {
  return { how: 'ready', counted, status, headers: Object.entries(headers).flat(), body, encoding: null };
}

/** An answer that is made in a moment. */
export function laterOf(make: () => Promise<FrontAnswer>, counted: RequestKind = 'other'): Later {
  return { how: 'later', counted, make };
}
