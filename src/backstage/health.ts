import type { PartInTrouble } from '../domain/surroundings.ts';
import type { Instant } from '../domain/time.ts';

/** How a part of the site is, for anybody: what is wrong by its stable name alone, and since when. */
export type PartHealth =
  | { readonly status: 'ok' }
  | {
      /** `failing`: what readers see is not current. */
      readonly status: 'trouble' | 'failing';
      readonly code: string;
      readonly since: Instant;
      /** The public pages it is about. */
      readonly addresses?: readonly string[];
    };

/** What there is to ask about beside what is wrong. */
export interface HealthFacts {
  readonly troubles: readonly PartInTrouble[];
  /** Whether there are an export and backups at all. */
  readonly exports: boolean;
  /** The last backup since the start; `undefined`: none are made. */
  readonly lastBackup: { readonly revision: number; readonly at: Instant } | null | undefined;
  /** How many mistakes there are in the content folder. */
  readonly problems: number;
  readonly revision: number;
  /** Bytes. */
  readonly memory: number;
}

/**
 * How backstage is, as strangers are told (`/readyz`): states, codes and instants. What the trouble says in words names
 * folders, servers and what a hook answered: that is for `latarnia status`, the program's log and “What needs you”.
 */
export function publicHealth({ troubles, exports, lastBackup, problems, revision, memory }: HealthFacts) {
  return {
    database: healthOf('database', troubles),
    disk: healthOf('disk', troubles),
    publishing: healthOf('publishing', troubles),
    words: healthOf('words', troubles),
    ...(exports ? { export: healthOf('export', troubles) } : {}),
    ...(lastBackup === undefined ? {} : { backup: { last: lastBackup, ...healthOf('backup', troubles) } }),
    content: { problems, ...healthOf('content', troubles) },
    revision,
    memory_mb: Math.round(memory / 2 ** 20),
  };
}

function healthOf(part: PartInTrouble['part'], troubles: readonly PartInTrouble[]): PartHealth {
  const trouble = troubles.find((one) => one.part === part);
  if (!trouble) return { status: 'ok' };
  const { code, since, addresses } = trouble;
  const status = part === 'publishing' ? 'failing' : 'trouble';
  return { status, code, since, ...(addresses ? { addresses } : {}) };
}
