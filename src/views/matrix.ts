import { catalogueOf, type Entry, type Lag, wordsOf } from '../domain/catalogue.ts';
import type { FeatureMeta, PanelMeta } from '../domain/documents.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { featuresWords } from '../i18n/features.ts';
import { listNames } from '../i18n/list.ts';
import { promiseLanguage } from '../i18n/promise-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { type CellView, cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { type Count, countFeatures } from './counts.ts';
import type { NoteView } from './note.ts';
import { type PanelStanding, panelStanding, standingRevision } from './panel-standing.ts';
import { effectiveRestoration, panelName } from './panels.ts';
import { subscribeHref } from './subscribe-href.ts';
import { areaName } from './terms.ts';
import { namedPart } from './words.ts';

/** The heading of a panel's column. */
export interface MatrixPanel extends PanelStanding {
  readonly id: PanelId;
  readonly letter: string;
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
  /** Every feature of the panel, by state; empty where no sums are shown. */
  readonly counts: readonly Count[];
}

/** A cell, and what to say of it instead of a date. */
export interface MatrixCell extends CellView {
  readonly letter: string;
  /** `bez terminu`, `cały panel nie działa`, `trwa krytyczna awaria`; `null`: there is an estimate, or nothing to wait for. */
  readonly remark: string | null;
  /** Where one asks to be told once it works; `null`: it works, or nothing is known. */
  readonly tellOnce: string | null;
}

/** Panels of which the same is said of a feature. */
interface AlikeCells {
  readonly names: readonly string[];
  readonly cell: MatrixCell;
}

/** A feature of which nothing is known on some panels. */
interface SilentRow extends Pick<MatrixRow, 'title' | 'lang' | 'href'> {
  /** `null`: on none of them is anything known. */
  readonly names: string | null;
}

interface MatrixNote extends NoteView {
  /** `A, B` */
  readonly letters: string;
}

export interface MatrixRow {
  readonly id: string;
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
  readonly cells: readonly MatrixCell[];
  /** Of what is known, the panels of which the same is said: on a phone they share a line. */
  readonly alike: readonly AlikeCells[];
  /** What is noted in the cells; panels with the same note share it. */
  readonly notes: readonly MatrixNote[];
}

interface MatrixArea {
  readonly id: string;
  readonly name: string;
  readonly lang: Locale | null;
  readonly rows: readonly MatrixRow[];
  /** Where nothing is known: on a phone said once, below the others. */
  readonly silent: readonly SilentRow[];
}

/** Features × panels. */
export interface MatrixView {
  readonly panels: readonly MatrixPanel[];
  readonly areas: readonly MatrixArea[];
  readonly hasNotes: boolean;
  /** What of it is said in documents. */
  readonly words: readonly { readonly lag: Lag | null }[];
  readonly revisions: readonly number[];
}

/**
 * Lays features out by area, with a column for each panel.
 *
 * @param hasSums with the counts of each panel below: a page that does not show them does not change with them
 */
export function matrixView(
  context: ViewContext,
  features: readonly Entry<FeatureMeta>[],
  panels: readonly Entry<PanelMeta>[],
  hasSums = false,
): MatrixView {
  const heads = panels.map((panel) => panelHead(context, panel, hasSums));
  const ids = panels.map(({ id }) => id);
  const byArea = Map.groupBy(features, ({ meta }) => meta.area);
  const areas = [...byArea].map(([id, entries]): MatrixArea => {
    const ofArea = entries.map((entry) => matrixRow(context, entry, ids));
    return { id, ...areaName(context, id), rows: ofArea, silent: ofArea.flatMap(silentRow) };
  });
  const rows = areas.flatMap((area) => area.rows);
  const words = [...features, ...panels].map((entry) => wordsOf(entry, context.locale));
  const { site } = catalogueOf(context.state);
  return {
    panels: heads,
    areas,
    hasNotes: rows.some(({ notes }) => notes.length > 0),
    words,
    revisions: [
      ...words.map(({ revision }) => revision),
      ...rows.flatMap(({ cells }) => cells.map(({ revision }) => revision)),
      ...ids.map((panel) => standingRevision(context.state, panel)),
      site ? wordsOf(site, context.locale).revision : 0,
    ],
  };
}

/** A cell, with why there is no date if the reader waits for one. */
function matrixCell(context: ViewContext, feature: string, panel: PanelId): MatrixCell {
  const { state, locale } = context;
  const cell = cellView(context, feature, panel);
  const waits = cell.state === 'unavailable' && cell.estimate === null;
  const isDown = effectiveRestoration(state, panel) === 'offline';
  const remark = isDown ? featuresWords[locale].panelDown : promiseLanguage[locale].estimate.none;
  return {
    ...cell,
    word: tieShortWords(cell.word, locale),
    letter: panelName(context, panel),
    remark: cell.work ?? (waits ? remark : cell.despite),
    note: cell.work === null ? cell.note : null,
    tellOnce:
      cell.state === 'unavailable' || cell.state === 'limited'
        ? subscribeHref(locale, { panels: [panel], features: [feature], once: true })
        : null,
  };
}

/** How a panel is named at the head of what is said of it. */
export function panelHead(context: ViewContext, panel: Entry<PanelMeta>, hasSums = false): MatrixPanel {
  const { locale } = context;
  const { title, lang } = namedPart(context, panel);
  return {
    id: panel.id,
    letter: panelName(context, panel.id),
    title,
    lang,
    href: localePath(locale, ownPath(panel)),
    ...panelStanding(context, panel.id),
    counts: hasSums ? countFeatures(context, panel.id) : [],
  };
}

function matrixRow(context: ViewContext, feature: Entry<FeatureMeta>, panels: readonly PanelId[]): MatrixRow {
  const { title, lang } = namedPart(context, feature);
  const cells = panels.map((panel) => matrixCell(context, feature.id, panel));
  return {
    id: feature.id,
    title,
    lang,
    href: localePath(context.locale, ownPath(feature)),
    cells,
    alike: groupAlike(cells),
    notes: groupNotes(cells),
  };
}

function groupAlike(cells: readonly MatrixCell[]): AlikeCells[] {
  const known = cells.filter(({ state }) => state !== 'unknown');
  const saying = ({ sign, estimate, remark }: MatrixCell) => JSON.stringify([sign, estimate, remark]);
  return [...Map.groupBy(known, saying).values()].flatMap((group): AlikeCells[] => {
    const [cell] = group;
    return cell ? [{ names: group.map(({ letter }) => letter), cell }] : [];
  });
}

function silentRow({ title, lang, href, cells }: MatrixRow): SilentRow[] {
  const silent = cells.filter(({ state }) => state === 'unknown');
  if (silent.length === 0) return [];
  const names = silent.length === cells.length ? null : listNames(silent.map(({ letter }) => letter));
  return [{ title, lang, href, names }];
}

function groupNotes(cells: readonly MatrixCell[]): MatrixNote[] {
  const noted = cells.flatMap(({ note, letter }) => (note === null ? [] : [{ note, letter }]));
  const groups = Map.groupBy(noted, ({ note }) => note.text);
  return [...groups.values()].flatMap((group): MatrixNote[] => {
    const [first] = group;
    return first ? [{ ...first.note, letters: group.map(({ letter }) => letter).join(', ') }] : [];
  });
}
