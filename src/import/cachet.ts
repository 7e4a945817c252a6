import type { KnownAvailability } from '../domain/availability.ts';
import type { Impact, UpdateStatus } from '../domain/incident.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import {
  CACHET_COMPONENT,
  CACHET_GROUP,
  CACHET_INCIDENT,
  CACHET_SCHEDULE,
  CACHET_UPDATE,
  type CachetIncident,
  type CachetSchedule,
  type CachetUpdate,
  flatten,
} from './cachet-shapes.ts';
import { checkShape } from './check-shape.ts';
import { distinctUpdates } from './distinct-updates.ts';
import { feedIdsOf } from './feed-ids.ts';
import { ImportError, orSkip } from './import-error.ts';
import type { ImportedSite, SiteIncident, SiteMaintenance, SiteUpdate } from './imported-site.ts';
import { isLeftOut, type ListedItem, listsOf } from './lists.ts';
import { withNamed } from './named-components.ts';
import { parseJson, type SourceFile } from './read-files.ts';
import { readTime } from './read-times.ts';
import { safeLine, safeMarkdown } from './safe-markdown.ts';
import { withEnd } from './with-end.ts';

const LISTS = ['components', 'groups', 'component_groups', 'incidents', 'incident_updates', 'schedules'];
const STATUSES: Readonly<Record<number, UpdateStatus>> = {
  1: 'investigating',
  2: 'identified',
  3: 'monitoring',
  4: 'resolved',
};
const STATES: Readonly<Record<number, KnownAvailability>> = {
  1: 'available',
  2: 'limited',
  3: 'limited',
  4: 'unavailable',
};
/** Cachet does not say how grave an incident is, only what its component did. */
const IMPACTS: Readonly<Record<number, Impact>> = { 1: 'none', 2: 'minor', 3: 'major', 4: 'critical' };
/** How long work is taken to last of which Cachet does not say (ms). */
const UNSAID = 3_600_000;

interface Reading {
  /** The zone that the page went by: Cachet writes local times. */
  readonly zone: string;
  readonly skip: ReadonlySet<string>;
}

/**
 * Reads what Cachet's API answers, saved to files: `components`, `components/groups`, `incidents`, their updates, and `schedules`.
 * What Cachet shows to its own staff alone is left out.
 *
 * @throws ImportError which says what is wrong, where, and what to do
 */
export function readCachet(files: readonly SourceFile[], { zone, skip }: Reading): ImportedSite {
  const items = files
    .filter(({ name }) => !name.endsWith('.atom'))
    .flatMap((file) => listsOf(file.name, parseJson(file), LISTS, (value) => kindOf(flatten(value))))
    .map((item) => ({ ...item, value: flatten(item.value) }))
    .filter((item) => !isLeftOut(item, skip));
  if (items.length === 0) {
    throw new ImportError(
      'None of that holds what Cachet answers. Save /api/v1/incidents, /api/v1/components and so on to files.',
    );
  }
  const read = <T>(kinds: readonly string[], make: (item: ListedItem) => T) =>
    items.filter(({ kind }) => kinds.includes(kind)).map(make);
  const feeds = feedIdsOf(files);
  const apart = read(['incident_updates'], ({ value, where }) => ({
    update: checkShape(CACHET_UPDATE, value, where),
    where,
  }));
  const told = read(['incidents'], ({ value, where }) => ({
    incident: checkShape(CACHET_INCIDENT, value, where),
    where,
  }));
  const shown = told.filter(({ incident }) => isShown(incident));
  const schedules = read(['schedules'], ({ value, where }) => ({
    schedule: checkShape(CACHET_SCHEDULE, value, where),
    where,
  }));
  const groups = unique(
    read(['groups', 'component_groups'], ({ value, where }) => checkShape(CACHET_GROUP, value, where)).map(
      ({ id, name }) => ({ id, name: safeLine(name) }),
    ),
  );
  const components = unique(
    read(['components'], ({ value, where }) => checkShape(CACHET_COMPONENT, value, where)).map((one) => ({
      id: one.id,
      name: safeLine(one.name),
      group: one.group_id ?? null,
      state: STATES[one.status ?? 0] ?? null,
    })),
  );
  const incidents = uniqueNames(
    shown.map(({ incident, where }) => {
      const own = (incident.updates ?? []).map((update, index) => ({
        update,
        where: `${where}.updates[${index}]`,
      }));
      const others = apart.filter(({ update }) => update.incident_id === incident.id);
      return incidentOf(incident, where, [...own, ...others], { zone, feed: feeds.get(incident.id) });
    }),
  );
  const maintenances = uniqueNames(
    schedules.map(({ schedule, where }) => maintenanceOf(schedule, where, zone)),
  );
  // Cachet names them by their ids alone.
  const named = [...incidents, ...maintenances].flatMap((one) =>
    one.components.map((id) => ({ id, name: null })),
  );
  return {
    service: 'cachet',
    groups,
    // A group and a component may have the same number.
    components: withNamed(components, [], named),
    incidents,
    maintenances,
    remarks: [
      ...told
        .filter(({ incident }) => !isShown(incident))
        .map(({ incident, where }) => `${where}: ${incident.id} is hidden or deleted there, and left out`),
      ...schedules
        .filter(({ schedule }) => !schedule.completed_at)
        .map(({ schedule, where }) => `${where}: ${schedule.id} has no end; it is taken to last an hour`),
    ],
  };
}

