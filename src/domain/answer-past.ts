import { panelsLookedAt } from './applicability.ts';
import type { FeatureId } from './availability.ts';
import { answersAt, catalogueOf } from './catalogue.ts';
import { pathIn } from './document-path.ts';
import type { ContentDocument, FaqMeta } from './documents.ts';
import type { Revision } from './events.ts';
import { LOCALES } from './locale.ts';
import type { PanelId } from './panel.ts';
import { type Change, EMPTY_STATE, type MaintenanceState, type State } from './state.ts';
import type { Instant } from './time.ts';

/** What an answer was made from at a revision. */
export type AnswerPast =
  /** A state of what decides it alone: its words, whom they name, and the states on which they depend. */
  | { readonly kind: 'known'; readonly state: State; readonly at: Instant }
  /** Words that were shown then were taken out of the log since. */
  | { readonly kind: 'removed'; readonly at: Instant }
  /** Nothing stood at its address yet, or any more. */
  | { readonly kind: 'absent' };

/** Events whose words may be missing from the index once they were taken out. */
const OF_WORDS: ReadonlySet<Change['type']> = new Set([
  'content.published',
  'content.withdrawn',
  'words.published',
  'words.withdrawn',
  'change.undone',
]);

/** The names under which an answer stands or stood; the first is its own. */
function namesOfAnswer(state: Pick<State, 'documents'>, slug: string): string[] {
  return [...new Set([slug, ...answersAt(state, slug).flatMap(({ meta }) => meta.former)])];
}

/** Where the variants of an answer lie or lay, in the source language. */
export function pathsOfAnswer(state: Pick<State, 'documents' | 'withdrawn'>, slug: string): string[] {
  const names = new Set(namesOfAnswer(state, slug));
  const left = Object.values(state.withdrawn).flatMap(({ document }) => {
    const meta = faqMeta(document);
    return meta && names.has(meta.slug) ? [document.path] : [];
  });
  return [...new Set([...answersAt(state, slug).map(({ source }) => source.path), ...left])];
}

/**
 * The revisions at which what is answered may have become another, the newest first: its words changed, or a state on
 * which any version of them depends became another.
 */
export function turnsOfAnswer(state: State, paths: readonly string[]): Revision[] {
  const inAllLanguages = paths.flatMap((path) => LOCALES.map((locale) => pathIn(path, locale)));
  const ofWords = inAllLanguages.flatMap((path) => state.index.documents[path] ?? []);
  const versions = ofWords.flatMap(({ documents }) =>
    documents.flatMap(({ path, after }) => (after && inAllLanguages.includes(path) ? [after] : [])),
  );
  const conditions = versions.flatMap((document) => faqMeta(document)?.when ?? []);
  const turns = new Set([...ofWords, ...takenOut(state, inAllLanguages)].map(({ revision }) => revision));
  if (conditions.length > 0) {
    const panels = catalogueOf(state).panels.map(({ id }) => id);
    const looked = new Set(conditions.flatMap((condition) => panelsLookedAt(condition, panels)));
    for (const panel of looked) for (const turn of turnsOfPanel(state, panel)) turns.add(turn);
    for (const condition of conditions) {
      if ('feature' in condition)
        for (const turn of turnsOfFeature(state, condition.feature)) turns.add(turn);
    }
  }
  return [...turns].sort((x, y) => y - x);
}

/** Words that were taken out of the log: of which event, and when. */
interface TakenOut {
  readonly revision: Revision;
  readonly at: Instant;
  /** It is known that they were those of one of the documents; otherwise they may have been. */
  readonly isNamed: boolean;
}

/** What was taken out of the log of some documents; of an event that is gone as a whole nobody knows whose words it held. */
function takenOut({ index, changes }: State, paths: readonly string[]): TakenOut[] {
  return index.redactions.flatMap(({ at, redaction }): TakenOut[] => {
    if (!redaction) return [];
    const { revision, parts } = redaction;
    if (parts) return parts.some((part) => paths.includes(part)) ? [{ revision, at, isNamed: true }] : [];
    const type = changes[revision - 1]?.type;
    return type !== undefined && OF_WORDS.has(type) ? [{ revision, at, isNamed: false }] : [];
  });
}

function turnsOfPanel({ index }: State, panel: string): Revision[] {
  const changes = index.panels[panel] ?? [];
  return changes.flatMap(({ revision, restoration }) =>
    restoration.some((one) => one.panel === panel && one.before.restoration !== one.after) ? [revision] : [],
  );
}

const NEVER: readonly Revision[] = [];

/** By the changes of a feature, which many answers depend on: when its state became another. */
const turns = new WeakMap<readonly Change[], readonly Revision[]>();

function turnsOfFeature({ index }: State, feature: string): readonly Revision[] {
  const changes = index.features[feature];
  if (changes === undefined) return NEVER;
  const known = turns.get(changes);
  if (known) return known;
  const found = changes.flatMap(({ revision, availability }) =>
    availability.some((one) => one.feature === feature && one.before.state !== one.after.state)
      ? [revision]
      : [],
  );
  turns.set(changes, found);
  return found;
}

