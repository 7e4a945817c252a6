import type { KeptBecause } from '../../i18n/offline.ts';
import { findKept, keepPage, PAGES } from './keep.ts';
import { tellNotKept } from './not-kept.ts';
import { withNote } from './note.ts';
import type { FetchEvent } from './scope.ts';

/** How long the network may take before a kept page is shown (ms). */
const PATIENCE = 6000;

/**
 * A page comes from the network when that answers. A kept one is shown only when the network failed, took too long or
 * answered 5xx. Whatever else goes wrong is an error of our own: then it is as if there were no worker.
 */
export async function answerPage(event: FetchEvent): Promise<Response> {
  const { request, stop } = stoppable(event.request);
  // Nothing of ours stands around this: what it ends with is what the network said.
  const asked = askNetwork(event, request);
  try {
    const { origin, pathname, search } = new URL(event.request.url);
    if (search === '') {
      const keeping = asked.then((response) => keepPage(origin + pathname, response));
      event.waitUntil(keeping.catch(() => undefined));
    }
    const outcome = outcomeOf(asked);
    const first = await Promise.race([outcome, tooLate()]);
    if (first === 'answered') return asked;
    const kept = await showKept(origin + pathname, first);
    // Who asks for the page again shall not wait for this one.
    if (kept && first === 'late') stop();
    if (kept) return kept;
    // What is not kept cannot be shown, and nothing else in its place: a slow network may still bring it, and an error of
    // the server says more.
    const notKept = (await outcome) === 'failed' ? await tellNotKept(origin, pathname) : null;
    if (notKept) return notKept;
  } catch {}
  return asked;
}

async function askNetwork({ preloadResponse }: FetchEvent, request: Request): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}

/** The same request, which can be given up; where that cannot be done it goes on. */
function stoppable(request: Request): { readonly request: Request; stop(): void } {
  try {
    const controller = new AbortController();
    return {
      request: new Request(request, { signal: controller.signal }),
      stop: () => controller.abort(),
    };
  } catch {
    return { request, stop: () => undefined };
  }
}

async function outcomeOf(asked: Promise<Response>): Promise<'answered' | 'failed' | 'error'> {
  return asked.then(
    ({ status }) => (status >= 500 ? 'error' : 'answered'),
    () => 'failed',
  );
}

function tooLate(): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('late'), PATIENCE);
  });
}

async function showKept(address: string, reason: KeptBecause): Promise<Response | null> {
  const kept = await findKept(PAGES, address);
  return kept && withNote(kept, reason);
}
