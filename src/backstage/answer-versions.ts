import { catalogueOf } from '../domain/catalogue.ts';
import { LOCALES, localePath } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import { versionsPath } from '../domain/versions-path.ts';
import { formatVersions } from '../formats/pinned.ts';
import type { SiteDocument } from '../formats/site-document.ts';
import { answerVersions } from '../views/pinned.ts';

/** The last versions of every answer, in each language: what front, browser and mirror compare today's with. */
export function* versionDocuments(state: State): Generator<SiteDocument> {
  const slugs = new Set(catalogueOf(state).faq.map(({ meta }) => meta.slug));
  for (const slug of slugs) {
    for (const locale of LOCALES) {
      yield {
        path: localePath(locale, versionsPath(slug)),
        locale,
        make: (context) => ({
          type: 'application/json; charset=utf-8',
          text: JSON.stringify(formatVersions(answerVersions(context, slug))),
        }),
      };
    }
  }
}
