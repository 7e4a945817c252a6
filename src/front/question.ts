/** The headers by which the front itself decides. */
interface KnownHeaders {
  readonly 'accept-encoding'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
  readonly authorization?: string | undefined;
}

/** A request, as far as the front itself looks at it: its first line and some headers. */
export interface FrontQuestion {
  readonly method: string;
  /** As it was sent, a byte a character. */
  readonly target: string;
  /** The header `Host`; `null`: there is none, and none is needed (HTTP/1.0); `undefined`: there is no one that could be meant. */
  readonly host: string | null | undefined;
  readonly headers: KnownHeaders;
}

/** Whether a request only asks. */
export function isRead({ method }: Pick<FrontQuestion, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD';
}
