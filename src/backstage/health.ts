import type { PartInTrouble } from '../domain/surroundings.ts';
import type { Instant } from '../domain/time.ts';
import type { App } from './app.ts';
import type { Backups } from './backups.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { SitePublisher } from './site-publisher.ts';

/** Where backstage says on its socket how it is, to the front, which tells anybody (`/readyz`). */
export const HEALTH_PATH = '/.latarnia/health';
/** Where it says there, which is its owner's alone, what is wrong in words: for `latarnia status` on this machine. */
export const TROUBLES_PATH = '/.latarnia/troubles';

/** What can be in trouble. */
interface HealthParts {
  readonly app: Pick<App, 'log' | 'content' | 'node'>;
  readonly publisher: Pick<SitePublisher, 'loop' | 'taken' | 'failing' | 'plain'>;
  /** `null`: none are made. */
  readonly backups: Pick<Backups, 'trouble'> | null;
  readonly disks: Pick<DiskWatch, 'trouble'>;
}

/** The parts of the site that are not as they should be, in words that are for staff and operators alone. */
export function findTroubles({ app, publisher, backups, disks }: HealthParts): PartInTrouble[] {
  const { loop, taken, failing, plain } = publisher;
  const found: readonly (readonly [
    PartInTrouble['part'],
    code: string,
    Pick<PartInTrouble, 'message' | 'since' | 'addresses' | 'hosts'> | null,
  ])[] = [
    ['database', app.log.trouble?.code ?? '', app.log.trouble],
    ['database', app.log.hostsTrouble?.code ?? '', app.log.hostsTrouble],
    ...app.node.clockTroubles.map((trouble) => ['clock', 'clock.differs', trouble] as const),
    ['disk', 'disk.full', disks.trouble],
    ['content', 'content.unreadable', app.content.trouble],
    ['ingest', 'content.conflict', app.content.undecided],
    ['ingest', 'content.elsewhere', app.content.elsewhere],
    // While nothing is published at all, which pages fail is of the last time that something was.
    loop.trouble === null
      ? ['publishing', 'publishing.pages', failing]
      : ['publishing', 'publishing.failed', loop.trouble],
    ['words', 'words.as-typed', plain],
    ['export', 'export.failed', taken.exporter?.trouble ?? null],
    ['backup', 'backup.failed', backups?.trouble ?? null],
  ];
  return found.flatMap(([part, code, trouble]) =>
    trouble === null
      ? []
      : [
          {
            part,
            code,
            message: trouble.message,
            since: trouble.since,
            ...(trouble.addresses ? { addresses: trouble.addresses } : {}),
            ...(trouble.hosts ? { hosts: trouble.hosts } : {}),
          },
        ],
  );
}

/** How a part of the site is, for anybody: what is wrong by its stable name alone, and since when. */
type PartHealth =
  | { readonly status: 'ok' }
  | {
      /** `failing`: what readers see is not current. */
      readonly status: 'trouble' | 'failing';
      readonly code: string;
      readonly since: Instant;
      /** The public pages it is about. */
      readonly addresses?: readonly string[];
      /** Of the database: which of its hosts, as `DATABASE_URL` names them, counted from 1. Their addresses are nobody's. */
      readonly hosts?: readonly number[];
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
  /** Addresses of this site to which words lead, and where nothing is. */
  readonly deadLinks: readonly string[];
  /** How many ids in front matter nothing has. */
  readonly unknownIds: number;
  /** Files that are gone, with what was said of what they told of. */
  readonly lost: readonly string[];
  readonly revision: number;
  /** Bytes. */
  readonly memory: number;
}

/**
 * How backstage is, as strangers are told (`/readyz`): states, codes and instants. What the trouble says in words names
 * folders, servers and what a hook answered: that is for `latarnia status`, the program's log and “What needs you”.
 */
export function publicHealth({
  troubles,
  exports,
  lastBackup,
  problems,
  deadLinks,
  unknownIds,
  lost,
  revision,
  memory,
}: HealthFacts) {
  return {
    database: healthOf('database', troubles),
    clock: healthOf('clock', troubles),
    disk: healthOf('disk', troubles),
    publishing: healthOf('publishing', troubles),
    words: healthOf('words', troubles),
    ...(exports ? { export: healthOf('export', troubles) } : {}),
    ...(lastBackup === undefined ? {} : { backup: { last: lastBackup, ...healthOf('backup', troubles) } }),
    ingest: healthOf('ingest', troubles),
    content: {
      problems,
      dead_links: deadLinks,
      unknown_ids: unknownIds,
      lost,
      ...healthOf('content', troubles),
    },
    revision,
    memory_mb: Math.round(memory / 2 ** 20),
  };
}

function healthOf(part: PartInTrouble['part'], troubles: readonly PartInTrouble[]): PartHealth {
  const trouble = troubles.find((one) => one.part === part);
  if (!trouble) return { status: 'ok' };
  const { code, since, addresses, hosts } = trouble;
  const status = part === 'publishing' ? 'failing' : 'trouble';
  return { status, code, since, ...(addresses ? { addresses } : {}), ...(hosts ? { hosts } : {}) };
}
