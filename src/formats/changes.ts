import { type Between, changesBetween, type RefusedInstant, readBetween } from '../domain/changes-between.ts';
import type { State } from '../domain/state.ts';
import { type Instant, instantInQuery } from '../domain/time.ts';
import { formatChange } from './events.ts';
import type { ProblemCode } from './problem.ts';
import { respondJson, respondProblem } from './respond.ts';

/**
 * `GET /api/v1/changes.json?from=&to=`: what is different at `to` from what it was at `from`, each thing once; `passed`:
 * estimates that passed by the clock alone. What was taken out of the log is named by its revision and said nowhere.
 */
function formatChanges(state: State, between: Between) {
  const { from, to, fromRevision, toRevision, net, passed, removed } = changesBetween(state, between);
  const said = formatChange(state, net);
  return {
    from,
    to,
    from_revision: fromRevision,
    to_revision: toRevision,
    panels: said.restoration ?? [],
    features: said.availability ?? [],
    passed,
    incidents: said.incidents ?? [],
    titles: said.titles ?? [],
    updates: said.updates ?? [],
    maintenances: said.maintenances ?? [],
    documents: said.documents ?? [],
    removed,
  };
}

const HOW = 'Write 2021-03-16T12:00 for local time in Warsaw, or 2021-03-16T11:00Z.';

/** Answers what is asked in the query; 400 with a stable `code` where that is no question. `to` left out: now. */
export function respondChanges(state: State, now: Instant, query: URLSearchParams): Response {
  const typed = { from: instantInQuery(query, 'from'), to: instantInQuery(query, 'to') };
  const asked = readBetween(state, now, typed);
  if (asked.kind === 'between') return respondJson(formatChanges(state, asked));
  if (asked.kind === 'order') return respondProblem(400, 'instant.order', 'to lies before from.');
  const problems = asked.faults.map(({ field, why }) => problemOf(field, why, typed[field]));
  // Its code is that of the first; what is wrong with either is said.
  return respondProblem(
    400,
    problems[0]?.code ?? 'instant.unreadable',
    problems.map(({ detail }) => detail).join(' '),
  );
}

function problemOf(
  field: keyof Between,
  why: RefusedInstant,
  typed: string,
): { readonly code: ProblemCode; readonly detail: string } {
  switch (why.kind) {
    case 'unreadable':
      return {
        code: 'instant.unreadable',
        detail: `${typed === '' ? `${field} is missing` : `${field} names no instant`}. ${HOW}`,
      };
    case 'missing':
      return {
        code: 'instant.missing',
        detail: `${field}: clocks in Warsaw were put forward over ${why.typed}. The next minute is ${why.next}.`,
      };
    case 'twice':
      return {
        code: 'instant.twice',
        detail: `${field}: clocks in Warsaw showed ${why.typed} twice. Write ${why.either.join(' or ')}.`,
      };
    case 'future':
      return { code: 'instant.future', detail: `${field} has not come yet by the clock of the site.` };
    default:
      return why satisfies never;
  }
}
