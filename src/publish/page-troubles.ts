import type { Instant } from '../domain/time.ts';

/** Public addresses of which something is not as it should be. */
export interface PageTrouble {
  readonly addresses: readonly string[];
  /** Why, of the first of them: for operators. */
  readonly message: string;
  /** Wall clock: since when there has been one. */
  readonly since: Instant;
}

/** Remembers since when pages have been in trouble, and of what kind. */
export class PageTroubles {
  #since: Instant | null = null;
  #whys: ReadonlyMap<string, string> = new Map();

  /** `null`: none is. */
  get trouble(): PageTrouble | null {
    const [message] = this.#whys.values();
    if (this.#since === null || message === undefined) return null;
    return { addresses: [...this.#whys.keys()].sort(), message, since: this.#since };
  }

  /** What is wrong now, by address. */
  set(whys: ReadonlyMap<string, string>, now: Instant): void {
    this.#whys = whys;
    this.#since = whys.size === 0 ? null : (this.#since ?? now);
  }
}
