import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { errorsWords } from '../i18n/errors.ts';
import type { ViewContext } from './context.ts';
import { type PageView, pageView } from './page.ts';
import { type Way, waysOn } from './ways.ts';

/** There is nothing at the address. */
export interface NotFoundView {
  readonly page: PageView;
  readonly title: string;
  readonly lead: string;
  readonly ways: readonly Way[];
}

export function notFoundView(context: ViewContext): NotFoundView {
  const { title, lead } = errorsWords[context.locale].notFound;
  const { panels } = catalogueOf(context.state);
  const revisions = panels.map((panel) => wordsOf(panel, context.locale).revision);
  return {
    page: pageView(context, { path: '/404/', title, description: lead, revisions, noindex: true }),
    title,
    lead,
    ways: waysOn(context),
  };
}
