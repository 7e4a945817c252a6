import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, get, request as openRequest, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EndingServer } from '../../../src/backstage/end-server.ts';
import { temporaryFolder } from '../../support/folder.ts';

/** A server that ends as backstage does. Requests for `/health` are answered at once, all others by `answer`. */
async function start(answer: RequestListener) {
  const socket = join(temporaryFolder(), 'backstage.sock');
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url !== '/') response.end();
    else answer(request, response);
  });
  const ending = new EndingServer(server, socket);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => server.closeAllConnections());
  return { socket, server, ending };
}

test('what is answered is answered to its end, and whoever comes then finds nobody', async () => {
  let answer = () => {};
  const { socket, server, ending } = await start((_, response) => {
    answer = () => response.end('done');
  });
  const asked = openRequest({ socketPath: socket, method: 'POST', agent: false }).end();
  const answered = once(asked, 'response');
  await once(server, 'request');
  const ended = ending.end();
  await expect.poll(() => existsSync(socket)).toBe(false);
  answer();
  const [response] = await answered;
  expect(Buffer.concat(await response.toArray()).toString()).toBe('done');
  await ended;
});

test('who was taken and has not asked yet may do so', async () => {
  const { socket, ending } = await start((_, response) => response.end('done'));
  const client = connect(socket);
  await once(client, 'connect');
  const ended = ending.end();
  await expect.poll(() => existsSync(socket)).toBe(false);
  client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  expect(Buffer.concat(await client.toArray()).toString()).toContain('done');
  await ended;
});

test('all who wait to be taken are taken first', async () => {
  let taken = 0;
  const { socket, ending } = await start((_, response) => {
    taken += 1;
    response.end('done');
  });
  const asking = Array.from({ length: 50 }, async () => {
    const asked = openRequest({ socketPath: socket, method: 'POST', agent: false }).end();
    const [response] = await once(asked, 'response');
    response.resume();
  });
  await ending.end();
  await Promise.all(asking);
  expect(taken).toBe(50);
});

test('a stream of events, which never ends, is not waited for', async () => {
  const { socket, ending } = await start((_, response) => void response.write(':\n\n'));
  const headers = { Accept: 'text/event-stream' };
  const stream = get({ socketPath: socket, path: '/', headers, agent: false });
  const [response] = await once(stream, 'response');
  const cut = new Promise((resolve) => response.on('error', () => undefined).on('close', resolve));
  await ending.end();
  await cut;
});
