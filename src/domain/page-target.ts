import type { SourceDocument } from './documents.ts';

/** What a public address shows. */
export type PageTarget =
  | { readonly view: 'home' | 'lookup' | 'features' | 'faq' | 'history' | 'incidents' }
  | { readonly view: 'panel' | 'feature' | 'incident'; readonly id: string }
  | { readonly view: 'faq-entry'; readonly slug: string }
  /** Withdrawn: 410 with the last words of the document. */
  | { readonly view: 'gone'; readonly document: string }
  /** A former address. */
  | { readonly view: 'redirect'; readonly to: string };

/** The address, without the language, of the page that a document has of its own; `null`: it is part of others. */
export function pathOfDocument({ id, meta }: SourceDocument): string | null {
  switch (meta.collection) {
    case 'panels':
      return `/panel/${id}/`;
    case 'features':
      return `/features/${id}/`;
    case 'incidents':
      return `/incidents/${id}/`;
    case 'faq':
      return `/faq/${meta.slug}/`;
    default:
      return null;
  }
}
