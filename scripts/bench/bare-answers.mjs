// What the bare servers answer: the bytes of the front, by path and query, and 304 to whoever names the ETag.
import { readFileSync } from 'node:fs';

const [, , file = '', port = ''] = process.argv;

export const PORT = Number(port);

/** By path and query: the answer's headers, those of its 304, and its bytes. */
export const ANSWERS = new Map(
  Object.entries(JSON.parse(readFileSync(file, 'utf8'))).map(([target, { headers, body }]) => {
    const etag = headers.find(([name]) => name.toLowerCase() === 'etag')?.[1] ?? null;
    const notModified = headers.filter(([name]) => !/^content-(type|length|encoding)$/i.test(name));
    return [target, { headers, notModified, etag, bytes: Buffer.from(body, 'latin1') }];
  }),
);
