import type { Logger } from 'pino';
import type { Addressees } from '../actions/addressees.ts';
import type { ChannelName } from '../domain/subscription.ts';
import { msFromInstant } from '../domain/time.ts';
import type { Claimed } from '../store/telling/claim.ts';
import type { StoredTelling } from '../store/telling/stored-telling.ts';
import type { Channel } from './channel.ts';
import { type ClaimedErrand, loadErrands } from './errands.ts';
import type { Recorder } from './recorder.ts';
import { Refusals } from './refusals.ts';
import { type TellingRules, tellOne } from './tell-one.ts';

/** How long after trouble it is tried again (ms). */
const AGAIN = 1000;
/** Timers know no longer ones (ms). */
const LONGEST_WAIT = 60 * 60 * 1000;

interface ChannelRunOptions {
  readonly channel: Channel;
  readonly telling: StoredTelling;
  readonly addressees: Addressees;
  readonly rules: TellingRules;
  readonly recorder: Recorder;
  readonly logger: Logger;
  /** How long what is claimed is nobody else’s, unless it is renewed (ms). */
  readonly lease: number;
  /** Messages a second, of all workers together; `null`: as many as there are. */
  readonly rate: number | null;
}

/** Sends what is due on one channel, so many at a time, and waits for nothing of any other. */
export class ChannelRun {
  readonly #options: ChannelRunOptions;
  readonly #ready: ClaimedErrand[] = [];
  readonly #inFlight = new Map<Claimed, Promise<void>>();
  readonly #refusals = new Refusals();
  #filling: Promise<void> | null = null;
  #isAskedAgain = false;
  #timer: NodeJS.Timeout | null = null;
  #renewal: NodeJS.Timeout | null = null;
  /** All that it holds, and until when each is nobody else’s (ms, by the clock that is never set). */
  readonly #held = new Map<Claimed, number>();
  #isClosing = false;

  constructor(options: ChannelRunOptions) {
    this.#options = options;
  }

  get name(): ChannelName {
    return this.#options.channel.name;
  }

