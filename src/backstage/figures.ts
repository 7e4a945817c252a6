import { dueIntents } from '../actions/apply-intents.ts';
import type { LoggedCount, LoggedCounts } from '../config/logged-counts.ts';
import { lostSubjects } from '../domain/lost-subjects.ts';
import type { PartInTrouble } from '../domain/surroundings.ts';
import { wordFaults } from '../domain/word-faults.ts';
import type { App } from './app.ts';
import type { Backups } from './backups.ts';
import { type CopyFigures, copyFigures, nodeFigures } from './machine-figures.ts';
import type { SitePublisher } from './site-publisher.ts';
import { wallClock } from './wall-clock.ts';

/** How backstage is, in numbers. What is counted is of the time since they were last taken. Instants: ms since the epoch. */
export interface BackstageFigures {
  /** Of the log. */
  readonly revision: number;
  /** Up to which the log may be published: as far as it is on a second machine, where there are several. */
  readonly safeRevision: number;
  /** What is published; `null`: nothing. */
  readonly generation: {
    readonly revision: number;
    readonly created: number;
    /** `null`: it never changes by itself. */
    readonly changes: number | null;
    readonly failing: number;
  } | null;
  readonly publishing: ReturnType<SitePublisher['figures']['take']> & {
    /** Addresses. */
    readonly planned: number;
    /** Pages of which a part is shown as it was typed. */
    readonly asTyped: number;
    readonly failures: number;
  };
  readonly troubles: readonly { readonly part: string; readonly code: string; readonly since: number }[];
  readonly logged: readonly LoggedCount[];
  /** `null`: none are made. */
  readonly backups: {
    /** Since the start; `null`: none yet. */
    readonly last: { readonly revision: number; readonly at: number } | null;
    readonly failures: number;
    /** Seconds between two of them. */
    readonly interval: number;
  } | null;
  readonly content: {
    readonly problems: number;
    readonly deadLinks: number;
    readonly unknownIds: number;
    readonly lost: number;
  };
  readonly lease: { readonly isHeld: boolean; readonly epoch: number };
  /** All that work with the same log, as far as is known. */
  readonly nodes: ReturnType<typeof nodeFigures>;
  /** The machines that hold the log; `null`: it is one copy by nature. */
  readonly copies: CopyFigures | null;
  /** `null`: the database has not been asked, or does not say. */
  readonly intents: { readonly waiting: number; readonly due: number; readonly refused: number } | null;
}

interface FigureSources {
  readonly app: Pick<App, 'config' | 'content' | 'intents' | 'log' | 'node' | 'now' | 'state'>;
  readonly publisher: Pick<SitePublisher, 'figures' | 'loop' | 'plain'>;
  readonly backups: () => Pick<Backups, 'failures' | 'last'> | null;
  readonly troubles: () => readonly PartInTrouble[];
  readonly logged: LoggedCounts;
}

/** How often the database is asked for what is not known without it (ms). */
const ASK_EVERY = 5000;

/** Gathers the figures of backstage, for whoever watches it. Nothing waits for the database: it is asked beside that. */
export class Figures {
  readonly #sources: FigureSources;
  #intents: BackstageFigures['intents'] = null;
  #asked = Number.NEGATIVE_INFINITY;
  #failuresTold = { publishing: 0, backups: 0 };

  constructor(sources: FigureSources) {
    this.#sources = sources;
  }

  take(): BackstageFigures {
    const { app, publisher, backups, troubles, logged } = this.#sources;
    if (performance.now() - this.#asked > ASK_EVERY) void this.#ask();
    const last = publisher.loop.writer.last();
    const told = this.#failuresTold;
    const failures = { publishing: publisher.loop.failures, backups: backups()?.failures ?? 0 };
    this.#failuresTold = failures;
    const faults = wordFaults(app.state);
    return {
      revision: app.state.revision,
      safeRevision: app.log.published?.state.revision ?? 0,
      generation: last && {
        revision: last.revision,
        created: Date.parse(last.created),
        changes: last.changesAt === null ? null : Date.parse(last.changesAt),
        failing: Object.keys(last.failing).length,
      },
      publishing: {
        ...publisher.figures.take(),
        planned: publisher.figures.planned,
        asTyped: publisher.plain?.addresses.length ?? 0,
        failures: failures.publishing - told.publishing,
      },
      troubles: troubles().map(({ part, code, since }) => ({ part, code, since: Date.parse(since) })),
      logged: logged.take(),
      backups: this.#backupFigures(failures.backups - told.backups),
      content: {
        problems: app.content.problems.length,
        deadLinks: faults.filter(({ kind }) => kind === 'link.broken').length,
        unknownIds: faults.filter(({ kind }) => kind === 'id.unknown').length,
        lost: lostSubjects(app.state, app.now).length,
      },
      lease: { isHeld: app.node.lease.isHeld, epoch: app.node.lease.epoch },
      nodes: nodeFigures(app.node.all, app.node.id),
      copies: copyFigures(app.log.copies),
      intents: app.log.trouble === null ? this.#intents : null,
    };
  }

  #backupFigures(failures: number): BackstageFigures['backups'] {
    const { app, backups } = this.#sources;
    if (app.config.backupDir === null) return null;
    const last = backups()?.last ?? null;
    return {
      last: last && { revision: last.revision, at: Date.parse(last.at) },
      failures,
      interval: app.config.backupEvery * 60,
    };
  }

  /** What only the database knows. Its troubles are told elsewhere. */
  async #ask(): Promise<void> {
    this.#asked = performance.now();
    const { app } = this.#sources;
    try {
      const open = await app.intents.open();
      const due = dueIntents(open, { now: app.now, wall: wallClock() }).length;
      const refused = open.filter(({ status }) => status === 'refused').length;
      this.#intents = { waiting: open.length - refused, due, refused };
    } catch {
      this.#intents = null;
    }
  }
}
