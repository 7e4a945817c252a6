import { join } from 'node:path';
import type { Logger } from 'pino';
import { formatOpenApi } from './api/openapi.ts';
import type { App } from './app.ts';
import { wallClock } from './app.ts';
import { type Config, ROOT } from './config.ts';
import { siteNow } from './domain/clock.ts';
import { dayAfter } from './domain/day.ts';
import { LOCALES, type Locale } from './domain/locale.ts';
import { nextChangeAfter } from './domain/next-change.ts';
import type { State } from './domain/state.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant, startOfDay } from './domain/time.ts';
import { formatEvents } from './formats/events.ts';
import { formatFaq } from './formats/faq.ts';
import { formatStatus } from './formats/status.ts';
import { formatWords } from './formats/words.ts';
import { fingerprintFiles, planAssets } from './publish/assets.ts';
import { Exporter } from './publish/exporter.ts';
import { PublishLoop } from './publish/publish-loop.ts';
import type { Plan, Planned } from './publish/publisher.ts';
import { localePrefix, type Route, routes } from './publish/routes.ts';
import { signingKey } from './publish/signature.ts';
import type { LiveRule, SnapshotReader } from './publish/snapshot.ts';
import { sha256 } from './publish/snapshot-writer.ts';
import { ViewMemory } from './publish/view-memory.ts';
import type { PageSource, Renderer } from './renderer.ts';
import {
  forgetAccepted,
  publicState,
  publishedState,
  signingKeyFile,
  snapshotFolder,
} from './snapshot-state.ts';
import type { ViewContext } from './views/context.ts';
import { indexedQuestions } from './views/faq-index.ts';
import { documentPath } from './views/page.ts';
import { queryOf, viewOf } from './views/registry.ts';

/** Addresses that have no page of their own in the snapshot. */
const LIVE: readonly LiveRule[] = [
  { path: '/api/v1/lookup', methods: ['GET', 'HEAD'] },
  { path: '/api/v1/availability/', methods: ['PUT'] },
  { path: '/api/v1/restoration/', methods: ['PUT'] },
  { path: '/api/v1/confirmations', methods: ['POST'] },
  ...LOCALES.flatMap((locale): LiveRule[] => [
    { path: `${localePrefix(locale)}/staff`, methods: ['GET', 'HEAD'] },
    { path: `${localePrefix(locale)}/staff/`, methods: ['GET', 'HEAD', 'POST'] },
  ]),
];

/**
 * The JSON documents: what decides what they say. Each language has its own, so that the browser's own search finds it
 * with backstage gone, and on a server that knows no query.
 */
const DOCUMENTS: Readonly<Record<string, PublicDocument>> = {
  '/api/v1/status.json': { query: [], locale: 'pl', view: ({ state, now }) => formatStatus(state, now) },
  '/api/v1/events.json': { query: ['after'], locale: 'pl', view: ({ state }) => formatEvents(state, 0) },
  '/api/openapi.json': { query: [], locale: 'pl', view: ({ siteUrl }) => formatOpenApi(siteUrl) },
  ...inEachLocale('faq.json', viewFaq),
  // Others rely on this address; the query is part of it, so that it needs no backstage.
  '/api/v1/faq.json?lang=en': { query: [], locale: 'en', view: viewFaq },
  ...inEachLocale('faq-index.json', (context) => indexedQuestions(context)),
  ...inEachLocale('words.json', ({ state, locale }) => formatWords(state, locale)),
};

interface PublicDocument {
  readonly query: readonly string[];
  readonly locale: Locale;
  readonly view: (context: ViewContext) => unknown;
}

function viewFaq({ state, locale }: ViewContext) {
  return formatFaq(state, locale);
}

/** A document in each language. That of the source language knows `?lang=` as well. */
function inEachLocale(name: string, view: PublicDocument['view']): Record<string, PublicDocument> {
  return Object.fromEntries(
    LOCALES.map((locale) => [
      documentPath(locale, name),
      { query: locale === 'pl' ? ['lang'] : [], locale, view },
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
  /** By address: the hash of its view. */
  readonly #digests = new ViewMemory<string>();
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
    this.#digests.moveTo(state);
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
      entries: [...this.#planPages(state, source), ...this.#planDocuments(source), ...this.#assets],
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

  /** See `findChangedPaths`; what cannot have changed is not looked at. */
  changedPaths(before: State, after: State): string[] {
    return findChangedPaths(this.#app, before, after, this.#digests.touchedBy(after));
  }

  /**
   * The hash of what an address shows. Not made anew while everything read of the state for it is as it was, on the
   * same day and on the same side of the promised update, and it is the same that stands there.
   *
   * @param target what stands there
   */
  #digest(
    path: string,
    target: object,
    context: ViewContext,
    view: (context: ViewContext) => unknown,
  ): string {
    const by = context.state.promise?.nextUpdateBy ?? null;
    const isLate = by !== null && context.now >= by;
    const epoch = JSON.stringify([dayAt(context.now), isLate, target]);
    return this.#digests.recall(path, epoch, (state) => sha256(JSON.stringify(view({ ...context, state }))));
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
          this.#digest(route.path, route, source.viewContext(route.locale), (context) =>
            viewOf(context, route),
          ),
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

  #planDocuments(source: PageSource): Planned[] {
    return [
      ...Object.entries(DOCUMENTS).map(
        ([path, { query, locale, view }]): Planned => ({
          path,
          query,
          view: () => this.#digest(path, {}, source.viewContext(locale), view),
          render: this.#render(source)(path),
        }),
      ),
      { path: '/api/404', query: [], view: () => null, render: this.#render(source)('/api/404') },
    ];
  }
}

/** The addresses of the public pages that say something else, come or go once `after` takes the place of `before`. */
export function findChangedPaths(
  app: App,
  before: State,
  after: State,
  mayDiffer: (path: string) => boolean = () => true,
): string[] {
  const wall = wallClock();
  const was = routes(before);
  const will = routes(after);
  const says = (route: Route, state: State) =>
    JSON.stringify(viewOf(app.viewContext(route.locale, state, siteNow(state, wall)), route));
  const changed = [...will.values()].filter((route) => {
    if (JSON.stringify(was.get(route.path)) !== JSON.stringify(route)) return true;
    return mayDiffer(route.path) && says(route, before) !== says(route, after);
  });
  const gone = [...was.keys()].filter((path) => !will.has(path));
  return [...changed.map(({ path }) => path), ...gone];
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
  return instantFromMs(msFromInstant(wall) + msFromInstant(site) - msFromInstant(now));
}
