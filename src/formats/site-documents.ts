import type { State } from '../domain/state.ts';
import type { SiteDocument } from './site-document.ts';
import { statuspageDocuments } from './statuspage/documents.ts';

/** Every address of a state that is no page, each once. */
export function* siteDocuments(_state: State): Generator<SiteDocument> {
  yield* statuspageDocuments();
}
