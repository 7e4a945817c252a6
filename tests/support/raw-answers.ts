/** An answer as it came over a connection. */
export interface WholeAnswer {
  readonly status: number;
  /** As they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Out of its chunks; a byte a character. */
  readonly body: string;
}

/** What came over a connection: answers that are whole, and what follows them. */
export interface Answers {
  readonly answers: readonly WholeAnswer[];
  readonly rest: string;
}

const HEAD = /^HTTP\/1\.1 (\d{3})[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/;

/**
 * Reads answers one after the other (RFC 9112, 6.3).
 *
 * @param bytes a byte a character
 * @param asked the methods of what was asked: an answer to HEAD has no body
 */
export function readAnswers(bytes: string, asked: readonly string[]): Answers {
  const answers: WholeAnswer[] = [];
  let rest = bytes;
  for (let final = 0; ; ) {
    const found = HEAD.exec(rest);
    if (!found) return { answers, rest };
    const status = Number(found[1]);
    const headers = (found[2] ?? '')
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')),
        line.slice(line.indexOf(':') + 1).trim(),
      ]);
    const isBare = status < 200 || status === 204 || status === 304 || asked[final] === 'HEAD';
    const read = isBare ? { body: '', end: 0 } : readBody(rest.slice(found[0].length), headers);
    if (read === null) return { answers, rest };
    answers.push({ status, headers, body: read.body });
    rest = rest.slice(found[0].length + read.end);
    if (status >= 200) final += 1;
  }
}

function readBody(bytes: string, headers: WholeAnswer['headers']): { body: string; end: number } | null {
  const value = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (value('transfer-encoding') === 'chunked') return readChunks(bytes);
  // Until the connection ends, where nothing else says how long it is.
  const end = Number(value('content-length') ?? bytes.length);
  return bytes.length < end ? null : { body: bytes.slice(0, end), end };
}

function readChunks(bytes: string): { body: string; end: number } | null {
  let body = '';
  for (let at = 0; ; ) {
    const line = /^([\da-f]+)\r\n/i.exec(bytes.slice(at, at + 20));
    if (!line) return null;
    const size = Number.parseInt(line[1] ?? '', 16);
    const start = at + line[0].length;
    at = start + size + 2;
    if (bytes.length < at) return null;
    if (size === 0) return { body, end: at };
    body += bytes.slice(start, start + size);
  }
}
