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
  return {
    page: pageView(context, { path: '/404/', title, description: lead, revisions: [], noindex: true }),
    title,
    lead,
    ways: waysOn(context),
  };
}
