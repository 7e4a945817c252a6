import type { Notifying } from '../actions/notifying.ts';
import type { Locale } from '../domain/locale.ts';
import type { Instant } from '../domain/time.ts';
import type { Tables } from './log.ts';
import { NotifyFigures } from './notify-figures.ts';
import type { CursorPlace } from './telling/cursor.ts';
import type { StoredTelling } from './telling/stored-telling.ts';

interface NotifyingOptions {
  readonly access: { use<T>(work: (tables: Tables) => Promise<T>): Promise<T> };
  readonly telling: StoredTelling;
  /** Where the log ends, and what the site clock shows. */
  readonly place: () => CursorPlace;
  /** The public address; empty: none. */
  readonly siteUrl: string;
  readonly wallClock: () => Instant;
  /** Mails a second; `null`: as many as the server takes. */
  readonly rate: number | null;
  /** Whether anything is sent to this address. */
  readonly reaches: (email: string) => boolean;
  /** Puts a test to this address into the queue. */
  readonly queueTest: (email: string, locale: Locale) => Promise<void>;
}

/** Telling subscribers, as staff have a hand in it, over the tables of the queue. */
export class StoredNotifying extends NotifyFigures implements Notifying {
  readonly rate: number | null;
  readonly #options: NotifyingOptions;

  constructor(options: NotifyingOptions) {
    super(options.access, options.wallClock);
    this.rate = options.rate;
    this.#options = options;
  }

  pause(by: string): Promise<void> {
    return this.#options.telling.pause('staff', by);
  }

  resume(): Promise<void> {
    const { telling, place, siteUrl } = this.#options;
    return telling.resume(place(), siteUrl);
  }

  retry(message: string): Promise<boolean> {
    return this.#options.telling.retry(message);
  }

  reaches(email: string): boolean {
    return this.#options.reaches(email);
  }

  test(email: string, locale: Locale): Promise<void> {
    return this.#options.queueTest(email, locale);
  }
}
