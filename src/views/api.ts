import { apiWords } from '../i18n/api.ts';
import type { ViewContext } from './context.ts';
import { EXAMPLE_ORIGIN } from './example-origin.ts';
import { type PageView, pageView } from './page.ts';

/** The page of the API for people; what it lists is the program's own description of itself. */
export interface ApiView {
  readonly page: PageView;
  /** `null`: not known, and addresses are paths. */
  readonly siteUrl: string | null;
  /** Stands in examples for an address that is not known; `null`: it is. */
  readonly exampleOrigin: string | null;
}

/** Its words are the program's, and have stood since the log began. */
const FIRST = 1;

export function apiView(context: ViewContext): ApiView {
  const { title, description } = apiWords[context.locale];
  return {
    page: pageView(context, { path: '/api/', title, description, revisions: [FIRST] }),
    siteUrl: context.siteUrl,
    exampleOrigin: context.siteUrl === null ? EXAMPLE_ORIGIN : null,
  };
}
