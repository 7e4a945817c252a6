import type { FrontAnswer } from '../answers.ts';
import type { BackstageClient } from '../backstage.ts';
import type { FrontQuestion } from '../question.ts';

/**
 * Where a front listens: at an address (port 0: any that is free), or on a socket that whoever started it holds, and that other
 * fronts listen on as well. What comes while none of them is there waits in that.
 */
export type Listen = { readonly host: string; readonly port: number } | { readonly fd: number };

/** What an engine carries out: it knows HTTP and connections, and nothing of what is served. */
export interface Served {
  readonly listen: Listen;
  readonly answer: (question: FrontQuestion) => FrontAnswer;
  /** `null`: there is none. */
  readonly backstage: BackstageClient | null;
}

/** How a front ends (ms). */
export interface Ending {
  /** How long somebody may still ask over a connection that is kept; who does so later finds it closed. */
  readonly grace: number;
  /** How long what is under way may take. */
  readonly limit: number;
}

/** An HTTP server that carries answers out. */
export interface Engine {
  /** Resolves with the port. */
  start(): Promise<number>;
  /** Connections that are open, and bytes that were written to all there ever were. */
  readonly figures: { readonly open: number; readonly bytesWritten: number };
  /**
   * Takes no connection any more, and answers what comes over those there are, of which each is told that it was the last. Resolves
   * when all are gone.
   */
  stop(ending: Ending): Promise<void>;
}

/** Makes an engine; it does not listen yet. */
export type OpenEngine = (served: Served) => Engine;

/** How long a connection over which nothing is asked is kept (ms). */
export const KEPT_ALIVE = 30_000;
/** How many connections wait until they are taken. The kernel has a limit of its own. */
export const BACKLOG = 4096;
