import { Agent, request as openRequest } from 'node:http';

/** What visitors met, by what it was: `200`, `304`, `ECONNREFUSED`, `ECONNRESET`. */
export interface Visits {
  readonly met: ReadonlyMap<string, number>;
  /** Revisions that were lower than one that the same visitor saw before, among published pages and of each query. */
  readonly backward: readonly string[];
  /** The longest that one answer was waited for (ms). */
  readonly slowest: number;
}

interface Visiting {
  readonly port: number;
  readonly paths: readonly string[];
  /** Visitors that come over a connection of their own each time, and those that keep theirs. */
  readonly fresh: number;
  readonly kept: number;
  /** A breath between two requests (ms). */
  readonly pause: number;
}

/**
 * Visitors that ask for one page after the other until they are called off. Nothing is tried twice: what a browser would mend by
 * itself is counted.
 *
 * @returns calls them off, and tells what they met
 */
export function sendVisitors({ port, paths, fresh, kept, pause }: Visiting): () => Promise<Visits> {
  const met = new Map<string, number>();
  const backward: string[] = [];
  let slowest = 0;
  let isOver = false;
  const visit = async (agent: Agent | false) => {
    const last = new Map<string, number>();
    const etags = new Map<string, string>();
    for (let turn = 0; !isOver; turn += 1) {
      const path = paths[turn % paths.length] ?? '/';
      const started = performance.now();
      const { what, revision, etag } = await ask({ port, path, agent, etag: etags.get(path) ?? '' });
      slowest = Math.max(slowest, performance.now() - started);
      met.set(what, (met.get(what) ?? 0) + 1);
      if (etag !== undefined) etags.set(path, etag);
      // What backstage answers may be a moment behind what the fronts have already.
      const kind = path.includes('?') ? path : 'published';
      const before = last.get(kind) ?? 0;
      if (revision !== null && revision < before) backward.push(`${path}: ${before}, then ${revision}`);
      if (revision !== null) last.set(kind, revision);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    if (agent) agent.destroy();
  };
  const visiting = [
    ...Array.from({ length: fresh }, () => visit(false)),
    ...Array.from({ length: kept }, () => visit(new Agent({ keepAlive: true, maxSockets: 1 }))),
  ];
  return async () => {
    isOver = true;
    await Promise.all(visiting);
    return { met, backward, slowest };
  };
}

interface Asked {
  readonly port: number;
  readonly path: string;
  readonly agent: Agent | false;
  readonly etag: string;
}

interface Met {
  readonly what: string;
  readonly revision: number | null;
  readonly etag: string | undefined;
}

function ask({ port, path, agent, etag }: Asked): Promise<Met> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) =>
      resolve({ what: error.code ?? error.message, revision: null, etag: undefined });
    const outgoing = openRequest(
      { host: '127.0.0.1', port, path, agent, headers: { 'If-None-Match': etag } },
      (incoming) => {
        const { statusCode, headers } = incoming;
        const said = headers['latarnia-revision'];
        incoming.on('error', fail);
        incoming.on('end', () =>
          resolve({
            what: String(statusCode),
            revision: said === undefined ? null : Number(said),
            etag: headers.etag,
          }),
        );
        incoming.resume();
      },
    );
    outgoing.on('error', fail);
    outgoing.end();
  });
}
