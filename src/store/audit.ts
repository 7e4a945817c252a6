import { hashLink, linkOf } from './chain.ts';
import type { Database, SqlClient, SqlRow } from './dialects/dialect.ts';
import type { Claim } from './log.ts';
import { heldParts, isWholePayload, redactionIn } from './sealed-payload.ts';

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
  const redactions = await readRedactions(client);
  let previous: SqlRow | null = null;
  let tampering: Tampering | null = null;
  let published: string | null = null;
  let events = 0;
  for (let rows = await readRows(client, 0); rows.length > 0; rows = await readRows(client, events)) {
    for (const row of rows) {
      tampering ??= checkEvent(row, previous) ?? checkPayload(row, redactions);
      if (Number(row.sequence) === claim?.revision) published = String(row.hash);
      previous = row;
      events = Number(row.sequence);
    }
  }
  const head = previous === null ? '' : String(previous.hash);
  return {
    events,
    redacted: [...redactions.whole.keys()].filter(Number.isInteger).sort((x, y) => x - y),
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

/** What the redactions of a log took out. */
interface Redactions {
  /** By event: the redaction of all that it said. */
  readonly whole: ReadonlyMap<number, number>;
  /** By event and part: the redaction that names it. */
  readonly parts: ReadonlyMap<string, number>;
}

async function readRedactions(client: SqlClient): Promise<Redactions> {
  const { rows } = await client.execute(
    "SELECT sequence, payload FROM events JOIN event_payloads USING (sequence) WHERE type = 'event.redacted'",
  );
  const whole = new Map<number, number>();
  const parts = new Map<string, number>();
  for (const { payload, sequence } of rows) {
    const redaction = redactionIn(String(payload));
    if (redaction.parts === null) whole.set(redaction.revision, Number(sequence));
    for (const part of redaction.parts ?? []) parts.set(`${redaction.revision} ${part}`, Number(sequence));
  }
  return { whole, parts };
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

function checkPayload(row: SqlRow, redactions: Redactions): Tampering | null {
  const sequence = Number(row.sequence);
  const by = redactions.whole.get(sequence);
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
    ? checkParts(sequence, heldParts(kind, String(row.payload)), redactions)
    : found(
        'payload.kept',
        sequence,
        `What event ${sequence} says is still there, though revision ${by} redacts it.`,
      );
}

/** A part is there or it is named by a redaction, and as many are gone as were. */
function checkParts(
  sequence: number,
  { held, gone }: ReturnType<typeof heldParts>,
  { parts }: Redactions,
): Tampering | null {
  const kept = held.find((name) => parts.has(`${sequence} ${name}`));
  if (kept !== undefined) {
    const by = parts.get(`${sequence} ${kept}`);
    return found(
      'payload.kept',
      sequence,
      `${kept} in event ${sequence} is still there, though revision ${by} redacts it.`,
    );
  }
  const isNamed = () => [...parts.keys()].some((name) => name.startsWith(`${sequence} `));
  return gone === 0 || isNamed()
    ? null
    : found(
        'payload.missing',
        sequence,
        `A part of what event ${sequence} says is gone, and no redaction names it.`,
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
