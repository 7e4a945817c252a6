import type { WordsProposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { wordFormWords } from '../i18n/staff-word-form.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { type WordDraft, wordDraftFields } from '../views/staff/word-draft.ts';
import { answerFormPreview, type FormPreviewed } from './form-preview.ts';
import type { StaffSession } from './staff-session.ts';

interface Asked {
  readonly context: StaffViewContext;
  readonly draft: WordDraft;
  /** Of the page on which it is written. */
  readonly path: string;
  readonly proposal: WordsProposal;
}

/** Answers a form that holds a change of documents: previews it, shows a page as it will be, or applies it. */
export function answerWordPreview(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  { context, draft, path, proposal }: Asked,
): Promise<FormPreviewed | { readonly refusal: Refusal }> {
  return answerFormPreview(view, session, form, {
    context,
    path,
    fields: wordDraftFields({ ...draft, quiet: false }),
    proposal,
    // Nobody is told that an answer has another address.
    ...(draft.act !== 'renaming' && { quiet: draft.quiet }),
    remarks: draft.act === 'renaming' ? [wordFormWords[context.locale].renameLead] : [],
    fieldsOf: (document) => session.actions.manuscripts.fieldsOf(document),
  });
}
