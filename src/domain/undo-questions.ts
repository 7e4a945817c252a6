import type { Collection } from './documents.ts';
import type { DraftEvent } from './events.ts';
import type { State } from './state.ts';

/** An undo takes back more than one oversees. */
interface UndoMany {
  readonly code: 'undo.many';
  readonly revision: number;
  /** Cells, panels, documents, incidents, titles and updates together. */
  readonly count: number;
}

/** An undo takes pages away: they answer 410 from then on. */
interface UndoWithdraws {
  readonly code: 'undo.withdraws';
  readonly revision: number;
  /** Titles of the pages in the source language. */
  readonly titles: readonly string[];
}

/** After an undo the site has no panel any more: it answers nobody. */
interface UndoEmpties {
  readonly code: 'undo.empties';
  readonly revision: number;
}

export type UndoQuestion = UndoMany | UndoWithdraws | UndoEmpties;

/** So many things are taken back without a question. */
const OVERSEEN = 20;

/** Documents that have a page of their own. */
const PAGES: readonly Collection[] = ['panels', 'features', 'faq', 'incidents'];

/** What an undo is asked about before it is appended. */
export function undoQuestions(state: State, draft: DraftEvent): UndoQuestion[] {
  if (draft.type !== 'change.undone') return [];
  const { revision, restoration, availability, documents, incidents, titles, updates } = draft.payload;
  const count = [restoration, availability, documents, incidents, titles, updates].reduce(
    (sum, things) => sum + things.length,
    0,
  );
  const removed = new Set(documents.filter(({ document }) => document === null).map(({ path }) => path));
  const published = Object.entries(state.documents).map(([path, { document }]) => ({ path, document }));
  const gone = published.filter(({ path, document }) => removed.has(path) && document.locale === 'pl');
  const pages = gone.filter(({ document }) => PAGES.includes(document.collection));
  const closed = incidents.filter(({ id, stands }) => !stands && state.incidents[id]?.stands);
  const withdrawn = [
    ...pages.map(({ document }) => document.words.title),
    ...closed.map(({ id }) => state.incidents[id]?.title.pl ?? id),
  ];
  const panels = published.filter(({ document }) => document.collection === 'panels');
  const isEmptied = panels.length > 0 && panels.every(({ path }) => removed.has(path));
  return [
    ...(isEmptied ? [{ code: 'undo.empties', revision } as const] : []),
    ...(count > OVERSEEN ? [{ code: 'undo.many', revision, count } as const] : []),
    ...(withdrawn.length > 0 ? [{ code: 'undo.withdraws', revision, titles: withdrawn } as const] : []),
  ];
}
