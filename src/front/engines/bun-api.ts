/** What is used of Bun: its types are no package of ours. */
interface BunServeOptions {
  readonly hostname: string;
  readonly port: number;
  /** Others may listen there as well (SO_REUSEPORT): the kernel shares out who comes. */
  readonly reusePort: boolean;
  /** Seconds without anything that moves, 255 at most; bodies of requests do not count as moving. */
  readonly idleTimeout: number;
  /** Bytes. */
  readonly maxRequestBodySize: number;
  /** Otherwise errors are shown to readers, and written to the log in other words than ours. */
  readonly development: false;
  readonly fetch: (request: Request, server: BunServer) => Response | Promise<Response>;
  readonly error: (error: unknown) => Response;
}

export interface BunServer {
  readonly port: number;
  requestIP(request: Request): { readonly address: string } | null;
  /** Seconds until this request's connection ends without anything that moves; 0: never. */
  timeout(request: Request, seconds: number): void;
  /** Listens no more and ends connections over which nothing is under way, or all of them. Resolves when all have ended. */
  stop(all?: boolean): Promise<void>;
}

declare global {
  const Bun: { serve(options: BunServeOptions): BunServer };
}
