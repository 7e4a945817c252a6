import { z } from 'zod';
import type { ActionContext } from '../actions/context.ts';
import { list } from './fields.ts';
import { readForm } from './read-form.ts';

const FORM = z.object({ confirmed: list });

/** The same context, with what a form said yes to (`confirmed`, once for each question that stood above it). */
export function withConfirmed(context: ActionContext, form: FormData): ActionContext {
  return { ...context, confirmed: readForm(form, FORM).typed.confirmed };
}
