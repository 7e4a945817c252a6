import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LogWitness } from '../publish/log-witness.ts';

/** No more of a request is read (bytes). */
const LONGEST = 65_536;

/** Answers `POST /add-checkpoint`, whatever is sent and however it ends: one request never ends the witness. */
export function witnessServer(own: Pick<LogWitness, 'add'>): Server {
  return createServer((request, response) => void answer(own, request, response));
}

async function answer(
  own: Pick<LogWitness, 'add'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/add-checkpoint') {
    response.writeHead(404).end();
    return;
  }
  try {
    const sent = await readBody(request);
    if (sent === null) {
      response.writeHead(413, { Connection: 'close' }).end();
      return;
    }
    const { status, type, body } = own.add(sent);
    response.writeHead(status, { 'Content-Type': type }).end(body);
  } catch (error) {
    // Whoever left in the middle hears nothing any more.
    if (request.destroyed && !request.complete) return;
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Nothing was signed, because what was seen cannot be saved: ${why}\n`);
    response.writeHead(500).end();
  }
}

/** @returns `null`: it is too long */
async function readBody(request: IncomingMessage): Promise<string | null> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += piece;
    if (text.length > LONGEST) return null;
  }
  return text;
}
