import type { Availability, RecordedCell } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Day } from '../domain/day.ts';
import { SEED_ACTOR } from '../domain/events.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import type { Change } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDayNear } from '../i18n/dates.ts';
import { historyWords } from '../i18n/history.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { severalRestorations } from '../i18n/restorations.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import type { HistoryFilter } from './history-query.ts';
import { type NoteView, noteView } from './note.ts';
import { type EffectiveRestoration, panelIds, panelLetter, restorationWord } from './panels.ts';
import { promiseText } from './promise-text.ts';
import { partWords } from './words.ts';

/** What was stated at some time. */
export interface StatedView {
  readonly state: Availability | EffectiveRestoration;
  readonly word: string;
  readonly estimate: string | null;
  readonly note: NoteView | null;
}

/** What changed of one thing, on the panels where it changed alike. */
export interface HistoryLine {
  readonly of: 'panel' | 'feature';
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
  /** The panels of a feature: `A, B`. */
  readonly letters: string | null;
  /** `od 15 marca`; `najpóźniej 17 marca, dnia nie podano`; `null`: said of nothing that holds from a day. */
  readonly when: string | null;
  /** The day that was stated. */
  readonly since: Day | null;
  /** `null`: nothing was known, or nothing is different. */
  readonly before: StatedView | null;
  readonly after: StatedView;
}

/** What a change says of panels and features, as far as the filter asks for it. */
export function linesOf(context: ViewContext, change: Change, filter: HistoryFilter): HistoryLine[] {
  return [...panelLines(context, change, filter), ...featureLines(context, change, filter)];
}

function panelLines(context: ViewContext, change: Change, filter: HistoryFilter): HistoryLine[] {
  const { state, locale } = context;
  if (filter.feature !== null || filter.kind === 'feature') return [];
  const known = panelIds(state);
  const asked = change.restoration.filter(
    ({ panel }) => known.includes(panel) && (filter.panel === null || panel === filter.panel),
  );
  const groups = Map.groupBy(asked, ({ before, after }) => [before.restoration, after].join());
  return [...groups.values()].flatMap((group): HistoryLine[] => {
    const [first] = group;
    if (!first) return [];
    const panels = known.filter((id) => group.some(({ panel }) => panel === id));
    const before = first.before.restoration;
    const isUndo = change.undoes !== null;
    return [
      {
        of: 'panel',
        title: startSentence(panelPhrases[locale].name(panels.map(panelLetter))),
        lang: null,
        href: localePath(locale, panels.length === 1 ? `/panel/${panels[0]}/` : '/features/'),
        letters: null,
        when: isUndo ? null : whenText(context, change, change.since),
        since: change.since,
        before:
          before === null || before === first.after ? null : standingView(before, panels.length, locale),
        after: standingView(first.after ?? 'unknown', panels.length, locale),
      },
    ];
  });
}

function featureLines(context: ViewContext, change: Change, filter: HistoryFilter): HistoryLine[] {
  const { state, locale } = context;
  if (filter.kind === 'panel') return [];
  const known = panelIds(state);
  const byFeature = Map.groupBy(
    change.availability.filter(
      ({ panel, feature }) =>
        known.includes(panel) &&
        (filter.panel === null || panel === filter.panel) &&
        (filter.feature === null || feature === filter.feature),
    ),
    ({ feature }) => feature,
  );
  if (byFeature.size === 0) return [];
  return catalogueOf(state).features.flatMap((entry) => {
    const cells = byFeature.get(entry.id);
    if (!cells) return [];
    const { title, lang } = partWords(context, entry);
    const groups = Map.groupBy(cells, ({ before, after }) => `${keyOf(before)} ${keyOf(after)}`);
    return [...groups.values()].flatMap((group): HistoryLine[] => {
      const [first] = group;
      if (!first) return [];
      const { before, after } = first;
      const isNew = before.state === 'unknown' || keyOf(before) === keyOf(after);
      return [
        {
          of: 'feature',
          title,
          lang,
          href: localePath(locale, `/features/${entry.id}/`),
          letters: known
            .filter((id) => group.some(({ panel }) => panel === id))
            .map(panelLetter)
            .join(', '),
          when: after.state === 'unknown' ? null : whenText(context, change, after.since),
          since: after.since,
          before: isNew ? null : cellView(context, before),
          after: cellView(context, after),
        },
      ];
    });
  });
}

/** In the data set a day that is not stated is worth a word; elsewhere the entry's own day says enough. */
function whenText({ locale, now }: ViewContext, { at, actor }: Change, since: Day | null): string {
  const words = historyWords[locale];
  const day = formatDayNear(since ?? dayAt(at), dayAt(now), locale);
  if (since !== null) return words.since(day);
  return actor === SEED_ACTOR ? words.notStated(day) : words.latest(day);
}

function standingView(standing: EffectiveRestoration, count: number, locale: Locale): StatedView {
  const word = count === 1 ? restorationWord(locale, standing) : severalRestorations[locale][standing];
  return { state: standing, word, estimate: null, note: null };
}

function cellView({ locale, now }: ViewContext, { state, estimate, note }: RecordedCell): StatedView {
  return {
    state,
    word: tieShortWords(commonWords[locale].availability[state], locale),
    estimate: state === 'available' ? null : promiseText(estimate, dayAt(now), locale),
    note: noteView(note, locale),
  };
}

/** Cells with the same key read the same. */
function keyOf({ state, estimate, note, since }: RecordedCell): string {
  return JSON.stringify([state, estimate, note, since]);
}
