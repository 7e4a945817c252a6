import type { CellAddress, RecordedCell } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Estimate } from '../domain/estimate.ts';
import { localePath } from '../domain/locale.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { pathById } from '../domain/page-target.ts';
import { dayAt } from '../domain/time.ts';
import { changeWords } from '../i18n/change-words.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDay } from '../i18n/dates.ts';
import { fillPhrase } from '../i18n/fill-phrase.ts';
import { messageWords } from '../i18n/messages.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import { promiseLanguageOf } from '../i18n/promise-phrases.ts';
import { tellCell, tellNewEstimate, whatChanged } from '../i18n/tell-change.ts';
import { tellNamed } from '../i18n/tell-promise.ts';
import { type CellView, cellView } from '../views/cell.ts';
import type { ViewContext } from '../views/context.ts';
import { panelNames } from '../views/panels.ts';
import { partWords } from '../views/words.ts';
import { courseOfCell, type ToldCourse } from './compose-course.ts';
import { asSentence, type ComposedPart, momentText } from './compose-part.ts';
import type { MessageSection } from './message.ts';
import { foreignWords, type TypedLines } from './typed-lines.ts';

/** What is told of one feature on one panel. */
export interface CellNews extends CellAddress, TypedLines {
  /** What became of it, for a subject line: `nie działa, termin: ok. 25 marca 2021`. */
  readonly news: string;
  readonly view: CellView;
  readonly hasNewState: boolean;
  readonly at: string;
  /** What it changed by. */
  readonly occurrences: readonly Occurrence[];
}

/** @returns `null`: nothing is left to say of it */
export function cellNews(
  context: ViewContext,
  { feature, panel }: CellAddress,
  occurrences: readonly Occurrence[],
): CellNews | null {
  if (!catalogueOf(context.state).features.some(({ id }) => id === feature)) return null;
  const course = courseOfCell(context, { feature, panel }, occurrences);
  if (course === null || (course.steps.length === 0 && !course.hasPassed)) return null;
  const view = cellView(context, feature, panel);
  const last = course.steps.at(-1);
  const now = last?.value ?? course.before;
  const note = noteLines(view);
  return {
    feature,
    panel,
    view,
    news: newsOf(context, course, now, view),
    hasNewState: course.before.state !== now.state,
    at: last?.at ?? occurrences.at(-1)?.at ?? context.now,
    occurrences,
    lines: [standingLine(context, view, last?.at ?? null), ...courseLines(context, course), ...note.lines],
    foreign: note.foreign,
  };
}

/** One section for panels on which the same is told of a feature. */
export function cellPart(context: ViewContext, group: readonly [CellNews, ...CellNews[]]): ComposedPart {
  const { state, locale, siteUrl } = context;
  const [{ feature, view, news, lines, foreign, hasNewState }] = group;
  const entry = catalogueOf(state).features.find(({ id }) => id === feature);
  const title = entry ? partWords(context, entry).title : feature;
  const panels = group.map(({ panel }) => panel);
  const where = panelPhrases[locale].name(panelNames(context, panels));
  const path = pathById(state, 'features', feature);
  return {
    of: 'cell',
    section: {
      heading: `${title}, ${where}`,
      href: `${siteUrl ?? ''}${localePath(locale, path)}`,
      lines,
      foreign,
      at: group.reduce((last, { at }) => (at > last ? at : last), ''),
      tone: toneOf(view),
    },
    subject: { before: '', name: title, after: `, ${where}: ${news}` },
    path,
    panels,
    feature,
    state: hasNewState ? view.state : null,
    count: panels.length,
    thread: `feature/${feature}`,
  };
}

/** Those of which the same is told are one section; in the order in which they are given. */
export function groupCells(cells: readonly CellNews[]): [CellNews, ...CellNews[]][] {
  const alike = Map.groupBy(cells, ({ feature, news, lines, hasNewState }) =>
    JSON.stringify([feature, news, lines, hasNewState]),
  );
  return [...alike.values()].flatMap(([first, ...others]) => (first ? [[first, ...others]] : []));
}

function toneOf({ sign }: CellView): MessageSection['tone'] {
  switch (sign) {
    case 'available':
      return 'good';
    case 'limited':
      return 'limited';
    case 'unknown':
      return 'plain';
    default:
      return 'bad';
  }
}

/** What holds now: `nie działa, termin: ok. 25 marca 2021`. */
function standingOfCell({ word, despite, estimate }: CellView, since: string | null = null): string {
  return [since === null ? word : `${word} ${since}`, despite, estimate?.beside].filter(Boolean).join(', ');
}

function standingLine(context: ViewContext, view: CellView, changedAt: string | null): string {
  const isOfThatDay = view.since !== null && changedAt !== null && dayAt(changedAt) === view.since;
  const since =
    view.since === null || isOfThatDay
      ? null
      : commonWords[context.locale].since(formatDay(view.since, context));
  return asSentence(standingOfCell(view, since));
}

function newsOf(
  context: ViewContext,
  { before, hasPassed }: ToldCourse<RecordedCell>,
  now: RecordedCell,
  view: CellView,
): string {
  const words = { ...changeWords[context.locale], leavesPage: true };
  const what = whatChanged(before, now);
  if (what === 'estimate' && now.estimate.kind !== 'none' && !view.estimate?.isOverdue)
    return tellNewEstimate(words, now.estimate, dayAt(context.now));
  if (what === 'estimate' && now.estimate.kind === 'none') return words.noEstimate;
  if (what !== 'state' && hasPassed && view.estimate) return view.estimate.beside;
  if (what === 'state' && view.estimate?.isOverdue) return `${view.word}, ${view.estimate.short}`;
  const told = what === 'state' ? tellCell(words, before, now, dayAt(context.now)) : null;
  return view.despite === null && told !== null ? told : standingOfCell(view);
}

function courseLines(context: ViewContext, { before, steps }: ToldCourse<RecordedCell>): string[] {
  const words = messageWords[context.locale];
  const [first, ...others] = steps;
  if (first === undefined) return [];
  if (others.length > 0) {
    const told = steps.map(({ at, value }) => words.step(momentText(context, at), pastState(context, value)));
    return [words.course(told.join('; '))];
  }
  const when = momentText(context, first.at);
  if (whatChanged(before, first.value) === 'state')
    return [words.changed(when, before.state === 'unknown' ? null : pastState(context, before))];
  const was = pastEstimate(context, before.estimate);
  return [
    first.value.estimate.kind === 'none' ? words.dateWithdrawn(when, was) : words.dateChanged(when, was),
  ];
}

/** What was so then, told now: a day that has passed since is said to have. */
function pastState(context: ViewContext, { state, estimate }: RecordedCell): string {
  const word = commonWords[context.locale].availability[state];
  if (estimate.kind === 'none') return word;
  const { labelled } = promiseLanguageOf(context).estimate;
  return `${word}, ${fillPhrase(labelled, { promise: pastEstimate(context, estimate) })}`;
}

function pastEstimate(context: ViewContext, estimate: Estimate): string {
  const language = promiseLanguageOf(context);
  if (estimate.kind === 'none') return language.estimate.none;
  return tellNamed(language, estimate, dayAt(context.now));
}

function noteLines({ note }: CellView): TypedLines {
  if (note === null) return { lines: [], foreign: {} };
  const lines = [asSentence(note.text)];
  return { lines, foreign: foreignWords(lines, note.lang) };
}
