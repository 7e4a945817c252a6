import { z } from 'zod';
import { confirm } from '../actions/confirm.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import { dayAfter } from '../domain/day.ts';
import { localePath } from '../domain/locale.ts';
import { dayAt, type Instant, instantAfter, readInstant, type TypedInstant } from '../domain/time.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { ViewContext } from '../views/context.ts';
import { editorView } from '../views/staff/editor.ts';
import { withConfirmed } from './confirmed.ts';
import { codeOfInstant, text } from './fields.ts';
import { flawedFields } from './flawed-fields.ts';
import type { FormOutcome } from './outcome.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

const HOUR = 3_600_000;

/** `by`: one of some words, or that it is typed beside it. */
const FORM = z.object({ by: text, at: text });

/** Says at once that everything was checked and nothing changed, and by when the next update comes. */
export async function answerConfirm(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<FormOutcome> {
  const context = await staffContext(view, session);
  const { by, at: confirmAt } = readForm(form, FORM).typed;
  const promised = readPromise(by, confirmAt, context.now);
  if (promised !== null && promised.kind !== 'instant') {
    const errors = [{ field: 'by', code: codeOfInstant(promised), typed: confirmAt } as const];
    return { kind: 'editor', status: 422, view: editorView(context, { errors, confirmAt }) };
  }
  const nextUpdateBy = promised?.instant ?? null;
  const outcome = await confirm(withConfirmed(session.actions, form), { nextUpdateBy });
  if (outcome.ok) {
    return { kind: 'redirect', to: localePath(view.locale, `/staff/published/${outcome.revision}/`) };
  }
  const { questions } = outcome;
  if (questions) return { kind: 'editor', status: 422, view: editorView(context, { confirmAt, questions }) };
  const errors = flawedFields(outcome);
  if (errors.length > 0)
    return { kind: 'editor', status: 422, view: editorView(context, { errors, confirmAt }) };
  const problem = refusalText(view.locale, outcome);
  return {
    kind: 'editor',
    status: REFUSAL_STATUS[outcome.code],
    view: editorView(context, { problem, confirmAt }),
  };
}

/** By when, on the site’s clock; `null`: not promised. */
export function readPromise(by: string, typed: string, now: Instant): TypedInstant | null {
  switch (by) {
    case '1h':
      return { kind: 'instant', instant: instantAfter(now, HOUR) };
    case '3h':
      return { kind: 'instant', instant: instantAfter(now, 3 * HOUR) };
    case 'tomorrow':
      return readInstant(`${dayAfter(dayAt(now))}T09:00`);
    case 'none':
      return null;
    default:
      return readInstant(typed);
  }
}
