/** What a service worker has and TypeScript's library for pages does not name. */
interface WorkEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends WorkEvent {
  readonly request: Request;
  /** What the browser asked for by itself, where somebody switched that on; `undefined`: nothing. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface MessageToWorker extends WorkEvent {
  readonly data: unknown;
}

export interface PushEvent extends WorkEvent {
  readonly data: { text(): string } | null;
}

export interface NotificationEvent extends WorkEvent {
  readonly notification: { readonly data: { readonly navigate?: string } | null; close(): void };
}

interface WindowClient {
  readonly url: string;
  navigate(url: string): Promise<unknown>;
  focus(): Promise<unknown>;
}

export interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      readonly type: 'window';
      readonly includeUncontrolled?: boolean;
    }): Promise<readonly WindowClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly registration: {
    showNotification(
      title: string,
      options: NotificationOptions & { readonly renotify?: boolean },
    ): Promise<void>;
  };
  addEventListener(type: 'install' | 'activate', listener: (event: WorkEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageToWorker) => void): void;
  addEventListener(type: 'pushsubscriptionchange', listener: (event: WorkEvent) => void): void;
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: NotificationEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
