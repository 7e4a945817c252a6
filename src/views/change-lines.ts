import type { FeatureId, RecordedCell } from '../domain/availability.ts';
import { catalogueOf, type Entry } from '../domain/catalogue.ts';
import { hasPassed } from '../domain/cell-promise.ts';
import type { Day } from '../domain/day.ts';
import { estimateCode, overdueFrom } from '../domain/estimate.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { pathById } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Change } from '../domain/state.ts';
import { dayAt, type Instant, startOfDay } from '../domain/time.ts';
import { type ChangeWords, changeWords } from '../i18n/change-words.ts';
import { homeWords } from '../i18n/home.ts';
import { joinList } from '../i18n/list.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { tellCell, tellNewEstimate, tellPanel, whatChanged } from '../i18n/tell-change.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import { type Held, heldFrom } from './held.ts';
import { panelIds, panelNames } from './panels.ts';
import { type RecordedView, recordedCell, recordedPanel } from './recorded.ts';
import { namedPart } from './words.ts';

/** What changed of one thing: a panel, or a feature on a panel; on several panels where it changed alike. */
export interface ChangeLine {
  readonly of: 'panel' | 'feature';
  /** `null`: of the panels themselves. */
  readonly feature: FeatureId | null;
  readonly panels: readonly PanelId[];
  /** What it is called: `Plik XML dla Ceneo`, `Panele A i B`. */
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
  /** The panels of a feature: `A, B`. */
  readonly letters: string | null;
  /** The day that was stated. */
  readonly since: Day | null;
  readonly held: Held;
  readonly before: RecordedView;
  readonly after: RecordedView;
  /** Something was known before, and it is different now. */
  readonly differs: boolean;
  /** What of it is news; a changed note alone is none. */
  readonly news: 'state' | 'estimate' | null;
  /** The news in words: `nie działa, ok. 25 marca`, `nowy termin: 25 marca`. */
  readonly told: string | null;
  /** What becomes of that once the new date has passed. */
  readonly late: { readonly from: Instant; readonly text: string } | null;
  /** The whole line as plain text: `Plik XML dla Ceneo, A, B: nie działa`, `Panele A i B przywrócone`. */
  readonly text: string;
}

/** What becomes a line. */
interface JoinedPart extends Pick<ChangeLine, 'feature' | 'panels'> {
  readonly line: () => ChangeLine;
}

/** What of a change is asked for. */
interface AskedParts {
  readonly ofPanel: (cell: ChangedPanel) => boolean;
  readonly ofFeature: (cell: ChangedCell) => boolean;
}

type ChangedPanel = Change['restoration'][number];
type ChangedCell = Change['availability'][number];

/** Lines are joined where they say the same of what was and what is; or of what is, wherever it came from. */
type Alike = 'change' | 'outcome';

/** What a change says of panels and features, each cell and each panel in a line of its own, in the order of the change. */
export function changeLines(context: ViewContext, change: Change): ChangeLine[] {
  const entries = new Map(catalogueOf(context.state).features.map((entry) => [entry.id, entry]));
  return [
    ...change.restoration.map((cell) => panelLine(context, change, [cell])),
    ...change.availability.map((cell) => cellLine(context, change, entries.get(cell.feature), [cell])),
  ];
}

/**
 * What a change says of panels and features that there are, as a reader is told of it: one line for panels on which it
 * is alike, panels before features, in the catalogue's order.
 */
export function joinedLines(
  context: ViewContext,
  change: Change,
  alike: Alike,
  isAsked: AskedParts,
): ChangeLine[] {
  return joinedParts(context, change, alike, isAsked).map(({ line }) => line());
}

/** The same before it is put into words, for whoever needs few of them. */
export function joinedParts(
  context: ViewContext,
  change: Change,
  alike: Alike,
  isAsked: AskedParts,
): JoinedPart[] {
  const known = panelIds(context.state);
  const panels = change.restoration.filter((cell) => known.includes(cell.panel) && isAsked.ofPanel(cell));
  const cells = change.availability.filter((cell) => known.includes(cell.panel) && isAsked.ofFeature(cell));
  const byFeature = Map.groupBy(cells, ({ feature }) => feature);
  return [
    ...groupsOf(panels, panelKeys[alike], known).map((group) => ({
      feature: null,
      panels: group.map(({ panel }) => panel),
      line: () => panelLine(context, change, group),
    })),
    ...(byFeature.size === 0 ? [] : catalogueOf(context.state).features).flatMap((entry) =>
      groupsOf(
        byFeature.get(entry.id) ?? [],
        (cell) => `${hasLapsed(context, cell)} ${cellKeys[alike](cell)}`,
        known,
      ).map((group) => ({
        feature: entry.id,
        panels: group.map(({ panel }) => panel),
        line: () => cellLine(context, change, entry, group),
      })),
    ),
  ];
}

