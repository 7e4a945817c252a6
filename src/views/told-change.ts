import { type Revision, SEED_ACTOR } from '../domain/events.ts';
import { localText } from '../domain/incidents.ts';
import type { Change, State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { typedIn } from '../domain/writing.ts';
import { formatInstant, formatInstantInFull } from '../i18n/dates.ts';
import { feedWords } from '../i18n/feeds.ts';
import { historyWords } from '../i18n/history.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { orPlain } from './boundary.ts';
import { type ChangeLine, joinedLines } from './change-lines.ts';
import type { ViewContext } from './context.ts';
import { escapeText } from './escape-text.ts';
import { type MaintenanceNews, maintenanceNews } from './history-maintenances.ts';
import type { HistoryFilter } from './history-query.ts';
import { type UpdateNews, updateNews } from './history-updates.ts';
import type { ScopeView } from './update.ts';

/** What is told of a change where it is read away from the site: with every day's year, and never by a later clock. */
export interface ToldChange {
  /** One line of plain text. */
  readonly title: string;
  /** Safe; its links begin with the site's address where that is known. */
  readonly html: string;
}

/** Whom a change is told to: who follows a panel, a feature, or everything. */
export type ToldAbout = Pick<HistoryFilter, 'panel' | 'feature'>;

/**
 * Tells a change in words. What was said of an incident reads as it does today, corrections and all.
 *
 * @returns `null` when it says nothing to who follows: it is of the seed, the clock, or words that were put right, or it is about something else
 */
export function tellChange(context: ViewContext, change: Change, about: ToldAbout): ToldChange | null {
  if (isQuiet(change)) return null;
  if (change.isRedacted)
    return about.panel === null && about.feature === null ? tellRedacted(context, change) : null;
  const then = { ...context, now: change.at, leavesPage: true };
  return orPlain(
    context,
    () => tellSaid(then, change, about),
    () => ({ title: feedWords[context.locale].unreadable, html: '' }),
  );
}

/** Of the seed, of the clock, and of the words of the site; who put right a wording is told of in the entry that had it. */
function isQuiet({ type, actor, updates, isRedacted }: Change): boolean {
  if (actor === SEED_ACTOR) return true;
  switch (type) {
    case 'clock.set':
    case 'content.published':
    case 'content.withdrawn':
    case 'content.seen':
    case 'words.published':
    case 'words.withdrawn':
    case 'event.redacted':
    case 'incident.corrected':
      return true;
    case 'past.imported':
      return isRedacted === true;
    case 'update.corrected':
      return updates.every(({ after }) => after?.status === undefined);
    default:
      return false;
  }
}

/** What another site had told before is news to nobody, nor that it is taken back; what it says of now is. */
function isPast({ changes }: State, { imported, undoes }: Change): boolean {
  return imported !== undefined || (undoes !== null && changes[undoes - 1]?.imported !== undefined);
}

/** When what an event said was taken out of the log, the last time; `null`: it was not. */
export function redactedAt({ index }: Pick<State, 'index'>, revision: Revision): Instant | null {
  return index.redactions.findLast(({ redaction }) => redaction?.revision === revision)?.at ?? null;
}

function tellRedacted({ state, locale }: ViewContext, { revision, at }: Change): ToldChange {
  const words = feedWords[locale];
  const when = formatInstantInFull(redactedAt(state, revision) ?? at, locale);
  return { title: words.removed, html: `<p>${words.removedOn(when)}</p>` };
}

function tellSaid(context: ViewContext, change: Change, { panel, feature }: ToldAbout): ToldChange | null {
  const { locale, siteUrl } = context;
  const filter = { panel, feature, kind: null, before: null };
  const lines = joinedLines(context, change, 'outcome', {
    ofPanel: (cell) => panel === null || cell.panel === panel,
    ofFeature: (cell) =>
      (panel === null || cell.panel === panel) && (feature === null || cell.feature === feature),
  });
  const isOld = isPast(context.state, change);
  const updates = isOld ? [] : updateNews(context, withTodaysWords(context.state, change), filter);
  const maintenances = isOld ? [] : maintenanceNews(context, change, filter);
  const isConfirmation = change.type === 'status.confirmed';
  if (
    isConfirmation
      ? panel !== null || feature !== null
      : lines.length + updates.length + maintenances.length === 0
  )
    return null;
  const titles = [
    ...updates.map(titleOfUpdate),
    ...maintenances.map(({ text, title }) => `${text} ${title}`),
    ...(isConfirmation ? [feedWords[locale].confirmed] : []),
  ];
  const html = [
    ...updates.map((news) => htmlOfUpdate(context, news)),
    ...maintenances.map((news) => htmlOfMaintenance(context, change, news)),
    listOf(lines),
    promiseOf(context, change),
  ].join('');
  return {
    title: undoneTitle(context, change, titles[0] ?? titleOfLines(context, lines)),
    html: siteUrl === null ? html : absolute(html, siteUrl),
  };
}

/** The words of what was opened or posted as they stand now. */
function withTodaysWords(state: State, change: Change): Change {
  if (change.type !== 'incident.opened' && change.type !== 'update.posted') return change;
  return {
    ...change,
    titles: change.titles.map((one) => {
      const title = state.incidents[one.id]?.title;
      return one.after === null || title === undefined ? one : { ...one, after: { ...one.after, title } };
    }),
    updates: change.updates.map((one) => {
      const body = state.updates[one.incident]?.find(({ id }) => id === one.id)?.body;
      return one.after === null || body === undefined ? one : { ...one, after: { ...one.after, body } };
    }),
  };
}

function titleOfUpdate({ text, incident, status }: UpdateNews): string {
  const said = `${text.replace(/:$/, '')}: ${incident.title}`;
  return status === null ? said : `${said} (${status.word})`;
}

function titleOfLines({ locale }: ViewContext, [first, ...rest]: readonly ChangeLine[]): string {
  if (first === undefined) return '';
  const text = first.text.replace(/\.$/, '');
  return rest.length === 0 ? text : feedWords[locale].andMore(text, rest.length);
}

function undoneTitle({ state, locale }: ViewContext, { undoes, at }: Change, title: string): string {
  if (undoes === null) return title;
  const undone = feedWords[locale].undone(formatInstantInFull(momentOf(state, undoes) ?? at, locale));
  return `${undone}. ${title}`;
}

function momentOf({ changes }: State, revision: Revision): string | undefined {
  return changes[revision - 1]?.at;
}

function htmlOfUpdate(context: ViewContext, { wording, scope }: UpdateNews): string {
  const html = wording?.html ?? '';
  const marked = wording?.lang ? `<div lang="${wording.lang}">${html}</div>` : html;
  return marked + htmlOfScope(context, scope);
}

function htmlOfMaintenance(
  context: ViewContext,
  change: Change,
  { times, earlier, scope, id }: MaintenanceNews,
): string {
  const { state, locale, words } = context;
  const body = change.maintenances.find((one) => one.id === id)?.words && state.maintenances[id]?.body;
  const { text, locale: lang } = localText(body ?? { pl: '', en: null }, locale);
  const lines = [times && feedWords[locale].planned(times), earlier].filter((line) => line !== null);
  return [
    ...lines.map((line) => `<p>${escapeText(line)}</p>`),
    words.html(text, typedIn(lang)),
    htmlOfScope(context, scope),
  ].join('');
}

function htmlOfScope({ locale }: ViewContext, scope: ScopeView | null): string {
  const named = [scope?.panels, ...(scope?.features ?? []).map(({ title }) => title)].filter(Boolean);
  return named.length === 0 ? '' : `<p>${escapeText(feedWords[locale].concerns(named.join(', ')))}</p>`;
}

function listOf(lines: readonly ChangeLine[]): string {
  if (lines.length === 0) return '';
  const items = lines.map(({ text, after }) => {
    const note = after.note === null ? '' : `<br>${escapeText(after.note.text)}`;
    return `<li>${escapeText(text)}${note}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

/** By when more will be said. */
function promiseOf(context: ViewContext, { type, nextUpdateBy }: Change): string {
  const words = historyWords[context.locale];
  if (nextUpdateBy === null) return type === 'status.confirmed' ? `<p>${words.nextUpdateNone}</p>` : '';
  return `<p>${tieShortWords(words.nextUpdate(formatInstant(nextUpdateBy, context)), context.locale)}</p>`;
}

function absolute(html: string, siteUrl: string): string {
  return html.replace(/ (href|src)="\/(?!\/)/g, ` $1="${siteUrl}/`);
}
