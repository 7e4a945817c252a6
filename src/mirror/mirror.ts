import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { keyId } from '../publish/key-set.ts';
import { type MirrorStatus, mirrorStatusFile, readMirrorStatus } from '../publish/mirror-status.ts';
import type { Manifest } from '../publish/snapshot.ts';
import { compareOffer } from './accept.ts';
import { MirroredSnapshot } from './mirrored-snapshot.ts';
import { OfferBelief } from './offer-belief.ts';
import { Origin, type ReceivedOffer } from './origin.ts';
import { describeTrouble, OfferGone, type OriginTroubleCode } from './origin-error.ts';
import { type Floor, TrustFile } from './trust-file.ts';
import { Turns } from './turns.ts';

/** How often each origin is asked whether it offers something else (ms). */
const LOOK_EVERY = 500;
/** The wait after a failure, doubling (ms). */
const FIRST_RETRY = 500;
const LAST_RETRY = 5000;
/** How often it is written down how the mirror is (ms). */
const TELL_EVERY = 1000;
/** How often it is looked whether what was taken still lies on disk (ms). */
const CHECK_EVERY = 10_000;
/** How long an origin waits while another one is being fetched from (ms). */
const FETCH_PATIENCE = 3000;
/** How often in a row an origin may offer something else while it is being fetched, before that is a trouble. */
const PATIENCE = 20;

interface MirrorOptions {
  /** In no particular order: the newest offer counts. */
  readonly origins: readonly URL[];
  /** The data folder of the readers' front. */
  readonly folder: string;
  /** Public keys (one line each) that are trusted; none: those that were named before. */
  readonly pinned: readonly string[];
  /** Take an older generation than was taken before, once. */
  readonly mayGoBack: boolean;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}

type Trouble = NonNullable<MirrorStatus['trouble']> & { readonly code: OriginTroubleCode };

/** What is known of an origin. */
interface Known {
  readonly origin: Origin;
  checked: string | null;
  revision: number | null;
  trouble: Trouble | null;
  /** The last offer that was taken or found to be no newer. */
  isCurrent: boolean;
}

/**
 * Keeps a folder like what the origins publish. Each is asked for itself, so that none waits for another; what is newer than
 * what is held is taken, one at a time, and served once all of it is here and is what was signed.
 */
export class Mirror {
  readonly #options: MirrorOptions;
  readonly #snapshot: MirroredSnapshot;
  readonly #folder: string;
  readonly #trust: TrustFile;
  readonly #belief: OfferBelief;
  readonly #stopping = new AbortController();
  readonly #known: readonly Known[];
  /** One after the other: what is fetched, and what is put in place. */
  readonly #fetching = new Turns();
  readonly #swapping = new Turns();
  #mayGoBack: boolean;
  /** It lies here in full; otherwise the same offer is taken again. */
  #isWhole: boolean;
  #checked: string | null = null;
  #told = '';

