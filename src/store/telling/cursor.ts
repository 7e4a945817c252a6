import { eq } from 'drizzle-orm';
import { notifyCursor } from '../../../db/schema.ts';
import { type NotifyPause, PAUSE_REASONS } from '../../domain/notify-status.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';

/** The one row. */
const NAME = 'notify';

/** How far the log and the site clock were told. */
export interface CursorPlace {
  readonly logId: string;
  readonly revision: number;
  /** Of the event at that revision; empty: of an empty log. */
  readonly hash: string;
  /** Site clock. */
  readonly clockAt: Instant;
}

export interface TellingCursor extends CursorPlace {
  /** The public address that links were made with; empty: none. */
  readonly siteUrl: string;
  readonly pause: NotifyPause | null;
}

export async function readCursor(tables: Pick<Tables, 'select'>): Promise<TellingCursor | null> {
  const [row] = await tables.select().from(notifyCursor).where(eq(notifyCursor.name, NAME));
  if (row === undefined) return null;
  const { logId, revision, hash, clockAt, siteUrl, pausedAt, pausedBy, pausedWhy } = row;
  const why = PAUSE_REASONS.find((one) => one === pausedWhy) ?? 'staff';
  const pause = pausedAt === null ? null : { at: pausedAt, by: pausedBy, why };
  return { logId, revision, hash, clockAt, siteUrl, pause };
}

/** Makes the row, where there is none yet. */
export async function startCursor(tables: Tables, cursor: TellingCursor): Promise<void> {
  const { pause, ...place } = cursor;
  await tables
    .insert(notifyCursor)
    .values({ name: NAME, ...place, ...pauseColumns(pause) })
    .onConflictDoNothing();
}

/** Writes of the row what is given. */
export async function moveCursor(tables: Tables, { pause, ...place }: Partial<TellingCursor>): Promise<void> {
  const values = { ...place, ...(pause === undefined ? {} : pauseColumns(pause)) };
  await tables.update(notifyCursor).set(values).where(eq(notifyCursor.name, NAME));
}

function pauseColumns(pause: NotifyPause | null) {
  return { pausedAt: pause?.at ?? null, pausedBy: pause?.by ?? null, pausedWhy: pause?.why ?? null };
}
