import type { Change } from '../../domain/state.ts';
import type { ViewContext } from '../../views/context.ts';
import { componentsOf, type StatuspageComponent } from './components.ts';
import type { ScheduledMaintenance } from './incident.ts';
import { isUnresolved, type RealtimeIncident, realtimeIncidents } from './incidents.ts';
import { type PageStatus, pageStatus } from './indicator.ts';
import { lastInstant } from './instants.ts';
import { scheduledMaintenances } from './maintenances.ts';
import { pageIdOf, type StatusPage, statusPage } from './page.ts';
import { OF_CELLS, OF_INCIDENTS, OF_WORK, takenOutOf } from './taken-out.ts';

/** All that the documents of Statuspage's public API say, of which each says a part. */
export interface SiteStatus {
  readonly page: StatusPage;
  readonly status: PageStatus;
  readonly components: readonly StatuspageComponent[];
  /** The one that began last first; of those that are over no more than are listed. */
  readonly incidents: readonly RealtimeIncident[];
  readonly unresolved: readonly RealtimeIncident[];
  /** The last to begin first. */
  readonly maintenances: readonly ScheduledMaintenance[];
}

type Ground = Pick<ViewContext, 'now' | 'siteUrl' | 'words'>;

/**
 * By the last event of a state, which no other state ends with: a dozen documents are made of the same one after the other, each
 * with a way of its own to look into it.
 */
const made = new WeakMap<Change, Ground & { readonly siteStatus: SiteStatus }>();

/** What Statuspage's formats tell of a state; made once for all of them. */
export function siteStatusOf(context: ViewContext): SiteStatus {
  const { state, now, siteUrl, words } = context;
  // What is remembered was read for another document: by these this one is made anew with every event.
  const last = state.changes[state.revision - 1];
  const known = last && made.get(last);
  if (known && known.now === now && known.siteUrl === siteUrl && known.words === words)
    return known.siteStatus;
  const siteStatus = makeSiteStatus(context);
  if (last) made.set(last, { now, siteUrl, words, siteStatus });
  return siteStatus;
}

function makeSiteStatus(context: ViewContext): SiteStatus {
  const { state, now, siteUrl } = context;
  const pageId = pageIdOf(state);
  const parts = componentsOf(state, now, pageId);
  const { all } = parts;
  const incidents = realtimeIncidents(context, parts, pageId);
  const maintenances = scheduledMaintenances(context, parts, pageId);
  const unresolved = incidents.filter(isUnresolved);
  const shown = [...all, ...incidents, ...maintenances].map(({ updated_at }) => updated_at);
  // Of a site of which nobody has said anything yet.
  const said = state.lastStated?.at ?? state.lastEffectiveAt ?? now;
  // What is gone altogether is nowhere in it any more.
  const gone = [
    ...[state.index.spoken.at(-1)?.at].filter((at) => at !== undefined),
    ...takenOutOf(state, {
      types: new Set([...OF_INCIDENTS, ...OF_WORK, ...OF_CELLS]),
      since: 0,
      isPart: () => true,
    }),
  ];
  return {
    page: statusPage(state, siteUrl, lastInstant([said, ...shown, ...gone])),
    status: pageStatus(
      all.filter(({ group }) => !group).map(({ status }) => status),
      unresolved.map(({ impact }) => impact),
    ),
    components: all,
    incidents,
    unresolved,
    maintenances,
  };
}
