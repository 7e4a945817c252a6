import { catalogueOf } from '../domain/catalogue.ts';
import { LOCALES, localePath } from '../domain/locale.ts';
import { formerPaths, ownPath, pathOfDocument } from '../domain/page-target.ts';
import type { State } from '../domain/state.ts';
import type { FeedSubject } from '../views/feed.ts';
import { OPEN_HEADERS } from './respond.ts';
import type { MadeDocument, SiteDocument } from './site-document.ts';

/** What stands beside the page of something that is followed, under a name of its own: `feed.atom`. */
export interface BesidePage {
  readonly name: string;
  readonly make: (
    context: Parameters<SiteDocument['make']>[0],
    subject: FeedSubject,
    path: string,
  ) => MadeDocument | null;
}

/** What is left at the address of what is not there any more. */
const GONE: MadeDocument = {
  status: 410,
  type: 'text/plain; charset=utf-8',
  text: '410 Gone\n',
  headers: OPEN_HEADERS,
};

/**
 * Documents that stand beside the site's, every panel's and every feature's page, in every language. Where such a page was
 * renamed or withdrawn, they answer as it does.
 */
export function* documentsBeside(state: State, documents: readonly BesidePage[]): Generator<SiteDocument> {
  const places = placesOf(state);
  for (const locale of LOCALES) {
    for (const [folder, place] of places) {
      for (const { name, make } of documents) {
        const path = localePath(locale, `${folder}${name}`);
        yield {
          path,
          locale,
          make: (context) => {
            if ('of' in place) return make(context, place, path) ?? GONE;
            return place.to === null ? GONE : movedTo(localePath(locale, `${place.to}${name}`));
          },
        };
      }
    }
  }
}

function movedTo(address: string): MadeDocument {
  return {
    status: 301,
    type: 'text/plain; charset=utf-8',
    text: '',
    headers: { ...OPEN_HEADERS, Location: address },
  };
}

/** What is followed at a path, or where it went; `null`: nowhere. */
type Place = FeedSubject | { readonly to: string | null };

/** By path, without the language in front. What is there now wins over what was there. */
function placesOf(state: State): Map<string, Place> {
  const { panels, features } = catalogueOf(state);
  const withdrawn = Object.values(state.withdrawn).flatMap(({ document }): [string, Place][] => {
    const { collection } = document;
    if (document.locale !== 'pl' || (collection !== 'panels' && collection !== 'features')) return [];
    const path = pathOfDocument(document);
    return path === null ? [] : [[path, { to: null }]];
  });
  const former = [...panels, ...features].flatMap((entry) =>
    formerPaths(entry).map((path): [string, Place] => [path, { to: ownPath(entry) }]),
  );
  return new Map<string, Place>([
    ...withdrawn,
    ...former,
    ['/', { of: 'site' }],
    ...panels.map((entry): [string, Place] => [ownPath(entry), { of: 'panel', id: entry.id }]),
    ...features.map((entry): [string, Place] => [ownPath(entry), { of: 'feature', id: entry.id }]),
  ]);
}
