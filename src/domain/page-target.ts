import { catalogueOf } from './catalogue.ts';
import type { FeatureMeta, SourceDocument } from './documents.ts';
import type { State } from './state.ts';

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
      return featurePath({ id, meta });
    case 'incidents':
      return `/incidents/${id}/`;
    case 'faq':
      return `/faq/${meta.slug}/`;
    default:
      return null;
  }
}

/** The address of a feature, without the language: of its file’s name, which may be another than its id. */
export function featurePath({ id, meta }: { readonly id: string; readonly meta: FeatureMeta }): string {
  return `/features/${meta.slug ?? id}/`;
}

/** The address of a feature that is known by its id; one that is not published has none but its id. */
export function pathOfFeature(state: Pick<State, 'documents'>, id: string): string {
  const entry = catalogueOf(state).features.find((one) => one.id === id);
  return entry ? featurePath(entry) : `/features/${id}/`;
}

/** The addresses it had before. */
export function formerFeaturePaths({ meta }: { readonly meta: FeatureMeta }): string[] {
  return (meta.former ?? []).map((former) => `/features/${former}/`);
}
