import type { ContentDocument } from './documents.ts';
import type { Suggestion } from './suggestion.ts';
import type { UpdateDraft } from './update-draft.ts';

/** What lies beside the log and says what a redaction takes out of it. `found`: what of it. */
export type Elsewhere = { readonly found: string } & (
  | { readonly kind: 'draft'; readonly id: string; readonly draft: UpdateDraft }
  | { readonly kind: 'suggestion'; readonly id: string; readonly suggestion: Suggestion }
  /** Changed where all words are; it is in the log as well. */
  | { readonly kind: 'template'; readonly id: string; readonly document: ContentDocument }
);

/** @example nameOfElsewhere({ kind: 'draft', id: '7', … }) // 'draft:7' */
export function nameOfElsewhere({ kind, id }: Pick<Elsewhere, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}
