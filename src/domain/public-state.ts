import { indexChanges } from './change-index.ts';
import type { ContentDocument } from './documents.ts';
import { kindOfPart } from './event-part.ts';
import { SEED_ACTOR } from './events.ts';
import {
  CELL,
  CHANGE,
  COURSE,
  DOCUMENT,
  FOREIGN_NAMES,
  GOING_ON,
  INCIDENT,
  MAINTENANCE,
  PANEL,
  PUBLIC_CLOCK,
  PUBLIC_COLLECTIONS,
  PUBLIC_CONFIRMATION,
  PUBLISHED_DOCUMENT,
  RECORDED,
  type Shape,
  UPDATE,
} from './public-names.ts';
import { type Change, type ChangeIndex, EMPTY_STATE, type PublishedDocument, type State } from './state.ts';

/**
 * What readers may know of a state, and what everything is made from that they get: what is named here, and nothing else.
 * What an event adds to the state is for staff until somebody names it. Who said something, and why, is for staff; pages tell
 * the seed alone apart.
 *
 * The same state gives the same object, and so does every part of it that is the same in another state: what was made from
 * a part is known to hold.
 */
export const publicState = once((state: State): State => shownOf(state, publicHistory(state.changes)));

/**
 * The same of an earlier state of the same log: what it says of its history is the beginning of what readers know now, so
 * that what was taken out since is taken out there, too.
 *
 * @param now as readers may know it
 */
export function publicPast(then: State, now: State): State {
  const changes = now.changes.slice(0, then.revision);
  return shownOf(then, { changes, index: indexChanges(EMPTY_STATE.index, changes, changes) });
}

function shownOf(state: State, { changes, index }: Pick<State, 'changes' | 'index'>): State {
  const documents = publicDocuments(state.documents);
  const withdrawn = publicDocuments(state.withdrawn);
  return {
    revision: state.revision,
    logId: state.logId,
    lastEffectiveAt: state.lastEffectiveAt,
    clock: only(state.clock, PUBLIC_CLOCK),
    restoration: publicPanels(state.restoration),
    cells: publicCells(state.cells),
    confirmation: only(state.confirmation, PUBLIC_CONFIRMATION),
    promise: only(state.promise, PUBLIC_CONFIRMATION),
    lastStated: only(state.lastStated, RECORDED),
    documents,
    withdrawn,
    ingested: Object.fromEntries(
      Object.entries(state.ingested).filter(
        ([path]) => Object.hasOwn(documents, path) || Object.hasOwn(withdrawn, path),
      ),
    ),
    incidents: publicIncidents(state.incidents),
    updates: publicUpdates(state.updates),
    courses: publicCourses(state.courses),
    goingOn: only(state.goingOn, GOING_ON),
    maintenances: publicMaintenances(state.maintenances),
    ...(state.imported && { imported: publicForeignNames(state.imported) }),
    changes,
    index,
  };
}

const publicPanels = recordOf((panel: State['restoration'][string]) => only(panel, PANEL));
const publicCells = recordOf(recordOf((cell: State['cells'][string][string]) => only(cell, CELL)));
const publicIncidents = recordOf((incident: State['incidents'][string]) => only(incident, INCIDENT));
const publicUpdates = recordOf(listOf((update: State['updates'][string][number]) => only(update, UPDATE)));
const publicCourses = recordOf((course: State['courses'][string]) => only(course, COURSE));
const publicMaintenances = recordOf((one: State['maintenances'][string]) => only(one, MAINTENANCE));
const publicForeignNames = once((names: NonNullable<State['imported']>) => only(names, FOREIGN_NAMES));

/** Without its file as it was saved, in which anything may stand beside what is for readers. */
const publicDocument = once((document: ContentDocument): ContentDocument => {
  return { ...only(document, DOCUMENT), source: '', facts: [] };
});

const publicDocuments = once((documents: State['documents']): State['documents'] =>
  Object.fromEntries(
    Object.entries(documents).flatMap(([path, published]) =>
      PUBLIC_COLLECTIONS.has(published.document.collection) ? [[path, publishedForReaders(published)]] : [],
    ),
  ),
);

const publishedForReaders = once((published: PublishedDocument): PublishedDocument => {
  return { ...only(published, PUBLISHED_DOCUMENT), document: publicDocument(published.document) };
});

