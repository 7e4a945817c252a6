import type { ChainLink } from '../domain/chain-link.ts';
import type { LogEvent } from '../domain/events.ts';
import type { IncidentId } from '../domain/incident.ts';
import { isDocumentOf } from '../domain/incident-record.ts';

/** An event as it lies in the log, with what its hash and its digest are made over. */
interface StoredEvent extends ChainLink {
  readonly hash: string;
  readonly stored: { readonly salt: string; readonly payload: string } | null;
}

/** One line for every event of the log, without what it says: the chain up to its head. */
export function formatHeaders(rows: readonly StoredEvent[], nameOf: (actor: string) => string): string {
  return lines(rows.map((row) => headerOf(row, nameOf)));
}

interface EvidenceOptions {
  readonly incident: IncidentId;
  readonly nameOf: (actor: string) => string;
  /** With what staff wrote for themselves. */
  readonly withNames: boolean;
}

/**
 * One line for every event of an incident's record, with what it says of it. Where nothing had to be left out, `stored` is
 * what the digest of its header is made over.
 */
export function formatRecord(
  record: readonly LogEvent[],
  rows: readonly StoredEvent[],
  { incident, nameOf, withNames }: EvidenceOptions,
): string {
  return lines(
    record.flatMap((event) => {
      const row = rows[event.sequence - 1];
      if (!row) return [];
      const { payload, isWhole } = shownPayload(event, incident, withNames);
      return [
        { ...headerOf(row, nameOf), payload, ...(isWhole && row.stored ? { stored: row.stored } : {}) },
      ];
    }),
  );
}

function headerOf(row: StoredEvent, nameOf: (actor: string) => string) {
  return {
    sequence: row.sequence,
    log_id: row.logId,
    type: row.type,
    version: row.version,
    recorded_at: row.recordedAt,
    effective_at: row.effectiveAt,
    since: row.since,
    actor: nameOf(row.actor),
    change_id: row.changeId,
    payload_digest: row.payloadDigest,
    previous_hash: row.previousHash,
    hash: row.hash,
  };
}

/** What an event says of the incident: of words, those of its document; why it was said only with names. */
function shownPayload(event: LogEvent, incident: IncidentId, withNames: boolean) {
  const { type, payload } = event;
  if (payload === null) return { payload: null, isWhole: false };
  switch (type) {
    case 'content.published':
    case 'words.published':
      return {
        payload: {
          documents: payload.documents
            .filter((document) => isDocumentOf(document, incident))
            // The file itself may say more than readers were told: whoever wrote it left notes in it.
            .map(({ source, facts, ...document }) => (withNames ? { ...document, facts, source } : document)),
        },
        isWhole: false,
      };
    case 'content.withdrawn':
    case 'words.withdrawn':
    case 'change.undone':
      return { payload: { ...('revision' in payload && { revision: payload.revision }) }, isWhole: false };
    case 'event.redacted':
      return withNames
        ? { payload, isWhole: true }
        : { payload: { revision: payload.revision }, isWhole: false };
    default:
      break;
  }
  if (withNames || !('why' in payload)) return { payload, isWhole: true };
  const { why: _why, ...said } = payload;
  return { payload: said, isWhole: false };
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
