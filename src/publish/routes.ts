import { type Catalogue, catalogueOf } from '../domain/catalogue.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { IncidentId } from '../domain/incident.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import { formerPaths, ownPath, type PageTarget, pathById, pathOfDocument } from '../domain/page-target.ts';
import { shortPath } from '../domain/short-code.ts';
import type { State } from '../domain/state.ts';

/** One public page. */
export type Route = PageTarget & { readonly path: string; readonly locale: Locale };

interface Known {
  readonly incidents: State['incidents'];
  readonly maintenances: State['maintenances'];
  readonly routes: ReadonlyMap<string, Route>;
}

const memo = new WeakMap<State['documents'], Known>();

/** Every public page there is, by its address: nothing else is ever rendered, everything else is a 404. */
export function routes(
  state: Pick<State, 'documents' | 'withdrawn' | 'incidents' | 'maintenances'>,
): ReadonlyMap<string, Route> {
  const known = memo.get(state.documents);
  if (known?.incidents === state.incidents && known.maintenances === state.maintenances) return known.routes;
  const targets = targetsOf(
    catalogueOf(state),
    incidentHeads(state).map(({ id }) => ({ id, path: pathById(state, 'incidents', id) })),
    Object.values(state.withdrawn).map(({ document }) => document),
    addressesElsewhere(state),
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
  memo.set(state.documents, {
    incidents: state.incidents,
    maintenances: state.maintenances,
    routes: found,
  });
  return found;
}

/** Addresses that incidents had on a site that told of them before this one: what links to them finds them here. */
function addressesElsewhere(
  state: Pick<State, 'documents' | 'incidents' | 'maintenances'>,
): [string, PageTarget][] {
  // Planned work has no page of its own: what there was of it is in the history.
  const works = Object.values(state.maintenances).flatMap(({ stands, former = [] }) =>
    stands
      ? former.map((name): [string, PageTarget] => [
          `/incidents/${name}/`,
          { view: 'redirect', to: '/history/' },
        ])
      : [],
  );
  const incidents = Object.values(state.incidents).flatMap(({ id, stands, former = [] }) =>
    stands
      ? former.map((name): [string, PageTarget] => [
          `/incidents/${name}/`,
          { view: 'redirect', to: pathById(state, 'incidents', id) },
        ])
      : [],
  );
  return [...works, ...incidents];
}

/** Addresses without the language in front. What is there now wins over what was withdrawn or renamed. */
function targetsOf(
  catalogue: Catalogue,
  incidents: readonly { readonly id: IncidentId; readonly path: string }[],
  withdrawn: readonly ContentDocument[],
  elsewhere: readonly [string, PageTarget][],
): Map<string, PageTarget> {
  return new Map<string, PageTarget>([
    ...withdrawn.flatMap((document): [string, PageTarget][] => {
      const path = document.locale === 'pl' ? pathOfDocument(document) : null;
      return path === null ? [] : [[path, { view: 'gone', document: document.path }]];
    }),
    ...withdrawn.flatMap((document): [string, PageTarget][] =>
      document.locale === 'pl' && document.meta.collection === 'faq'
        ? [[shortPath(document.meta.slug), { view: 'redirect', to: `/faq/${document.meta.slug}/` }]]
        : [],
    ),
    ...catalogue.faq.flatMap(({ meta }) =>
      [meta.slug, ...meta.former].map((name): [string, PageTarget] => [
        shortPath(name),
        { view: 'redirect', to: `/faq/${meta.slug}/` },
      ]),
    ),
    ...catalogue.faq.flatMap(({ meta }) =>
      meta.former.map((former): [string, PageTarget] => [
        `/faq/${former}/`,
        { view: 'redirect', to: `/faq/${meta.slug}/` },
      ]),
    ),
    ...[...catalogue.panels, ...catalogue.features, ...catalogue.incidents].flatMap((entry) =>
      formerPaths(entry).map((path): [string, PageTarget] => [
        path,
        { view: 'redirect', to: ownPath(entry) },
      ]),
    ),
    ...elsewhere,
    ['/', { view: 'home' }],
    ['/lookup/', { view: 'lookup' }],
    ['/features/', { view: 'features' }],
    ['/faq/', { view: 'faq' }],
    ['/history/', { view: 'history' }],
    ['/incidents/', { view: 'incidents' }],
    ['/promises/', { view: 'promises' }],
    ['/accessibility/', { view: 'accessibility' }],
    ['/api/', { view: 'api' }],
    ['/embed/', { view: 'embed' }],
    ['/subscribe/', { view: 'subscribe' }],
    ['/changes/', { view: 'changes' }],
    ...catalogue.panels.map((entry): [string, PageTarget] => [
      ownPath(entry),
      { view: 'panel', id: entry.id },
    ]),
    ...catalogue.features.map((entry): [string, PageTarget] => [
      ownPath(entry),
      { view: 'feature', id: entry.id },
    ]),
    ...incidents.map(({ path, id }): [string, PageTarget] => [path, { view: 'incident', id }]),
    ...catalogue.faq.map(({ meta }): [string, PageTarget] => [
      `/faq/${meta.slug}/`,
      { view: 'faq-entry', slug: meta.slug },
    ]),
  ]);
}
