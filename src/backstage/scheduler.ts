import type { Logger } from 'pino';
import { applyIntent, dueIntents, untilNextDue } from '../actions/apply-intents.ts';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { Intent, Intents, PresentMoment } from '../actions/intents.ts';
import type { Inspect, Manuscripts } from '../actions/ports.ts';
import type { Refusal } from '../actions/refusal.ts';
import { LeaseLost } from '../store/lease.ts';

interface DueIntentsOptions {
  readonly intents: Intents;
  readonly clocks: () => Pick<PresentMoment, 'now' | 'wall'>;
  readonly inspect: Inspect;
  readonly manuscripts: Manuscripts;
  readonly logger: Logger;
}

/**
 * Applies what is scheduled or held, when its instant has come. Each is applied once, however many processes try; that only
 * the holder of the lease does is the intents’ matter (`HeldLog`).
 */
export class DueIntents {
  readonly #options: DueIntentsOptions;
  /** Those that broke something of ours. They keep on waiting, in nobody’s way. */
  readonly #broken = new Set<string>();

  constructor(options: DueIntentsOptions) {
    this.#options = options;
  }

  /**
   * Never throws. What the database does not let happen now is due the next time as well.
   *
   * @returns until the next one is due (ms); `Infinity` when none is known
   */
  async apply(): Promise<number> {
    const { intents, clocks, logger } = this.#options;
    try {
      const open = await intents.open();
      for (const { id } of dueIntents(open, clocks())) await this.#applyOne(id);
      return untilNextDue(open, clocks());
    } catch (error) {
      if (!(error instanceof DatabaseTrouble || error instanceof LeaseLost))
        logger.error({ error }, 'scheduled changes cannot be read');
      return Number.POSITIVE_INFINITY;
    }
  }

  async #applyOne(id: string): Promise<void> {
    const { intents, inspect, manuscripts } = this.#options;
    try {
      this.#report(await applyIntent(intents, id, inspect, manuscripts));
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      if (this.#broken.has(id)) return;
      this.#broken.add(id);
      this.#options.logger.error({ error, intent: id }, 'a scheduled change cannot be applied');
    }
  }

  #report(outcome: Intent | Refusal | null): void {
    if (outcome === null || 'ok' in outcome) return;
    const { id, status } = outcome;
    if (status === 'applied') {
      this.#options.logger.info({ intent: id, revision: outcome.revision }, 'a scheduled change is applied');
    } else if (status === 'refused') {
      const { code } = outcome.refusal;
      this.#options.logger.warn({ intent: id, code }, 'a scheduled change could not be applied');
    }
  }
}
