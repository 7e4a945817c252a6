import { catalogueOf } from '../domain/catalogue.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import { ownPath, pathById, sharePath } from '../domain/page-target.ts';
import type { State } from '../domain/state.ts';
import type { ViewContext } from '../views/context.ts';
import { type SharedPage, shareView } from '../views/share.ts';
import { layPicture, type PicturePart } from './picture.ts';
import type { Operator } from './site-document.ts';

/** An address at which a picture stands: too slow to be drawn while readers wait for what was said. */
interface SharePicture {
  readonly path: string;
  readonly locale: Locale;
  /** What is to be drawn: pure, as `SiteDocument.make` is. */
  readonly lay: (context: ViewContext) => PicturePart;
}

/**
 * The pictures that chats show beside an address: of home, and of every panel, feature and incident. Pages name them by their whole
 * address: a site that does not know its own has none.
 */
export function* sharePictures(
  state: State,
  { siteUrl }: Pick<Operator, 'siteUrl'>,
): Generator<SharePicture> {
  if (siteUrl === null) return;
  for (const locale of LOCALES) {
    for (const [path, target] of pages(state)) {
      yield {
        path: localePath(locale, sharePath(path)),
        locale,
        lay: (context) => {
          const view = shareView(context, target);
          if (view === null) throw new Error(`there is nothing to be drawn of ${path}`);
          return layPicture(view, locale);
        },
      };
    }
  }
}

/** Home first: it is what is shared most. */
function* pages(state: State): Generator<readonly [path: string, target: SharedPage]> {
  const { panels, features } = catalogueOf(state);
  yield ['/', { view: 'home' }];
  for (const entry of panels) yield [ownPath(entry), { view: 'panel', id: entry.id }];
  for (const { id } of incidentHeads(state))
    yield [pathById(state, 'incidents', id), { view: 'incident', id }];
  for (const entry of features) yield [ownPath(entry), { view: 'feature', id: entry.id }];
}
