import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath } from '../domain/page-target.ts';
import { embedWords } from '../i18n/embed.ts';
import { type BadgeView, badgeView } from './badge.ts';
import type { ViewContext } from './context.ts';
import { EXAMPLE_ORIGIN } from './example-origin.ts';
import { type PageView, pageView } from './page.ts';
import { standingRevision } from './panel-standing.ts';
import { namedPart } from './words.ts';

/** How to show a panel's state in a page of one's own. */
export interface EmbedView {
  readonly page: PageView;
  /** Stands in the code for the site's address, which the server does not know; `null`: it does. */
  readonly exampleOrigin: string | null;
  /** Of the first panel; `null`: there are none. */
  readonly script: string | null;
  readonly frame: string | null;
  readonly badges: readonly Badge[];
  /** One of a feature, as an example; `null`: nothing was said of any. */
  readonly featureBadge: Badge | null;
  /** What stands at the end of the address of a feature's badge. */
  readonly features: readonly { readonly id: string; readonly title: string; readonly lang: Locale | null }[];
}

/** Of a frame (px): so much needs a notice on a phone with an incident, what does not work, and a warning. */
const FRAME_HEIGHT = 360;

interface Badge {
  readonly panel: string;
  /** As it stands on this page: where it is, and in words. */
  readonly src: string;
  readonly alt: string;
  /** HTML, to be put elsewhere. */
  readonly code: string;
}

export function embedView(context: ViewContext): EmbedView {
  const { state, locale, siteUrl } = context;
  const words = embedWords[locale];
  const { panels, features } = catalogueOf(state);
  const origin = siteUrl ?? EXAMPLE_ORIGIN;
  const [first] = panels;
  const badgeOf = (panel: (typeof panels)[number], feature: string | null): Badge[] => {
    const view = badgeView(context, panel.id, feature);
    if (view === null) return [];
    const src = localePath(locale, `/badge/${panel.id}${feature === null ? '' : `/${feature}`}.svg`);
    const alt = altOf(view, locale);
    const href = `${origin}${localePath(locale, ownPath(panel))}`;
    // What it says is in the picture, and changes: the name alone is what stays.
    const code = `<a href="${href}"><img src="${origin}${src}" alt="${words.region(view.what).replaceAll('"', '&quot;')}"></a>`;
    return [{ panel: panel.id, src, alt, code }];
  };
  const spoken = first && features.find(({ id }) => state.cells[id]?.[first.id]);
  const frame = first && `${origin}${localePath(locale, `/embed/${first.id}/`)}`;
  return {
    page: pageView(context, {
      path: '/embed/',
      title: words.title,
      description: words.description,
      revisions: [
        ...[...panels, ...features].map((entry) => namedPart(context, entry).revision),
        // The words of the pictures.
        ...panels.map(({ id }) => standingRevision(state, id)),
        ...(first && spoken ? [state.cells[spoken.id]?.[first.id]?.revision ?? 0] : []),
      ],
    }),
    exampleOrigin: siteUrl === null ? EXAMPLE_ORIGIN : null,
    script: first
      ? `<script src="${origin}/embed.js" data-panel="${first.id}" data-lang="${locale}" async></script>`
      : null,
    frame: first
      ? `<iframe src="${frame}" title="${words.region(wordsOf(first, locale).title).replaceAll('"', '&quot;')}" width="100%" height="${FRAME_HEIGHT}" loading="lazy"></iframe>`
      : null,
    badges: panels.flatMap((panel) => badgeOf(panel, null)),
    featureBadge: (first && spoken && badgeOf(first, spoken.id)[0]) ?? null,
    features: features.map((entry) => {
      const { title, lang } = namedPart(context, entry);
      return { id: entry.id, title, lang };
    }),
  };
}

function altOf({ what, word }: BadgeView, locale: Locale): string {
  return embedWords[locale].badge(what, word);
}
