import type { ContentDocument } from '../../domain/documents.ts';
import { localePath } from '../../domain/locale.ts';
import { verbOfDocument } from '../../domain/staff.ts';
import type { FileConflict } from '../../domain/surroundings.ts';
import { filesWords } from '../../i18n/staff-files.ts';
import { type WordChanges, wordChanges } from '../word-changes.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

export const FILES_PATH = '/staff/files/';

/** A file that differs from what staff wrote, and how it is decided. */
interface FileView {
  /** Of its place on the page. */
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly title: string;
  readonly lang: string;
  readonly changes: WordChanges | null;
  /** `null`: it was removed. */
  readonly file: string | null;
  /** `null`: it was withdrawn. */
  readonly site: string | null;
  readonly by: string | null;
  readonly base: string | null;
  /** What both changed put together, to begin with; `null`: one of them is not there. */
  readonly both: string | null;
  /** It was typed, and is shown open. */
  readonly isTyped: boolean;
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

export interface FilesInput {
  readonly conflicts: readonly FileConflict[];
  /** Puts three versions of a source together. */
  readonly merge: (texts: { base: string; mine: string; theirs: string }) => { readonly text: string };
  readonly told?: string | null;
  readonly problem?: string | null;
  readonly mistakes?: readonly string[];
  /** What was typed for a file, by its path: it is there again. */
  readonly typed?: { readonly path: string; readonly source: string } | null;
}

/** Files that were changed over words of staff, each with both versions and three ways out. */
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
  { merge, typed }: FilesInput,
  { path, sha256, document, base }: FileConflict,
  index: number,
): FileView {
  const { state, member, locale } = context;
  const published = state.documents[path];
  const site = published?.document ?? null;
  const said = published ?? state.withdrawn[path];
  const change = said && state.changes.find(({ revision }) => revision === said.revision);
  const shown = document ?? site ?? base;
  return {
    id: `file-${index + 1}`,
    path,
    sha256: sha256 ?? '',
    title: shown?.words.title ?? path,
    lang: shown?.locale ?? 'pl',
    changes: wordChanges(context, { before: site, after: document }),
    file: document?.source ?? null,
    site: site?.source ?? null,
    by: change ? filesWords[locale].siteBy(context.nameOf(change.actor), change.revision) : null,
    base: base?.source ?? null,
    isTyped: typed?.path === path,
    both:
      typed?.path === path
        ? typed.source
        : document && site
          ? merge({ base: base?.source ?? '', mine: document.source, theirs: site.source }).text
          : null,
    mayDecide: mayDecide(member.may, shown),
  };
}

/** Documents of panels and features are for administrators. */
function mayDecide(may: StaffViewContext['member']['may'], document: ContentDocument | null): boolean {
  return document !== null && verbOfDocument(document) === 'content' ? may.administer : may.apply;
}
