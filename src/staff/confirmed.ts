import type { ActionContext } from '../actions/context.ts';
import { texts } from './typed-draft.ts';

/** The same context, with what a form said yes to (`confirmed`, once for each question that stood above it). */
export function withConfirmed(context: ActionContext, form: FormData): ActionContext {
  return { ...context, confirmed: texts(form, 'confirmed') };
}
