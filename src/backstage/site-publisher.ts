import { join } from 'node:path';
import type { Logger } from 'pino';
import { ROOT } from '../config/folders.ts';
import type { Config } from '../config/settings.ts';
import { siteNow } from '../domain/clock.ts';
import { dayAfter } from '../domain/day.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import { nextChangeAfter } from '../domain/next-change.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant, startOfDay } from '../domain/time.ts';
import { fingerprintFiles, planAssets } from '../publish/assets.ts';
import { Exporter } from '../publish/exporter.ts';
import { type PageTrouble, PageTroubles } from '../publish/page-troubles.ts';
import { PublishLoop } from '../publish/publish-loop.ts';
import type { Plan, Planned, Rendered } from '../publish/publisher.ts';
import { type Route, routes } from '../publish/routes.ts';
import { signingKey } from '../publish/signature.ts';
import type { Manifest, SnapshotReader } from '../publish/snapshot.ts';
import { sha256 } from '../publish/snapshot-writer.ts';
import { ViewMemory } from '../publish/view-memory.ts';
import type { PageSource, ViewContext } from '../views/context.ts';
import { queryOf, viewOf } from '../views/registry.ts';
import type { App } from './app.ts';
import { findChangedPaths } from './changed-paths.ts';
import { LOOKUP_PARTS } from './lookup-parts.ts';
import type { PageRenderer } from './page-renderer.ts';
import { DOCUMENTS, LIVE } from './public-documents.ts';
import { reporting } from './reporting.ts';
import {
  forgetAccepted,
  publicState,
  publishedState,
  signingKeyFile,
  snapshotFolder,
} from './snapshot-state.ts';
import { wallClock } from './wall-clock.ts';

const DAY = 86_400_000;

/** An address that is published. */
interface Page {
  readonly path: string;
  readonly locale: Locale;
  /** What stands there. */
  readonly target: object;
  readonly view: (context: ViewContext) => unknown;
}

/** What the plan under way is made from. */
interface Making {
  readonly state: State;
  readonly source: PageSource;
  /** By address: the data by which it was seen that a page is another, until it is rendered from them. */
  readonly ready: Map<string, unknown>;
}

/** Publishes what the log says, and knows which state readers see. */
export class SitePublisher {
  readonly loop: PublishLoop;
  /** `null`: no folder is kept like the site. */
  readonly exporter: Exporter | null;
  readonly #app: App;
  readonly #renderer: PageRenderer;
  readonly #assets: readonly Planned[];
  readonly #build: string;
  /** The state of the generation that is served. */
  #published: State;
  /** By address: the hash of its view. */
  readonly #digests = new ViewMemory<string>();
  /** By what stands at an address, which is the same object from one plan to the next: a plan costs what is new in it. */
  readonly #planned = new WeakMap<object, Planned>();
  /** The addresses beside the pages that the state names. */
  readonly #others: readonly Planned[];
  /** Pages that readers see as they were before: they could not be made anew. */
  readonly #failing = new PageTroubles();
  /** Pages of which a part is shown as it was typed. */
  readonly #plain = new PageTroubles();
  /** By address: why a part of it is shown as it was typed. */
  readonly #reports = new Map<string, string>();
  /** The folder that is kept like the site has been looked at since the start. */
  #isExported = false;
  #making: Making;

