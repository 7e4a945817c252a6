import { describeQuestion } from '../actions/ask-first.ts';
import { describeFlaw } from '../actions/describe-flaw.ts';
import type { AppendResult, Present } from '../actions/ports.ts';
import type { Refusal, RefusalCode } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { Conflict } from '../domain/conflict.ts';
import { currentCell } from '../domain/current-cell.ts';
import type { Flaw, FlawField } from '../domain/flaw.ts';
import { maintenancePhase } from '../domain/maintenance.ts';
import { lossOf } from '../domain/revise.ts';
import type { State } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import type { ProblemCode } from '../formats/problem.ts';
import { formatCell, formatEstimate } from '../formats/status.ts';
import type { ApiAnswer } from './api.ts';
import { ApiProblem, answerProblem } from './respond.ts';

/** What a change is about: a cell, a panel, or neither. */
interface ChangedResource {
  readonly feature?: string;
  readonly panel?: string;
}

/** What an answer is about. */
export interface AnsweredChange {
  readonly subject: ChangedResource;
  /** Where the body has what a refusal or a flaw speaks of, if elsewhere than others have it. */
  readonly pointers?: Pointers;
}

/** Fields of a body (JSON pointers), by what is wrong with them. */
type Pointers = Readonly<Partial<Record<FlawField | RefusalCode, string>>>;

/** With what was made, by its names, in a state that has it. */
interface Making extends AnsweredChange {
  readonly made?: ((state: State) => Readonly<Record<string, string>>) | undefined;
}

/** What machines know a refusal by, and which field of the body it speaks of. */
const PROBLEMS: Readonly<Partial<Record<RefusalCode, readonly [code: ProblemCode, pointer?: string]>>> = {
  forbidden: ['forbidden'],
  conflict: ['conflict'],
  'confirm.needed': ['confirm.needed', '#/confirmed'],
  'feature.unknown': ['feature.unknown'],
  'panel.unknown': ['panel.unknown'],
  'expected.future': ['expected.future', '#/expected_revision'],
  'estimate.past': ['estimate.past', '#/estimate'],
  'instant.past': ['instant.past', '#/next_update_by'],
  'instant.future': ['instant.future'],
  'moment.future': ['moment.future'],
  'cell.twice': ['cell.twice'],
  'incident.unknown': ['incident.unknown'],
  'incident.exists': ['incident.exists', '#/slug'],
  'incident.address': ['incident.address', '#/slug'],
  'maintenance.unknown': ['maintenance.unknown'],
  'maintenance.over': ['maintenance.over'],
  'maintenance.phase': ['maintenance.phase'],
  'maintenance.order': ['maintenance.order', '#/until'],
  'maintenance.past': ['maintenance.past', '#/until'],
  'database.unsafe': ['database.unsafe'],
  'database.behind': ['database.behind'],
  'database.diverged': ['database.diverged'],
  'database.unusable': ['database.unusable'],
};

/**
 * What an outcome is answered with: the new revision and what the change dropped; on a conflict the value that stands
 * there, who said it and when. Saying what is said already changes nothing and is no mistake: a machine may repeat itself.
 *
 * @param present what the change was decided on; `null`: it did not come to that
 */
export function answerOutcome(
  outcome: AppendResult | Refusal,
  present: Present | null,
  { subject, pointers = {}, made }: Making,
): ApiAnswer {
  if (outcome.ok) {
    const { revision, state } = outcome;
    const body = { revision, changed: true, ...(made ? made(state) : dropped(outcome)) };
    return { status: made ? 201 : 200, body: JSON.stringify(body) };
  }
  if (outcome.code === 'nothing.changed' && present) {
    const { state } = present;
    return {
      status: 200,
      body: JSON.stringify({ revision: state.revision, changed: false, ...made?.(state) }),
    };
  }
  if (outcome.flaws) return answerFlaws(outcome.message, outcome.flaws, pointers);
  const [code, usual] = PROBLEMS[outcome.code] ?? ['request.refused'];
  const pointer = pointers[outcome.code] ?? usual;
  const { questions } = outcome;
  const details = questions?.map(describeQuestion) ?? [outcome.message];
  const errors = pointer === undefined ? [] : details.map((detail) => ({ pointer, detail }));
  return answerProblem(
    new ApiProblem(
      isAddressed(outcome.code, subject) ? 404 : REFUSAL_STATUS[outcome.code],
      code,
      questions ? `${outcome.message} If it is, send confirmed: true.` : outcome.message,
      {
        errors,
      },
    ),
    code === 'conflict' && present ? whatStands(outcome, present, subject) : {},
  );
}

