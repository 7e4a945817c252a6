import { hashLink, linkOf } from './chain.ts';
import type { Database, SqlClient, SqlRow } from './dialects/dialect.ts';
import type { Claim } from './log.ts';
import { isWholePayload } from './sealed-payload.ts';

/** Stable names of what can be wrong with a log. */
type AuditCode =
  | 'event.changed'
  | 'event.missing'
  | 'event.unlinked'
  | 'event.foreign'
  | 'clock.backward'
  | 'payload.changed'
  | 'payload.missing'
  | 'payload.kept'
  | 'payload.stray'
  | 'head.behind'
  | 'head.other'
  | 'guard.missing';

/** The first thing that is wrong. */
interface Tampering {
  readonly code: AuditCode;
  /** The event; `null`: it is about the log as a whole. */
  readonly sequence: number | null;
  readonly message: string;
}

interface Audit {
  readonly events: number;
  readonly redacted: readonly number[];
  /** Hash of the last event. */
  readonly head: string;
  /** `null`: everything is as it was written. */
  readonly tampering: Tampering | null;
}

/** Rows read at once. */
const BATCH = 500;

/**
 * Recomputes the chain of digests and links over every event and payload. A payload may be missing only where a later
 * `event.redacted` names its event.
 *
 * @param claim what was published of this log: whoever rewrites the whole chain cannot rewrite that. `null`: nothing
 */
export async function auditLog(
  database: Pick<Database, 'client' | 'missingGuards'>,
  claim: Claim | null,
): Promise<Audit> {
  const { client } = database;
  const redacted = await redactedBy(client);
  let previous: SqlRow | null = null;
  let tampering: Tampering | null = null;
  let published: string | null = null;
  let events = 0;
  for (let rows = await readRows(client, 0); rows.length > 0; rows = await readRows(client, events)) {
    for (const row of rows) {
      tampering ??= checkEvent(row, previous) ?? checkPayload(row, redacted);
      if (Number(row.sequence) === claim?.revision) published = String(row.hash);
      previous = row;
      events = Number(row.sequence);
    }
  }
  const head = previous === null ? '' : String(previous.hash);
  return {
    events,
    redacted: [...redacted.keys()].filter(Number.isInteger).sort((x, y) => x - y),
    head,
    tampering:
      tampering ??
      (await checkStrays(client)) ??
      checkClaim(claim, published) ??
      (await checkGuards(database)),
  };
}

function found(code: AuditCode, sequence: number | null, message: string): Tampering {
  return { code, sequence, message };
}

async function readRows(client: SqlClient, after: number): Promise<readonly SqlRow[]> {
  const { rows } = await client.execute({
    sql: `SELECT e.*, p.salt, p.payload FROM events e LEFT JOIN event_payloads p USING (sequence)
      WHERE sequence > ? ORDER BY sequence LIMIT ${BATCH}`,
    args: [after],
  });
  return rows;
}

/** By event: the redaction that names it. */
async function redactedBy(client: SqlClient): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.execute(
    "SELECT sequence, payload FROM events JOIN event_payloads USING (sequence) WHERE type = 'event.redacted'",
  );
  return new Map(rows.map(({ payload, sequence }) => [revisionIn(String(payload)), Number(sequence)]));
}

/** The revision that a redaction names; of one whose words are damaged `NaN`, which none is. */
function revisionIn(payload: string): number {
  try {
    return Number(JSON.parse(payload).revision);
  } catch {
    return Number.NaN;
  }
}

function checkEvent(row: SqlRow, previous: SqlRow | null): Tampering | null {
  const sequence = Number(row.sequence);
  const expected = previous === null ? 1 : Number(previous.sequence) + 1;
  if (sequence !== expected) {
    return found('event.missing', expected, `Event ${expected} is missing: ${sequence} stands in its place.`);
  }
  const previousHash = previous === null ? '' : String(previous.hash);
  const link = linkOf(row, String(row.previous_hash));
  if (hashLink(link) !== row.hash) {
    return found(
      'event.changed',
      sequence,
      `Event ${sequence} was changed: its columns do not give its hash.`,
    );
  }
  if (link.previousHash !== previousHash) {
    return found(
      'event.unlinked',
      sequence,
      `Event ${sequence} does not follow event ${sequence - 1}: one of them was rewritten.`,
    );
  }
  if (previous === null) return null;
  if (link.logId !== previous.log_id) {
    return found('event.foreign', sequence, `Event ${sequence} comes from another log.`);
  }
  return link.effectiveAt < String(previous.effective_at)
    ? found('clock.backward', sequence, `Event ${sequence} takes effect before the one in front of it.`)
    : null;
}

function checkPayload(row: SqlRow, redacted: ReadonlyMap<number, number>): Tampering | null {
  const sequence = Number(row.sequence);
  const by = redacted.get(sequence);
  if (row.payload === null) {
    return by !== undefined && by > sequence
      ? null
      : found('payload.missing', sequence, `What event ${sequence} says is gone, and no redaction names it.`);
  }
  const kind = { type: String(row.type), version: Number(row.version) };
  if (!isWholePayload(kind, String(row.salt), String(row.payload), String(row.payload_digest))) {
    return found('payload.changed', sequence, `What event ${sequence} says was changed.`);
  }
  return by === undefined
    ? null
    : found(
        'payload.kept',
        sequence,
        `What event ${sequence} says is still there, though revision ${by} redacts it.`,
      );
}

async function checkStrays(client: SqlClient): Promise<Tampering | null> {
  const { rows } = await client.execute(
    'SELECT sequence FROM event_payloads WHERE sequence NOT IN (SELECT sequence FROM events) ORDER BY 1 LIMIT 1',
  );
  const [stray] = rows;
  if (!stray) return null;
  const sequence = Number(stray.sequence);
  return found('payload.stray', sequence, `There is something said by event ${sequence}, which is missing.`);
}

function checkClaim(claim: Claim | null, published: string | null): Tampering | null {
  if (claim === null || claim.revision === 0) return null;
  if (published === null) {
    return found(
      'head.behind',
      null,
      `Revision ${claim.revision} was published, but the log does not reach it: its last events were cut off.`,
    );
  }
  return published === claim.head
    ? null
    : found(
        'head.other',
        claim.revision,
        `Event ${claim.revision} is not the one that was published: the log was rewritten from there or before.`,
      );
}

async function checkGuards(database: Pick<Database, 'missingGuards'>): Promise<Tampering | null> {
  const missing = await database.missingGuards();
  return missing.length === 0
    ? null
    : found(
        'guard.missing',
        null,
        `The database lost triggers that keep the log append-only, or has others in their place: ${missing.join(', ')}.`,
      );
}
