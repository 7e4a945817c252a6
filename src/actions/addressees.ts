import type { Instant } from '../domain/time.ts';
import type { Subscriber } from './subscribers.ts';

/** One who is told, as whoever tells them needs it. */
export type Addressee = Pick<
  Subscriber,
  'id' | 'channel' | 'address' | 'isGroup' | 'format' | 'secret' | 'locale' | 'pace' | 'status'
> & {
  /** Where mail about a webhook goes; `null`: it is none. */
  readonly owner: string | null;
};

/** Who is told, in clear, for what is sent. */
export interface Addressees {
  /** Those that are there, confirmed or not, by their ids; who is gone, or cannot be decrypted, is left out. */
  find(ids: readonly string[]): Promise<ReadonlyMap<string, Addressee>>;
  /**
   * Erases who is due: not confirmed in time, or told all that they wanted to know once.
   *
   * @returns when the next one is (wall clock); `null`: nobody
   */
  eraseDue(): Promise<Instant | null>;
}
