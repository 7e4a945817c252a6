import { join } from 'node:path';
import type { Config } from '../config/settings.ts';
import type { Digest } from '../publish/plan.ts';
import type { KeptViews, ViewMemory } from '../publish/view-memory.ts';
import type { Known } from '../store/log.ts';
import { type Ground, keepWork, readSurroundings, takeWork } from './kept-work.ts';
import { snapshotFolder } from './snapshot-state.ts';

/**
 * What every page was made from, kept from one start to the next: where all that decides it is the same, nothing is made to
 * find that nothing changed, and the first change afterwards costs no more than any other.
 */
export class KeptPlan {
  readonly #config: Pick<Config, 'dataDir' | 'siteUrl' | 'supportUrl' | 'securityContacts'>;
  readonly #build: string;
  readonly #memory: ViewMemory<Digest>;
  /** What was last planned. */
  #planned: Known | null = null;

  constructor(
    config: Pick<Config, 'dataDir' | 'siteUrl' | 'supportUrl' | 'securityContacts'>,
    build: string,
    memory: ViewMemory<Digest>,
  ) {
    this.#config = config;
    this.#build = build;
    this.#memory = memory;
  }

  /** Told what is planned. At the first time what was kept of it is remembered, if it is of this very log. */
  recallOnce(known: Known): void {
    const isFirst = this.#planned === null;
    this.#planned = known;
    // Without a log nobody knows that it is what was kept.
    if (!isFirst || known.head === '') return;
    const work = takeWork(this.#file, this.#groundOf(known));
    if (work === null) return;
    const views: KeptViews<Digest> = JSON.parse(work);
    this.#memory.restore(views, known.state);
  }

  /** Keeps what is remembered of what was last planned. */
  keep(): void {
    const planned = this.#planned;
    const views = planned && this.#memory.keep(planned.state);
    if (views && planned.head !== '') keepWork(this.#file, this.#groundOf(planned), JSON.stringify(views));
  }

  get #file(): string {
    return join(snapshotFolder(this.#config), 'planned');
  }

  /** The day is remembered with the rest. */
  #groundOf({ state: { logId, revision }, head }: Known): Ground {
    const { siteUrl, supportUrl, securityContacts } = this.#config;
    const operator = [siteUrl, supportUrl, ...securityContacts];
    return ['views 1', this.#build, ...operator, logId, revision, head, ...readSurroundings()];
  }
}
