import { catalogueOf } from '../domain/catalogue.ts';
import { type Revision, SEED_ACTOR } from '../domain/events.ts';
import type { ImportService } from '../domain/imported.ts';
import { partsRemovedFrom } from '../domain/redaction.ts';
import type { Change, State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { formatClock, formatDay, formatInstant } from '../i18n/dates.ts';
import { historyWords } from '../i18n/history.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import { type DocumentNews, documentNews } from './history-documents.ts';
import { type HistoryLine, linesOf } from './history-lines.ts';
import { type MaintenanceNews, maintenanceNews } from './history-maintenances.ts';
import { type EntryLink, entryHref, type HistoryFilter, type HistoryKind } from './history-query.ts';
import { type UpdateNews, updateNews } from './history-updates.ts';

/** One publication, or the whole data set that the site began with. */
export interface HistoryItem {
  readonly revision: Revision;
  /** Every revision the entry is made of: each is an address on the page. */
  readonly revisions: readonly Revision[];
  readonly href: string;
  readonly instant: Instant;
  readonly clock: string;
  /** What it is called; `null` when its lines say it all. */
  readonly title: string | null;
  readonly text: string | null;
  readonly undoes: EntryLink | null;
  readonly undoneBy: EntryLink | null;
  readonly lines: readonly HistoryLine[];
  /** What the data set lists of features without a day. */
  readonly inventory: readonly HistoryLine[];
  readonly documents: readonly DocumentNews[];
  /** What was said of incidents. */
  readonly updates: readonly UpdateNews[];
  /** What was said of planned work. */
  readonly maintenances: readonly MaintenanceNews[];
}

/** Which change took back which, as far as it still does. */
export type Undoings = ReadonlyMap<Revision, Revision>;

export function undoingsOf(changes: readonly Change[]): Undoings {
  const undoings = new Map<Revision, Revision>();
  for (const { revision, undoes } of changes.toReversed()) {
    if (undoes !== null && !undoings.has(revision)) undoings.set(undoes, revision);
  }
  return undoings;
}

/** @returns `null` when the filter leaves nothing of it, or it says nothing: that a file was seen */
export function historyEntry(
  context: ViewContext,
  change: Change,
  filter: HistoryFilter,
  undoings: Undoings,
): HistoryItem | null {
  if (change.type === 'content.seen') return null;
  return orPlain(
    context,
    () => saidEntry(context, change, filter, undoings),
    () => plainEntry(context, change),
  );
}

/** As much of it as is shown (characters). */
const PLAIN = 2000;

/** What cannot be read of a change is shown as it stands in the log. */
function plainEntry(context: ViewContext, change: Change): HistoryItem {
  const { revision, type, restoration, availability, incidents, titles, updates, documents, maintenances } =
    change;
  const paths = documents.map(({ path }) => path);
  const said = {
    type,
    restoration,
    availability,
    incidents,
    titles,
    updates,
    maintenances,
    documents: paths,
  };
  return {
    ...placeOf(context, change),
    revisions: [revision],
    title: null,
    text: JSON.stringify(said).slice(0, PLAIN),
    undoes: null,
    undoneBy: null,
    lines: [],
    inventory: [],
    documents: [],
    updates: [],
    maintenances: [],
  };
}

function saidEntry(
  context: ViewContext,
  change: Change,
  filter: HistoryFilter,
  undoings: Undoings,
): HistoryItem | null {
  const { locale, state } = context;
  const words = historyWords[locale];
  const lines = linesOf(context, change, filter);
  const documents = documentNews(context, change, filter);
  const isPast = importOf(context.state, change) !== null;
  // A whole past is told in a sentence: its incidents have pages of their own.
  const updates = isPast ? [] : updateNews(context, change, filter);
  const maintenances = isPast ? [] : maintenanceNews(context, change, filter);
  const parts = lines.length + documents.length + updates.length + maintenances.length;
  if (!isAsked(change, filter, parts > 0)) return null;
  const undoneBy = undoings.get(change.revision);
  const linkTo = (revision: Revision, text: (when: string) => string): EntryLink => {
    const at = state.changes[revision - 1]?.at ?? change.at;
    return { text: text(formatInstant(at, context)), href: entryHref(locale, revision) };
  };
  return {
    ...placeOf(context, change),
    revisions: [change.revision],
    title: titleOf(context, change),
    text: withRemoved(context, change, textOf(context, change)),
    undoes: change.undoes === null ? null : linkTo(change.undoes, words.undoneOf),
    undoneBy: undoneBy === undefined ? null : linkTo(undoneBy, () => words.takenBack),
    lines,
    inventory: [],
    documents,
    updates,
    maintenances,
  };
}

/** What a data set says something of. */
const SEEDED: readonly HistoryKind[] = ['panel', 'feature', 'content'];

/** The data set as one entry: what has a day in it, and below it what has none. */
export function seedEntry(
  context: ViewContext,
  changes: readonly Change[],
  filter: HistoryFilter,
): HistoryItem | null {
  const newest = changes.at(-1);
  if (!newest || (filter.kind !== null && !SEEDED.includes(filter.kind))) return null;
  const { locale, state } = context;
  const words = historyWords[locale];
  const isWords = filter.kind === 'content';
  const all = isWords ? [] : changes.flatMap((change) => linesOf(context, change, filter));
  const hasDocuments = changes.some((change) => documentNews(context, change, filter).length > 0);
  if (all.length === 0 && !(hasDocuments && (isWords || filter.kind === null))) return null;
  const isInventory = ({ of, since }: HistoryLine) => of === 'feature' && since === null;
  const { panels, features } = catalogueOf(state);
  const texts = new Set(
    changes.flatMap(({ documents }) => documents.map(({ path }) => path.replace(/^[a-z]+\//, ''))),
  );
  return {
    ...placeOf(context, newest),
    revisions: changes.map(({ revision }) => revision),
    title: words.seed(formatDay(dayAt(newest.at), context)),
    text: words.seedText(panels.length, features.length, texts.size),
    undoes: null,
    undoneBy: null,
    lines: all
      .filter((line) => !isInventory(line))
      .sort((x, y) => ((x.since ?? '9999') < (y.since ?? '9999') ? 1 : -1)),
    inventory: all.filter(isInventory),
    documents: [],
    updates: [],
    maintenances: [],
  };
}

/** Said when the site began, by nobody in particular. */
export function isSeed({ actor }: Change): boolean {
  return actor === SEED_ACTOR;
}

function placeOf({ locale }: ViewContext, { revision, at }: Change) {
  return { revision, href: entryHref(locale, revision), instant: at, clock: formatClock(at) };
}

/** What is asked of panels and features shows what was said of them; otherwise the kind decides. */
function isAsked(change: Change, { panel, feature, kind }: HistoryFilter, hasParts: boolean): boolean {
  const kinds = kindsOf(change);
  if (kind !== null && !kinds.includes(kind)) return false;
  const narrowed = panel !== null || feature !== null || kind === 'panel' || kind === 'feature';
  return hasParts || !narrowed;
}

/** What a change tells of. */
export function kindsOf({
  type,
  restoration,
  availability,
  documents,
  incidents,
  titles,
  updates,
  maintenances,
}: Change): HistoryKind[] {
  const parts: HistoryKind[] = [
    ...(restoration.length > 0 ? (['panel'] as const) : []),
    ...(availability.length > 0 ? (['feature'] as const) : []),
    ...(documents.length > 0 ? (['content'] as const) : []),
    ...(incidents.length + titles.length + updates.length > 0 ? (['update'] as const) : []),
    ...(maintenances.length > 0 ? (['maintenance'] as const) : []),
  ];
  if (type === 'status.confirmed') return ['confirmation'];
  if (type === 'clock.set') return ['clock'];
  return type === 'change.undone' ? ['undo', ...parts] : parts;
}

/** From where a past was taken over, by this change or by the one that it takes back; `null`: it is no import. */
function importOf({ changes }: State, { imported, undoes }: Change): ImportService | null {
  return imported ?? (undoes === null ? null : (changes[undoes - 1]?.imported ?? null));
}

const SERVICES: Readonly<Record<ImportService, string>> = { statuspage: 'Statuspage', cachet: 'Cachet' };

function importText({ locale, state }: ViewContext, change: Change): string | null {
  const words = historyWords[locale];
  const amounts = {
    incidents: change.incidents.length,
    updates: change.updates.length,
    maintenances: change.maintenances.length,
  };
  const service = importOf(state, change);
  if (service === null) return null;
  return change.imported ? words.imported(SERVICES[service], amounts) : words.importUndone(amounts);
}

function titleOf({ locale }: ViewContext, change: Change): string | null {
  const words = historyWords[locale];
  if (change.isRedacted) return null;
  if (change.type === 'status.confirmed') return words.confirmed;
  return change.undoes === null ? null : words.undone;
}

/** When what an event said was taken out; `null`: the log does not say. */
function removedText(context: ViewContext, revision: Revision): string | null {
  const { state, removals } = context;
  const at =
    removals?.get(revision) ?? state.changes.find(({ redaction }) => redaction?.revision === revision)?.at;
  return at === undefined ? null : formatDay(dayAt(at), context);
}

/** What was taken out of it part by part is said where it was. */
function withRemoved(context: ViewContext, { revision }: Change, text: string | null): string | null {
  const gone = partsRemovedFrom(context.state.changes, revision)
    .filter(({ parts }) => parts.length > 0)
    .map(({ parts, at }) =>
      historyWords[context.locale].partsRedacted(formatInstant(at, context), parts.join(', ')),
    );
  const said = [...(text === null ? [] : [text]), ...gone];
  return said.length === 0 ? null : said.join(' ');
}

function textOf(context: ViewContext, change: Change): string | null {
  const words = historyWords[context.locale];
  const { type, nextUpdateBy, at } = change;
  if (change.isRedacted) return words.redacted(removedText(context, change.revision));
  if (importOf(context.state, change) !== null) return importText(context, change);
  if (type === 'clock.set') return words.clock(formatInstant(at, context));
  if (type === 'event.redacted') {
    const { revision = 0, parts = [] } = change.redaction ?? {};
    return parts.length === 0 ? words.redaction : words.redactionOf(revision, parts.join(', '));
  }
  if (type === 'status.confirmed') {
    return nextUpdateBy === null
      ? words.nextUpdateNone
      : words.nextUpdate(formatInstant(nextUpdateBy, context));
  }
  if (type === 'update.posted' && nextUpdateBy !== null) {
    return words.nextUpdate(formatInstant(nextUpdateBy, context));
  }
  return null;
}
