import type { WordsProposal } from '../actions/proposal.ts';
import { pathIn } from '../domain/document-path.ts';
import type { WordDraft } from '../views/staff/word-draft.ts';
import { silence } from './silence.ts';

/**
 * What a form of a document proposes.
 *
 * @param path of its Polish
 */
export function proposalOfWord(draft: WordDraft, path: string, isTranslated: boolean): WordsProposal {
  const { pl, en, stands, name, lastWords, lastWordsEn, revision, act } = draft;
  const based = { expected: Number(draft.expected) || 0, reason: draft.reason.trim() || null };
  const quiet = silence(draft.quiet);
  const paths = [path, ...(isTranslated ? [pathIn(path, 'en')] : [])];
  switch (act) {
    case 'writing': {
      const isWritten =
        isTranslated ||
        Object.values(en)
          .flat()
          .some((text) => text.trim() !== '');
      const documents = [
        {
          path,
          pl,
          en: isWritten ? en : null,
          translationStands: stands,
          ...(draft.kind !== null && { isNew: true as const }),
        },
      ];
      return { verb: 'words', kind: 'writing', documents, ...quiet, ...based };
    }
    case 'withdrawing':
      return {
        verb: 'words',
        kind: 'withdrawing',
        withdrawn: paths.map((one) => ({
          path: one,
          lastWords: (one === path ? lastWords : lastWordsEn).trim() || null,
        })),
        ...quiet,
        ...based,
      };
    case 'renaming':
      return { verb: 'words', kind: 'renaming', path, name, ...based };
    case 'bringing-back':
      return {
        verb: 'words',
        kind: 'bringing-back',
        paths,
        revision: Number(revision) || 0,
        ...quiet,
        ...based,
      };
    default:
      return act satisfies never;
  }
}
