import { hashLink } from './chain.ts';

/** A header of the log as a report tells it. */
interface ReportedHeader {
  readonly sequence: number;
  readonly log_id: string;
  readonly type: string;
  readonly version: number;
  readonly recorded_at: string;
  readonly effective_at: string;
  readonly since: string | null;
  readonly actor: string;
  readonly change_id: string;
  readonly payload_digest: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** What became of the headers that a report holds. */
interface HeaderChain {
  readonly count: number;
  /** Of so many the hash was computed anew: the others are told with a pseudonym. */
  readonly computed: number;
  readonly problems: readonly string[];
}

/**
 * Whether headers (one on a line) are those of a whole log up to a head: numbered, each on the one before.
 *
 * @param isNamed actors are told as the log has them, so that every hash can be computed anew
 */
export function checkHeaders(text: string, head: string, isNamed: boolean): HeaderChain {
  const headers: ReportedHeader[] = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const isComputed = headers.map((header) => hashOf(header) === header.hash);
  const problems = headers.flatMap(({ sequence, previous_hash: previous }, index) => [
    ...(sequence === index + 1 ? [] : [`Line ${index + 1} of headers.jsonl is revision ${sequence}.`]),
    ...(previous === (headers[index - 1]?.hash ?? '')
      ? []
      : [`Revision ${sequence} does not stand on the one before it.`]),
    ...(isNamed && !isComputed[index] ? [`The hash of revision ${sequence} is not of what it says.`] : []),
  ]);
  const last = headers.at(-1)?.hash ?? '';
  return {
    count: headers.length,
    computed: isComputed.filter(Boolean).length,
    problems: last === head ? problems : [...problems, 'The headers do not end at the head that is signed.'],
  };
}

function hashOf(header: ReportedHeader): string {
  return hashLink({
    previousHash: header.previous_hash,
    sequence: header.sequence,
    logId: header.log_id,
    type: header.type,
    version: header.version,
    recordedAt: header.recorded_at,
    effectiveAt: header.effective_at,
    since: header.since,
    actor: header.actor,
    changeId: header.change_id,
    payloadDigest: header.payload_digest,
  });
}
