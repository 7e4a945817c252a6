import { pathIn } from '../../domain/document-path.ts';
import { documentAt } from '../../domain/document-versions.ts';
import type { Revision } from '../../domain/events.ts';
import { LOCALES, localePath } from '../../domain/locale.ts';
import type { Change } from '../../domain/state.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { wordVersionsWords } from '../../i18n/staff-word-versions.ts';
import type { StaffViewContext } from './context.ts';
import { type DocumentWording, documentWordings } from './document-wording.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { nameOfDocument, WORDS_PATH, wordHref } from './word-address.ts';
import { mayWrite } from './word-list.ts';

/** Every version of a document in both languages, newest first. */
export interface WordVersionsView {
  readonly page: StaffPageView;
  readonly heading: string;
  readonly problem: string | null;
  readonly documentHref: string | null;
  readonly versions: readonly WordVersion[];
  /** Where one is brought back; `null`: the member may not. */
  readonly action: string | null;
  readonly expected: Revision;
  /** Two versions beside each other; `null`: nobody asked. */
  readonly compared: { readonly title: string; readonly wordings: readonly DocumentWording[] } | null;
}

interface WordVersion {
  readonly revision: Revision;
  readonly by: string;
  readonly reason: string | null;
  readonly href: string;
  readonly wordings: readonly DocumentWording[];
  /** It is how the document reads now. */
  readonly isCurrent: boolean;
  /** There are words to go back to. */
  readonly hasWords: boolean;
}

interface AskedVersions {
  /** Two to be compared. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Why one could not be brought back. */
  readonly problem?: string | null;
}

/** @returns `null` when no document ever had that path */
export function wordVersionsView(
  context: StaffViewContext,
  path: string,
  { from = null, to = null, problem = null }: AskedVersions,
): WordVersionsView | null {
  const { state, locale } = context;
  const words = wordVersionsWords[locale];
  const paths = LOCALES.map((one) => pathIn(path, one));
  const changes = state.changes.filter(({ documents }) => documents.some((one) => paths.includes(one.path)));
  const known = state.documents[path] ?? state.withdrawn[path];
  if (changes.length === 0 || !known) return null;
  const { title } = known.document.words;
  const current = changes.at(-1)?.revision;
  return {
    page: staffPageView(context, {
      path: `${WORDS_PATH}versions/${nameOfDocument(path)}/`,
      title: words.title(title),
    }),
    heading: words.title(title),
    problem,
    documentHref: state.documents[path] ? wordHref(context, path) : null,
    versions: changes
      .map((change): WordVersion => {
        const ofThis = { documents: change.documents.filter((one) => paths.includes(one.path)) };
        return {
          revision: change.revision,
          by: words.by(context.nameOf(change.actor), formatInstant(change.at, context)),
          reason: change.reason,
          href: localePath(locale, `/staff/published/${change.revision}/`),
          wordings: documentWordings(context, ofThis),
          isCurrent: change.revision === current,
          hasWords: (documentAt(state, path, change.revision)?.document ?? null) !== null,
        };
      })
      .toReversed(),
    action: mayWrite(context, known.document.collection) ? wordHref(context, path) : null,
    expected: state.revision,
    compared: comparedOf(context, paths, changes, { from, to }),
  };
}

function comparedOf(
  context: StaffViewContext,
  paths: readonly string[],
  changes: readonly Change[],
  asked: { readonly from: string | null; readonly to: string | null },
): WordVersionsView['compared'] {
  const revisions = changes.map(({ revision }) => revision);
  const [from, to] = [Number(asked.from), Number(asked.to)].sort((x, y) => x - y);
  if (from === undefined || to === undefined || !revisions.includes(from) || !revisions.includes(to))
    return null;
  const documents = paths.map((path) => ({
    path,
    before: documentAt(context.state, path, from)?.document ?? null,
    after: documentAt(context.state, path, to)?.document ?? null,
  }));
  return {
    title: wordVersionsWords[context.locale].compared(from, to),
    wordings: documentWordings(context, { documents }).filter(
      ({ kind, changes: words }) => kind !== 'changes' || words !== null,
    ),
  };
}
