import type { Refusal } from '../actions/refusal.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { mistakeInWords } from '../views/staff/mistake-words.ts';
import type { WordErrors } from '../views/staff/word-controls.ts';
import type { WordDraft } from '../views/staff/word-draft.ts';

/** What is wrong with what was typed of a document. */
export interface WrongWord {
  readonly errors?: WordErrors;
  readonly problem?: string | null;
}

/** What was refused, at the fields that it is about. */
export function wrongInWord(context: StaffViewContext, refusal: Refusal, draft: WordDraft): WrongWord {
  const { locale } = context;
  const { mistakes = [], code } = refusal;
  const errors = Object.fromEntries(
    mistakes
      .filter(({ isWarning }) => !isWarning)
      .toReversed()
      .map((mistake) => [fieldOfMistake(mistake.path, mistake.field), mistakeInWords(context, mistake)]),
  );
  const { '': whole = null, ...ofFields } = errors;
  const isNamed = code === 'words.address' && (draft.act === 'renaming' || draft.kind !== null);
  if (isNamed) return { errors: { ...ofFields, name: refusalText(locale, refusal) } };
  if (whole !== null || Object.keys(ofFields).length > 0) return { errors: ofFields, problem: whole };
  return { problem: refusalText(locale, refusal) };
}

/** The name of the control that a mistake is about; empty: none. */
function fieldOfMistake(path: string, field: string | null): string {
  if (field === null) return '';
  return `${path.startsWith('en/') ? 'en' : 'pl'}.${field.split('.')[0]}`;
}
