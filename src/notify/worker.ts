import type { Logger } from 'pino';
import type { Addressees } from '../actions/addressees.ts';
import { msFromInstant } from '../domain/time.ts';
import type { StoredTelling } from '../store/telling/stored-telling.ts';
import type { Channel } from './channel.ts';
import { ChannelRun } from './channel-run.ts';
import { FanOutPace } from './fan-out-pace.ts';
import type { LogTelling } from './follow-log.ts';
import { Recorder } from './recorder.ts';
import type { TellingRules } from './tell-one.ts';

/** How long what is claimed is nobody else’s, unless it is renewed (ms). */
const LEASE = 30_000;
/** How often what is old is deleted (ms). */
const TIDY_EVERY = 60 * 60 * 1000;
/** How often it is asked who is to be erased, unless somebody is before that (ms). */
const ERASE_EVERY = 60_000;

interface WorkerOptions {
  readonly telling: StoredTelling;
  readonly log: Pick<LogTelling, 'look' | 'released'>;
  readonly addressees: Addressees;
  readonly channels: readonly Channel[];
  readonly rules: TellingRules;
  readonly logger: Logger;
  /** Mails a second, of all workers together; `null`: as many as the server takes. */
  readonly mailRate: number | null;
  readonly lease?: number;
}

/** Finds what people are told of, and tells them: one loop a channel, so that a stuck one holds up no other. */
export class TellingWorker {
  readonly #options: WorkerOptions;
  readonly #runs: readonly ChannelRun[];
  readonly #pace = new FanOutPace(() => performance.now());
  #tidiedAt = Number.NEGATIVE_INFINITY;
  /** When it is next asked who is to be erased (ms, by the clock that is never set). */
  #eraseAt = Number.NEGATIVE_INFINITY;
  #isClosing = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
    const { channels, telling, addressees, rules, logger, mailRate, lease = LEASE } = options;
    const recorder = new Recorder(telling, logger);
    this.#runs = channels.map(
      (channel) =>
        new ChannelRun({
          ...{ channel, telling, addressees, rules, recorder, logger, lease },
          rate: channel.name === 'email' ? mailRate : null,
        }),
    );
  }

  /**
   * Looks at what is new, has it go out to all whom it concerns, and has what is due sent.
   *
   * @returns until it has to look again by itself (ms); `Infinity`: when something is new
   */
  async look(): Promise<number> {
    const { log, telling } = this.#options;
    const wait = await log.look();
    await this.#wake();
    if (await telling.isFanningOut()) {
      // Who was told of the first of several would hear of the others a minute later.
      const isOne = log.released <= 1;
      let isMore: boolean | null = true;
      while (isMore && !this.#isClosing) {
        isMore = await this.#pace.part((most, begin) => telling.fanOut(most, begin));
        if (isMore && isOne) await this.#wake();
      }
      if (!isOne) await this.#wake();
    }
    return Math.min(wait, await this.#tidy());
  }

  /** Finishes what is in flight; what is claimed beyond that is given back. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all(this.#runs.map((run) => run.close()));
  }

  /** Those alone that have anything open: whoever is idle asks for nothing. */
  async #wake(): Promise<void> {
    const open = await this.#options.telling.openChannels(this.#runs.map(({ name }) => name));
    for (const run of this.#runs) if (open.has(run.name)) run.wake();
  }

  /** Erases who is due, and now and then what is old. Until then (ms). */
  async #tidy(): Promise<number> {
    const { addressees, telling, rules } = this.#options;
    const now = performance.now();
    if (now >= this.#eraseAt) {
      const next = await addressees.eraseDue();
      const wait = next === null ? ERASE_EVERY : msFromInstant(next) - msFromInstant(rules.wallClock());
      this.#eraseAt = now + Math.max(1000, Math.min(wait, ERASE_EVERY));
    }
    if (now > this.#tidiedAt + TIDY_EVERY) {
      this.#tidiedAt = now;
      await telling.eraseOld();
    }
    return Math.max(1000, this.#eraseAt - now);
  }
}
