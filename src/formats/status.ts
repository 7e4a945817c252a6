import type { CellAddress, RecordedCell } from '../domain/availability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { cellPromise } from '../domain/cell-promise.ts';
import type { Day } from '../domain/day.ts';
import { type Estimate, isOverdue } from '../domain/estimate.ts';
import { effectiveCell } from '../domain/facts.ts';
import type { Locale } from '../domain/locale.ts';
import { promisedUpdate } from '../domain/next-update.ts';
import { openIncidentsOn } from '../domain/open-incidents.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { NBSP } from '../i18n/nbsp.ts';
import { promiseLanguageInFull } from '../i18n/promise-phrases.ts';
import { tellPromise } from '../i18n/tell-promise.ts';
import { formatIncidents } from './incidents.ts';
import { formatMaintenances } from './maintenances.ts';

/** `GET /api/v1/status.json`: every feature on every panel, as readers are told it, and every incident. */
export function formatStatus(state: State, now: Instant) {
  const { panels, features } = catalogueOf(state);
  return {
    revision: state.revision,
    as_of: state.lastStated?.at ?? null,
    next_update_by: promisedUpdate(state, now)?.by ?? null,
    clock: state.clock.mode,
    panels: panels.map(({ id, meta }) => ({
      id,
      created_from: meta.createdFrom,
      created_to: meta.createdTo,
      restoration: state.restoration[id]?.restoration ?? null,
      since: state.restoration[id]?.since ?? null,
      incidents: openIncidentsOn(state, id).map(({ course, impact }) => ({ slug: course.id, impact })),
    })),
    features: features.map((feature) => ({
      id: feature.id,
      area: feature.meta.area,
      name: { pl: wordsOf(feature, 'pl').title, en: wordsOf(feature, 'en').title },
      panels: Object.fromEntries(
        panels.map((panel) => [
          panel.id,
          formatToldCell(state, { feature: feature.id, panel: panel.id }, now),
        ]),
      ),
    })),
    incidents: formatIncidents(state),
    maintenances: formatMaintenances(state, now),
  };
}

/** A cell as readers are told it, with its promise in the words of the pages. */
function formatToldCell(state: State, address: CellAddress, now: Instant) {
  const today = dayAt(now);
  const { estimate, ...cell } = formatCell(effectiveCell(state, address.feature, address.panel, now), today);
  const promise = cellPromise(state, address, now);
  if (promise === null) return { ...cell, estimate };
  const { announced } = promise;
  const tell = (locale: Locale) =>
    tellPromise(promiseLanguageInFull[locale], promise.estimate, today, announced).text.replaceAll(NBSP, ' ');
  return {
    ...cell,
    estimate: {
      ...estimate,
      ...(announced === null ? {} : { announced: { day: announced.day, at_latest: announced.isLatest } }),
      text: { pl: tell('pl'), en: tell('en') },
    },
  };
}

/** A cell in JSON: unknown is said as `unknown`, never left out. */
export function formatCell({ state, estimate, note, since }: RecordedCell, today: Day) {
  return { state, estimate: formatEstimate(estimate, today), note, since };
}

/** An estimate in JSON; `overdue` is said of `today`. */
export function formatEstimate(estimate: Estimate, today: Day) {
  const overdue = isOverdue(estimate, today);
  if (estimate.kind === 'none') return { kind: estimate.kind, overdue };
  const day = 'day' in estimate ? { day: estimate.day } : {};
  return { kind: estimate.kind, ...day, overdue, promised_by: estimate.promisedBy };
}