/** Whether what is not there is what the address names: then there is nothing at that address. */
function isAddressed(code: RefusalCode, { feature, panel }: ChangedResource): boolean {
  return (
    (code === 'feature.unknown' && feature !== undefined) || (code === 'panel.unknown' && panel !== undefined)
  );
}

/** The fields of a body, by what they say. */
const POINTERS: Readonly<Partial<Record<FlawField, string>>> = {
  'note.pl': '#/note',
  'note.en': '#/note/en',
  promisedBy: '#/estimate/promised_by',
  estimate: '#/estimate',
  since: '#/since',
  nextUpdateBy: '#/next_update_by',
  reason: '#/reason',
  'title.pl': '#/title/pl',
  'title.en': '#/title/en',
  startedAt: '#/started_at',
  knownSince: '#/known_since',
  about: '#/at',
};

/** What readers could not be shown: each flaw at its field, the first one’s code for all. */
function answerFlaws(detail: string, flaws: readonly Flaw[], pointers: Pointers): ApiAnswer {
  const errors = flaws.map((flaw) => ({
    pointer: pointers[flaw.field] ?? POINTERS[flaw.field] ?? '#',
    detail: describeFlaw(flaw),
    code: flaw.code,
  }));
  return answerProblem(new ApiProblem(422, flaws[0]?.code ?? 'request.refused', detail, { errors }));
}

/** What the new cell no longer carries, if anything. */
function dropped({ state }: AppendResult) {
  const last = state.changes.at(-1);
  const [cell] = last?.availability ?? [];
  if (!last || !cell) return {};
  const loss = lossOf(cell.before, cell.after);
  if (loss === null) return {};
  const { estimate, note } = loss;
  return { dropped: { estimate: estimate && formatEstimate(estimate, dayAt(last.at)), note } };
}

/** The value that stands where a change is about one; of a change of several, each thing that was changed meanwhile. */
function whatStands({ conflicts = [] }: Refusal, present: Present, subject: ChangedResource) {
  if (subject.feature !== undefined || subject.panel !== undefined) {
    return { current: currentValue(present, subject) };
  }
  return { conflicts: conflicts.map((conflict) => formatConflict(conflict, present)) };
}

function formatConflict(conflict: Conflict, present: Present) {
  const { state, now } = present;
  switch (conflict.kind) {
    case 'availability':
    case 'restoration':
      return { ...conflict.cell, ...currentValue(present, conflict.cell) };
    case 'update': {
      const { incident, update, current, revision } = conflict;
      return { incident, update, text: current?.body ?? null, ...said(state, revision) };
    }
    case 'maintenance': {
      const { maintenance, current, revision } = conflict;
      const phase = current && maintenancePhase(current, now);
      return { maintenance, phase, ...said(state, revision) };
    }
    case 'incident':
    case 'title':
      return { incident: conflict.incident, ...said(state, conflict.revision) };
    case 'document':
      return { document: conflict.path, ...said(state, conflict.revision) };
    default:
      return conflict satisfies never;
  }
}

function currentValue({ state, now }: Present, { feature, panel = '' }: ChangedResource) {
  if (feature === undefined) {
    const stated = state.restoration[panel];
    return {
      restoration: stated?.restoration ?? null,
      since: stated?.since ?? null,
      ...said(state, stated?.revision),
    };
  }
  return {
    ...formatCell(currentCell(state, feature, panel), dayAt(now)),
    ...said(state, state.cells[feature]?.[panel]?.revision),
  };
}

function said({ changes }: State, revision = 0) {
  const change = changes.find((one) => one.revision === revision);
  return { revision, changed_by: change?.actor ?? null, changed_at: change?.recordedAt ?? null };
}
