import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { errorsWords } from '../i18n/errors.ts';
import type { ViewContext } from './context.ts';
import { type OnwardLink, onwardLinks } from './onward-links.ts';
import { type PageView, pageView } from './page.ts';

/** There is nothing at the address. */
export interface NotFoundView {
  readonly page: PageView;
  readonly title: string;
  readonly lead: string;
  readonly links: readonly OnwardLink[];
}

export function notFoundView(context: ViewContext): NotFoundView {
  const { title, lead } = errorsWords[context.locale].notFound;
  const { panels } = catalogueOf(context.state);
  const revisions = panels.map((panel) => wordsOf(panel, context.locale).revision);
  return {
    page: pageView(context, { path: '/404/', title, description: lead, revisions, noindex: true }),
    title,
    lead,
    links: onwardLinks(context),
  };
}
