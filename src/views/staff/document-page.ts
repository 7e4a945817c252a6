import type { State } from '../../domain/state.ts';

/** The public page on which a document stands, without the language; home for what stands on several. */
export function pageOfDocument({ documents }: State, path: string): string {
  const source = documents[path.replace(/^[a-z]+\//, 'pl/')]?.document;
  if (source?.locale !== 'pl') return '/';
  switch (source.meta.collection) {
    case 'panels':
      return `/panel/${source.id}/`;
    case 'features':
      return `/features/${source.id}/`;
    case 'incidents':
      return `/incidents/${source.id}/`;
    case 'faq':
      return `/faq/${source.meta.slug}/`;
    default:
      return '/';
  }
}
