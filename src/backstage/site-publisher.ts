import type { Logger } from 'pino';
import type { Config } from '../config/settings.ts';
import { siteNow } from '../domain/clock.ts';
import type { Revision } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import { publicState } from '../domain/public-state.ts';
import type { State } from '../domain/state.ts';
import type { Build } from '../publish/assets.ts';
import { changesAt } from '../publish/changes-at.ts';
import { MISSING_PAGES } from '../publish/missing-pages.ts';
import { type PageTrouble, PageTroubles } from '../publish/page-troubles.ts';
import type { Digest, MayWait } from '../publish/plan.ts';
import type { Plan, Publication, Rendered } from '../publish/planned.ts';
import { PublishLoop } from '../publish/publish-loop.ts';
import { readCheckpoint } from '../publish/signed-note.ts';
import { ViewMemory } from '../publish/view-memory.ts';
import type { Known } from '../store/log.ts';
import type { PageSource } from '../views/context.ts';
import type { App } from './app.ts';
import { findChangedPaths } from './changed-paths.ts';
import { Drawer } from './drawer.ts';
import { IdleCollector } from './idle-collector.ts';
import { KeptPlan } from './kept-plan.ts';
import { publicLog } from './log-addresses.ts';
import type { LogConnection } from './log-connection.ts';
import { LogNotary } from './log-notary.ts';
import type { ThisNode } from './node.ts';
import { renderPageAfter } from './page-after.ts';
import type { PageRenderer } from './page-renderer.ts';
import { LIVE } from './public-documents.ts';
import { PublishingFigures } from './publishing-figures.ts';
import { adoptRehearsal } from './rehearsal.ts';
import { siteEntries } from './site-entries.ts';
import { forgetFulfilled, publishedManifest, publishedState, snapshotFolder } from './snapshot-state.ts';
import { whatMayWait } from './swap-turns.ts';
import { TakenAlong } from './taken-along.ts';
import { wallClock } from './wall-clock.ts';
import { warmUp } from './warm-up.ts';
import { Witnesses } from './witnesses.ts';

/** What of backstage is published. */
interface PublishedApp extends Pick<App, 'viewContext' | 'draftContext' | 'onChange'> {
  readonly config: Pick<
    Config,
    'dataDir' | 'siteUrl' | 'supportUrl' | 'securityContacts' | 'exportDir' | 'exportHook' | 'witnesses'
  >;
  readonly log: Pick<LogConnection, 'published' | 'trouble'>;
  /** Whom others ask what this node has published. */
  readonly node?: Pick<ThisNode, 'notePublished'>;
}

/** What is published, and what all of it is made from. */
interface SitePlan extends Plan {
  readonly shows: State;
}

/** What decides what is to be published, but for the clock. */
interface Heard extends Known {
  readonly isInTrouble: boolean;
}

/** Publishes what the log says, as far as readers may know it, and knows which state they see. */
export class SitePublisher {
  readonly loop: PublishLoop<SitePlan>;
  readonly taken: TakenAlong;
  /** What it did, for the metrics. */
  readonly figures = new PublishingFigures();
  /** Signs the public log. */
  readonly notary: LogNotary;
  readonly #app: PublishedApp;
  readonly #renderer: Pick<PageRenderer, 'render'>;
  readonly #logger: Logger;
  readonly #build: Build;
  /** What this build rendered before it took over, until it is published. */
  #rehearsed: NonNullable<Plan['rehearsed']>;
  /** The state of the generation that is served. */
  #published: State;
  /** The one before, and the one that is being published: for a moment a front may still, or already, serve it. */
  #former: State | null = null;
  #coming: State | null = null;
  /** By address: the hash of its data. */
  readonly #memory = new ViewMemory<Digest>();
  readonly #kept: KeptPlan;
  /** Draws what pages are shown by elsewhere, once they are published. */
  readonly #drawer: Drawer;
  /** What was to be published when that was last heard of. */
  #heard: Heard | null = null;
  readonly #collector: IdleCollector;
  readonly #witnesses: Witnesses;
  /** What they were last asked to sign. */
  #asked = '';
  /** Pages that readers see as they were before: they could not be made anew. */
  readonly #failing = new PageTroubles();
  /** Pages of which a part is shown as it was typed. */
  readonly #plain = new PageTroubles();

