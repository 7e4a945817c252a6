import type { DocumentFields, FieldValue } from '../../domain/document-fields.ts';
import type { ContentDocument } from '../../domain/documents.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Change } from '../../domain/state.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { wordFormWords } from '../../i18n/staff-word-form.ts';
import { type WordChanges, wordChanges } from '../word-changes.ts';
import type { StaffViewContext } from './context.ts';

/** What becomes of one version of a document. */
export interface DocumentWording {
  readonly path: string;
  readonly title: string;
  readonly language: Locale;
  readonly kind: 'comes' | 'changes' | 'goes';
  /** What readers see of it, by words; `null`: that stays, or there is nothing to compare with. */
  readonly changes: WordChanges | null;
  /** What decides where it stands, for whom and when. */
  readonly settings: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  /** Of one that comes: all it says. Safe HTML. */
  readonly html: string | null;
}

/** Readers see these, and they are compared by their words. */
const SEEN = ['title', 'short', 'body', 'translates'];

/** What a change does to documents, each version by itself, Polish first. */
export function documentWordings(
  context: StaffViewContext,
  { documents }: Pick<Change, 'documents'>,
  fieldsOf: ((document: ContentDocument) => DocumentFields) | null = null,
): DocumentWording[] {
  return documents.flatMap(({ path, before, after }): DocumentWording[] => {
    const shown = after ?? before;
    if (!shown) return [];
    const { locale, words } = shown;
    return [
      {
        path,
        title: words.title,
        language: locale,
        kind: before === null ? 'comes' : after === null ? 'goes' : 'changes',
        ...compareDocuments(context, before, after, fieldsOf),
        html: before === null ? context.words.html(words.body, { locale }) : null,
      },
    ];
  });
}

/** What is different in two versions of a document: for readers, and in its settings. */
export function compareDocuments(
  context: StaffViewContext,
  before: ContentDocument | null,
  after: ContentDocument | null,
  fieldsOf: ((document: ContentDocument) => DocumentFields) | null,
): Pick<DocumentWording, 'changes' | 'settings'> {
  return {
    changes: wordChanges(context, { before, after }),
    settings: before && after && fieldsOf ? settingsChanged(context, fieldsOf(before), fieldsOf(after)) : [],
  };
}

function settingsChanged(
  { locale }: StaffViewContext,
  before: DocumentFields,
  after: DocumentFields,
): DocumentWording['settings'] {
  const labels = wordFormWords[locale].fields;
  const { nothing } = previewWords[locale];
  const said = (value: FieldValue | undefined) => [value ?? ''].flat().join(', ') || nothing;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !SEEN.includes(key) && said(before[key]) !== said(after[key]))
    .map((key) => ({ label: labels[key]?.label ?? key, before: said(before[key]), after: said(after[key]) }));
}
