import type { Instant } from '../domain/time.ts';
import { CLOCK_TOLERANCE, describeAhead } from '../store/database-clock.ts';
import type { NodeRow, OwnNode } from '../store/nodes.ts';

/** A clock that differs by too much. */
export interface ClockTrouble {
  readonly message: string;
  /** Wall clock. */
  readonly since: Instant;
}

/** Which clocks differ by too much from the database's. */
export class ClockWatch {
  readonly #wallClock: () => Instant;
  #ahead: number | null = null;
  /** By the id of a node: since when it is known here. */
  readonly #since = new Map<string, Instant>();

  constructor(wallClock: () => Instant) {
    this.#wallClock = wallClock;
  }

  /** By how much this node's is ahead (ms); `null`: not measured. */
  get ahead(): number | null {
    return this.#ahead;
  }

  /** This node may write nothing. */
  get isOff(): boolean {
    return isOff(this.#ahead);
  }

  note(ahead: number | null): void {
    this.#ahead = ahead;
  }

  words({ name }: Pick<OwnNode, 'name'>): string {
    return wordsOf(name, this.#ahead ?? 0);
  }

  /** What is to be said of this node's clock, and of those of others that are there. */
  troublesOf(own: Pick<OwnNode, 'id' | 'name'>, all: readonly NodeRow[]): ClockTrouble[] {
    const others = all.filter(({ id, isLive }) => isLive && id !== own.id);
    const clocks = [{ ...own, clockAhead: this.#ahead }, ...others];
    return clocks.flatMap(({ id, name, clockAhead }) => {
      if (!isOff(clockAhead)) {
        this.#since.delete(id);
        return [];
      }
      const since = this.#since.get(id) ?? this.#wallClock();
      this.#since.set(id, since);
      return [{ message: wordsOf(name, clockAhead ?? 0), since }];
    });
  }
}

function isOff(ahead: number | null): boolean {
  return Math.abs(ahead ?? 0) > CLOCK_TOLERANCE;
}

function wordsOf(name: string, ahead: number): string {
  return `The clock of ${name} is ${describeAhead(ahead)} the database’s: nothing can be changed there. Set it (timedatectl set-ntp true); no restart is needed.`;
}
