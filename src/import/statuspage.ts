import type { KnownAvailability } from '../domain/availability.ts';
import { IMPACTS, type Impact, UPDATE_STATUSES, type UpdateStatus } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { checkShape } from './check-shape.ts';
import { distinctUpdates } from './distinct-updates.ts';
import { feedIdsOf } from './feed-ids.ts';
import { ImportError, orSkip } from './import-error.ts';
import type {
  ImportedSite,
  SiteComponent,
  SiteGroup,
  SiteIncident,
  SiteMaintenance,
  SiteUpdate,
} from './imported-site.ts';
import { isLeftOut, listsOf } from './lists.ts';
import { withNamed } from './named-components.ts';
import { parseJson, type SourceFile } from './read-files.ts';
import { readTime } from './read-times.ts';
import { safeLine, safeMarkdown } from './safe-markdown.ts';
import {
  type AnsweredIncident,
  type AnsweredUpdate,
  STATUSPAGE_COMPONENT,
  STATUSPAGE_INCIDENT,
} from './statuspage-shapes.ts';
import { withEnd } from './with-end.ts';

/** What Statuspage says of a component, in the words of this site; of one under maintenance nothing. */
const STATES: Readonly<Record<string, KnownAvailability>> = {
  operational: 'available',
  degraded_performance: 'limited',
  partial_outage: 'limited',
  major_outage: 'unavailable',
};

/**
 * Reads what Statuspage's public API (version 2) answers: `summary`, `components`, `incidents` and `scheduled-maintenances`, in
 * however many files, and the lists of its management API. `history.atom` beside them says by what readers of it know incidents.
 *
 * @param skip ids of incidents and maintenances that are left out
 * @throws ImportError which says what is wrong, where, and what to do
 */
export function readStatuspage(files: readonly SourceFile[], skip: ReadonlySet<string>): ImportedSite {
  const feeds = feedIdsOf(files);
  const items = files
    .filter(({ name }) => !name.endsWith('.atom'))
    .flatMap((file) =>
      listsOf(file.name, parseJson(file), ['components', 'incidents', 'scheduled_maintenances'], kindOf),
    );
  const components = items
    .filter(({ kind }) => kind === 'components')
    .map(({ value, where }) => checkShape(STATUSPAGE_COMPONENT, value, where));
  const told = items
    .filter((item) => item.kind !== 'components' && !isLeftOut(item, skip))
    .map(({ value, where }) => ({ where, incident: checkShape(STATUSPAGE_INCIDENT, value, where) }));
  if (told.length + components.length === 0) {
    throw new ImportError(
      'None of that holds components, incidents or scheduled_maintenances. Name what /api/v2/incidents.json of the page answers.',
    );
  }
  const all = latestOf(told);
  const maintenances = all.filter(({ incident }) => isMaintenance(incident));
  const incidents = all.filter(({ incident }) => !isMaintenance(incident));
  const groups = unique(
    components
      .filter(({ group }) => group === true)
      .map(({ id, name }): SiteGroup => ({ id, name: safeLine(name) })),
  );
  const listed = unique(
    components
      .filter(({ group }) => group !== true)
      .map(
        ({ id, name, group_id, status }): SiteComponent => ({
          id,
          name: safeLine(name),
          group: group_id ?? null,
          state: STATES[status] ?? null,
        }),
      ),
  );
  return {
    service: 'statuspage',
    groups,
    components: withNamed(listed, groups, namedIn(all.map(({ incident }) => incident))),
    incidents: incidents.map(({ incident, where }) => incidentOf(incident, where, feeds)),
    maintenances: maintenances.flatMap(({ incident, where }) => maintenanceOf(incident, where)),
    remarks: maintenances
      .filter(({ incident }) => !incident.scheduled_for)
      .map(({ incident, where }) => `${where}: ${incident.id} has no scheduled_for and is left out`),
  };
}

/** Whom incidents say that they concern, and last their updates, which call a component by its group as well. */
function namedIn(incidents: readonly AnsweredIncident[]) {
  const own = incidents.flatMap(({ components }) => components ?? []);
  const affected = incidents
    .flatMap(({ incident_updates }) => incident_updates ?? [])
    .flatMap((update) => update.affected_components ?? [])
    .flatMap(({ code, name }) => (code == null ? [] : [{ id: code, name }]));
  return [...own, ...affected].map(({ id, name }) => ({ id, name: name == null ? null : safeLine(name) }));
}

/** Of what stands in several files, what has most updates: the summary says less than the list. */
function latestOf(told: readonly { readonly where: string; readonly incident: AnsweredIncident }[]) {
  const byId = Map.groupBy(told, ({ incident }) => incident.id);
  const updatesIn = ({ incident }: (typeof told)[number]) => incident.incident_updates?.length ?? 0;
  return [...byId.values()].flatMap((same) =>
    same.toSorted((x, y) => updatesIn(y) - updatesIn(x)).slice(0, 1),
  );
}

/** What an item of a bare list is. */
function kindOf(value: object): string {
  return 'impact' in value || 'incident_updates' in value ? 'incidents' : 'components';
}

function isMaintenance({ impact, scheduled_for, status }: AnsweredIncident): boolean {
  return (
    impact === 'maintenance' ||
    !!scheduled_for ||
    ['scheduled', 'in_progress', 'verifying', 'completed'].includes(status)
  );
}

