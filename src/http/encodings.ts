/** The encodings that there are of what is published, best first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Smaller bodies are not worth compressing (bytes). */
const WORTH_COMPRESSING = 512;

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

/**
 * The encoding to send a body in that is made for one reader: the best that the reader accepts, or the bytes as they
 * are where compressing is not worth it. `null`: the reader refuses everything we have.
 *
 * @param header `Accept-Encoding`
 * @param length of the body (bytes)
 * @param isBusy compressing has to wait, so that the bytes as they are come sooner
 */
export function chooseEncoding(header: string | undefined, length: number, isBusy = false): Encoding | null {
  const accepted = acceptedEncodings(header);
  const isPlain = length < WORTH_COMPRESSING || isBusy;
  return (isPlain && accepted.includes('identity') ? 'identity' : accepted[0]) ?? null;
}
