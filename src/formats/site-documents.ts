import type { State } from '../domain/state.ts';
import { badgeDocuments } from './badge.ts';
import { calendarDocuments } from './calendar/calendar-documents.ts';
import { embedDocuments } from './embed.ts';
import { feedDocuments } from './feeds/feed-documents.ts';
import { llmsTxtDocuments } from './llms-txt.ts';
import { promiseDocuments } from './promises.ts';
import { robotsDocuments } from './robots.ts';
import { securityTxtDocuments } from './security-txt.ts';
import type { Operator, SiteDocument } from './site-document.ts';
import { sitemapDocuments } from './sitemap.ts';
import { statuspageDocuments } from './statuspage/documents.ts';
import { webManifestDocuments } from './webmanifest.ts';

/** Every address of a state that is no page, each once. */
export function* siteDocuments(state: State, operator: Operator): Generator<SiteDocument> {
  yield* sitemapDocuments();
  yield* robotsDocuments();
  yield* securityTxtDocuments(operator);
  yield* webManifestDocuments();
  yield* llmsTxtDocuments();
  yield* badgeDocuments(state);
  yield* embedDocuments(state);
  yield* promiseDocuments();
  yield* statuspageDocuments();
  yield* feedDocuments(state);
  yield* calendarDocuments(state);
}
