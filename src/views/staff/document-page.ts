import { pathOfDocument } from '../../domain/page-target.ts';
import type { State } from '../../domain/state.ts';

/** The public page on which a document stands, without the language; home for what stands on several. */
export function pageOfDocument({ documents }: State, path: string): string {
  const source = documents[path.replace(/^[a-z]+\//, 'pl/')]?.document;
  return (source?.locale === 'pl' && pathOfDocument(source)) || '/';
}