/** The changes as readers may know them, and their index. */
interface History {
  /** As staff know them. */
  readonly from: readonly Change[];
  readonly changes: readonly Change[];
  readonly index: ChangeIndex;
}

const NO_HISTORY: History = { from: [], changes: [], index: EMPTY_STATE.index };
/** How many are known: what is published, what is about to be, and what changes that staff look at would make of it. */
const KNOWN = 4;
/** The longest first. */
let known: readonly History[] = [];

/** A log only grows: what was made of its beginning is taken over. */
const publicHistory = once((from: State['changes']): History => {
  const start = known.find((one) => one.from.every((change, at) => from[at] === change)) ?? NO_HISTORY;
  const news = from.slice(start.from.length).map(publicChange);
  const changes = [...start.changes, ...news];
  const made = { from, changes, index: indexChanges(start.index, news, changes) };
  // Of another log, or of one out of which something was taken, nothing of before is kept.
  const kept = start === NO_HISTORY ? [] : [start, ...known.filter((one) => one !== start)];
  known = [made, ...kept].slice(0, KNOWN).sort((x, y) => y.from.length - x.from.length);
  return made;
});

type Redaction = NonNullable<Change['redaction']>;

function publicChange(change: Change): Change {
  const { actor, redaction } = change;
  // Documents are made public once, not for every change that speaks of them.
  const { documents, ...said } = change;
  return {
    ...only({ ...said, documents: [] }, CHANGE),
    actor: actor === SEED_ACTOR ? actor : '',
    reason: null,
    forced: false,
    documents: documents.flatMap(changedForReaders),
    ...(redaction && { redaction: publicRedaction(redaction) }),
  };
}

function publicRedaction({ revision, parts }: Redaction): Redaction {
  return { revision, reason: '', ...(parts && { parts: parts.filter(isPublicPart) }) };
}

/** Whether readers may know of a part by its name: of templates they do not. */
export function isPublicPart(name: string): boolean {
  return kindOfPart(name) !== 'document' || PUBLIC_COLLECTIONS.has(name.split('/')[1] ?? '');
}

function changedForReaders({ path, before, after }: Change['documents'][number]): Change['documents'] {
  // Of one that was taken out of the log its folder is left.
  const collection = (after ?? before)?.collection ?? path.split('/')[1] ?? '';
  if (!PUBLIC_COLLECTIONS.has(collection)) return [];
  return [{ path, before: before && publicDocument(before), after: after && publicDocument(after) }];
}

/** What is public of a value: the value itself where that is all of it. */
function only<Value>(value: Value, shape: Shape): Value {
  if (shape === 'all' || value === null || typeof value !== 'object') return value;
  let shown: Value & object = value;
  for (const [name, part] of Object.entries(value)) {
    const kept = partOf(part, shape, name);
    if (kept === part) continue;
    // Of what is public in part another is made, once.
    if (shown === value) shown = Object.assign(Array.isArray(value) ? [] : {}, value);
    if (kept === HIDDEN) Reflect.deleteProperty(shown, name);
    else Reflect.set(shown, name, kept);
  }
  return shown;
}

const HIDDEN = Symbol('for staff');

function partOf(part: unknown, shape: Exclude<Shape, 'all'>, name: string): unknown {
  if (shape === 'none') return HIDDEN;
  if ('each' in shape) return only(part, shape.each);
  const named = Object.hasOwn(shape.names, name) ? shape.names[name] : undefined;
  return named === undefined || named === 'none' ? HIDDEN : only(part, named);
}

function recordOf<Thing extends object>(
  show: (thing: Thing) => Thing,
): (record: Readonly<Record<string, Thing>>) => Readonly<Record<string, Thing>> {
  const shown = once(show);
  return once((record) =>
    Object.fromEntries(Object.entries(record).map(([name, thing]) => [name, shown(thing)])),
  );
}

function listOf<Thing extends object>(
  show: (thing: Thing) => Thing,
): (list: readonly Thing[]) => readonly Thing[] {
  const shown = once(show);
  return (list) => list.map(shown);
}

/** What is made of the same thing is the same: the state shares its parts between revisions. */
function once<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const made = new WeakMap<From, { readonly value: To }>();
  return (from) => {
    const held = made.get(from) ?? { value: make(from) };
    made.set(from, held);
    return held.value;
  };
}
