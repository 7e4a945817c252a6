import type { Revision } from '../domain/events.ts';
import { isOngoing } from '../domain/incident.ts';
import { concernsPanel, type IncidentHead, incidentHeads, incidentsOf } from '../domain/incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import type { State, UpdateState } from '../domain/state.ts';
import type { ViewContext } from './context.ts';
import { incidentLink, type NamedLink, type UpdateView, updateView } from './update.ts';

/** How many updates stand below the latest one on a panel's page. */
const EARLIER = 3;

/** What was last said of an incident that goes on. */
export interface UpdateBand {
  readonly incident: NamedLink;
  readonly latest: UpdateView;
  readonly earlier: readonly UpdateView[];
}

export interface UpdateBands {
  readonly bands: readonly UpdateBand[];
  /** The last event that gave, changed or took away a band; 0: there never was one. */
  readonly revision: Revision;
}

/**
 * What was last said of each incident that goes on, the newest first.
 *
 * @param panel only what concerns its accounts, with what was said before; `null`: everything, and the latest alone
 */
export function updateBands(context: ViewContext, panel: PanelId | null): UpdateBands {
  const { state } = context;
  const incidents = incidentsOf(state);
  const heads = new Map(incidentHeads(state).map((head) => [head.id, head]));
  // By what the incident itself concerns: what later updates name does not narrow down earlier ones.
  const concerns =
    ({ id, panels }: IncidentHead) =>
    (update: UpdateState) =>
      panel === null || concernsPanel(heads.get(id) ?? { panels }, update, panel);
  const bands = incidents.flatMap((incident): UpdateBand[] => {
    if (incident.status === null || !isOngoing(incident.status)) return [];
    const said = incident.updates.filter(concerns(incident)).toReversed();
    const [latest, ...earlier] = said.map((update) => updateView(context, update));
    if (!latest) return [];
    return [
      {
        incident: incidentLink(context, incident),
        latest,
        earlier: panel === null ? [] : earlier.slice(0, EARLIER),
      },
    ];
  });
  return {
    bands: bands.sort((x, y) => y.latest.posted.instant.localeCompare(x.latest.posted.instant)),
    revision: Math.max(0, ...incidents.map((head) => revisionOf(state, head, concerns(head)))),
  };
}

/** An end takes the band away; what is said or corrected after that changes no page that had it. */
function revisionOf(
  { updates }: State,
  { id }: IncidentHead,
  concerns: (update: UpdateState) => boolean,
): Revision {
  const all = updates[id] ?? [];
  const lastOngoing = all.findLastIndex(({ status }) => isOngoing(status));
  const shown = all.slice(0, lastOngoing + 1).filter(concerns);
  if (shown.length === 0) return 0;
  const after = all.slice(lastOngoing + 1);
  const ends = after.map(({ revision, stands, changed }) => (stands ? revision : changed));
  return Math.max(...shown.map(({ changed }) => changed), ...ends.slice(0, 1), ...undone(after));
}

function undone(updates: readonly UpdateState[]): Revision[] {
  return updates.filter(({ stands }) => !stands).map(({ changed }) => changed);
}
