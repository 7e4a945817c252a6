import type { CellAddress } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Occurrence, OccurrenceSubject } from '../domain/occurrence.ts';
import type { PanelId } from '../domain/panel.ts';
import type { ViewContext } from '../views/context.ts';
import { panelIds } from '../views/panels.ts';
import { answerPart } from './compose-answers.ts';
import { type CellNews, cellNews, cellPart, groupCells } from './compose-cells.ts';
import { incidentParts } from './compose-incidents.ts';
import type { NewsKind } from './compose-lead.ts';
import { maintenancePart } from './compose-maintenance.ts';
import { onceLines } from './compose-once.ts';
import { panelPart } from './compose-panels.ts';
import type { ComposedPart, ToldOccurrence } from './compose-part.ts';
import { isTold, isToldOnce } from './matched.ts';
import { together } from './typed-lines.ts';

/** Occurrences of one subject, oldest first. */
interface Happened<S> {
  readonly subject: S;
  readonly occurrences: readonly Occurrence[];
}

type Of<K extends OccurrenceSubject['of']> = Extract<OccurrenceSubject, { readonly of: K }>;

/**
 * All that is told of some occurrences, each thing once: incidents, planned work, panels with their features, other features,
 * answers. A digest goes panel by panel.
 */
export function composeParts(
  context: ViewContext,
  told: readonly ToldOccurrence[],
  kind: NewsKind,
): ComposedPart[] {
  const happened = <K extends OccurrenceSubject['of']>(of: K, keyOf: (subject: Of<K>) => string) =>
    happenedOf(told, of, keyOf);
  const incidents = happened('incident', ({ incident }) => incident).flatMap(({ subject, occurrences }) =>
    incidentParts(context, subject.incident, occurrences),
  );
  const cells = toldCells(context, told, kind);
  const ofWorks = new Set<CellNews>();
  const works = happened('maintenance', ({ maintenance }) => maintenance).flatMap(
    ({ subject, occurrences }) => {
      const own = cells.filter((cell) => cell.occurrences.every((one) => occurrences.includes(one)));
      const part = maintenancePart(context, subject.maintenance, occurrences, own);
      if (part === null) return [];
      for (const cell of own) ofWorks.add(cell);
      return [part];
    },
  );
  const answers = happened('answer', ({ slug }) => slug).flatMap(
    ({ subject, occurrences }) => answerPart(context, subject.slug, subject.panels, occurrences) ?? [],
  );
  const others = cells.filter((cell) => !ofWorks.has(cell));
  return [...incidents, ...works, ...panelAndCellParts(context, told, kind, others), ...answers];
}

function panelAndCellParts(
  context: ViewContext,
  told: readonly ToldOccurrence[],
  kind: NewsKind,
  cells: readonly CellNews[],
): ComposedPart[] {
  const { state } = context;
  const panels = happenedOf(told, 'panel', ({ panel }) => panel).flatMap(({ subject, occurrences }) => {
    const own = cells.filter(({ panel }) => panel === subject.panel);
    return panelPart(context, subject.panel, occurrences, own) ?? [];
  });
  const isWhole = (panel: PanelId) => panels.some((part) => part.panels.includes(panel));
  const others = inOrder(
    context,
    cells.filter(({ panel }) => !isWhole(panel)),
  );
  const groups = kind === 'digest' ? others.map((cell): [CellNews] => [cell]) : groupCells(others);
  const parts = [...panels, ...groups.map((group) => cellPart(context, group))];
  if (kind !== 'digest') return parts;
  const place = ({ panels: [first] }: ComposedPart) => panelIds(state).indexOf(first ?? '');
  return parts.toSorted((x, y) => place(x) - place(y));
}

function toldCells(context: ViewContext, told: readonly ToldOccurrence[], kind: NewsKind): CellNews[] {
  const keyOf = ({ panel, feature }: CellAddress) => `${panel} ${feature}`;
  const changed = happenedOf(told, 'cell', keyOf);
  const promised = happenedOf(told, 'promise', keyOf);
  const byCell = Map.groupBy([...changed, ...promised], ({ subject }) => keyOf(subject));
  const once = new Set(
    told.flatMap(({ occurrence, topics }) =>
      occurrence.subjects.flatMap((subject) =>
        subject.of === 'cell' && isToldOnce(subject, topics) ? [keyOf(subject)] : [],
      ),
    ),
  );
  return [...byCell].flatMap(([key, those]) => {
    const [first] = those;
    if (!first) return [];
    const occurrences = [...new Set(those.flatMap((one) => one.occurrences))].sort(
      (x, y) => x.at.localeCompare(y.at) || x.revision - y.revision,
    );
    const news = cellNews(context, first.subject, occurrences);
    if (news === null || !once.has(key)) return news ?? [];
    // What was waited for is told only while it is so, and taken back only while it is not.
    const isBack = news.view.state === 'available';
    if (isBack !== (kind === 'once')) return [];
    return isBack ? { ...news, ...together([news, onceLines(context, news)]) } : news;
  });
}

/** In the order of the catalogue, and of panels within it. */
function inOrder({ state }: ViewContext, cells: readonly CellNews[]): CellNews[] {
  const features = catalogueOf(state).features.map(({ id }) => id);
  const panels = panelIds(state);
  return cells.toSorted(
    (x, y) =>
      features.indexOf(x.feature) - features.indexOf(y.feature) ||
      panels.indexOf(x.panel) - panels.indexOf(y.panel),
  );
}

function happenedOf<K extends OccurrenceSubject['of']>(
  told: readonly ToldOccurrence[],
  of: K,
  keyOf: (subject: Of<K>) => string,
): Happened<Of<K>>[] {
  const found = told.flatMap(({ occurrence, topics }) =>
    occurrence.subjects.flatMap((subject) =>
      isOf(subject, of) && isTold(subject, topics) ? [{ subject, occurrence }] : [],
    ),
  );
  return [...Map.groupBy(found, ({ subject }) => keyOf(subject)).values()].flatMap((those) => {
    const last = those.at(-1);
    return last ? [{ subject: last.subject, occurrences: those.map(({ occurrence }) => occurrence) }] : [];
  });
}

function isOf<K extends OccurrenceSubject['of']>(subject: OccurrenceSubject, of: K): subject is Of<K> {
  return subject.of === of;
}
