import type { ServerResponse } from 'node:http';
import type { FrontAnswer, Passed, Ready } from '../answers.ts';
import { countBody } from '../counts.ts';
import { logError } from '../log.ts';
import { plainAnswer } from '../plain.ts';

/**
 * Sends an answer by Node's server, now or when it is there.
 *
 * @param pass has backstage asked
 */
export function sendAnswer(
  response: ServerResponse,
  answer: FrontAnswer,
  pass: (answer: Passed) => void,
): void {
  if (answer.how === 'ready') sendReady(response, answer);
  else if (answer.how === 'passed') pass(answer);
  else {
    answer.make().then(
      (made) => sendAnswer(response, made, pass),
      (error) => {
        logError('an answer could not be given', error);
        sendReady(response, plainAnswer(500, { path: response.req.url ?? '/' }));
      },
    );
  }
}

/** Sends an answer that is there; of one that has begun already the connection ends. */
export function sendReady(response: ServerResponse, { status, headers, body, encoding }: Ready): void {
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  writeHead(response, status, headers);
  if (body === null || response.req.method === 'HEAD') {
    response.end();
    return;
  }
  response.end(body);
  if (encoding !== null) countBody(encoding);
}

/** `writeHead` takes the ready list as it is, unless a header was set before: then each is set. */
function writeHead(response: ServerResponse, status: number, headers: string[]): void {
  if (response.getHeaderNames().length === 0) {
    response.writeHead(status, headers);
    return;
  }
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? '';
    if (!response.hasHeader(name)) response.setHeader(name, headers[index + 1] ?? '');
  }
  response.writeHead(status);
}
