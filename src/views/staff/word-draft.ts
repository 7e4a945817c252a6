import type { DocumentFields } from '../../domain/document-fields.ts';
import type { Collection } from '../../domain/documents.ts';

/** What can be done with a document: the forms of its page send one of these as `act`. */
export const WORD_ACTS = ['writing', 'withdrawing', 'renaming', 'bringing-back'] as const;
type WordAct = (typeof WORD_ACTS)[number];

/** A change of a document as it was typed, before it is understood: what every page on its way carries along. */
export interface WordDraft {
  readonly act: WordAct;
  /** The revision that its author looked at. */
  readonly expected: string;
  readonly reason: string;
  /** Nobody is to be told by message. */
  readonly quiet: boolean;
  /** In both languages, by the keys of its file. */
  readonly pl: DocumentFields;
  readonly en: DocumentFields;
  /** The English says what the Polish says now. */
  readonly stands: boolean;
  /** The end of its address, of one that is new or is to have another. */
  readonly name: string;
  readonly lastWords: string;
  readonly lastWordsEn: string;
  /** The revision to go back to. */
  readonly revision: string;
  /** Of a new document: what it is, and whose variant. */
  readonly kind: Collection | null;
  readonly like: string;
}

export const EMPTY_DRAFT: WordDraft = {
  act: 'writing',
  expected: '',
  reason: '',
  quiet: false,
  pl: {},
  en: {},
  stands: false,
  name: '',
  lastWords: '',
  lastWordsEn: '',
  revision: '',
  kind: null,
  like: '',
};

/** A draft as the fields of a form, nothing of it lost: lists as often as they have lines, and which there are. */
export function wordDraftFields(draft: WordDraft): readonly (readonly [name: string, value: string])[] {
  const { act, expected, reason, quiet, stands, name, lastWords, lastWordsEn, revision, kind, like } = draft;
  const single = {
    reason,
    name,
    lastWords,
    lastWordsEn,
    revision,
    like,
    kind: kind ?? '',
    stands: stands ? 'yes' : '',
    quiet: quiet ? 'yes' : '',
  };
  return [
    ['act', act],
    ['expected', expected],
    ...Object.entries(single).filter(([, value]) => value !== ''),
    ...(['pl', 'en'] as const).flatMap((locale) =>
      Object.entries(draft[locale]).flatMap(([key, value]): [string, string][] =>
        typeof value === 'string'
          ? [[`${locale}.${key}`, value]]
          : [
              ['lists', `${locale}.${key}`],
              ...value.map((line): [string, string] => [`${locale}.${key}`, line]),
            ],
      ),
    ),
  ];
}
