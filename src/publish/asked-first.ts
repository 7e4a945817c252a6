import { pathIn } from '../domain/document-path.ts';
import { LOCALES, localePath } from '../domain/locale.ts';
import { pathById, pathOfDocument, versionsPath } from '../domain/page-target.ts';
import type { Change, State } from '../domain/state.ts';

/** Of more things of a kind than these none is asked for sooner than the others. */
const MOST = 8;

/** Addresses without the language: of a page, and of what shows elsewhere what it says. */
type Pages = [page: string, ...elsewhere: string[]][];

/** The addresses that a crowd asks for first once changes are there, home aside: those of what the changes speak of. */
export function askedFirst(state: Pick<State, 'documents'>, changes: readonly Change[]): ReadonlySet<string> {
  const kinds: readonly Pages[] = [
    changes.flatMap((change) => panelsOf(change, state)),
    changes.flatMap((change) => featuresOf(change, state)),
    changes.flatMap((change) => incidentsOf(change, state)),
    changes.flatMap((change) => documentsOf(change, state)),
  ];
  const asked = kinds.filter((pages) => new Set(pages.map(([page]) => page)).size <= MOST).flat(2);
  return new Set(LOCALES.flatMap((locale) => asked.map((path) => localePath(locale, path))));
}

function panelsOf({ restoration, availability }: Change, state: Pick<State, 'documents'>): Pages {
  return [...restoration, ...availability].map(({ panel }) => [
    pathById(state, 'panels', panel),
    `/embed/${panel}/`,
    `/embed/${panel}.json`,
    `/badge/${panel}.svg`,
  ]);
}

function featuresOf({ availability }: Change, state: Pick<State, 'documents'>): Pages {
  return availability.map(({ feature, panel }) => [
    pathById(state, 'features', feature),
    `/badge/${panel}/${feature}.svg`,
  ]);
}

function incidentsOf({ incidents, titles, updates }: Change, state: Pick<State, 'documents'>): Pages {
  const ids = [...[...incidents, ...titles].map(({ id }) => id), ...updates.map(({ incident }) => incident)];
  return ids.map((id) => [pathById(state, 'incidents', id)]);
}

function documentsOf({ documents }: Change, state: Pick<State, 'documents'>): Pages {
  return documents.flatMap(({ path, before, after }): Pages => {
    // A translation is shown where its source says.
    const known = [after, before, state.documents[pathIn(path, 'pl')]?.document];
    const source = known.find((one) => one?.locale === 'pl');
    const page = source?.locale === 'pl' ? pathOfDocument(source) : null;
    if (source?.locale !== 'pl' || page === null) return [];
    return source.meta.collection === 'faq' ? [[page, versionsPath(source.meta.slug)]] : [[page]];
  });
}
