import type { Revision } from '../domain/events.ts';
import { isOngoing } from '../domain/incident.ts';
import { endingOf } from '../domain/incident-course.ts';
import { concernsPanel, type Incident, incidentsOf } from '../domain/incidents.ts';
import {
  endedLately,
  type GraveImpact,
  incidentChangeOn,
  isConcerned,
  isGrave,
  openIncidents,
  openIncidentsOn,
} from '../domain/open-incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import type { IncidentCourse, State, UpdateState } from '../domain/state.ts';
import { formatInstant } from '../i18n/dates.ts';
import { startSentence } from '../i18n/panel-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from './context.ts';
import { incidentLink } from './incident-links.ts';
import { type UpdateView, updateView } from './update.ts';
import type { NamedLink } from './words.ts';

/** How many updates stand below the latest one on a panel's page. */
const EARLIER = 3;

/** What was last said of an incident that goes on, or has ended lately. */
export interface UpdateBand {
  readonly incident: NamedLink;
  /** How bad it is: `Trwa krytyczna awaria`; `null`: it is over, or nobody has said. */
  readonly impact: { readonly id: GraveImpact | null; readonly text: string } | null;
  /** `null`: nothing was said of it yet, and `silence` says so. */
  readonly latest: UpdateView | null;
  readonly silence: string | null;
  readonly earlier: readonly UpdateView[];
}

export interface UpdateBands {
  readonly bands: readonly UpdateBand[];
  /** The last event that gave, changed or took away a band; 0: there never was one. */
  readonly revision: Revision;
}

/**
 * What was last said of each incident that goes on, the gravest first, and then of those that have ended lately.
 *
 * @param panel only what concerns its accounts, with what was said before; `null`: everything, and the latest alone
 */
export function updateBands(context: ViewContext, panel: PanelId | null): UpdateBands {
  const { state, now } = context;
  const incidents = new Map(incidentsOf(state).map((incident) => [incident.id, incident]));
  const open =
    panel === null
      ? openIncidents(state).map((course) => ({ course, impact: course.impact }))
      : openIncidentsOn(state, panel);
  const ended = endedLately(state, now).filter((course) => panel === null || isConcerned(course, panel));
  const bands = [...open, ...ended.map((course) => ({ course, impact: null }))].flatMap(
    ({ course, impact }): UpdateBand[] => {
      const incident = incidents.get(course.id);
      if (!incident) return [];
      const [latest = null, ...earlier] = saidOf(incident, course, panel).map((one) =>
        updateView(context, one),
      );
      if (latest === null && !course.isOpen) return [];
      return [
        {
          incident: incidentLink(context, incident),
          impact: course.isOpen ? impactOf(context, impact) : null,
          latest,
          silence: latest === null ? silenceOf(context, course) : null,
          earlier: panel === null ? [] : earlier.slice(0, EARLIER),
        },
      ];
    },
  );
  return { bands, revision: revisionOf(state, incidents.values(), panel) };
}

/** What is shown of an incident, the latest first: of one that is over its end, of one that was opened again what was said since. */
function saidOf({ updates }: Incident, course: IncidentCourse, panel: PanelId | null): UpdateState[] {
  const end = course.isOpen ? undefined : endingOf(updates);
  const told = course.isOpen
    ? updates.filter(({ at }) => at >= course.since)
    : updates.slice(0, end ? updates.indexOf(end) + 1 : undefined);
  return told.filter((one) => one === end || concerns(course, one, panel)).toReversed();
}

function concerns(course: IncidentCourse, update: UpdateState, panel: PanelId | null): boolean {
  return panel === null || concernsPanel(course, update, panel);
}

function impactOf({ locale }: ViewContext, impact: Incident['impact']): UpdateBand['impact'] {
  if (impact === null) return null;
  const text = tieShortWords(startSentence(updateWords[locale].goesOn[impact]), locale);
  return { id: isGrave(impact) ? impact : null, text };
}

function silenceOf(context: ViewContext, { since }: IncidentCourse): string {
  const { locale } = context;
  return tieShortWords(updateWords[locale].noUpdateYet(formatInstant(since, context)), locale);
}

function revisionOf(state: State, incidents: Iterable<Incident>, panel: PanelId | null): Revision {
  const changes = [...incidents].map(({ id, course }) => {
    if (course === null) return 0;
    return Math.max(panel === null ? course.revision : 0, lastShown(state.updates[id] ?? [], course, panel));
  });
  return Math.max(0, panel === null ? 0 : (incidentChangeOn(state, panel)?.revision ?? 0), ...changes);
}

/** What is said or corrected after the end changes no page that told of it. */
function lastShown(all: readonly UpdateState[], course: IncidentCourse, panel: PanelId | null): Revision {
  const lastOngoing = all.findLastIndex(({ status }) => isOngoing(status));
  const shown = all.slice(0, lastOngoing + 1).filter((one) => concerns(course, one, panel));
  if (shown.length === 0 && panel !== null && !isConcerned(course, panel)) return 0;
  const after = all.slice(lastOngoing + 1);
  const undone = after.filter(({ stands }) => !stands);
  return Math.max(0, ...[...shown, ...after.slice(0, 1), ...undone].map(({ changed }) => changed));
}
