import type { Proposal } from '../actions/proposal.ts';
import type { State } from '../domain/state.ts';
import type { FieldError, TypedDraft } from '../views/staff/draft.ts';
import { DRAFT_FIELDS } from './draft-fields.ts';
import { propose } from './propose.ts';
import { readTyped } from './read-form.ts';
import { takeDraft } from './typed-draft.ts';

/** What a form says: a proposal, or what is wrong with its fields. What was typed is there either way. */
export type DraftReading =
  | { readonly ok: true; readonly typed: TypedDraft; readonly proposal: Proposal }
  | { readonly ok: false; readonly typed: TypedDraft; readonly errors: readonly FieldError[] };

/** Reads a change out of a form. */
export function readDraft(form: FormData, state: State): DraftReading {
  const { typed, errors: strange } = takeDraft(form, state);
  return strange.length > 0 ? { ok: false, typed, errors: strange } : readTypedDraft(typed, state);
}

/** Reads a change that was taken out of a form. */
export function readTypedDraft(typed: TypedDraft, state: State): DraftReading {
  const fields = readTyped(typed, DRAFT_FIELDS);
  if (Array.isArray(fields)) return { ok: false, typed, errors: fields };
  const proposal = propose(fields, typed, state);
  return Array.isArray(proposal) ? { ok: false, typed, errors: proposal } : { ok: true, typed, proposal };
}
