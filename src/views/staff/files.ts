import type { DocumentFields } from '../../domain/document-fields.ts';
import type { ContentDocument } from '../../domain/documents.ts';
import { localePath } from '../../domain/locale.ts';
import { verbOfDocument } from '../../domain/staff.ts';
import type { FileConflict } from '../../domain/surroundings.ts';
import { fieldErrorWords } from '../../i18n/staff-field-errors.ts';
import { filesWords } from '../../i18n/staff-files.ts';
import { wordFormWords } from '../../i18n/staff-word-form.ts';
import type { StaffViewContext } from './context.ts';
import { compareDocuments, type DocumentWording } from './document-wording.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import type { WordClash } from './word-conflict.ts';

export const FILES_PATH = '/staff/files/';

/** A file and what staff wrote in one. */
export interface MergedFile {
  readonly source: string;
  /** `null`: it has a mistake. */
  readonly document: ContentDocument | null;
  /** What both changed, each to something else. */
  readonly clashes: readonly WordClash[];
}

/** What is different between two versions, under a heading. */
interface Comparison extends Pick<DocumentWording, 'changes' | 'settings'> {
  readonly title: string;
}

/** Both put together, and what is left to choose for that. */
interface BothView {
  readonly clashes: readonly (WordClash & {
    readonly id: string;
    readonly label: string;
    readonly error: string | null;
  })[];
  /** What would be different on the site. */
  readonly result: Comparison | null;
  /** To begin with by hand. */
  readonly source: string;
}

/** A file that differs from what staff wrote, and how it is decided. */
interface FileView {
  /** Of its place on the page. */
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly title: string;
  readonly lang: string;
  readonly comparisons: readonly Comparison[];
  /** `null`: it was removed. */
  readonly file: string | null;
  /** `null`: it was withdrawn. */
  readonly site: string | null;
  readonly by: string | null;
  readonly base: string | null;
  /** `null`: one of them is not there. */
  readonly both: BothView | null;
  /** What was typed for it, so that it is shown open. */
  readonly open: 'both' | 'hand' | null;
  readonly mayDecide: boolean;
}

export interface FilesView {
  readonly page: StaffPageView;
  readonly action: string;
  readonly told: string | null;
  readonly problem: string | null;
  readonly mistakes: readonly string[];
  readonly files: readonly FileView[];
}

/** What somebody chose or wrote for a file: it is there again. */
export interface TypedFile {
  readonly path: string;
  readonly way: 'both' | 'hand';
  readonly source: string;
}

export interface FilesInput {
  readonly conflicts: readonly FileConflict[];
  readonly merge: (
    conflict: FileConflict,
    documents: { readonly file: ContentDocument; readonly site: ContentDocument },
  ) => MergedFile;
  readonly fieldsOf: (document: ContentDocument) => DocumentFields;
  readonly told?: string | null;
  readonly problem?: string | null;
  readonly mistakes?: readonly string[];
  readonly typed?: TypedFile | null;
}

/** Files that were changed over words of staff, each with what both changed and three ways out. */
export function filesView(context: StaffViewContext, input: FilesInput): FilesView {
  const { told = null, problem = null, mistakes = [] } = input;
  return {
    page: staffPageView(context, { path: FILES_PATH, title: filesWords[context.locale].title }),
    action: localePath(context.locale, FILES_PATH),
    told,
    problem,
    mistakes,
    files: input.conflicts.map((conflict, index) => fileView(context, input, conflict, index)),
  };
}

function fileView(
  context: StaffViewContext,
  input: FilesInput,
  conflict: FileConflict,
  index: number,
): FileView {
  const { state, member, locale } = context;
  const { path, sha256, document, base } = conflict;
  const published = state.documents[path];
  const site = published?.document ?? null;
  const said = published ?? state.withdrawn[path];
  const change = said && state.changes.find(({ revision }) => revision === said.revision);
  const shown = document ?? site ?? base ?? state.withdrawn[path]?.document ?? null;
  const id = `file-${index + 1}`;
  const typed = input.typed?.path === path ? input.typed : null;
  return {
    id,
    path,
    sha256: sha256 ?? '',
    title: shown?.words.title ?? path,
    lang: shown?.locale ?? 'pl',
    comparisons: comparisonsOf(context, input, conflict, site),
    file: document?.source ?? null,
    site: site?.source ?? null,
    by: change ? filesWords[locale].siteBy(context.nameOf(change.actor), change.revision) : null,
    base: base?.source ?? null,
    both: document && site ? bothView(context, input, { conflict, file: document, site, id, typed }) : null,
    open: typed?.way ?? null,
    mayDecide: mayDecide(member.may, shown),
  };
}

/** What each of the two changed; where nobody knows what both began with, how the one differs from the other. */
function comparisonsOf(
  context: StaffViewContext,
  { fieldsOf }: Pick<FilesInput, 'fieldsOf'>,
  { document, base }: FileConflict,
  site: ContentDocument | null,
): Comparison[] {
  const words = filesWords[context.locale];
  const pairs =
    base === null
      ? [{ title: words.differs, before: site, after: document }]
      : [
          { title: words.inFile, before: base, after: document },
          { title: words.onSite, before: base, after: site },
        ];
  return pairs.flatMap(({ title, before, after }) =>
    before && after ? [{ title, ...compareDocuments(context, before, after, fieldsOf) }] : [],
  );
}

interface Together {
  readonly conflict: FileConflict;
  readonly file: ContentDocument;
  readonly site: ContentDocument;
  readonly id: string;
  readonly typed: TypedFile | null;
}

function bothView(
  context: StaffViewContext,
  { merge, fieldsOf }: FilesInput,
  { conflict, file, site, id, typed }: Together,
): BothView {
  const { locale } = context;
  const { source, document, clashes } = merge(conflict, { file, site });
  const isAsked = typed?.way === 'both';
  return {
    clashes: clashes.map((clash) => ({
      ...clash,
      id: `${id}-${clash.name}`,
      label: wordFormWords[locale].fields[clash.field]?.label ?? clash.field,
      error: isAsked && clash.chosen === '' ? fieldErrorWords[locale]['choice.missing'] : null,
    })),
    result:
      document && clashes.length === 0
        ? { title: filesWords[locale].result, ...compareDocuments(context, site, document, fieldsOf) }
        : null,
    source: typed?.way === 'hand' ? typed.source : source,
  };
}

/** Documents of panels and features are for administrators. */
function mayDecide(may: StaffViewContext['member']['may'], document: ContentDocument | null): boolean {
  return document !== null && verbOfDocument(document) === 'content' ? may.administer : may.apply;
}
