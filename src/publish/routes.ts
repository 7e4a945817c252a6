import { type Catalogue, catalogueOf } from '../domain/catalogue.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { IncidentId } from '../domain/incident.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';

/** What a public address shows. */
export type Target =
  | { readonly view: 'home' | 'lookup' | 'features' | 'faq' | 'history' }
  | { readonly view: 'panel' | 'feature' | 'incident'; readonly id: string }
  | { readonly view: 'faq-entry'; readonly slug: string }
  /** Withdrawn: 410 with the last words of the document. */
  | { readonly view: 'gone'; readonly document: string }
  /** A former address. */
  | { readonly view: 'redirect'; readonly to: string };

/** One public page. */
export type Route = Target & { readonly path: string; readonly locale: Locale };

interface Known {
  readonly incidents: State['incidents'];
  readonly routes: ReadonlyMap<string, Route>;
}

const memo = new WeakMap<State['documents'], Known>();

/** Every public page there is, by its address: nothing else is ever rendered, everything else is a 404. */
export function routes(
  state: Pick<State, 'documents' | 'withdrawn' | 'incidents'>,
): ReadonlyMap<string, Route> {
  const known = memo.get(state.documents);
  if (known?.incidents === state.incidents) return known.routes;
  const targets = targetsOf(
    catalogueOf(state),
    incidentHeads(state).map(({ id }) => id),
    Object.values(state.withdrawn).map(({ document }) => document),
  );
  const found = new Map<string, Route>();
  for (const locale of LOCALES) {
    for (const [bare, target] of targets) {
      const path = localePath(locale, bare);
      const localised =
        target.view === 'redirect' ? { ...target, to: localePath(locale, target.to) } : target;
      found.set(path, { ...localised, path, locale });
    }
  }
  memo.set(state.documents, { incidents: state.incidents, routes: found });
  return found;
}

/** Addresses without the language in front. What is there now wins over what was withdrawn or renamed. */
function targetsOf(
  catalogue: Catalogue,
  incidents: readonly IncidentId[],
  withdrawn: readonly ContentDocument[],
): Map<string, Target> {
  return new Map<string, Target>([
    ...withdrawn.flatMap((document): [string, Target][] => {
      const path = document.locale === 'pl' ? pathOfDocument(document) : null;
      return path === null ? [] : [[path, { view: 'gone', document: document.path }]];
    }),
    ...catalogue.faq.flatMap(({ meta }) =>
      meta.former.map((former): [string, Target] => [
        `/faq/${former}/`,
        { view: 'redirect', to: `/faq/${meta.slug}/` },
      ]),
    ),
    ['/', { view: 'home' }],
    ['/lookup/', { view: 'lookup' }],
    ['/features/', { view: 'features' }],
    ['/faq/', { view: 'faq' }],
    ['/history/', { view: 'history' }],
    ...catalogue.panels.map(({ id }): [string, Target] => [`/panel/${id}/`, { view: 'panel', id }]),
    ...catalogue.features.map(({ id }): [string, Target] => [`/features/${id}/`, { view: 'feature', id }]),
    ...incidents.map((id): [string, Target] => [`/incidents/${id}/`, { view: 'incident', id }]),
    ...catalogue.faq.map(({ meta }): [string, Target] => [
      `/faq/${meta.slug}/`,
      { view: 'faq-entry', slug: meta.slug },
    ]),
  ]);
}

/** The address at which a document has a page of its own; `null` when it is part of other pages. */
function pathOfDocument(document: Extract<ContentDocument, { locale: 'pl' }>): string | null {
  switch (document.meta.collection) {
    case 'panels':
      return `/panel/${document.id}/`;
    case 'features':
      return `/features/${document.id}/`;
    case 'incidents':
      return `/incidents/${document.id}/`;
    case 'faq':
      return `/faq/${document.meta.slug}/`;
    default:
      return null;
  }
}