  /** @throws when the folder cannot be written to, or what was trusted cannot be read */
  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#mayGoBack = options.mayGoBack;
    this.#folder = join(options.folder, 'snapshot');
    mkdirSync(this.#folder, { recursive: true });
    this.#trust = new TrustFile(options.folder, options.pinned);
    this.#belief = new OfferBelief(this.#trust, options.logger);
    this.#snapshot = new MirroredSnapshot(this.#folder);
    this.#isWhole = this.#holdsNewest() && this.#snapshot.verify();
    this.#checked = readMirrorStatus(this.#folder)?.checked ?? null;
    this.#known = options.origins.map((url) => ({
      origin: new Origin(url, this.#stopping.signal),
      checked: null,
      revision: null,
      trouble: null,
      isCurrent: false,
    }));
  }

  /** Asks each origin once. @returns whether what is held now is what at least one of them offers */
  async once(): Promise<boolean> {
    await Promise.all(this.#known.map((known) => this.#look(known)));
    this.#tell();
    this.#close();
    return this.#known.some(({ isCurrent }) => isCurrent);
  }

  /** Keeps the folder current until `stop`. */
  async run(): Promise<void> {
    const telling = setInterval(() => this.#tell(), TELL_EVERY);
    const checking = setInterval(() => this.#check(), CHECK_EVERY);
    try {
      await Promise.all(this.#known.map((known) => this.#follow(known)));
    } finally {
      clearInterval(telling);
      clearInterval(checking);
    }
  }

  /** Stops asking; what is half fetched is dropped. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#swapping.settled();
    this.#tell();
    this.#close();
  }

  /** The public keys (one line each) that are trusted. */
  get trusted(): readonly string[] {
    return this.#trust.trust.keys;
  }

  /** What is served from the folder; `null`: nothing. */
  get held(): Pick<Manifest, 'revision' | 'created'> | null {
    return this.#snapshot.held;
  }

  /** The reasons why nothing could be taken. */
  get troubles(): readonly string[] {
    return this.#known.flatMap(({ origin, trouble }) =>
      trouble === null ? [] : [`${origin.url.origin}: ${trouble.message}`],
    );
  }

  async #follow(known: Known): Promise<void> {
    let retry = FIRST_RETRY;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#look(known);
      const wait = known.trouble === null ? LOOK_EVERY : retry;
      retry = known.trouble === null ? FIRST_RETRY : Math.min(LAST_RETRY, retry * 2);
      await setTimeout(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Asks one origin, and takes what it offers if that is newer. Never throws. */
  async #look(known: Known): Promise<void> {
    for (let turn = 0; ; turn += 1) {
      try {
        const text = await known.origin.askOffer();
        if (text !== null || !this.#isWhole) {
          if (text === null) known.origin.forget();
          else await this.#consider(known, text);
        }
        if (known.isCurrent) this.#noteChecked(known);
        if (text === null && !this.#isWhole && turn < PATIENCE) continue;
        return;
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        known.origin.forget();
        if (error instanceof OfferGone && turn < PATIENCE) continue;
        this.#noteTrouble(known, error);
        return;
      }
    }
  }

  async #consider(known: Known, text: string): Promise<void> {
    const { origin } = known;
    known.isCurrent = false;
    const received = await this.#belief.believe(origin, text);
    known.revision = received.offer.revision;
    // Two origins offer the same at the same time: the second finds it here. One that is slow holds up nobody for long.
    const leave = await this.#fetching.enter(FETCH_PATIENCE);
    try {
      if (this.#isWanted(received)) await this.#take(origin, received);
      else await this.#swapping.run(() => this.#renew(received));
    } finally {
      leave();
    }
    known.isCurrent = true;
  }

  /** @throws OriginError when it is older than what was taken, or of another history */
  #isWanted({ offer }: ReceivedOffer): boolean {
    const { floor } = this.#trust;
    const what = compareOffer(offer, floor && this.#mayGoBack ? { ...floor, revision: -1 } : floor);
    return what === 'newer' || (what === 'same' && !this.#isWhole);
  }

  async #take(origin: Origin, received: ReceivedOffer): Promise<void> {
    const { offer } = received;
    const started = performance.now();
    const fetched = await this.#snapshot.fetch(origin, received);
    await this.#swapping.run(async () => {
      // Another origin may have been quicker.
      if (!this.#isWanted(received)) return;
      await this.#snapshot.swap(received, fetched, this.#belief.keys);
      this.#isWhole = true;
      this.#mayGoBack = false;
      this.#trust.setFloor(floorOf(offer));
      const { revision, generation } = offer;
      const ms = Math.round(performance.now() - started);
      this.#options.logger.info(
        { origin: origin.url.origin, revision, generation, bytes: fetched.bytes, ms },
        'taken from an origin',
      );
    });
  }

  /** What is held is handed on as it is signed now. */
  async #renew({ text, offer }: ReceivedOffer): Promise<void> {
    if (compareOffer(offer, this.#trust.floor) === 'same')
      await this.#snapshot.renew(text, this.#belief.keys);
  }

  /** Whether what lies here is the newest that was taken; after a crash it may be newer than what was noted. */
  #holdsNewest(): boolean {
    const { held } = this.#snapshot;
    if (held === null) return false;
    const { logId, revision, head, created } = held;
    const { floor } = this.#trust;
    const isNewer =
      floor === null || revision > floor.revision || (revision === floor.revision && created > floor.created);
    if (isNewer) this.#trust.setFloor({ logId, revision, head, created });
    return isNewer || (revision === floor.revision && created === floor.created);
  }

  #noteChecked(known: Known): void {
    const now = new Date().toISOString();
    if (known.trouble !== null) {
      this.#options.logger.info({ origin: known.origin.url.origin }, 'an origin is as it should be again');
    }
    known.trouble = null;
    known.checked = now;
    this.#checked = now;
  }

  #noteTrouble(known: Known, error: unknown): void {
    const { code, message } = describeTrouble(error);
    const { origin, trouble } = known;
    known.isCurrent = false;
    if (trouble?.code !== code || trouble.message !== message) {
      this.#options.logger.error(
        { origin: origin.url.origin, code },
        `nothing is taken from an origin: ${message}`,
      );
    }
    const since = trouble?.code === code ? trouble.since : new Date().toISOString();
    known.trouble = { code, message, since };
  }

  /** What lies on disk may be taken away. */
  #check(): void {
    if (this.#isWhole && !this.#snapshot.isWhole) this.#isWhole = this.#snapshot.verify();
  }

  #status(): MirrorStatus {
    const troubles = this.#known.map(({ trouble }) => trouble);
    return {
      checked: this.#checked,
      origins: this.#known.map(({ origin, checked, revision, trouble }) => ({
        url: origin.url.origin,
        checked,
        revision,
        trouble,
      })),
      trouble: troubles.every((one) => one !== null) ? (troubles[0] ?? null) : null,
      keys: this.#trust.trust.keys.map(keyId),
    };
  }

  /** Not flushed: after a crash it is a second behind at most. */
  #tell(): void {
    const text = JSON.stringify(this.#status());
    if (text === this.#told) return;
    const file = mirrorStatusFile(this.#folder);
    try {
      writeFileSync(`${file}.tmp`, text);
      renameSync(`${file}.tmp`, file);
      this.#told = text;
    } catch {
      // A disk that is full has been told of where it mattered.
    }
  }

  #close(): void {
    for (const { origin } of this.#known) origin.close();
  }
}

function floorOf({ log_id: logId, revision, head, created }: ReceivedOffer['offer']): Floor {
  return { logId, revision, head, created };
}