  constructor(app: PublishedApp, renderer: Pick<PageRenderer, 'render'>, build: Build, logger: Logger) {
    this.#app = app;
    this.#renderer = renderer;
    this.#logger = logger;
    this.#build = build;
    this.notary = new LogNotary(app.config);
    this.#witnesses = new Witnesses(app.config.witnesses, logger);
    this.#rehearsed = adoptRehearsal(app.config, build.id);
    this.#published = publishedState(app.config);
    this.loop = new PublishLoop({
      folder: snapshotFolder(app.config),
      plan: (mayWait) => this.#plan(mayWait),
      onPublished: (publication, plan, isNew) => this.#note(publication, plan, isNew),
      onError: (error, path) =>
        logger.error(
          { error, ...(path === null ? {} : { path }) },
          path === null
            ? 'the site could not be published; readers keep the last generation'
            : 'a page could not be rendered; readers keep its last good version',
        ),
    });
    this.#collector = new IdleCollector(() => this.loop.isIdle);
    this.taken = new TakenAlong(app.config, this.loop.writer, logger);
    this.#drawer = new Drawer({
      onDrawn: () => this.loop.wake(),
      onError: (error, path) =>
        logger.warn({ error, path }, 'a picture could not be drawn; the last one stays'),
    });
    this.#kept = new KeptPlan(app.config, build.id, this.#memory);
    app.onChange(() => this.#hear());
  }

  /** Finishes the publication under way and what it leaves to the next, starts no other, and keeps for the next start what this one knows. */
  async stop(): Promise<void> {
    this.#collector.stop();
    await this.#drawer.stop();
    await this.loop.stop();
    this.#kept.keep();
  }

  /** Pages that could not be made anew: readers see them as they were. `null`: all could. */
  get failing(): PageTrouble | null {
    return this.#failing.trouble;
  }

  /** Pages of which a part could not be shown as what it is, and is shown as it was typed. `null`: there are none. */
  get plain(): PageTrouble | null {
    return this.#plain.trouble;
  }

  /**
   * What pages that depend on a query are made from: the state that readers see, at this moment.
   *
   * @param served the revision that whoever asks has its other pages at: what it reads goes neither back nor forth
   */
  sourceAt(served: Revision): PageSource {
    const seen = [this.#coming, this.#former].find((state) => state?.revision === served) ?? this.#published;
    // A snapshot that cannot be read says nothing of what readers see: nothing is not what was said.
    const safe = seen.revision === 0 ? this.#app.log.published?.state : undefined;
    const state = safe === undefined ? seen : publicState(safe);
    return { viewContext: (locale) => this.#app.viewContext(locale, state) };
  }

  /** Resolves once what another build made is not served any more, or that cannot be helped now: a page of ours needs our files. */
  async whenOwnIsServed(): Promise<void> {
    const { build } = publishedManifest(this.#app.config) ?? {};
    if (build !== undefined && build !== this.#build.id) await this.loop.whenIdle();
  }

  /** See `findChangedPaths`; what cannot have changed is not looked at. */
  changedPaths(before: State, after: State): Promise<string[]> {
    const [was, will] = [publicState(before), publicState(after)];
    return findChangedPaths(this.#app, was, will, wallClock(), this.#memory.touchedBy(will));
  }

  /** See `renderPageAfter`. */
  pageAfter(after: State, path: string, staff: Locale): Promise<Rendered | null> {
    const state = publicState(after);
    const source: PageSource = { viewContext: (locale) => this.#app.draftContext(locale, state) };
    return renderPageAfter(path, state, source, { renderer: this.#renderer, staff });
  }

  /** Has the first change wait no longer than any other: see `warmUp`. */
  async warmUp(): Promise<void> {
    await this.loop.whenIdle();
    const shown = this.#published;
    if (shown.revision === 0) return;
    await warmUp(shown, siteNow(shown, wallClock()), {
      renderer: this.#renderer,
      operator: this.#app.config,
      contextOf: (locale, ...at) => this.#app.viewContext(locale, ...at),
      isWanted: () => this.loop.isIdle,
    });
  }

  /** What is not proven yet is no reason to look through the site: nothing of it is published. */
  #hear(): void {
    const { published, trouble } = this.#app.log;
    const isInTrouble = trouble !== null;
    const heard = this.#heard;
    this.#heard = published && { ...published, isInTrouble };
    const isSame =
      heard?.state === published?.state &&
      heard?.head === published?.head &&
      heard?.isInTrouble === this.#heard?.isInTrouble;
    if (!isSame) this.loop.wake();
  }

  /** Everything there is to publish now; `null` while nothing was ever said. @param mayWait see `PublishLoop` */
  #plan(mayWait: boolean): SitePlan | null {
    // Nothing before it is safe: what is taken back would have been believed.
    const safe = this.#app.log.published;
    if (safe === null) return null;
    const { head } = safe;
    const state = publicState(safe.state);
    // Known from the snapshot alone: its pages are there already, and without a log there is no head to publish under.
    const claimed = head === '' ? this.loop.writer.last() : null;
    if (state.revision > 0 && head === '' && claimed === null) return null;
    if (state.revision === 0 && this.#app.log.trouble) return null;
    const wall = wallClock();
    const now = siteNow(state, wall);
    this.#coming = state;
    this.#kept.recallOnce({ state, head });
    const redacted = state.changes.findLast(({ redaction }) => redaction !== undefined)?.revision;
    const forgetsPast = redacted !== undefined && redacted > this.#published.revision;
    const left = mayWait && !forgetsPast ? this.#whatMayWait(state) : null;
    return {
      revision: state.revision,
      logId: state.logId,
      head: claimed?.head ?? head,
      build: this.#build.id,
      siteUrl: this.#app.config.siteUrl,
      changesAt: changesAt(state, now, wall),
      entries: siteEntries(state, now, {
        build: this.#build,
        renderer: this.#renderer,
        memory: this.#memory,
        operator: this.#app.config,
        drawer: this.#drawer,
        notary: this.notary,
        mayWait: left,
        contextOf: (locale, ...at) => this.#app.viewContext(locale, ...at),
      }),
      rehearsed: this.#rehearsed,
      isAwaited: left !== null,
      missing: MISSING_PAGES,
      live: LIVE,
      state: withoutIndex(state),
      shows: state,
      ...(redacted === undefined ? {} : { redacted }),
      forgetsPast,
    };
  }

  #whatMayWait(state: State): MayWait | null {
    return whatMayWait(state, {
      build: this.#build.id,
      writer: this.loop.writer,
      memory: this.#memory,
      newest: () => this.#app.log.published?.state.revision ?? 0,
    });
  }

  /** Readers have it by then: what witnesses sign of it is published when they have. */
  async #askWitnesses({ logId, changes }: State): Promise<void> {
    const log = this.#witnesses.isEmpty || logId === null ? null : publicLog(changes);
    if (log === null || logId === null) return;
    const checkpoint = this.notary.checkpoint(logId, log);
    const { body } = readCheckpoint(checkpoint) ?? { body: '' };
    if (body === this.#asked) return;
    this.#asked = body;
    const lines = await this.#witnesses.cosign(checkpoint, log.tree);
    if (lines !== '' && this.notary.addCosignatures(body, lines)) this.loop.wake();
  }

  #note(
    { manifest, rendered, planned, asTyped, pending, waiting, duration }: Publication,
    plan: SitePlan,
    isNew: boolean,
  ): void {
    // What was taken out of the log is shown to nobody any more. A front may still be at the revision before this one.
    if (plan.forgetsPast) this.#former = null;
    else if (plan.shows.revision !== this.#published.revision) this.#former = this.#published;
    this.#published = plan.shows;
    this.#rehearsed = {};
    this.#drawer.want(pending);
    const now = wallClock();
    this.#failing.set(new Map(Object.entries(manifest.failing)), now);
    if (waiting.length === 0) this.#plain.set(asTyped, now);
    this.figures.note({ rendered: rendered.length, planned, duration, isNew });
    this.taken.note(isNew, waiting.length > 0);
    this.#collector.note();
    this.#app.node?.notePublished({ revision: manifest.revision, head: manifest.head });
    if (!isNew) return;
    if (waiting.length === 0) void this.#askWitnesses(plan.shows);
    if (!this.#app.log.trouble) forgetFulfilled(this.#app.config, plan.shows);
    const { id, revision } = manifest;
    this.#logger.info(
      {
        generation: id,
        revision,
        rendered: rendered.length,
        planned,
        ms: Math.round(duration),
        ...(waiting.length > 0 && { waiting: waiting.length }),
      },
      'published',
    );
    this.#logger.debug({ rendered }, 'rendered');
  }
}

/** It can be made again. */
function withoutIndex({ index: _index, ...state }: State): Omit<State, 'index'> {
  return state;
}
