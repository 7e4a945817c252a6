import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import type { Locale } from '../domain/locale.ts';
import { dayAt } from '../domain/time.ts';
import { formatDayNear } from '../i18n/dates.ts';
import { featuresWords } from '../i18n/features.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import { featureHistory, type HistoryEntry } from './feature-history.ts';
import { type FeatureSteps, featureSteps } from './feature-steps.ts';
import { type MatrixCell, type MatrixPanel, matrixView } from './matrix.ts';
import { localePath, type PageView, pageView } from './page.ts';
import { panelLetter } from './panels.ts';
import { type Question, questionRevisions, questionsSaid } from './questions.ts';
import { areaName } from './terms.ts';
import { type PartWords, partWords } from './words.ts';

/** Panels on which the same is to be said of the feature. */
export interface StateGroup extends Pick<MatrixCell, 'state' | 'word' | 'estimate' | 'noDate'> {
  /** `Panele A i B` */
  readonly name: string;
}

/** All that is stated of the feature on one panel. */
export interface PanelLine {
  readonly panel: MatrixPanel;
  readonly cell: MatrixCell;
  readonly note: string | null;
  /** `od 15 marca`; `null`: not stated. */
  readonly since: string | null;
}

export interface FeatureView {
  readonly page: PageView;
  readonly about: PartWords;
  readonly area: { readonly name: string; readonly lang: Locale | null };
  readonly groups: readonly StateGroup[];
  readonly steps: FeatureSteps;
  readonly lines: readonly PanelLine[];
  readonly questions: readonly Question[];
  readonly history: readonly HistoryEntry[];
  readonly matrixHref: string;
  /** Some of the words shown lag behind the original, which stands at this address. */
  readonly original: string | null;
}

/**
 * A feature's page: what is true of it on each panel, what to do meanwhile, and how it came to be so.
 *
 * @returns `null` when there is no such feature
 */
export function featureView(context: ViewContext, id: FeatureId): FeatureView | null {
  const { state, locale } = context;
  const { features, panels } = catalogueOf(state);
  const entry = features.find((feature) => feature.id === id);
  if (!entry) return null;
  const about = partWords(context, entry);
  const matrix = matrixView(context, [entry], panels);
  const lines = panelLines(context, matrix.panels, matrix.areas[0]?.rows[0]?.cells ?? []);
  const groups = stateGroups(context, lines);
  const steps = featureSteps(context, id);
  const questions = distinct(questionsSaid(context).filter((question) => question.features.includes(id)));
  const path = `/features/${id}/`;
  const shown = [about, ...steps.warnings, ...steps.do, ...steps.know, ...questions];
  return {
    page: pageView(context, {
      path,
      title: about.title,
      description: featuresWords[locale].summary(about.title, groups.map(describeGroup).join('. ')),
      revisions: [
        ...matrix.revisions,
        ...steps.revisions,
        ...(questions.length > 0 ? questionRevisions(context) : []),
        wordsOf(entry, locale).revision,
      ],
    }),
    about,
    area: areaName(context, entry.meta.area),
    groups,
    steps,
    lines,
    questions,
    history: featureHistory(context, id),
    matrixHref: localePath(locale, '/features/'),
    original: shown.some(({ lags }) => lags) ? path : null,
  };
}

function panelLines(
  { locale, now }: ViewContext,
  panels: readonly MatrixPanel[],
  cells: readonly MatrixCell[],
): PanelLine[] {
  return cells.flatMap((cell): PanelLine[] => {
    const panel = panels.find(({ id }) => id === cell.panel);
    if (!panel) return [];
    const note = cell.note === null ? null : tieShortWords(cell.note, locale);
    const since =
      cell.since === null ? null : featuresWords[locale].from(formatDayNear(cell.since, dayAt(now), locale));
    return [{ panel, cell, note, since }];
  });
}

/** Panels of which the same is said stand together, in the order of the panels. */
function stateGroups({ locale }: ViewContext, lines: readonly PanelLine[]): StateGroup[] {
  const saying = ({ cell }: PanelLine) =>
    [cell.state, cell.estimate?.code, cell.estimate?.promiser, cell.estimate?.isOverdue].join();
  return [...Map.groupBy(lines, saying).values()].flatMap((group): StateGroup[] => {
    const [first] = group;
    if (!first) return [];
    const { state, word, estimate, noDate } = first.cell;
    const name = startSentence(panelPhrases[locale].name(group.map(({ panel }) => panelLetter(panel.id))));
    return [{ name, state, word, estimate, noDate }];
  });
}

function describeGroup({ name, word, estimate }: StateGroup): string {
  return `${name}: ${word}${estimate ? `, ${estimate.text}` : ''}`;
}

/** Each address once. */
function distinct(questions: readonly Question[]): Question[] {
  return questions.filter(({ slug }, index) => questions.findIndex((one) => one.slug === slug) === index);
}
