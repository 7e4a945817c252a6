import { isSaid } from '../domain/applicability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { commonWords } from '../i18n/common.ts';
import { homeWords } from '../i18n/home.ts';
import { type ChangeItem, lastChanges } from './changes.ts';
import type { ViewContext } from './context.ts';
import { type Count, countFeatures } from './counts.ts';
import { feedsOf, followLinks } from './follow.ts';
import { type Happened, whatHappened } from './happened.ts';
import { headlineOf } from './headline.ts';
import { type LagView, lagView } from './lag.ts';
import { type MaintenanceView, maintenanceViews } from './maintenance.ts';
import { type MineScript, mineScript } from './mine.ts';
import { type FeedLink, type PageView, pageView } from './page.ts';
import { type PanelStanding, panelStanding, standingRevision } from './panel-standing.ts';
import { accountRangeText, panelIds, panelName } from './panels.ts';
import { subscribeHref } from './subscribe-href.ts';
import { type TimelineView, timelineView } from './timeline.ts';
import { type UpcomingItem, upcomingItems } from './upcoming.ts';
import { type UpdateBand, updateBands } from './update-bands.ts';
import { namedPart, type PartWords, partWords } from './words.ts';

/** How many changes the home page lists. */
const CHANGES = 6;

export interface HomeView {
  /** Where one asks to be told of changes. */
  readonly subscribe: string;
  readonly page: PageView;
  /** The answer, sentence by sentence. */
  readonly headline: readonly string[];
  /** Said instead of everything else while there are no panels. */
  readonly empty: string | null;
  /** What was last said of incidents that go on. */
  readonly updates: readonly UpdateBand[];
  /** Planned work: within a week, going on, or over lately. */
  readonly maintenances: readonly MaintenanceView[];
  /** What not to do. */
  readonly warnings: readonly PartWords[];
  readonly happened: readonly Happened[];
  /** Address of the lookup page. */
  readonly lookup: string;
  /** For readers whose browser remembers their panel. */
  readonly mine: MineScript;
  readonly panels: readonly PanelRow[];
  readonly timeline: TimelineView | null;
  readonly upcoming: readonly UpcomingItem[];
  /** Where those are that have a day; `null`: none has. */
  readonly calendar: FeedLink | null;
  readonly changes: readonly ChangeItem[];
  /** `null`: all words shown say what the original says. */
  readonly lag: LagView | null;
}

export interface PanelRow extends PanelStanding {
  readonly id: PanelId;
  readonly letter: string;
  readonly href: string;
  readonly accountRange: string;
  readonly note: string | null;
  readonly lang: Locale | null;
  readonly counts: readonly Count[];
}

/** The home page: the sentence that answers, what not to do, what happened, then the panels, what comes and what came. */
export function homeView(context: ViewContext): HomeView {
  const { state, locale, now } = context;
  const { site, panels, features, steps } = catalogueOf(state);
  const words = homeWords[locale];
  const facts = factsOf(state, now);
  const ids = panelIds(state);
  const headline = headlineOf(context);
  const warnings = steps.filter(
    ({ meta }) => meta.kind === 'warning' && meta.home && isSaid(meta, ids, facts),
  );
  const shown = [...panels, ...features, ...warnings].map((entry) => namedPart(context, entry));
  const happened = whatHappened(context);
  const { bands, revision: updatesRevision } = updateBands(context, null);
  const { maintenances, revision: maintenanceRevision } = maintenanceViews(context, {});
  const upcoming = upcomingItems(context);
  const siteWords = site && namedPart(context, site);
  return {
    page: pageView(context, {
      feeds: feedsOf(context, { of: 'site' }),
      path: '/',
      title: headline?.panels.replace(/\.$/, '') ?? words.empty,
      description: [headline?.panels, headline?.features, siteWords?.short ?? words.description]
        .filter(Boolean)
        .join(' '),
      revisions: [
        ...[...shown, ...happened].map(({ revision }) => revision),
        siteWords?.revision ?? 0,
        updatesRevision,
        maintenanceRevision,
        ...ids.map((panel) => standingRevision(state, panel)),
        ...features.flatMap(({ id }) => ids.map((panel) => state.cells[id]?.[panel]?.revision ?? 0)),
      ],
    }),
    headline: headline ? [headline.panels, headline.features].filter(Boolean) : [words.empty],
    empty: headline ? null : words.emptyText,
    updates: bands,
    maintenances,
    warnings: warnings.map((entry) => partWords(context, entry)),
    happened,
    lookup: localePath(locale, '/lookup/'),
    mine: mineScript(context),
    panels: panels.map((entry) => {
      const { short, lang } = namedPart(context, entry);
      return {
        id: entry.id,
        letter: panelName(context, entry.id),
        href: localePath(locale, ownPath(entry)),
        accountRange: accountRangeText(entry, commonWords[locale].created, locale),
        note: short,
        lang,
        ...panelStanding(context, entry.id),
        counts: countFeatures(context, entry.id),
      };
    }),
    timeline: timelineView(context),
    upcoming,
    subscribe: subscribeHref(locale),
    calendar: upcoming.some(({ estimate }) => estimate.day !== null)
      ? followLinks(context, { of: 'site' }).calendar
      : null,
    changes: lastChanges(context, CHANGES),
    lag: lagView([...shown, ...happened], '/'),
  };
}