function incidentOf(
  incident: AnsweredIncident,
  where: string,
  feeds: ReadonlyMap<string, string>,
): SiteIncident {
  const { id, name, created_at, status, resolved_at } = incident;
  const updates = updatesOf(incident, where);
  const isOver = status === 'resolved' || status === 'postmortem';
  const former = addressesOf(incident);
  const feed = former.map((end) => feeds.get(end)).find((found) => found !== undefined);
  return {
    name: { id, ...(feed !== undefined && { feed }) },
    where,
    title: safeLine(name),
    at: timeOf(created_at),
    startedAt: timeOf(incident.started_at ?? created_at),
    impact: impactOf(incident, where),
    components: (incident.components ?? []).map((one) => one.id),
    former,
    updates: isOver ? withEnd(updates, { id, where, at: timeOf(resolved_at ?? created_at) }) : updates,
  };
}

/** What its address ends in there: its id, and where its link leads to the page itself also the end of that. */
function addressesOf({ id, shortlink }: AnsweredIncident): string[] {
  const linked = /\/incidents\/([^/?#]+)\/?$/.exec(shortlink ?? '')?.[1];
  return linked === undefined || linked === id ? [id] : [id, linked];
}

function impactOf({ id, impact, impact_override }: AnsweredIncident, where: string): Impact {
  const said = impact_override ?? impact ?? 'none';
  const known = IMPACTS.find((one) => one === said);
  if (known) return known;
  throw new ImportError(
    `${where}.impact: “${said}” is none of ${IMPACTS.join(', ')}, maintenance. ${orSkip(id)}`,
  );
}

function updatesOf(incident: AnsweredIncident, where: string): SiteUpdate[] {
  const said = (incident.incident_updates ?? []).map((update, index): SiteUpdate => {
    const place = `${where}.incident_updates[${index}]`;
    return {
      name: { id: update.id },
      where: place,
      at: timeOf(update.display_at ?? update.created_at),
      status: readStatus(update, { place, incident: incident.id }),
      body: safeMarkdown(update.body ?? '') || wordsFor(update.status),
      components: (update.affected_components ?? []).flatMap(({ code }) => code ?? []),
    };
  });
  // There the newest is the first: of two with one time the one below was said before.
  const all = [...said.reverse(), ...postmortemOf(incident, said, where)];
  return distinctUpdates(all.sort((x, y) => x.at.localeCompare(y.at)));
}

/** An update without words says that it came so far, which is to be said in words here. */
function wordsFor(status: string): string {
  return `${status.charAt(0).toUpperCase()}${status.slice(1).replaceAll('_', ' ')}.`;
}

function readStatus(
  { status }: AnsweredUpdate,
  { place, incident }: { readonly place: string; readonly incident: string },
): UpdateStatus {
  const known = UPDATE_STATUSES.find((one) => one === status);
  if (known) return known;
  throw new ImportError(
    `${place}.status: “${status}” is none of ${UPDATE_STATUSES.join(', ')}. ${orSkip(incident)}`,
  );
}

/** A postmortem that is no update of its own there. */
function postmortemOf(
  { id, postmortem_body, postmortem_published_at }: AnsweredIncident,
  said: readonly SiteUpdate[],
  where: string,
): SiteUpdate[] {
  const body = safeMarkdown(postmortem_body ?? '');
  if (body === '' || !postmortem_published_at || said.some(({ status }) => status === 'postmortem'))
    return [];
  const at = timeOf(postmortem_published_at);
  const name = { id: `${id}-postmortem` };
  return [{ name, where: `${where}.postmortem_body`, at, status: 'postmortem', body, components: [] }];
}

function maintenanceOf(incident: AnsweredIncident, where: string): SiteMaintenance[] {
  const { id, name, created_at, scheduled_for, scheduled_until, status, resolved_at } = incident;
  if (!scheduled_for) return [];
  // By when it was, whatever zone it is written in; there the newest is the first, as with incidents.
  const saidAt = (update: AnsweredUpdate) => timeOf(update.display_at ?? update.created_at);
  const updates = (incident.incident_updates ?? [])
    .toReversed()
    .sort((x, y) => saidAt(x).localeCompare(saidAt(y)));
  const until = timeOf(scheduled_until ?? resolved_at ?? scheduled_for);
  const done = updates.findLast((update) => update.status === 'completed');
  const isDone = status === 'completed' || status === 'resolved';
  return [
    {
      name: { id },
      where,
      title: safeLine(name),
      body: joinWords(updates),
      at: timeOf(created_at),
      from: timeOf(scheduled_for),
      until,
      endedAt: isDone ? (done ? saidAt(done) : timeOf(resolved_at ?? until)) : null,
      state: 'limited',
      components: (incident.components ?? []).map((one) => one.id),
      former: addressesOf(incident),
    },
  ];
}

/** All that was said of planned work, in one text: here it has one. */
function joinWords(updates: readonly AnsweredUpdate[]): string {
  const said = updates.map(({ body }) => safeMarkdown(body ?? '')).filter((body) => body !== '');
  return [...new Set(said)].join('\n\n');
}

function timeOf(written: string): Instant {
  const at = readTime(written);
  if (at === null) throw new ImportError(`“${written}” is not a date and time.`);
  return at;
}

function unique<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
