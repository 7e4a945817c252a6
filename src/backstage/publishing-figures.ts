import type { Publication } from '../publish/planned.ts';

/** A publication, as far as it is counted. */
interface Done extends Pick<Publication, 'planned' | 'duration'> {
  readonly rendered: number;
  /** Readers got another generation by it. */
  readonly isNew: boolean;
}

/** What publishing came to since it was last asked for. */
interface PublishingTally {
  /** How long each publication took that gave readers something new, from plan to swap (s). */
  readonly durations: readonly number[];
  /** How many found that nothing is new. */
  readonly unchanged: number;
  /** Pages rendered. */
  readonly rendered: number;
}

/** What is remembered of publications that nobody asked about. */
const MOST = 1000;

/** Counts what publications did. */
export class PublishingFigures {
  /** Addresses of the last one. */
  planned = 0;
  #durations: number[] = [];
  #unchanged = 0;
  #rendered = 0;

  note({ rendered, planned, duration, isNew }: Done): void {
    this.planned = planned;
    this.#rendered += rendered;
    if (!isNew) this.#unchanged += 1;
    else if (this.#durations.length < MOST) this.#durations.push(duration / 1000);
  }

  take(): PublishingTally {
    const tally = { durations: this.#durations, unchanged: this.#unchanged, rendered: this.#rendered };
    this.#durations = [];
    this.#unchanged = 0;
    this.#rendered = 0;
    return tally;
  }
}
