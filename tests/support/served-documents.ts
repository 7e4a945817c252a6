import { siteDocuments } from '../../src/formats/site-documents.ts';
import type { ViewContext } from '../../src/views/context.ts';
import { startFront, type TestFront } from './front.ts';
import { planOf } from './snapshot.ts';

/** A real front that serves every document of a state that is no page, as it is published. */
export async function serveDocuments(context: ViewContext): Promise<TestFront> {
  const pages = [...siteDocuments(context.state, context)].map(({ path, locale, make }) => {
    const { type, text, headers = {} } = make({ ...context, locale });
    return [path, { text, headers: { 'Content-Type': type, ...headers } }] as const;
  });
  const front = await startFront();
  await front.publish(planOf(Object.fromEntries(pages)));
  await front.served();
  return front;
}