/** What happened to a feature on panels where it was alike; the first speaks for all. */
export function cellLine(
  context: ViewContext,
  change: Pick<Change, 'at' | 'actor'>,
  entry: Entry | undefined,
  group: Group<ChangedCell>,
): ChangeLine {
  const { locale, now } = context;
  const [{ feature, before, after }] = group;
  const panels = group.map(({ panel }) => panel);
  const letters = panelNames(context, panels).join(', ');
  const { title, lang } = entry ? namedPart(context, entry) : { title: feature, lang: null };
  const is = recordedCell(context, after);
  const news = whatChanged(before, after);
  const { told, late } = orPlain(
    context,
    () => ({
      told: tellCell(wordsFor(context), before, after, dayAt(now), hasLapsed(context, group[0])),
      late: news === 'estimate' ? latenessOf(context, group) : null,
    }),
    () => ({ told: null, late: null }),
  );
  return {
    of: 'feature',
    feature,
    panels,
    title,
    lang,
    href: localePath(locale, pathById(context.state, 'features', feature)),
    letters,
    since: after.since,
    held: heldFrom(context, change, after.since),
    before: recordedCell(context, before),
    after: is,
    differs: before.state !== 'unknown' && recordedKey(before) !== recordedKey(after),
    news,
    told,
    late,
    text: `${title}, ${letters}: ${told ?? is.word}`,
  };
}

function panelLine(context: ViewContext, change: Change, group: Group<ChangedPanel>): ChangeLine {
  const { locale } = context;
  const [{ before, after }] = group;
  const panels = group.map(({ panel }) => panel);
  const [only, ...others] = panels;
  const letters = panelNames(context, panels);
  const sentence = homeWords[locale].changed[after ?? 'unknown'];
  const names = joinList(locale, letters);
  return {
    of: 'panel',
    feature: null,
    panels,
    title: startSentence(panelPhrases[locale].name(letters)),
    lang: null,
    href: localePath(
      locale,
      only === undefined || others.length > 0 ? '/features/' : pathById(context.state, 'panels', only),
    ),
    letters: null,
    since: change.since,
    held: heldFrom(context, change, change.since),
    before: recordedPanel(context, before, panels.length),
    after: recordedPanel(context, { restoration: after, since: change.since }, panels.length),
    differs: before.restoration !== null && before.restoration !== after,
    news: before.restoration === after ? null : 'state',
    told: tellPanel(changeWords[locale], before.restoration, after),
    late: null,
    text: tieShortWords(panels.length === 1 ? sentence.one(names) : sentence.several(names), locale),
  };
}

/** What leaves the page has every day with its year. */
function wordsFor({ locale, leavesPage = false }: ViewContext): ChangeWords {
  return leavesPage ? { ...changeWords[locale], leavesPage } : changeWords[locale];
}

/** What stands of it on each panel only: what something else has replaced does not pass any more. */
function latenessOf(context: ViewContext, group: Group<ChangedCell>): ChangeLine['late'] {
  const [{ after }] = group;
  const { estimate } = after;
  const from = overdueFrom(estimate);
  if (from === null || hasLapsed(context, group[0])) return null;
  const willPass = group.every((cell) => hasPassed(context.state, cell, estimate, startOfDay(from)));
  if (!willPass) return null;
  return { from: startOfDay(from), text: tellNewEstimate(wordsFor(context), estimate, from) };
}

/** Whether what was promised passed while it stood. */
export function hasLapsed({ state, now }: ViewContext, cell: ChangedCell): boolean {
  return hasPassed(state, cell, cell.after.estimate, now);
}

type Group<T> = readonly [T, ...T[]];

function groupsOf<T extends { readonly panel: PanelId }>(
  cells: readonly T[],
  keyOf: (cell: T) => string,
  order: readonly PanelId[],
): Group<T>[] {
  return [...Map.groupBy(cells, keyOf).values()].flatMap((group): Group<T>[] => {
    const [first, ...rest] =
      group.length === 1 ? group : group.toSorted((x, y) => order.indexOf(x.panel) - order.indexOf(y.panel));
    return first === undefined ? [] : [[first, ...rest]];
  });
}

const panelKeys: Readonly<Record<Alike, (cell: ChangedPanel) => string>> = {
  change: ({ before, after }) => [before.restoration, after].join(),
  outcome: ({ after }) => after ?? 'unknown',
};

const cellKeys: Readonly<Record<Alike, (cell: ChangedCell) => string>> = {
  change: ({ before, after }) => `${recordedKey(before)} ${recordedKey(after)}`,
  outcome: ({ before, after }) =>
    [whatChanged(before, after), after.state, estimateCode(after.estimate), after.note?.pl].join(),
};

/** Cells with the same key read the same. */
function recordedKey({ state, estimate, note, since }: RecordedCell): string {
  return JSON.stringify([state, estimate, note, since]);
}
