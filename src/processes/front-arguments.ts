import type { FrontOptions } from '../front/server.ts';

/** What a front is started with, as JSON: anybody on this machine can read it. */
export interface FrontArguments extends Omit<FrontOptions, 'onSwap' | 'metrics'> {
  /** Somebody adds up what it counts. */
  readonly isCounted: boolean;
}
