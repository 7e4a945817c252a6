import { type Catalogue, catalogueOf, type Entry, wordsOf } from './catalogue.ts';
import type { IncidentMeta } from './documents.ts';
import type { Revision } from './events.ts';
import { type Impact, type IncidentId, isOngoing, type Scope, type UpdateStatus } from './incident.ts';
import { endingOf } from './incident-course.ts';
import type { Locale, TranslatedText } from './locale.ts';
import type { PanelId } from './panel.ts';
import type { IncidentCourse, State, UpdateState } from './state.ts';
import type { Instant } from './time.ts';

/** What an incident is, whoever told of it first: a document, or staff who opened it. */
export interface IncidentHead extends Scope {
  readonly id: IncidentId;
  readonly title: TranslatedText;
  /** `null`: opened by staff, without a document. */
  readonly entry: Entry<IncidentMeta> | null;
  readonly startedAt: Instant;
  /** `null`: nobody has announced the end. */
  readonly resolvedAt: Instant | null;
  readonly impact: Impact | null;
}

/** An incident with what was said of it since. */
export interface Incident extends IncidentHead {
  /** As the last update has it; `null`: nobody has said. */
  readonly status: UpdateStatus | null;
  /** Those that stand, oldest first. */
  readonly updates: readonly UpdateState[];
  /** `null`: staff said nothing of it. */
  readonly course: IncidentCourse | null;
}

/** By what they are made of, which is never changed: one page may ask for them once for each of thousands of updates. */
const memo = new WeakMap<State['incidents'], WeakMap<Catalogue, readonly IncidentHead[]>>();

/** Every incident there is, the one that began last first. A document of the same name speaks for one that was opened. */
export function incidentHeads({
  documents,
  incidents,
}: Pick<State, 'documents' | 'incidents'>): readonly IncidentHead[] {
  const catalogue = catalogueOf({ documents });
  const known = memo.get(incidents) ?? new WeakMap<Catalogue, readonly IncidentHead[]>();
  memo.set(incidents, known);
  const heads = known.get(catalogue) ?? makeHeads(catalogue, incidents);
  known.set(catalogue, heads);
  return heads;
}

function makeHeads({ incidents: entries }: Catalogue, incidents: State['incidents']): IncidentHead[] {
  const written = new Set(entries.map(({ id }) => id));
  const opened = Object.values(incidents).filter(({ id, stands }) => stands && !written.has(id));
  return [
    ...entries.map((entry) => {
      const opened = incidents[entry.id];
      return { ...headOfEntry(entry), impact: opened?.stands ? opened.impact : null };
    }),
    ...opened.map((incident) => ({ ...incident, entry: null, resolvedAt: null })),
  ].sort((x, y) => y.startedAt.localeCompare(x.startedAt));
}

/** The same with their updates. */
export function incidentsOf(
  state: Pick<State, 'documents' | 'incidents' | 'updates' | 'courses'>,
): Incident[] {
  return incidentHeads(state).map((head) => withUpdates(head, state));
}

export function findIncident(state: State, id: IncidentId): Incident | null {
  const head = incidentHeads(state).find((incident) => incident.id === id);
  return head ? withUpdates(head, state) : null;
}

/** Whether accounts of a panel are concerned. */
export function concernsPanel(
  incident: Pick<Scope, 'panels'>,
  { panels }: Pick<Scope, 'panels'>,
  panel: PanelId,
): boolean {
  const concerned = panels.length > 0 ? panels : incident.panels;
  return concerned.length === 0 || concerned.includes(panel);
}

/** The last event that changed any of an incident's updates, those taken back included; 0: there were none. */
export function lastUpdateChange(state: Pick<State, 'updates'>, id: IncidentId): Revision {
  return Math.max(0, ...(state.updates[id] ?? []).map(({ changed }) => changed));
}

/** Words in a language, or in the one that they are in while there is no translation. */
export function localText(text: TranslatedText, locale: Locale): { text: string; locale: Locale } {
  const own = text[locale];
  return own === null ? { text: text.pl, locale: 'pl' } : { text: own, locale: text.only ?? locale };
}

function headOfEntry(entry: Entry<IncidentMeta>): IncidentHead {
  const { panels, startedAt, resolvedAt } = entry.meta;
  const english = entry.translations.en ? wordsOf(entry, 'en').title : null;
  return {
    id: entry.id,
    title: { pl: entry.source.words.title, en: english },
    entry,
    startedAt,
    resolvedAt,
    panels,
    features: [],
    impact: null,
  };
}

function withUpdates(head: IncidentHead, state: Pick<State, 'updates' | 'courses'>): Incident {
  const updates = (state.updates[head.id] ?? []).filter(({ stands }) => stands);
  const course = state.courses[head.id] ?? null;
  const last = updates.at(-1);
  const resolvedAt = endOf(head.resolvedAt, updates);
  const ended = resolvedAt !== null && (last === undefined || isOngoing(last.status)) ? 'resolved' : null;
  // While it is open: whom it concerns now. Afterwards: whom it ever concerned.
  const scopes = course?.isOpen ? [course] : [head, ...updates];
  return {
    ...head,
    resolvedAt,
    panels: [...new Set(scopes.flatMap(({ panels }) => panels))],
    features: [...new Set(scopes.flatMap(({ features }) => features))],
    status: ended ?? last?.status ?? null,
    impact: last?.impact ?? head.impact,
    updates,
    course,
  };
}

/** What was stated, or the update that ended it; neither once a later update says that it goes on. */
function endOf(stated: Instant | null, updates: readonly UpdateState[]): Instant | null {
  const last = updates.at(-1);
  if (!last) return stated;
  if (isOngoing(last.status)) return stated !== null && last.at <= stated ? stated : null;
  return stated ?? endingOf(updates)?.at ?? null;
}
