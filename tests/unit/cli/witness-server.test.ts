import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { witnessServer } from '../../../src/cli/witness-server.ts';

const signed = { status: 200, type: 'text/plain; charset=utf-8', body: 'signed\n' } as const;

async function listening(add: () => typeof signed): Promise<number> {
  const server = witnessServer({ add }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('It does not listen.');
  return address.port;
}

function post(port: number, body: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body });
}

test('a witness goes on after somebody left in the middle of a request', async () => {
  const port = await listening(() => signed);
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nold 0', () =>
    socket.resetAndDestroy(),
  );
  await once(socket, 'close');
  const answer = await post(port, 'old 0\n\n');
  expect([answer.status, await answer.text()]).toEqual([200, 'signed\n']);
});

test('a witness that cannot keep what it saw signs nothing, and goes on', async () => {
  let isFull = true;
  const port = await listening(() => {
    if (isFull) throw new Error('no space left');
    return signed;
  });
  expect((await post(port, 'old 0\n\n')).status).toBe(500);
  isFull = false;
  expect((await post(port, 'old 0\n\n')).status).toBe(200);
});

test('a witness takes checkpoints alone, of a size that they have', async () => {
  const port = await listening(() => signed);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  expect((await post(port, 'x'.repeat(66_000))).status).toBe(413);
});
