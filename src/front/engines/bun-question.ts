import { isHost } from '../../http/paths.ts';
import type { FrontQuestion } from '../question.ts';

/** A request that Bun has read, as the front looks at it. Headers are looked up when they are needed: each costs. */
export class BunQuestion implements FrontQuestion {
  readonly method: string;
  readonly target: string;
  readonly host: string | null | undefined;
  readonly #headers: Headers;

  constructor({ method, url, headers }: Request) {
    this.method = method;
    this.target = targetIn(url);
    this.#headers = headers;
    const host = headers.get('host');
    // Without one Bun refuses HTTP/1.1 itself, and of several it makes a list, which is no host.
    this.host = host === null || isHost(host) ? host : undefined;
  }

  get headers(): FrontQuestion['headers'] {
    return this;
  }

  get 'accept-encoding'(): string | undefined {
    return this.#headers.get('accept-encoding') ?? undefined;
  }

  get 'if-none-match'(): string | undefined {
    return this.#headers.get('if-none-match') ?? undefined;
  }

  get authorization(): string | undefined {
    return this.#headers.get('authorization') ?? undefined;
  }
}

const SCHEME = 'http://'.length;

/** Path and query of an address that Bun has put together from the host and the first line; without a host it is those alone. */
function targetIn(url: string): string {
  const slash = url.indexOf('/', SCHEME);
  return url.startsWith('/') || slash < 0 ? url : url.slice(slash);
}
