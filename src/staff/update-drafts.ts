import type { DraftForm, UpdateDraft } from '../domain/update-draft.ts';
import { allTexts, formOf } from './read-form.ts';
import type { StaffSession } from './staff-session.ts';

/** What is sent with a form and is nothing that somebody typed. */
const NOT_KEPT = /^(deed|draft|confirmed|kept)$/;

/** Keeps what was typed, for whoever goes on with it: from then on whoever saved it last. @returns the draft's name */
export async function keepDraft(
  { drafts, actions }: StaffSession,
  form: FormData,
  incident: string | null,
): Promise<string> {
  const typed: DraftForm = allTexts(form).filter(([name, text]) => !NOT_KEPT.test(name) && text !== '');
  const known = nameOfDraft(form);
  const draft = known === null ? null : await drafts.find(known);
  return drafts.save({ incident, author: actions.actor, form: typed }, draft?.id ?? null);
}

/** A draft as the form has it that it was kept from; one of something else is none. */
export async function draftForm(
  { drafts }: StaffSession,
  id: string | null,
  incident: string | null,
): Promise<FormData | null> {
  const draft = id === null ? null : await drafts.find(id);
  return draft?.incident === incident ? formOf([...draft.form, ['draft', draft.id]]) : null;
}

/** What was published, or is not wanted any more, is no draft. */
export async function discardDraft({ drafts }: StaffSession, form: FormData): Promise<void> {
  const id = nameOfDraft(form);
  if (id !== null) await drafts.discard(id);
}

/** Those of an incident, or of incidents that nobody has opened yet. */
export async function draftsOf(
  { drafts }: StaffSession,
  incident: string | null,
): Promise<readonly UpdateDraft[]> {
  return (await drafts.list()).filter((draft) => draft.incident === incident);
}

function nameOfDraft(form: FormData): string | null {
  const [[, id] = []] = allTexts(form).filter(([name]) => name === 'draft');
  return id ? id : null;
}