  constructor(app: App, renderer: PageRenderer, logger: Logger) {
    this.#app = app;
    this.#renderer = renderer;
    this.#build = fingerprintFiles([join(ROOT, 'dist'), join(ROOT, 'src')]);
    this.#assets = planAssets(join(ROOT, 'dist', 'client'), this.#build);
    this.#published = publishedState(app.config);
    this.#making = { state: this.#published, source: this.source, ready: new Map() };
    this.#others = this.#planOthers();
    this.loop = new PublishLoop({
      folder: snapshotFolder(app.config),
      plan: () => this.#plan(),
      onPublished: ({ manifest, rendered, planned, duration }, isNew) => {
        this.#published = this.#making.state;
        this.#making.ready.clear();
        this.#look(manifest);
        if (isNew || !this.#isExported) this.exporter?.wake();
        this.#isExported = true;
        if (!isNew) return;
        if (!app.log.trouble) forgetAccepted(app.config);
        const { id, revision } = manifest;
        logger.info(
          { generation: id, revision, rendered: rendered.length, planned, ms: Math.round(duration) },
          'published',
        );
        logger.debug({ rendered }, 'rendered');
      },
      onError: (error, path) =>
        logger.error(
          { error, ...(path === null ? {} : { path }) },
          path === null
            ? 'the site could not be published; readers keep the last generation'
            : 'a page could not be rendered; readers keep its last good version',
        ),
    });
    this.exporter = openExporter(app.config, this.loop.writer.reader, logger);
    app.onChange(() => this.loop.wake());
  }

  /** Pages that could not be made anew: readers see them as they were. `null`: all could. */
  get failing(): PageTrouble | null {
    return this.#failing.trouble;
  }

  /** Pages of which a part could not be shown as what it is, and is shown as it was typed. `null`: there are none. */
  get plain(): PageTrouble | null {
    return this.#plain.trouble;
  }

  #look({ failing, entries }: Manifest): void {
    const now = wallClock();
    this.#failing.set(new Map(Object.entries(failing)), now);
    for (const path of this.#reports.keys()) if (!(path in entries)) this.#reports.delete(path);
    this.#plain.set(new Map(this.#reports), now);
  }

  /** What pages that depend on a query are made from: the state that readers see, at this moment. */
  get source(): PageSource {
    // A snapshot that cannot be read says nothing of what readers see: nothing is not what was said.
    const state = this.#published.revision === 0 ? undefined : this.#published;
    return { viewContext: (locale) => this.#app.viewContext(locale, state) };
  }

  /** Everything there is to publish now; `null` while nothing was ever said. */
  #plan(): Plan | null {
    const { state, head } = this.#app.log.known;
    // Known from the snapshot alone: its pages are there already, and without a log there is no head to publish under.
    const claimed = head === '' ? this.loop.writer.last() : null;
    if (state.revision > 0 && head === '' && claimed === null) return null;
    if (state.revision === 0 && this.#app.log.trouble) return null;
    const forgetsPast = isRedactedSince(this.#published, state);
    const wall = wallClock();
    const now = siteNow(state, wall);
    const source: PageSource = { viewContext: (locale) => this.#app.viewContext(locale, state, now) };
    const by = state.promise?.nextUpdateBy ?? null;
    this.#making = { state, source, ready: new Map() };
    // Of the clock pages depend on the day, and on which side of the promised update it is.
    this.#digests.moveTo(state, `${dayAt(now)} ${by !== null && now >= by}`);
    return {
      revision: state.revision,
      logId: state.logId,
      head: claimed?.head ?? head,
      build: this.#build,
      siteUrl: this.#app.config.siteUrl,
      changesAt: changesAt(state, now, wall),
      entries: [
        ...Array.from(routes(state).values(), (route) => this.#planRoute(route)),
        ...this.#others,
        ...this.#assets,
      ],
      missing: [
        ['/api/', '/api/404'],
        ...LOCALES.toReversed().map((locale): [string, string] => [
          localePath(locale, '/'),
          localePath(locale, '/404/'),
        ]),
      ],
      live: LIVE,
      state: publicState(state),
      forgetsPast,
    };
  }

  /** See `findChangedPaths`; what cannot have changed is not looked at. */
  changedPaths(before: State, after: State): string[] {
    return findChangedPaths(this.#app, before, after, wallClock(), this.#digests.touchedBy(after));
  }

  #planRoute(route: Route): Planned {
    const known = this.#planned.get(route);
    if (known) return known;
    const { path, locale, view } = route;
    const page = { path, locale, target: route, view: (context: ViewContext) => viewOf(context, route) };
    const planned = { query: queryOf(view), ...this.#planPage(page) };
    const made = view === 'redirect' ? { ...planned, render: () => redirectTo(route.to) } : planned;
    this.#planned.set(route, made);
    return made;
  }

  #planOthers(): Planned[] {
    const missing = LOCALES.map((locale): Planned => {
      const path = localePath(locale, '/404/');
      const digest = () =>
        digestOf(viewOf(this.#making.source.viewContext(locale), { view: 'not-found', path }));
      return { path, query: [], digest, render: () => this.#render(path) };
    });
    const documents = Object.entries(DOCUMENTS).map(
      ([path, { query, locale, view }]): Planned => ({
        query,
        ...this.#planPage({ path, locale, target: {}, view }),
      }),
    );
    const parts = LOOKUP_PARTS.map(({ name, locale, part, view, make }): Planned => {
      const context = () => this.#making.source.viewContext(locale);
      return {
        ...this.#planPage({ path: name, locale, target: {}, view }),
        query: [],
        part,
        render: () => make(context(), (path, data) => this.#render(path, data)),
      };
    });
    const noDocument = '/api/404';
    return [
      ...missing,
      ...documents,
      ...parts,
      { path: noDocument, query: [], digest: () => sha256(''), render: () => this.#render(noDocument) },
    ];
  }

  /** What an address shows, and how it is rendered: from the data by which it was seen that it is to be. */
  #planPage({ path, locale, target, view }: Page): Pick<Planned, 'path' | 'digest' | 'render'> {
    const what = JSON.stringify(target);
    return {
      path,
      // Not made anew while everything read of the state for it is as it was, in the same moment, and the same stands there.
      digest: () => {
        const { source, ready } = this.#making;
        return this.#digests.recall(path, what, (state) => {
          this.#reports.delete(path);
          const report = (why: string) => this.#reports.set(path, why);
          const data = view(reporting({ ...source.viewContext(locale), state }, report));
          ready.set(path, data);
          return digestOf(data);
        });
      },
      render: () => {
        const { ready } = this.#making;
        const data = ready.get(path);
        ready.delete(path);
        return this.#render(path, data);
      },
    };
  }

  #render(path: string, ready?: unknown): Promise<Rendered> {
    const { source } = this.#making;
    return this.#renderer.render(path, {
      viewContext: (locale) => ({ ...source.viewContext(locale), ready }),
    });
  }
}

function digestOf(data: unknown): string {
  return sha256(JSON.stringify(data));
}

/** Whether something was taken out of the log that may have been published. */
function isRedactedSince({ revision }: State, { changes }: State): boolean {
  return changes.some((change) => change.redaction !== undefined && change.revision > revision);
}

async function redirectTo(address: string): Promise<Rendered> {
  return { status: 301, headers: { Location: address }, body: Buffer.alloc(0) };
}

function openExporter(config: Config, reader: SnapshotReader, logger: Logger): Exporter | null {
  const { exportDir: folder, exportHook: hook } = config;
  if (folder === null) return null;
  const onError = (error: unknown) => logger.error({ error, folder }, 'the site could not be exported');
  return new Exporter({ folder, hook, reader, key: signingKey(signingKeyFile(config)), onError });
}

/**
 * When (wall clock) the site will next say something else by itself. A new day counts: pages name days differently
 * once a year has passed, and a day without any sign of life would make a mirror look abandoned.
 */
function changesAt(state: State, now: Instant, wall: Instant): Instant {
  const midnight = startOfDay(dayAfter(dayAt(now)));
  const next = nextChangeAfter(state, now);
  const site = next !== null && next < midnight ? next : midnight;
  // On the last day of the calendar no other follows.
  const wait = site > now ? msFromInstant(site) - msFromInstant(now) : DAY;
  return instantFromMs(msFromInstant(wall) + wait);
}
