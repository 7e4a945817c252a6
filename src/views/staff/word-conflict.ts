import type { Entry } from '../../domain/catalogue.ts';
import type { Locale } from '../../domain/locale.ts';
import { localePath } from '../../domain/locale.ts';
import { fieldErrorWords } from '../../i18n/staff-field-errors.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { wordFormWords } from '../../i18n/staff-word-form.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { wordPath } from './word-address.ts';
import { type WordDraft, wordDraftFields } from './word-draft.ts';
import { changedText } from './word-list.ts';

/** A part of a document that two people changed. */
export interface WordClash {
  /** How the form names it: `pl.body.2`. */
  readonly name: string;
  readonly locale: Locale;
  readonly field: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** `mine`, `theirs`, or nothing yet. */
  readonly chosen: string;
}

/** What two people changed in one place, each to something else: to be decided. */
export interface WordConflictView {
  readonly page: StaffPageView;
  readonly lead: string;
  readonly action: string;
  /** The whole change as it was typed: nothing of it is lost. */
  readonly fields: ReturnType<typeof wordDraftFields>;
  /** What the choice is based on. */
  readonly decided: number;
  readonly by: string;
  readonly clashes: readonly (WordClash & { readonly label: string; readonly error: string | null })[];
}

/** @param isAsked whether somebody was asked already and left some open */
export function wordConflictView(
  context: StaffViewContext,
  entry: Entry,
  {
    draft,
    clashes,
    isAsked,
  }: {
    readonly draft: WordDraft;
    readonly clashes: readonly WordClash[];
    readonly isAsked: boolean;
  },
): WordConflictView {
  const { locale, state } = context;
  const words = wordFormWords[locale];
  const path = wordPath(entry.source.path);
  return {
    page: staffPageView(context, { path, title: previewWords[locale].conflictTitle }),
    lead: words.conflictLead,
    action: localePath(locale, path),
    fields: wordDraftFields(draft),
    decided: state.revision,
    by: changedText(context, Math.max(...Object.values(entry.revisions))),
    clashes: clashes.map((clash) => ({
      ...clash,
      label: `${words.fields[clash.field]?.label ?? clash.field}: ${words.inLanguage[clash.locale]}`,
      error: isAsked && clash.chosen === '' ? fieldErrorWords[locale]['choice.missing'] : null,
    })),
  };
}
