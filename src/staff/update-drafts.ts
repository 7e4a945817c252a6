import { z } from 'zod';
import type { DraftForm, UpdateDraft } from '../domain/update-draft.ts';
import { text } from './fields.ts';
import { allTexts, formOf, readForm } from './read-form.ts';
import type { StaffSession } from './staff-session.ts';

/** What is sent with a form and is nothing that somebody typed. */
const NOT_KEPT = /^(deed|draft|draftSaved|confirmed|kept)$/;

/**
 * Keeps what was typed, for whoever goes on with it: from then on whoever saved it last. What a colleague saved meanwhile
 * stays: then it is another draft beside theirs.
 *
 * @returns the draft's name
 */
export async function keepDraft(
  { drafts, actions }: StaffSession,
  form: FormData,
  incident: string | null,
): Promise<{ readonly id: string; readonly isBeside: boolean }> {
  const typed: DraftForm = allTexts(form).filter(([name, text]) => !NOT_KEPT.test(name) && text !== '');
  const { draft, isSame } = await draftOf(drafts, form);
  const id = await drafts.save(
    { incident, author: actions.actor, form: typed },
    isSame ? (draft?.id ?? null) : null,
  );
  return { id, isBeside: draft !== null && !isSame };
}

/** A draft as the form has it that it was kept from; one of something else is none. */
export async function draftForm(
  { drafts }: StaffSession,
  id: string | null,
  incident: string | null,
): Promise<FormData | null> {
  const draft = id === null ? null : await drafts.find(id);
  return draft?.incident === incident
    ? formOf([...draft.form, ['draft', draft.id], ['draftSaved', draft.updatedAt]])
    : null;
}

/** What was published, or is not wanted any more, is no draft; what a colleague saved meanwhile is one still. */
export async function discardDraft({ drafts }: StaffSession, form: FormData): Promise<void> {
  const { draft, isSame } = await draftOf(drafts, form);
  if (draft !== null && isSame) await drafts.discard(draft.id);
}

/** Those of an incident, or of incidents that nobody has opened yet. */
export async function draftsOf(
  { drafts }: StaffSession,
  incident: string | null,
): Promise<readonly UpdateDraft[]> {
  return (await drafts.list()).filter((draft) => draft.incident === incident);
}

/** The draft that a form was filled from, and whether it is still as it was then. */
async function draftOf(
  drafts: StaffSession['drafts'],
  form: FormData,
): Promise<{ readonly draft: UpdateDraft | null; readonly isSame: boolean }> {
  const { draft: id, draftSaved } = readForm(form, DRAFT).typed;
  const draft = id === '' ? null : await drafts.find(id);
  return { draft, isSame: draft?.updatedAt === draftSaved };
}

const DRAFT = z.object({ draft: text, draftSaved: text });
