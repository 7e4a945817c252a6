import { z } from 'zod';
import { operationOf } from '../actions/apply-proposal.ts';
import { checkAuthority } from '../actions/authorise.ts';
import { type Preview, preview } from '../actions/preview.ts';
import type { Proposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { Question } from '../domain/questions.ts';
import { subjectsOf, takenBackBy } from '../domain/undoing.ts';
import { previewWords } from '../i18n/staff-preview.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import { conflictView } from '../views/staff/conflict.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { emptyDraft, type FieldError, type TypedDraft } from '../views/staff/draft.ts';
import { editorView } from '../views/staff/editor.ts';
import { previewView } from '../views/staff/preview.ts';
import { refusedView } from '../views/staff/refused.ts';
import { applyChoices } from './choices.ts';
import { concernedBy } from './concerned.ts';
import { text } from './fields.ts';
import { flawedFields } from './flawed-fields.ts';
import { type FormOutcome, refused } from './outcome.ts';
import { type DraftReading, readTypedDraft } from './read-draft.ts';
import { readForm } from './read-form.ts';
import type { StaffSession } from './staff-session.ts';
import { takeDraft } from './typed-draft.ts';

/** How the ways to apply it were filled in, when the preview is shown again. */
export interface Ways {
  readonly minutes?: string;
  readonly at?: string;
  readonly errors?: readonly FieldError[];
  /** What was asked when it was to be applied, beside what the preview asks itself. */
  readonly questions?: readonly Question[];
  readonly problem?: string;
}

/** Answers a form that holds a change: with its preview, with what is to be mended, or with what is to be decided. */
export async function answerPreview(
  session: StaffSession,
  context: StaffViewContext,
  form: FormData,
): Promise<FormOutcome> {
  const { typed, errors } = takeDraft(form, context.state);
  if (errors.length > 0) return answerUnread(context, { ok: false, typed, errors });
  const chosen = applyChoices(form, typed, context.state);
  if (chosen.isEmpty) {
    const problem = previewWords[context.locale].gone;
    return { kind: 'editor', status: 200, view: editorView(context, { problem }) };
  }
  return previewTyped(session, context, chosen.typed, waysOf(form), chosen.choices);
}

/** How the ways to apply it were filled in, of a form that stood below a preview. */
function waysOf(form: FormData): Ways {
  const { minutes, at } = readForm(form, WAYS).typed;
  return { ...(minutes && { minutes }), ...(at && { at }) };
}

const WAYS = z.object({ minutes: text, at: text });

/** The preview of taking a publication back. */
export function answerUndo(
  session: StaffSession,
  context: StaffViewContext,
  revision: string,
): Promise<FormOutcome> {
  const typed = { ...emptyDraft('undo', context.state.revision), undo: revision };
  return previewTyped(session, context, typed);
}

/** Shows a change that was taken out of a form. */
export async function previewTyped(
  session: StaffSession,
  context: StaffViewContext,
  typed: TypedDraft,
  ways: Ways = {},
  choices: ReadonlyMap<string, string> | null = null,
): Promise<FormOutcome> {
  const reading = readTypedDraft(typed, context.state);
  if (!reading.ok) return answerUnread(context, reading);
  const { proposal } = reading;
  const looked = look(session, context, proposal);
  // It may be the end of something that is scheduled to begin.
  if (!looked.ok && looked.code === 'nothing.changed') {
    const { errors = [] } = ways;
    const view = previewView(context, {
      typed,
      after: context.state,
      changed: [],
      ...ways,
      isForLater: true,
    });
    return { kind: 'preview', status: errors.length > 0 ? 422 : 200, view };
  }
  if (!looked.ok) return answerRefusal(context, typed, proposal, looked, choices);
  const { after } = looked;
  const changed = await session.site.changedPaths(context.state, after);
  const questions = [...looked.questions, ...(ways.questions ?? [])];
  return {
    kind: 'preview',
    status: ways.errors?.length || ways.questions?.length ? 422 : 200,
    view: previewView(context, {
      ...{ typed, after, changed, ...ways, questions },
      concerned: await concernedBy(session, looked),
    }),
  };
}

/** The state after a change, for somebody who may apply it. */
export function look(
  session: StaffSession,
  { state, now }: StaffViewContext,
  proposal: Proposal,
): Preview | Refusal {
  const { actions } = session;
  return (
    checkAuthority(actions, operationOf(proposal)) ??
    preview({ state, now }, session.wall(), proposal, actions.inspect, actions.manuscripts)
  );
}

/** What cannot be read is shown where it was typed, with what is wrong. */
export function answerUnread(
  context: StaffViewContext,
  { typed, errors }: Extract<DraftReading, { ok: false }>,
): FormOutcome {
  if (typed.verb === 'undo') {
    return refused(context, { code: 'revision.unknown' });
  }
  return { kind: 'editor', status: 422, view: editorView(context, { typed, errors }) };
}

/** What was refused: a conflict is to be decided, what was typed can be mended, the rest is said. */
export function answerRefusal(
  context: StaffViewContext,
  typed: TypedDraft,
  proposal: Proposal,
  refusal: Refusal,
  choices: ReadonlyMap<string, string> | null = null,
): FormOutcome {
  if (refusal.code === 'conflict') {
    const by = proposal.verb === 'undo' ? takenBackBy(context.state.changes, proposal.revision) : null;
    if (by !== null) {
      const text = previewWords[context.locale].takenBack(by);
      return { kind: 'refused', status: 409, view: refusedView(context, text) };
    }
    const { conflicts = [] } = refusal;
    if (conflicts.length === 0) {
      const text = previewWords[context.locale].hasUpdates;
      return { kind: 'refused', status: 409, view: refusedView(context, text) };
    }
    const count = countOf(context, proposal);
    return {
      kind: 'conflict',
      status: 409,
      view: conflictView(context, { typed, conflicts, count, chosen: choices }),
    };
  }
  if (typed.verb === 'undo' || refusal.code === 'forbidden') return refused(context, refusal);
  const errors = flawedFields(refusal);
  const problem = errors.length > 0 ? null : refusalText(context.locale, refusal);
  return {
    kind: 'editor',
    status: REFUSAL_STATUS[refusal.code],
    view: editorView(context, { typed, errors, problem }),
  };
}

function countOf({ state }: StaffViewContext, proposal: Proposal): number {
  if ('cells' in proposal) return proposal.cells.length;
  if (proposal.verb !== 'undo') return 0;
  const change = state.changes.find(({ revision }) => revision === proposal.revision);
  return change ? subjectsOf(change).length : 0;
}
