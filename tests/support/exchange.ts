import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { until } from './front.ts';
import { readAnswers, type WholeAnswer } from './raw-answers.ts';

/** What was said over one connection, and what was answered. */
export interface Outcome {
  readonly answers: readonly WholeAnswer[];
  /** What came and is no whole answer. */
  readonly rest: string;
  /** Whether the connection answers what is asked over it next. */
  readonly isKept: boolean;
}

export interface ExchangeOptions {
  /** The methods of what is asked, by default one `GET`: so many answers are waited for. */
  readonly asked?: readonly string[];
  /** How long an answer is waited for, and the next one (ms); by default longer than a front waits for backstage, so that it says so. */
  readonly patience?: number;
}

const PATIENCE = 30_000;
const PROBE = 'GET /probe/ HTTP/1.1\r\nHost: x\r\n\r\n';

/**
 * Sends bytes as they are, waits for as many answers as there are requests in them or for the end of the connection, and then asks
 * once more over the same connection: that tells whether it was kept, and whether the other side has read where the request ended.
 */
export async function exchange(
  port: number,
  bytes: string | Buffer,
  { asked = ['GET'], patience = PATIENCE }: ExchangeOptions = {},
): Promise<Outcome> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let isClosed = false;
  socket.setEncoding('latin1').on('data', (part: string) => {
    text += part;
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
  });
  const answersCome = async (count: number) => {
    const isThere = () =>
      isClosed || readAnswers(text, asked).answers.filter(({ status }) => status >= 200).length >= count;
    await until(isThere, patience).catch(() => undefined);
  };
  socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  await answersCome(asked.length);
  const before = readAnswers(text, asked);
  if (!isClosed) {
    socket.write(PROBE);
    const finals = before.answers.filter(({ status }) => status >= 200).length;
    await answersCome(finals + 1);
  }
  const { answers, rest } = readAnswers(text, asked);
  socket.destroy();
  const isKept = answers.at(-1)?.body === 'the probe' && answers.length > before.answers.length;
  return { answers: isKept ? answers.slice(0, -1) : answers, rest, isKept };
}

/** What speaks of the connection, and what every answer has and none has twice alike. */
const OF_CONNECTION = /^(date|connection|keep-alive|transfer-encoding)$/i;
/** How long a process is up already. */
const UPTIME = /"uptime":\d+/;
/** Of what differs so much is shown (characters). */
const SHOWN = 120;

/**
 * An outcome without what either engine may say as it likes: the order of headers, their case, and how the bytes are cut. A line for
 * each thing that has to be the same.
 */
function linesOf({ answers, rest, isKept }: Outcome): string[] {
  const lines = answers.flatMap(({ status, headers, body }, index) => [
    `${index} ${status}`,
    ...headers
      .filter(([name, value]) => !OF_CONNECTION.test(name) && !isLengthOf(name, value, { headers, body }))
      .map(([name, value]) => `${index} ${name.toLowerCase()}: ${value}`)
      .sort(),
    ...(status < 200 || headers.some(([name]) => /^date$/i.test(name)) ? [] : [`${index} has no date`]),
    `${index} ${readable(headers, body).replace(UPTIME, '')}`,
  ]);
  return [...lines, ...(rest === '' ? [] : [`rest ${rest}`]), isKept ? 'kept' : 'ended'];
}

/** What is made when it is asked for, and has no ETag, is compressed by the engine's own zlib: it says the same, in other bytes and so many. */
function isMadeOnDemand(headers: WholeAnswer['headers']): boolean {
  const has = (wanted: RegExp) => headers.some(([name, value]) => wanted.test(`${name}: ${value}`));
  return has(/^content-encoding: gzip$/i) && !has(/^etag:/i);
}

function readable(headers: WholeAnswer['headers'], body: string): string {
  if (body === '' || !isMadeOnDemand(headers)) return body;
  return gunzipSync(Buffer.from(body, 'latin1')).toString('latin1');
}

/** Whether a header says what is to be seen, or what is the engine's own: who knows the length may say it, and who does not may send chunks. */
function isLengthOf(
  name: string,
  value: string,
  { headers, body }: Pick<WholeAnswer, 'headers' | 'body'>,
): boolean {
  const isSeen = body.length > 0 && value === String(body.length);
  return /^content-length$/i.test(name) && (isSeen || isMadeOnDemand(headers));
}

/** What one says and the other does not; empty where both say the same. */
export function differenceOf(node: Outcome, bun: Outcome): string[] {
  const [ours, theirs] = [linesOf(node), linesOf(bun)];
  const only = (lines: readonly string[], others: readonly string[], mark: string) =>
    lines.filter((line) => !others.includes(line)).map((line) => `${mark} ${line.slice(0, SHOWN)}`);
  return [...only(ours, theirs, 'node'), ...only(theirs, ours, 'bun')];
}

/**
 * An outcome in a line: the statuses, `bare` what has none of the headers that every answer of ours has, and what becomes of the
 * connection.
 *
 * @example briefOf(outcome) // '200, kept' · '400 bare, ended' · 'nothing, ended'
 */
export function briefOf({ answers, rest, isKept }: Outcome): string {
  const said = answers.map(({ status, headers }) => {
    const isOurs =
      status < 200 || status === 304 || headers.some(([name]) => /^x-content-type-options$/i.test(name));
    return isOurs ? `${status}` : `${status} bare`;
  });
  return [
    ...(said.length === 0 ? ['nothing'] : said),
    ...(rest === '' ? [] : ['a part']),
    isKept ? 'kept' : 'ended',
  ].join(', ');
}