/** What an item of a list without a name is. */
function kindOf(value: unknown): string {
  const has = (key: string) => typeof value === 'object' && value !== null && key in value;
  if (has('incident_id')) return 'incident_updates';
  if (has('scheduled_at') && !has('visible') && !has('component_id')) return 'schedules';
  if (has('message') && has('status')) return 'incidents';
  return has('enabled_components') || has('collapsed') ? 'groups' : 'components';
}

function isShown({ visible, deleted_at }: CachetIncident): boolean {
  return visible !== 0 && visible !== false && !deleted_at;
}

interface ToldUpdate {
  readonly update: CachetUpdate;
  readonly where: string;
}

function incidentOf(
  incident: CachetIncident,
  where: string,
  told: readonly ToldUpdate[],
  { zone, feed }: { readonly zone: string; readonly feed: string | undefined },
): SiteIncident {
  const { id, guid, name, created_at, occurred_at, component_id, component_status } = incident;
  const startedAt = timeOf(
    occurred_at || created_at,
    `${where}.${occurred_at ? 'occurred_at' : 'created_at'}`,
    zone,
  );
  const said = distinctUpdates(
    told
      .map(({ update, where: place }) => updateOf(update, place, { zone, incident: id }))
      .sort((x, y) => x.at.localeCompare(y.at)),
  );
  const skip = { where: `${where}.status`, id };
  const begun = said[0]?.at;
  // Its own words are the first that were said; its status is that of the last update, if there are any.
  const first: SiteUpdate = {
    name: { id: `incident-${id}` },
    where: `${where}.message`,
    // Also where it is said to have begun after its updates.
    at: begun !== undefined && begun < startedAt ? begun : startedAt,
    status: said.length > 0 ? 'investigating' : readStatus(incident.status, skip),
    body: safeMarkdown(incident.message ?? '') || safeLine(name),
    components: [],
  };
  const updates = [first, ...said];
  const isOver = readStatus(incident.status, skip) === 'resolved';
  const named = (incident.components ?? []).flatMap((one) => one.component_id ?? one.id ?? []);
  return {
    name: { id, ...(feed !== undefined && { feed }) },
    where,
    title: safeLine(name),
    at: startedAt,
    startedAt,
    impact: IMPACTS[component_status ?? 0] ?? 'none',
    components: [...new Set([...(component_id ? [component_id] : []), ...named])],
    former: [id, ...(guid ? [guid] : [])],
    updates: isOver ? withEnd(updates, { id: `incident-${id}`, where, at: startedAt }) : updates,
  };
}

function updateOf(
  { id, status, message, created_at }: CachetUpdate,
  where: string,
  { zone, incident }: { readonly zone: string; readonly incident: string },
): SiteUpdate {
  const known = readStatus(status, { where: `${where}.status`, id: incident });
  return {
    name: { id },
    where,
    at: timeOf(created_at, `${where}.created_at`, zone),
    status: known,
    body: safeMarkdown(message ?? '') || `${known.charAt(0).toUpperCase()}${known.slice(1)}.`,
    components: [],
  };
}

/** @param id of the incident, by which it can be left out */
function readStatus(
  status: number,
  { where, id }: { readonly where: string; readonly id: string },
): UpdateStatus {
  const known = STATUSES[status];
  if (known) return known;
  throw new ImportError(
    `${where}: ${status} is none of 1 (investigating), 2 (identified), 3 (watching), 4 (fixed). ${orSkip(id)}`,
  );
}

function maintenanceOf(schedule: CachetSchedule, where: string, zone: string): SiteMaintenance {
  const { id, name, message, status, scheduled_at, completed_at, created_at, components } = schedule;
  const from = timeOf(scheduled_at, `${where}.scheduled_at`, zone);
  const ended = completed_at ? timeOf(completed_at, `${where}.completed_at`, zone) : null;
  const until = ended ?? instantAfter(from, UNSAID);
  const worst = Math.max(0, ...(components ?? []).map((one) => one.component_status ?? 0));
  return {
    name: { id },
    where,
    title: safeLine(name),
    body: safeMarkdown(message ?? ''),
    at: created_at ? timeOf(created_at, `${where}.created_at`, zone) : from,
    from,
    until,
    endedAt: status === 2 ? until : null,
    state: STATES[worst] ?? 'limited',
    components: (components ?? []).flatMap((one) => one.component_id ?? []),
    former: [],
  };
}

function timeOf(written: string | number, where: string, zone: string): Instant {
  const at = readTime(written, zone);
  if (at === null)
    throw new ImportError(
      `${where}: “${written}” is not a date and time. Write one such as 2021-03-10 00:47:00.`,
    );
  return at;
}

function unique<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function uniqueNames<T extends { readonly name: { readonly id: string } }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.name.id, item])).values()];
}
