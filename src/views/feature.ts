import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath, pathById } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDay } from '../i18n/dates.ts';
import { featuresWords } from '../i18n/features.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { featureHistory, type HistoryEntry } from './feature-history.ts';
import { type FeatureSteps, featureSteps } from './feature-steps.ts';
import { type FeatureTimelineView, featureTimelineView } from './feature-timeline.ts';
import { type FollowLinks, feedsOf, followLinks } from './follow.ts';
import { type LagView, lagView } from './lag.ts';
import { type MaintenanceView, maintenanceViews } from './maintenance.ts';
import { type MatrixCell, matrixView } from './matrix.ts';
import { type PageView, pageView } from './page.ts';
import { type QuestionView, questionRevisions, saidAmong } from './questions.ts';
import { subscribeHref } from './subscribe-href.ts';
import { areaName } from './terms.ts';
import { type PartWords, partWords } from './words.ts';

/** A panel on which the feature is in some state. */
interface GroupedPanel {
  readonly id: PanelId;
  readonly letter: string;
  readonly href: string;
}

/** Panels on which the same is to be said of the feature. */
export interface StateGroup
  extends Pick<MatrixCell, 'state' | 'sign' | 'word' | 'estimate' | 'remark' | 'note'> {
  readonly panels: readonly GroupedPanel[];
  /** `Panele A i B` */
  readonly name: string;
  /** `od 15 marca`, `od kiedy: nie podano`; `null`: nothing is known. */
  readonly since: string | null;
  /** Where one asks to be told once it works; `null`: it works, or nothing is known. */
  readonly tellOnce: string | null;
}

export interface FeatureView {
  readonly page: PageView;
  readonly id: FeatureId;
  readonly about: PartWords;
  readonly area: { readonly name: string; readonly lang: Locale | null };
  readonly groups: readonly StateGroup[];
  /** Planned work at the feature: within a week, going on, or over lately. */
  readonly maintenances: readonly MaintenanceView[];
  readonly steps: FeatureSteps;
  readonly questions: readonly QuestionView[];
  readonly timeline: FeatureTimelineView | null;
  readonly history: readonly HistoryEntry[];
  readonly matrixHref: string;
  readonly follow: FollowLinks;
  /** `null`: all words shown say what the original says. */
  readonly lag: LagView | null;
}

/**
 * A feature's page: what is true of it on each panel, what to do meanwhile, and how it came to be so.
 *
 * @returns `null` when there is no such feature
 */
export function featureView(context: ViewContext, id: FeatureId): FeatureView | null {
  const { state, locale } = context;
  const { features, panels, faq } = catalogueOf(state);
  const entry = features.find((feature) => feature.id === id);
  if (!entry) return null;
  const about = partWords(context, entry);
  const matrix = matrixView(context, [entry], panels);
  const groups = stateGroups(context, matrix.areas[0]?.rows[0]?.cells ?? []);
  const steps = featureSteps(context, id);
  const questions = distinct([
    ...saidAmong(
      context,
      faq.filter(({ meta }) => meta.features.includes(id)),
    ),
  ]);
  const { maintenances, revision: maintenanceRevision } = maintenanceViews(context, { feature: id });
  const path = ownPath(entry);
  const shown = [about, ...steps.warnings, ...steps.do, ...steps.know, ...questions];
  return {
    page: pageView(context, {
      feeds: feedsOf(context, { of: 'feature', id }),
      path,
      title: about.title,
      description: featuresWords[locale].summary(
        about.title,
        groups.map((group) => describeGroup(context, id, group)).join('. '),
      ),
      revisions: [
        ...matrix.revisions,
        ...steps.revisions,
        ...(questions.length > 0 ? questionRevisions(context) : []),
        wordsOf(entry, locale).revision,
        maintenanceRevision,
      ],
    }),
    id,
    about,
    area: areaName(context, entry.meta.area),
    groups,
    maintenances,
    steps,
    questions,
    timeline: featureTimelineView(context, id),
    history: featureHistory(context, id),
    follow: followLinks(context, { of: 'feature', id }),
    matrixHref: localePath(locale, '/features/'),
    lag: lagView(shown, path),
  };
}

/** Panels of which the same is said stand together, in the order of the panels. */
function stateGroups(context: ViewContext, cells: readonly MatrixCell[]): StateGroup[] {
  const { locale } = context;
  const saying = ({ sign, estimate, note, since }: MatrixCell) =>
    JSON.stringify([sign, estimate, note, since]);
  return [...Map.groupBy(cells, saying).values()].flatMap((group): StateGroup[] => {
    const [first] = group;
    if (!first) return [];
    const { state, sign, word, estimate, remark, note } = first;
    return [
      {
        panels: group.map(({ panel, letter }) => ({
          id: panel,
          letter,
          href: localePath(locale, pathById(context.state, 'panels', panel)),
        })),
        name: startSentence(panelPhrases[locale].name(group.map(({ letter }) => letter))),
        state,
        sign,
        word,
        estimate,
        remark,
        note,
        since: sinceText(context, first),
        tellOnce:
          state === 'unavailable' || state === 'limited'
            ? subscribeHref(locale, {
                panels: group.map(({ panel }) => panel),
                features: [first.feature],
                once: true,
              })
            : null,
      },
    ];
  });
}

function sinceText(context: ViewContext, { state, since }: MatrixCell): string | null {
  const { locale } = context;
  if (since !== null) return commonWords[locale].since(formatDay(since, context));
  return state === 'unknown' ? null : featuresWords[locale].sinceNotStated;
}

/** In the words of the page, but read in somebody else’s list, and later. */
function describeGroup(context: ViewContext, feature: FeatureId, { name, word, panels }: StateGroup): string {
  const [panel] = panels;
  const cell = panel && cellView({ ...context, leavesPage: true }, feature, panel.id);
  return [`${name}: ${word}`, cell?.despite, cell?.estimate?.beside].filter(Boolean).join(', ');
}

/** Each address once. */
function distinct(questions: readonly QuestionView[]): QuestionView[] {
  return questions.filter(({ slug }, index) => questions.findIndex((one) => one.slug === slug) === index);
}
