import type { Refusal, RefusalCode } from './refusal.ts';

/** Stable names of what can be wrong with the database. */
export const TROUBLE_CODES = [
  'database.missing',
  'database.replaced',
  'database.cut-off',
  'database.forbidden',
  'database.other',
  'database.behind',
  'database.diverged',
  'database.corrupt',
  'database.locked',
  'database.readonly',
  'database.full',
  'database.unreachable',
  'database.unsafe',
  'database.alone',
  'database.lagging',
  'database.host',
  'database.fenced',
  'database.clock',
  'database.newer',
  'database.failed',
] as const;
export type TroubleCode = (typeof TROUBLE_CODES)[number];

const RESTORE = 'Put the file back, or run: latarnia restore <backup>';

/** What is wrong, and what to do: one sentence each, for operators. */
const WORDS: Readonly<Record<TroubleCode, readonly [what: string, todo: string]>> = {
  'database.missing': ['The database is gone.', `${RESTORE}. On a server: make it there, empty, first.`],
  'database.replaced': ['Another file has taken the place of the database.', `${RESTORE}.`],
  'database.cut-off': [
    'A file that belongs to the open database (-wal, -shm) was taken away: the last changes are in it.',
    `${RESTORE}.`,
  ],
  'database.forbidden': [
    'This user may not read and write the database.',
    'Give it back to the user that Latarnia runs as (chown, chmod 600); of a server, see to the user in DATABASE_URL.',
  ],
  'database.other': [
    'The database holds a different log from the one that was published.',
    `It is not published, and nothing is written to it. ${RESTORE}.`,
  ],
  'database.behind': [
    'The database is older than what was published: it lacks the last events.',
    'Run: latarnia restore <newer backup>. To go back on purpose: latarnia restore --older <backup>.',
  ],
  'database.diverged': [
    'The database does not match what was published: its events differ.',
    `It is not published, and nothing is written to it. ${RESTORE}.`,
  ],
  'database.corrupt': ['The database file is damaged, or is not a database.', `${RESTORE}.`],
  'database.locked': [
    'Another program holds the database locked.',
    'Find it (fuser, lsof) and end it; then try again.',
  ],
  'database.readonly': [
    'The database cannot be written to: it is read-only.',
    'Make its folder writable; of PostgreSQL, name a host that is no standby in DATABASE_URL.',
  ],
  'database.full': ['The disk of the database is full.', 'Make room; then try again.'],
  'database.unreachable': [
    'The database server is not responding.',
    'See that it runs and can be reached from here (DATABASE_URL). A change under way may or may not have been written: look before you repeat it.',
  ],
  'database.unsafe': [
    'No second machine would have what is written.',
    'Bring the standby back, or take changes on one machine: latarnia alone.',
  ],
  'database.alone': [
    'Changes are taken on one machine alone.',
    'It ends by itself when a second machine has all of it.',
  ],
  'database.lagging': [
    'What was said last is on one machine only, and not published yet.',
    'See what keeps the standby from following: latarnia nodes.',
  ],
  'database.host': [
    'Not every machine of DATABASE_URL is as it should be.',
    'See: latarnia nodes. One that was replaced is made anew by: latarnia join.',
  ],
  'database.fenced': [
    'The host that takes writes was replaced by another: nothing is written to it.',
    'Stop it, and make a standby of it: latarnia join.',
  ],
  'database.clock': [
    'The clock of this machine differs by more than a minute from that of the database: nothing is written from here.',
    'Set it (timedatectl set-ntp true), then try again.',
  ],
  'database.newer': [
    'The log holds something that only a newer Latarnia can read.',
    'Run that one here as well. What was published before stays as it is.',
  ],
  'database.failed': ['The database refuses to work.', 'The log of the program says more.'],
};

/** What can be said of hosts that are each as they should be. */
const ABOUT_HOSTS: readonly TroubleCode[] = [
  'database.behind',
  'database.diverged',
  'database.unsafe',
  'database.alone',
  'database.lagging',
  'database.host',
  'database.fenced',
];

/** The database cannot be used as it is. The message says what is wrong and what to do. */
export class DatabaseTrouble extends Error {
  readonly code: TroubleCode;
  readonly what: string;
  readonly todo: string;
  /** It is about what the hosts of one database are to each other: each of them may be well. */
  readonly isOfHosts: boolean;

  /**
   * @param words about the hosts of the database, by their names: what is wrong, and what to do
   * @param instead what there is to do, where something better is known than the usual
   */
  constructor(
    code: TroubleCode,
    cause?: unknown,
    words?: readonly [what: string, todo: string],
    instead?: string,
  ) {
    const [what, usual] = words ?? WORDS[code];
    const todo = instead ?? usual;
    super(`${what} ${todo}`, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseTrouble';
    this.code = code;
    this.what = what;
    this.todo = todo;
    this.isOfHosts = words !== undefined && ABOUT_HOSTS.includes(code);
  }
}

/** Whether an error is such trouble, also one thrown across a build: the pages carry classes of their own. */
export function isTrouble(error: unknown): boolean {
  return error instanceof Error && error.name === 'DatabaseTrouble';
}

/** What is refused under a name of its own: what the hosts of the database are to each other. */
const OF_HOSTS: Readonly<Record<string, RefusalCode>> = {
  'database.unsafe': 'database.unsafe',
  'database.behind': 'database.behind',
  'database.diverged': 'database.diverged',
};

/** The refusal of what the database does not let happen. */
export function refuseTrouble({ code, isOfHosts, message }: DatabaseTrouble): Refusal {
  const named = isOfHosts ? OF_HOSTS[code] : undefined;
  return { ok: false, code: named ?? 'database.unusable', message: `Nothing was changed. ${message}` };
}

/** Whether a refusal is the database’s: what was refused may be done later, as it is. */
export function isOwed({ code }: Pick<Refusal, 'code'>): boolean {
  return code === 'database.unusable' || code in OF_HOSTS;
}
