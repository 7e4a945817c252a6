import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import inject from 'light-my-request';
import { BUILD_ENTRY } from '../config/folders.ts';
import type { Rendered } from '../publish/planned.ts';
import type { PageSource } from '../views/context.ts';

/** What a request is answered with. */
export type Given = Pick<App.Locals, 'app'> &
  Partial<Pick<App.Locals, 'api' | 'past' | 'access' | 'subscribe' | 'precomputed' | 'capture' | 'draftFor'>>;

/** What a page was seen to be made from. */
export type Precomputed = NonNullable<App.Locals['precomputed']>;

/** The handler that `@astrojs/node` builds in middleware mode. */
type AstroHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => Promise<void>;

/** The built pages. */
export class PageRenderer {
  readonly #handler: AstroHandler;

  private constructor(handler: AstroHandler) {
    this.#handler = handler;
  }

  static async load(): Promise<PageRenderer> {
    const { handler }: { handler: AstroHandler } = await import(pathToFileURL(BUILD_ENTRY).href);
    return new PageRenderer(handler);
  }

  /** Answers a request; `fail` is called when not even an error page could be made. */
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    given: Given,
    fail: (error: unknown) => void,
  ): void {
    const isHead = request.method === 'HEAD';
    // Astro empties the answer of an endpoint before anybody can say how long it is and what its ETag would be; Node
    // sends nothing of it to whoever asks for the head.
    if (isHead) request.method = 'GET';
    const locals = { ...given, isHead };
    this.#handler(request, response, (error) => fail(error ?? new Error('no such page')), locals).catch(fail);
  }

  /**
   * Renders one address without a socket, the same way as a reader's request takes, from data that were made before.
   * @param draftFor of a page that is not published: the language of the member of staff who looks at it
   * @throws when the page broke, also in its middle
   */
  async render(
    path: string,
    app: PageSource,
    precomputed: Precomputed,
    draftFor: Given['draftFor'] = undefined,
  ): Promise<Rendered> {
    const captured: Rendered[] = [];
    const given: Given = {
      app,
      precomputed,
      capture: (rendered) => captured.push(rendered),
      ...(draftFor && { draftFor }),
    };
    await new Promise<unknown>((resolve, reject) => {
      inject(
        (request: IncomingMessage, answer: ServerResponse) => this.answer(request, answer, given, reject),
        { method: 'GET', url: encodeURI(path), headers: { host: 'localhost' } },
      ).then(resolve, reject);
    });
    // After an error on the way this is the page that says so.
    const rendered = captured.at(-1);
    if (!rendered) throw new Error('nothing was rendered');
    if (rendered.headers['content-type']?.startsWith('text/html') && !rendered.body.includes('</html>')) {
      throw new Error('the page breaks off in its middle');
    }
    return rendered;
  }
}
