import { request as openRequest } from 'node:http';
import { startLimit } from './time-limit.ts';

/** Asks the backstage that listens there how it is. `null`: it does not answer within `limit` ms. */
export function askHealth(socketPath: string, limit: number): Promise<unknown> {
  return new Promise((resolve) => {
    const outgoing = openRequest({ socketPath, path: '/.latarnia/health' }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      incoming.on('error', () => resolve(null));
      incoming.on('end', () => resolve(parseJson(text)));
    });
    const endLimit = startLimit(limit, () => outgoing.destroy(new Error('no answer')));
    outgoing.on('close', endLimit);
    outgoing.on('error', () => resolve(null));
    outgoing.end();
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
