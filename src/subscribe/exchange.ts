import type { ViewContext } from '../views/context.ts';
import type { SubscribeAccess } from './subscribe-access.ts';

/** What a handler is given: the parts of Astro's context that it uses. */
export interface SubscriberExchange {
  readonly request: Request;
  readonly url: URL;
  readonly locals: {
    readonly view: ViewContext;
    readonly subscribe: SubscribeAccess;
    readonly isOwnForm: boolean;
  };
}

/** What is shown, and with which status. */
export interface ShownPage<View> {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly view: View;
}