  /** Something may be due. */
  wake(): void {
    if (this.#isClosing) return;
    this.#isAskedAgain = true;
    this.#filling ??= this.#fillWhileAsked().finally(() => {
      this.#filling = null;
    });
  }

  /** Finishes what is in flight, and gives back the rest. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#filling;
    await this.#giveBack(this.#ready.splice(0).map(({ claimed }) => claimed));
    await Promise.all(this.#inFlight.values());
    if (this.#renewal) clearInterval(this.#renewal);
    await this.#endRun();
    await this.#options.channel.close();
  }

  async #fillWhileAsked(): Promise<void> {
    while (this.#isAskedAgain && !this.#isClosing) {
      this.#isAskedAgain = false;
      try {
        await this.#fill();
      } catch (error) {
        this.#options.logger.error(
          { error, channel: this.#options.channel.name },
          'notify: cannot be claimed',
        );
        this.#wakeIn(AGAIN);
      }
    }
  }

  async #fill(): Promise<void> {
    const { channel, telling, addressees, lease, rate } = this.#options;
    // Enough is there already: who finishes asks again.
    if (this.#ready.length > channel.concurrency / 2) return;
    const most = 2 * channel.concurrency - this.#ready.length;
    const asked = performance.now();
    const { claimed, wait } = await telling.claim({ channel: channel.name, most, lease, rate });
    if (claimed.length === 0) {
      await this.#rest(wait);
      return;
    }
    this.#hold(claimed, asked);
    try {
      this.#ready.push(...(await loadErrands(telling, addressees, claimed)));
    } catch (error) {
      await this.#giveBack(claimed);
      throw error;
    }
    this.#pump();
    if (wait === null) this.#isAskedAgain = true;
    else this.#wakeIn(wait);
  }

  /** Nothing can be claimed now. */
  async #rest(wait: number | null): Promise<void> {
    const { channel, telling, rules } = this.#options;
    if (wait !== null) {
      this.#wakeIn(wait);
      return;
    }
    if (this.#ready.length === 0 && this.#inFlight.size === 0) await this.#endRun();
    const due = await telling.nextDue(channel.name);
    if (due !== null)
      this.#wakeIn(Math.max(AGAIN / 10, msFromInstant(due) - msFromInstant(rules.wallClock())));
  }

  #wakeIn(wait: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#isClosing) return;
    this.#timer = setTimeout(() => this.wake(), Math.min(LONGEST_WAIT, wait));
  }

  #pump(): void {
    const { channel } = this.#options;
    while (!this.#isClosing && this.#inFlight.size < channel.concurrency) {
      const next = this.#ready.shift();
      if (next === undefined) break;
      const sending = this.#send(next).finally(() => {
        this.#inFlight.delete(next.claimed);
        this.#held.delete(next.claimed);
        this.#pump();
        if (this.#ready.length <= channel.concurrency / 2) this.wake();
      });
      this.#inFlight.set(next.claimed, sending);
    }
  }

  async #send(one: ClaimedErrand): Promise<void> {
    const { channel, rules, recorder, logger, lease } = this.#options;
    // Somebody else has it by now, or may have it before it is renewed.
    if (performance.now() > (this.#held.get(one.claimed) ?? 0) - lease / 4) return;
    const { settled, outcome } = await tellOne(one, channel, rules, (error) =>
      logger.error({ error: nameOf(error), channel: channel.name }, 'notify: a message failed'),
    );
    await recorder.record(settled);
    if (outcome?.kind === 'delivered') this.#refusals.delivered();
    if (outcome?.kind === 'refused') {
      this.#refusals.refused(one.claimed.subscriber, outcome.why, outcome.isAddress);
      if (this.#refusals.areTooMany) await this.#pauseAll();
    }
  }

  async #pauseAll(): Promise<void> {
    const { telling, logger, channel } = this.#options;
    const { tried, count } = this.#refusals;
    logger.error(
      { channel: channel.name, tried, refused: count },
      'notify: too many were refused, all is paused',
    );
    this.#refusals.giveUp();
    await telling
      .pause('refusals', null)
      .catch((error: unknown) => logger.error({ error }, 'notify: cannot be paused'));
    await this.#giveBack(this.#ready.splice(0).map(({ claimed }) => claimed));
  }

  async #giveBack(claimed: readonly Claimed[]): Promise<void> {
    for (const one of claimed) this.#held.delete(one);
    if (claimed.length > 0) await this.#options.telling.giveBack(claimed);
  }

  async #endRun(): Promise<void> {
    const { telling, logger, channel } = this.#options;
    const { tried, count } = this.#refusals;
    if (tried === 0) return;
    // Browsers and hooks go one by one; that all mail is refused is the mail server's doing.
    if (channel.name === 'email' && this.#refusals.wereAll) await this.#pauseAll();
    const { stopped, others } = this.#refusals.end();
    logger.info({ channel: channel.name, delivered: tried - count, refused: count }, 'notify: told');
    const often = await telling.refusedOften(others);
    const stop = new Map([...stopped, ...often.map((id) => [id, 'refused-often'] as const)]);
    if (stop.size > 0) await telling.record([], stop);
  }

  /** What is held is renewed for as long as anything is. */
  #hold(claimed: readonly Claimed[], since: number): void {
    const { lease } = this.#options;
    for (const one of claimed) this.#held.set(one, since + lease);
    this.#renewal ??= setInterval(() => void this.#renew(), lease / 3);
  }

  async #renew(): Promise<void> {
    const { telling, lease } = this.#options;
    const held = [...this.#held.keys()];
    if (held.length === 0) {
      if (this.#renewal) clearInterval(this.#renewal);
      this.#renewal = null;
      return;
    }
    const asked = performance.now();
    try {
      const kept = await telling.renew(held, lease);
      for (const one of held) {
        if (this.#held.has(one)) this.#held.set(one, kept.has(one.message) ? asked + lease : 0);
      }
    } catch {
      // Whoever claims it next goes on.
    }
  }
}

/** What an adapter throws may hold an address: its kind says enough. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
