import { catalogueOf } from './catalogue.ts';
import type { FeatureMeta, IncidentMeta, PanelMeta, SourceDocument } from './documents.ts';
import type { State } from './state.ts';

/** What a public address shows. */
export type PageTarget =
  | {
      readonly view:
        | 'home'
        | 'lookup'
        | 'features'
        | 'faq'
        | 'history'
        | 'incidents'
        | 'changes'
        | 'promises'
        | 'accessibility'
        | 'api'
        | 'embed'
        | 'subscribe';
    }
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
    case 'features':
    case 'incidents':
      return ownPath({ id, meta });
    case 'faq':
      return `/faq/${meta.slug}/`;
    default:
      return null;
  }
}

/** Where all promises of the site stand, without the language. */
export const PROMISES_PATH = '/promises/';

/** What has a page by the name of its file, and an id that outlasts that name. */
interface Renamable {
  readonly id: string;
  readonly meta: PanelMeta | FeatureMeta | IncidentMeta;
}

/** The address of the picture that chats show beside that of a page, both without the language: of what has none of its own, home's. */
export function sharePath(path: string): string {
  return /^\/(panel|features|incidents)\/[^/]+\/$/.test(path)
    ? `/share${path.slice(0, -1)}.png`
    : '/share/home.png';
}

const PLACES = { panels: '/panel/', features: '/features/', incidents: '/incidents/' } as const;

/** The address, without the language: of the name of its file, which may be another than its id. */
export function ownPath({ id, meta }: Renamable): string {
  return `${PLACES[meta.collection]}${meta.slug ?? id}/`;
}

/** The addresses it had before. */
export function formerPaths({ meta }: Pick<Renamable, 'meta'>): string[] {
  return (meta.former ?? []).map((former) => `${PLACES[meta.collection]}${former}/`);
}

/** The address of what is known by its id; what has no document that is published has none but its id. */
export function pathById(
  state: Pick<State, 'documents'>,
  collection: keyof typeof PLACES,
  id: string,
): string {
  const entries: readonly Renamable[] = catalogueOf(state)[collection];
  const entry = entries.find((one) => one.id === id);
  return entry ? ownPath(entry) : `${PLACES[collection]}${id}/`;
}
