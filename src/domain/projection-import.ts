import type { ImportedIncident, ImportedMaintenance, ImportedPast, ImportedUpdate } from './imported.ts';
import { NO_FOREIGN_NAMES, withNames } from './imported.ts';
import type { TranslatedText } from './locale.ts';
import { courseOf } from './projection-maintenance.ts';
import { titleOfIncident } from './projection-updates.ts';
import type { Change, IncidentState, MaintenanceState, Recorded, State, UpdateState } from './state.ts';

/** What a past that is taken over changes; the records are replaced, never written into. */
type Draft = { -readonly [K in 'incidents' | 'updates' | 'maintenances']: State[K] } & {
  imported?: NonNullable<State['imported']>;
};

/**
 * Lays a past that was told elsewhere into the state: each thing stands at the time at which it was said there, and belongs
 * to the revision that took it over.
 */
export function projectImport(
  draft: Draft,
  past: ImportedPast,
  recorded: Recorded,
): Pick<Change, 'incidents' | 'titles' | 'updates' | 'maintenances' | 'imported'> {
  const incidents = past.incidents.map((one) => incidentState(one, recorded));
  const updates = past.updates.map((one) => updateState(one, recorded));
  const maintenances = past.maintenances.map((one) => maintenanceState(one, recorded));
  const { incidents: stood, maintenances: announced } = draft;
  draft.imported = withNames(draft.imported ?? NO_FOREIGN_NAMES, past.names);
  draft.incidents = { ...stood, ...Object.fromEntries(incidents.map((one) => [one.id, one])) };
  draft.maintenances = { ...announced, ...Object.fromEntries(maintenances.map((one) => [one.id, one])) };
  draft.updates = { ...draft.updates, ...withUpdates(draft.updates, updates) };
  const before = (id: string) => stood[id] ?? null;
  return {
    imported: past.service,
    incidents: incidents.map(({ id }) => ({ id, before: before(id)?.stands ?? false, after: true })),
    titles: incidents.map((one) => {
      const known = before(one.id);
      return { id: one.id, before: known && titleOfIncident(known), after: titleOfIncident(one) };
    }),
    updates: updates.map(({ incident, id, body }) => ({
      incident,
      id,
      before: null,
      after: { body: textOf(body), lags: false, corrected: null },
    })),
    maintenances: maintenances.map((one) => {
      const known = announced[one.id];
      return {
        id: one.id,
        before: known ? courseOf(known) : null,
        after: courseOf(one),
        words: [one.title, one.body],
      };
    }),
  };
}

/** Words taken over in English stand in the place of the Polish as well, until somebody says something there. */
function textOf(text: TranslatedText): TranslatedText {
  return text.pl === text.en ? { ...text, only: 'en' } : text;
}

function incidentState(
  { id, title, startedAt, impact, panels, features, at, former }: ImportedIncident,
  { revision }: Recorded,
): IncidentState {
  const opened = { id, title: textOf(title), startedAt, impact, panels, features };
  return { ...opened, lags: false, corrected: null, stands: true, revision, at, changed: revision, former };
}

function updateState(
  { incident, id, status, impact, panels, features, body, at }: ImportedUpdate,
  { revision }: Recorded,
): UpdateState {
  const posted = { incident, id, status, impact, panels, features, body: textOf(body), nextUpdateBy: null };
  return { ...posted, lags: false, corrected: null, stands: true, revision, at, changed: revision };
}

function maintenanceState(
  { id, title, body, panels, features, state, at, former, ...times }: ImportedMaintenance,
  { revision }: Recorded,
): MaintenanceState {
  const planned = { id, title: textOf(title), body: textOf(body), panels, features, state };
  const { from, until, endedAt, cancelledAt } = times;
  const course = { from, until, endedAt, cancelledAt };
  return {
    ...planned,
    ...course,
    stands: true,
    revision,
    at,
    changed: revision,
    former,
    courses: [{ at, course }],
  };
}

/** The updates of each incident that has new ones, in the order in which they were said, wherever that was. */
function withUpdates(known: State['updates'], news: readonly UpdateState[]): State['updates'] {
  return Object.fromEntries(
    [...Map.groupBy(news, ({ incident }) => incident)].map(([incident, said]) => {
      const ids = new Set(said.map(({ id }) => id));
      const others = (known[incident] ?? []).filter(({ id }) => !ids.has(id));
      return [incident, [...others, ...said].sort((x, y) => x.at.localeCompare(y.at))];
    }),
  );
}