/** What an answer was made from at a revision: nothing is replayed, the index of changes has it. */
export function pastOfAnswer(state: State, paths: readonly string[], revision: Revision): AnswerPast {
  const documents: Record<string, State['documents'][string]> = {};
  for (const path of paths.flatMap((one) => LOCALES.map((locale) => pathIn(one, locale)))) {
    const found = documentAt(state, path, revision);
    if (found === null) continue;
    if (found.kind === 'removed') return found;
    documents[path] = found;
  }
  if (!Object.values(documents).some(({ document }) => faqMeta(document))) return { kind: 'absent' };
  const at = state.changes[revision - 1]?.at;
  if (at === undefined) return { kind: 'absent' };
  return {
    kind: 'known',
    at,
    state: {
      ...EMPTY_STATE,
      documents: { ...around(state), ...documents },
      ...conditionsAt(state, documents, revision),
    },
  };
}

/** The states on which the conditions of some documents depend: of what depends on none nothing is looked at. */
function conditionsAt(
  state: State,
  documents: State['documents'],
  revision: Revision,
): Partial<Pick<State, 'restoration' | 'cells' | 'maintenances'>> {
  const conditions = Object.values(documents).flatMap(({ document }) => faqMeta(document)?.when ?? []);
  if (conditions.length === 0) return {};
  return {
    restoration: restorationAt(state, revision),
    cells: cellsAt(
      state,
      conditions.flatMap((one) => ('feature' in one ? [one.feature] : [])),
      revision,
    ),
    maintenances: maintenancesAt(state, revision),
  };
}

interface KnownDocument {
  readonly kind: 'known';
  readonly document: ContentDocument;
  readonly revision: Revision;
  readonly at: Instant;
}

/**
 * A document as it read at a revision. Of an event that is gone as a whole nobody knows whose words it held: what of it still
 * stood was said again first, so that it was none of those of which nothing more was said.
 *
 * @returns `null`: there was none
 */
function documentAt(
  state: State,
  path: string,
  revision: Revision,
): KnownDocument | Extract<AnswerPast, { kind: 'removed' }> | null {
  const changes = state.index.documents[path] ?? [];
  const before = changes.findLast((change) => change.revision <= revision);
  const isFollowed = changes.some((change) => change.revision > revision);
  const removed = takenOut(state, [path]).findLast(
    (one) =>
      one.revision <= revision && one.revision > (before?.revision ?? 0) && (one.isNamed || isFollowed),
  );
  if (removed) return { kind: 'removed', at: removed.at };
  const document = before?.documents.findLast((one) => one.path === path)?.after;
  return before && document ? { kind: 'known', document, revision: before.revision, at: before.at } : null;
}

/** What every answer is told with: the names of panels, and of what customers use. */
function around({ documents }: State): State['documents'] {
  const known = surroundings.get(documents);
  if (known) return known;
  const made = Object.fromEntries(
    Object.entries(documents).filter(([, { document }]) => ['site', 'panels'].includes(document.collection)),
  );
  surroundings.set(documents, made);
  return made;
}

const surroundings = new WeakMap<State['documents'], State['documents']>();

function restorationAt(state: State, revision: Revision): State['restoration'] {
  return Object.fromEntries(
    catalogueOf(state).panels.flatMap(({ id }) => {
      const change = state.index.panels[id]?.findLast((one) => one.revision <= revision);
      const said = change?.restoration.findLast((one) => one.panel === id);
      if (!change || !said) return [];
      const { at, since, revision: last } = change;
      return [[id, { restoration: said.after, since, at, revision: last }]];
    }),
  );
}

function cellsAt({ index }: State, features: readonly FeatureId[], revision: Revision): State['cells'] {
  return Object.fromEntries(
    [...new Set(features)].map((feature) => {
      const cells: Record<PanelId, State['cells'][string][string]> = {};
      for (const change of index.features[feature] ?? []) {
        if (change.revision > revision) break;
        for (const one of change.availability) {
          if (one.feature !== feature) continue;
          cells[one.panel] = { ...one.after, revision: change.revision, at: change.at };
        }
      }
      return [feature, cells];
    }),
  );
}

/** Planned work as it was known to go. */
function maintenancesAt({ maintenances, changes }: State, revision: Revision): State['maintenances'] {
  const all = Object.entries(maintenances).filter(([, one]) => one.revision <= revision);
  if (all.length === 0) return {};
  const at = changes[revision - 1]?.at ?? '';
  return Object.fromEntries(
    all.map(([id, one]): [string, MaintenanceState] => {
      const course = one.courses.findLast((said) => said.at <= at)?.course ?? null;
      return [id, { ...one, ...course, stands: course !== null }];
    }),
  );
}

function faqMeta(document: ContentDocument): FaqMeta | null {
  return document.locale === 'pl' && document.meta.collection === 'faq' ? document.meta : null;
}
