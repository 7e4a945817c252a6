import type { State } from '../domain/state.ts';
import { calendarDocuments } from './calendar/calendar-documents.ts';
import { feedDocuments } from './feeds/feed-documents.ts';
import { promiseDocuments } from './promises.ts';
import type { SiteDocument } from './site-document.ts';

/** Every address of a state that is no page, each once. */
export function* siteDocuments(state: State): Generator<SiteDocument> {
  yield* promiseDocuments();
  yield* feedDocuments(state);
  yield* calendarDocuments(state);
}
