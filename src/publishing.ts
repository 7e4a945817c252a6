import { join } from 'node:path';
import type { Logger } from 'pino';
import type { App } from './app.ts';
import { wallClock } from './app.ts';
import { type Config, ROOT } from './config.ts';
import { siteNow } from './domain/clock.ts';
import { dayAfter } from './domain/day.ts';
import { LOCALES } from './domain/locale.ts';
import { nextChangeAfter } from './domain/next-change.ts';
import type { State } from './domain/state.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant, startOfDay } from './domain/time.ts';
import { formatFaq } from './formats/faq.ts';
import { formatStatus } from './formats/status.ts';
import { formatWords } from './formats/words.ts';
import { fingerprintFiles, planAssets } from './publish/assets.ts';
import { Exporter } from './publish/exporter.ts';
import { PublishLoop } from './publish/publish-loop.ts';
import type { Plan, Planned } from './publish/publisher.ts';
import { holdsReads, type Reads, trackReads } from './publish/reads.ts';
import { localePrefix, routes } from './publish/routes.ts';
import { signingKey } from './publish/signature.ts';
import type { LiveRule, SnapshotReader } from './publish/snapshot.ts';
import { sha256 } from './publish/snapshot-writer.ts';
import type { PageSource, Renderer } from './renderer.ts';
import {
  forgetAccepted,
  publicState,
  publishedState,
  signingKeyFile,
  snapshotFolder,
} from './snapshot-state.ts';
import type { ViewContext } from './views/context.ts';
import { questionIndex } from './views/faq-index.ts';
import { queryOf, viewOf } from './views/registry.ts';

/** Addresses that have no page of their own in the snapshot. */
const LIVE: readonly LiveRule[] = [{ path: '/api/v1/lookup', methods: ['GET', 'HEAD'] }];

/**
 * The JSON documents: what decides what they say. Each language is one, so that the browser's own search and lookup
 * find theirs with backstage gone.
 */
const DOCUMENTS: Readonly<
  Record<string, { readonly query: readonly string[]; view(source: PageSource): unknown }>
> = {
  '/api/v1/status.json': { query: [], view: (source) => viewStatus(source.viewContext('pl')) },
  '/api/v1/events.json': { query: ['after'], view: (source) => source.viewContext('pl').state.revision },
  ...inEachLocale('/api/v1/faq.json', ({ state, locale }) => formatFaq(state, locale)),
  ...inEachLocale('/api/v1/faq-index.json', (context) => questionIndex(context).entries),
  ...inEachLocale('/api/v1/words.json', ({ state, locale }) => formatWords(state, locale)),
};

function viewStatus({ state, now }: ViewContext) {
  return formatStatus(state, now);
}

/** A document that says the same in each language: the source language without a query, others with `?lang=`. */
function inEachLocale(path: string, view: (context: ViewContext) => unknown) {
  return Object.fromEntries(
    LOCALES.map((locale) => [
      locale === 'pl' ? path : `${path}?lang=${locale}`,
      { query: ['lang'], view: (source: PageSource) => view(source.viewContext(locale)) },
    ]),
  );
}

/** Publishes what the log says, and knows which state readers see. */
export class Publishing {
  readonly loop: PublishLoop;
  /** `null`: no folder is kept like the site. */
  readonly exporter: Exporter | null;
  readonly #app: App;
  readonly #renderer: Renderer;
  readonly #assets: readonly Planned[];
  readonly #build: string;
  /** The state of the generation that is served. */
  #published: State;
  /** By address: the hash of its view, and what that was made from. */
  readonly #digests = new Map<
    string,
    { readonly epoch: string; readonly reads: Reads; readonly digest: string }
  >();
  /** The folder that is kept like the site has been looked at since the start. */
  #isExported = false;
  /** The one of the plan that is being made. */
  #planned: State;

