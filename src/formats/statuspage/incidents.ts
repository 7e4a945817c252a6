import { type Entry, wordsOf } from '../../domain/catalogue.ts';
import { isOngoing, type UpdateStatus } from '../../domain/incident.ts';
import { type Incident, incidentsOf, lastUpdateChange, localText } from '../../domain/incidents.ts';
import { localePath, type TranslatedText } from '../../domain/locale.ts';
import { pathById } from '../../domain/page-target.ts';
import { postmortemOf } from '../../domain/postmortems.ts';
import type { State, UpdateState } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { typedIn } from '../../domain/writing.ts';
import type { ViewContext } from '../../views/context.ts';
import { affectedComponents } from './affected-components.ts';
import type { Components } from './components.ts';
import { incidentIdOf, statuspageId, updateIdOf } from './ids.ts';
import { type IncidentUpdate, LISTED, NOT_SENT, type StatuspageIncident } from './incident.ts';
import { blendedImpact } from './indicator.ts';
import { lastInstant } from './instants.ts';
import { type Names, namesOf } from './names.ts';
import { OF_INCIDENTS, saidAt, takenOutOf } from './taken-out.ts';

/** An incident with what was learnt from it. */
export interface RealtimeIncident extends StatuspageIncident {
  readonly postmortem_body: string | null;
  readonly postmortem_body_last_updated_at: Instant | null;
  readonly postmortem_ignored: boolean;
  readonly postmortem_published_at: Instant | null;
  readonly postmortem_notified_subscribers: boolean;
  readonly postmortem_notified_twitter: boolean;
}

/** Whose words it is made of, and what it may name. */
interface Teller {
  readonly context: ViewContext;
  readonly names: Names;
  readonly components: Components;
  readonly pageId: string;
}

/** Incidents, the one that began last first: those that any document lists, so that a long past costs nothing. */
export function realtimeIncidents(
  context: ViewContext,
  components: Components,
  pageId: string,
): RealtimeIncident[] {
  const teller = { context, names: namesOf(context.state), components, pageId };
  return incidentsOf(context.state)
    .filter((incident, index) => index < LISTED || isOngoing(statusWord(incident)))
    .map((incident) => tellIncident(teller, incident));
}

/** Whether it goes on: one that a document alone tells of never does. */
export function isUnresolved({ status }: Pick<StatuspageIncident, 'status'>): boolean {
  return isOngoing(status);
}

function tellIncident(teller: Teller, incident: Incident): RealtimeIncident {
  const { context, components, pageId } = teller;
  const { state } = context;
  const { id, title, startedAt, course } = incident;
  const opened = state.incidents[id]?.stands ? state.incidents[id] : null;
  const status = statusWord(incident);
  const updates = incident.updates.map((update) => tellUpdate(teller, incident, update)).toReversed();
  const told = updates.length > 0 ? updates : [onlyUpdate(teller, incident, status)];
  const said = [...told.map(({ updated_at }) => updated_at), course?.at, opened?.corrected?.at];
  const since = state.incidents[id]?.revision ?? 0;
  const isPart = (name: string) => name === `incidents:${id}` || name.startsWith(`updates:${id}/`);
  // What was taken back or out of it is gone from it, and is news all the same: it is never older than it was.
  const gone = [
    ...saidAt(state, lastUpdateChange(state, id)),
    ...saidAt(state, state.incidents[id]?.changed),
    ...takenOutOf(state, { types: OF_INCIDENTS, since, isPart }),
  ];
  return {
    id: incidentIdOf(state, id),
    name: localText(title, 'en').text,
    status,
    created_at: opened?.at ?? startedAt,
    updated_at: lastInstant([...said.filter((at) => at !== undefined), ...gone]),
    monitoring_at: incident.updates.findLast((one) => one.status === 'monitoring')?.at ?? null,
    resolved_at: isOngoing(status) ? null : incident.resolvedAt,
    impact: incident.impact ?? blendedImpact(components.partsWithin(incident).map((one) => one.status)),
    shortlink: `${context.siteUrl ?? ''}${localePath('en', pathById(state, 'incidents', id))}`,
    started_at: startedAt,
    page_id: pageId,
    incident_updates: told,
    components: components.within(incident),
    reminder_intervals: null,
    ...postmortem(context, id),
  };
}

/** Of one that staff never spoke of, that it is over, or that there is a summary of it: in no case that it goes on. */
function statusWord({ status, course, resolvedAt }: Incident): UpdateStatus {
  if (status !== null) return status;
  if (course?.isOpen) return 'investigating';
  return resolvedAt === null ? 'postmortem' : 'resolved';
}

function tellUpdate(
  { context, names }: Teller,
  incident: Incident,
  { id, status, body, at, about, corrected, revision, panels, features }: UpdateState,
): IncidentUpdate {
  const scope = {
    panels: panels.length > 0 ? panels : incident.panels,
    features: features.length > 0 ? features : incident.features,
  };
  return {
    id: updateIdOf(context.state, incident.id, id),
    status,
    body: plainBody(context, body),
    incident_id: incidentIdOf(context.state, incident.id),
    created_at: at,
    updated_at: corrected?.at ?? at,
    display_at: about ?? at,
    affected_components: affectedComponents(context.state, names, scope, revision),
    ...NOT_SENT,
  };
}

/** Clients look at the first update without asking whether there is one: its summary, or else its title. */
function onlyUpdate({ context }: Teller, incident: Incident, status: UpdateStatus): IncidentUpdate {
  const { state, words } = context;
  const { id, entry, title, startedAt } = incident;
  const about = entry && wordsOf(entry, 'en');
  const body = about ? (about.short ?? words.lead(about.body, { locale: about.locale })) : '';
  const opened = state.incidents[id]?.stands ? state.incidents[id].at : null;
  const at = opened ?? startedAt;
  return {
    id: statuspageId(`update:${id}/`),
    status,
    body: body || localText(title, 'en').text,
    incident_id: incidentIdOf(state, id),
    created_at: at,
    updated_at: lastInstant([at, ...(entry ? publishedAt(state, entry) : [])]),
    display_at: at,
    affected_components: [],
    ...NOT_SENT,
  };
}

function postmortem(context: ViewContext, id: string) {
  const entry = postmortemOf(context.state, id);
  const words = entry && wordsOf(entry, 'en');
  const at = entry && lastInstant(publishedAt(context.state, entry));
  return {
    postmortem_body:
      words && context.words.plain(words.body, context.siteUrl ?? '', { locale: words.locale }),
    postmortem_body_last_updated_at: at,
    postmortem_ignored: false,
    postmortem_published_at: at,
    postmortem_notified_subscribers: false,
    postmortem_notified_twitter: false,
  };
}

/** When a document was last published, in each of its languages. */
function publishedAt({ documents }: State, { source, translations }: Entry): Instant[] {
  return [source, ...Object.values(translations)].flatMap(({ path }) => documents[path]?.at ?? []);
}

function plainBody({ words, siteUrl }: ViewContext, body: TranslatedText): string {
  const local = localText(body, 'en');
  return words.plain(local.text, siteUrl ?? '', typedIn(local.locale));
}
