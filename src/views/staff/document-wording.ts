import type { DocumentFields } from '../../domain/document-fields.ts';
import type { Collection, ContentDocument } from '../../domain/documents.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Change } from '../../domain/state.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { type WordChanges, wordChanges } from '../word-changes.ts';
import type { StaffViewContext } from './context.ts';
import { controlInWords } from './control-words.ts';
import { wordControls } from './word-controls.ts';

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
const SEEN = ['pl.title', 'pl.short', 'pl.body'];

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
    settings:
      before && after && fieldsOf && after.locale === 'pl'
        ? settingsChanged(context, after.collection, fieldsOf(before), fieldsOf(after))
        : [],
  };
}

function settingsChanged(
  context: StaffViewContext,
  collection: Collection,
  before: DocumentFields,
  after: DocumentFields,
): DocumentWording['settings'] {
  const { nothing } = previewWords[context.locale];
  const said = (fields: DocumentFields) => {
    const { words, settings, notes } = wordControls(context, collection, { pl: fields, en: {} }, {});
    return [...words.pl, ...settings, ...notes].map((control) => ({
      ...control,
      text: controlInWords(context.locale, control) || nothing,
    }));
  };
  const [was, will] = [said(before), said(after)];
  return will.flatMap(({ name, label, text }) => {
    const old = was.find((one) => one.name === name)?.text ?? nothing;
    return SEEN.includes(name) || old === text ? [] : [{ label, before: old, after: text }];
  });
}