  constructor(app: App, renderer: Renderer, logger: Logger) {
    this.#app = app;
    this.#renderer = renderer;
    this.#build = fingerprintFiles([join(ROOT, 'dist'), join(ROOT, 'src')]);
    this.#assets = planAssets(join(ROOT, 'dist', 'client'), this.#build);
    this.#published = publishedState(app.config);
    this.#planned = this.#published;
    this.loop = new PublishLoop({
      folder: snapshotFolder(app.config),
      plan: () => this.#plan(),
      onPublished: ({ manifest, rendered, planned, duration }, isNew) => {
        this.#published = this.#planned;
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

  /** What pages that depend on a query are made from: the state that readers see, at this moment. */
  get source(): PageSource {
    return { viewContext: (locale) => this.#app.viewContext(locale, this.#published) };
  }

  /** Everything there is to publish now; `null` while nothing was ever said. */
  #plan(): Plan | null {
    const { state, head } = this.#app.log.known;
    // Known from the snapshot alone: its pages are there already, and without a log there is no head to publish under.
    const claimed = head === '' ? this.loop.writer.last() : null;
    if (state.revision > 0 && head === '' && claimed === null) return null;
    if (state.revision === 0 && this.#app.log.trouble) return null;
    this.#planned = state;
    const wall = wallClock();
    const now = siteNow(state, wall);
    const source: PageSource = { viewContext: (locale) => this.#app.viewContext(locale, state, now) };
    return {
      revision: state.revision,
      logId: state.logId,
      head: claimed?.head ?? head,
      build: this.#build,
      siteUrl: this.#app.config.siteUrl,
      changesAt: changesAt(state, now, wall),
      entries: [
        ...this.#planPages(state, source),
        ...planDocuments(source, this.#render(source)),
        ...this.#assets,
      ],
      missing: [
        ['/api/', '/api/404'],
        ...LOCALES.toReversed().map((locale): [string, string] => [
          `${localePrefix(locale)}/`,
          `${localePrefix(locale)}/404/`,
        ]),
      ],
      live: LIVE,
      state: publicState(state),
    };
  }

  /**
   * The hash of a page's view. Not made anew while everything the view read of the state is as it was, on the same day
   * and on the same side of the promised update: what a change costs follows the change, not the site.
   */
  #digest(path: string, context: ViewContext, view: (context: ViewContext) => unknown): string {
    const { state, now } = context;
    const by = state.promise?.nextUpdateBy ?? null;
    const epoch = `${dayAt(now)} ${by !== null && now >= by}`;
    const known = this.#digests.get(path);
    if (known?.epoch === epoch && holdsReads(state, known.reads)) return known.digest;
    const tracked = trackReads(state);
    const digest = sha256(JSON.stringify(view({ ...context, state: tracked.state })));
    this.#digests.set(path, { epoch, reads: tracked.reads, digest });
    return digest;
  }

  #render(source: PageSource): (path: string) => Planned['render'] {
    return (path) => () => this.#renderer.render(path, source);
  }

  #planPages(state: State, source: PageSource): Planned[] {
    const pages = [...routes(state).values()].map(
      (route): Planned => ({
        path: route.path,
        query: queryOf(route.view),
        view: () =>
          this.#digest(route.path, source.viewContext(route.locale), (context) => viewOf(context, route)),
        render:
          route.view === 'redirect'
            ? async () => ({ status: 301, headers: { Location: route.to }, body: Buffer.alloc(0) })
            : this.#render(source)(route.path),
      }),
    );
    const missing = LOCALES.map((locale): Planned => {
      const path = `${localePrefix(locale)}/404/`;
      return {
        path,
        query: [],
        view: () => viewOf(source.viewContext(locale), { view: 'not-found', path }),
        render: this.#render(source)(path),
      };
    });
    return [...pages, ...missing];
  }
}

function openExporter(config: Config, reader: SnapshotReader, logger: Logger): Exporter | null {
  const { exportDir: folder, exportHook: hook } = config;
  if (folder === null) return null;
  const onError = (error: unknown) => logger.error({ error, folder }, 'the site could not be exported');
  return new Exporter({ folder, hook, reader, key: signingKey(signingKeyFile(config)), onError });
}

function planDocuments(source: PageSource, render: (path: string) => Planned['render']): Planned[] {
  return [
    ...Object.entries(DOCUMENTS).map(
      ([path, { query, view }]): Planned => ({
        path,
        query,
        view: () => view(source),
        render: render(path),
      }),
    ),
    { path: '/api/404', query: [], view: () => null, render: render('/api/404') },
  ];
}

/**
 * When (wall clock) the site will next say something else by itself. A new day counts: pages name days differently
 * once a year has passed, and a day without any sign of life would make a mirror look abandoned.
 */
function changesAt(state: State, now: Instant, wall: Instant): Instant {
  const midnight = startOfDay(dayAfter(dayAt(now)));
  const next = nextChangeAfter(state, now);
  const site = next !== null && next < midnight ? next : midnight;
  return instantFromMs(msFromInstant(wall) + msFromInstant(site) - msFromInstant(now));
}
