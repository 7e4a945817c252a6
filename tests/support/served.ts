import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

/** What a request is answered with. */
interface Served {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Buffer | undefined;
}

/** Answers requests on a port of its own until the test ends. @returns its address */
export async function serve(answer: (path: string, sent: string) => Served): Promise<string> {
  const server = createServer(async (request, response) => {
    let sent = '';
    for await (const piece of request.setEncoding('utf8')) sent += piece;
    const { status, type = 'text/plain', body } = answer(request.url ?? '', sent);
    response.writeHead(status, { 'Content-Type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens nowhere');
  return `http://127.0.0.1:${address.port}`;
}
