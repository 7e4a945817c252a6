import { catalogueOf } from '../domain/catalogue.ts';
import { cellPromise } from '../domain/cell-promise.ts';
import { findIncident } from '../domain/incidents.ts';
import { promisedUpdate } from '../domain/next-update.ts';
import { openIncidents } from '../domain/open-incidents.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { promiseInEnglish } from './promise-in-english.ts';

/** What `latarnia status` says of the log, and of what it says. */
export function summarise(state: State, now: Instant) {
  const { panels, features } = catalogueOf(state);
  const today = dayAt(now);
  const promised = promisedUpdate(state, now);
  return {
    revision: state.revision,
    log_id: state.logId,
    clock: { mode: state.clock.mode, now },
    last_stated: state.lastStated,
    next_update_by: promised?.by ?? null,
    next_update_is_late: promised?.isLate ?? false,
    panels: panels.map(({ id }) => ({ id, restoration: state.restoration[id]?.restoration ?? null })),
    overdue: features.flatMap(({ id: feature }) =>
      panels.flatMap(({ id: panel }) => {
        const promise = cellPromise(state, { feature, panel }, now);
        return promise?.isOverdue ? [{ feature, panel, text: promiseInEnglish(promise, today) }] : [];
      }),
    ),
    incidents: openIncidents(state).map(({ id, impact, panels: concerned }) => ({
      slug: id,
      impact,
      status: findIncident(state, id)?.status ?? null,
      panels: concerned,
    })),
    documents: Object.keys(state.documents).length,
  };
}
