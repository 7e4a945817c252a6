import type { Revision } from '../domain/events.ts';
import type { ViewContext } from '../views/context.ts';
import { liveChange } from '../views/staff/live.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** How often a stream says that it is alive, and looks whether the session still stands, as before all that it tells (ms). */
const BEAT = 15_000;
/** How long a browser waits before it asks again (ms). */
const RETRY = 2000;

/**
 * Everything that is published after a revision, as it comes (server-sent events): `id` is the revision, `change` says
 * what the cells say now and who said it. Ends with the session, and when the reader goes.
 *
 * @param after the revision that the reader has seen
 */
export function streamChanges(view: ViewContext, session: StaffSession, after: Revision): Response {
  let seen = after;
  let isOver = false;
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => controller.enqueue(new TextEncoder().encode(text));
      const end = () => {
        if (isOver) return;
        stop();
        controller.close();
      };
      const tell = async () => {
        if (!(await session.isSignedIn())) {
          end();
          return;
        }
        const context = await staffContext(view, session);
        if (isOver) return;
        // Two calls may be under way: what one of them told the other has not to tell again.
        const news = context.state.changes.filter(({ revision }) => revision > seen);
        seen = Math.max(seen, context.state.revision);
        for (const change of news) {
          write(
            `id: ${change.revision}\nevent: change\ndata: ${JSON.stringify(liveChange(context, change))}\n\n`,
          );
        }
      };
      const beat = async () => {
        if (!(await session.isSignedIn())) end();
        else if (!isOver) write(':\n\n');
      };
      const unfollow = session.site.follow(() => void tell().catch(end));
      const timer = setInterval(() => void beat().catch(end), BEAT);
      timer.unref();
      stop = () => {
        isOver = true;
        unfollow();
        clearInterval(timer);
      };
      write(`retry: ${RETRY}\n\n`);
      void tell().catch(end);
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // A proxy that gathers an answer before it passes it on would hold this one for ever (nginx).
      'X-Accel-Buffering': 'no',
    },
  });
}

/** What the reader has seen: what the browser says when it asks again, else the revision of the page. */
export function readAfter(request: Request): Revision | null {
  const last = request.headers.get('Last-Event-ID') ?? new URL(request.url).searchParams.get('after');
  return last !== null && /^\d{1,9}$/.test(last) ? Number(last) : null;
}
