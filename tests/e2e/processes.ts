import { readdirSync, readFileSync } from 'node:fs';
import type { RunningSite } from './site.ts';

type Site = Pick<RunningSite, 'pid'>;
type Child = 'front' | 'backstage';

/** The process ids of a running site's children, by the title that they give themselves. */
export function childPids(site: Site, title: Child): number[] {
  return childrenOf(site, (command) => command.includes(`latarnia ${title}`));
}

/** The same with those that still load: on a busy machine that may take ten seconds. */
export function launchedPids(site: Site, title: Child): number[] {
  return childrenOf(
    site,
    (command) => command.includes(`latarnia ${title}`) || command.includes(`/${title}.ts`),
  );
}

function childrenOf({ pid }: Site, isMeant: (command: string) => boolean): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const parent = /\)\s+\S+\s+(\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return Number(parent) === pid && isMeant(command);
      } catch {
        return false;
      }
    })
    .map(Number);
}

export interface Hammer {
  /** Everything that was answered, each kind once: `200`, `304`, an error's name. */
  readonly seen: Set<string>;
  /** Each answer of a lower revision than the one before that the same reader saw: `/panel/b/: 88, 87`. */
  readonly backward: string[];
  count(): number;
  stop(): Promise<void>;
}

/** A breath between two requests (ms): the readers share the machine with what they test. `npm run test:long` asks more. */
const PAUSE = process.env.BURST === undefined ? 100 : 5;

/** Readers that ask for one page after the other, with the ETag they got before. */
export function hammer(url: string, paths: readonly string[], readers = 3): Hammer {
  const seen = new Set<string>();
  const backward: string[] = [];
  let isOver = false;
  let count = 0;
  const read = async () => {
    let last = 0;
    let etag = '';
    for (let turn = 0; !isOver; turn += 1) {
      try {
        const path = paths[turn % paths.length] ?? '/';
        const response = await fetch(`${url}${path}`, { headers: { 'If-None-Match': etag } });
        await response.arrayBuffer();
        seen.add(String(response.status));
        etag = response.headers.get('etag') ?? '';
        const revision = Number(response.headers.get('latarnia-revision'));
        if (revision < last) backward.push(`${path}: ${last}, ${revision}`);
        last = revision;
        count += 1;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      } catch (error) {
        seen.add(
          error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error),
        );
      }
    }
  };
  const reading = Array.from({ length: readers }, read);
  return {
    seen,
    backward,
    count: () => count,
    stop: async () => {
      isOver = true;
      await Promise.all(reading);
    },
  };
}
