import { ENCODINGS, type Encoding } from '../publish/snapshot.ts';

/** How many different headers are remembered; browsers and caches send a handful. */
const REMEMBERED = 200;
const memo = new Map<string, readonly Encoding[]>();

/**
 * The encodings that a reader accepts, best first (RFC 9110, 12.5.3): by the reader's weights, then ours. Without the
 * header, or with an empty one, only the bytes as they are. Empty when the reader refuses everything we have.
 *
 * @example acceptedEncodings('gzip;q=0.5, br') // ['br', 'gzip', 'identity']
 */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return ['identity'];
  const known = memo.get(header);
  if (known) return known;
  const accepted = rankEncodings(header);
  if (memo.size >= REMEMBERED) memo.clear();
  if (header.length < 200) memo.set(header, accepted);
  return accepted;
}

function rankEncodings(header: string): Encoding[] {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim());
    if (name === '') continue;
    const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
    weights.set(name === 'x-gzip' ? 'gzip' : name, quality === undefined ? 1 : readWeight(quality));
  }
  const others = weights.get('*');
  // What is not named is not accepted, except the bytes as they are, which are the last resort.
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? others ?? (encoding === 'identity' ? 0.0001 : 0);
  return ENCODINGS.filter((encoding) => weightOf(encoding) > 0).sort((x, y) => weightOf(y) - weightOf(x));
}

/** A weight that is no number accepts nothing. */
function readWeight(text: string): number {
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}

/** Whether `If-None-Match` names the ETag (weak comparison, RFC 9110, 13.1.2). */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header === '*') return true;
  return (
    header.length > etag.length && header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
  );
}
