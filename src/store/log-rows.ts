import { asc, eq, lte } from 'drizzle-orm';
import { eventPayloads, events } from '../../db/schema.ts';
import type { Revision } from '../domain/events.ts';
import type { Tables } from './log.ts';

/** An event as it lies in the database: everything that its hash is made over, and what its digest is made over. */
type LogRow = typeof events.$inferSelect & {
  /** `null`: it was taken out. */
  readonly stored: { readonly salt: string; readonly payload: string } | null;
};

/** Every event up to a revision, oldest first. */
export async function readLogRows(tables: Pick<Tables, 'select'>, head: Revision): Promise<LogRow[]> {
  const rows = await tables
    .select({ event: events, salt: eventPayloads.salt, payload: eventPayloads.payload })
    .from(events)
    .leftJoin(eventPayloads, eq(events.sequence, eventPayloads.sequence))
    .where(lte(events.sequence, head))
    .orderBy(asc(events.sequence));
  return rows.map(({ event, salt, payload }) => ({
    ...event,
    stored: salt === null || payload === null ? null : { salt, payload },
  }));
}
