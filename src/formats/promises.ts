import { catalogueOf } from '../domain/catalogue.ts';
import type { GivenEstimate } from '../domain/estimate.ts';
import { countPromises, daysLate, endOf } from '../domain/promise-record.ts';
import { type Promised, promisesOf } from '../domain/promises.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { JSON_HEADERS } from './respond.ts';
import type { SiteDocument } from './site-document.ts';

/** So many are told one by one. */
const MOST = 1000;

/** Where it lies. */
const PATH = '/api/v1/promises.json';

/** How promises turned out, for machines. */
export function* promiseDocuments(): Generator<SiteDocument> {
  const { 'Content-Type': type, ...headers } = JSON_HEADERS;
  yield {
    path: PATH,
    locale: 'pl',
    make: ({ state, now }) => ({ type, text: JSON.stringify(formatPromises(state, now)), headers }),
  };
}

/** `GET /api/v1/promises.json`: the promises that were given and not undone, the newest first; and how many of all turned out how. */
export function formatPromises(state: State, now: Instant) {
  const { features, panels } = catalogueOf(state);
  const ids = panels.map(({ id }) => id);
  const promises = features.flatMap(({ id }) => promisesOf(state, id, ids, dayAt(now)));
  return {
    counts: countPromises(promises).map(({ promisedBy, daysLate: days, daysLateAtMost, ...count }) => ({
      ...count,
      promised_by: promisedBy,
      days_late: days,
      days_late_at_most: daysLateAtMost,
    })),
    promises: promises
      .toSorted((x, y) => y.revision - x.revision)
      .slice(0, MOST)
      .map(formatPromise),
    more: promises.length > MOST,
  };
}

function formatPromise(promised: Promised) {
  const { feature, panel, estimate, givenAt, isInherited, revision, outcome } = promised;
  return {
    feature,
    panel,
    ...formatGiven(estimate),
    /** The data set knows no more than that it was given by then. */
    ...(isInherited ? { given_by: givenAt } : { given_at: givenAt }),
    revision,
    outcome: endOf(promised),
    overdue: outcome.kind === 'overdue',
    days_late: daysLate(promised),
    ...('on' in outcome && { on: outcome.on }),
    ...(outcome.kind === 'came' && (outcome.isStated ? { on: outcome.day } : { on_or_before: outcome.day })),
    ...(outcome.kind === 'came' && { state: outcome.state }),
    ...(outcome.kind === 'replaced' && { moved_to: formatGiven(outcome.by) }),
  };
}

function formatGiven(estimate: GivenEstimate) {
  const { kind, promisedBy } = estimate;
  return { kind, ...('day' in estimate && { day: estimate.day }), promised_by: promisedBy };
}
