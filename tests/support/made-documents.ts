import type { MadeDocument } from '../../src/formats/site-document.ts';
import { siteDocuments } from '../../src/formats/site-documents.ts';
import type { ViewContext } from '../../src/views/context.ts';

/** What stands at an address that is no page, in the language of the address; throws when nothing does. */
export function madeAt(context: ViewContext, path: string): MadeDocument {
  const found = [...siteDocuments(context.state, context)].find((document) => document.path === path);
  if (!found) throw new Error(`nothing stands at ${path}`);
  return found.make({ ...context, locale: found.locale });
}
