import { createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Connections, connectionLimit } from '../../../src/front/connections.ts';
import { until } from '../../support/front.ts';
import { listen } from '../../support/port.ts';
import { ELSEWHERE, openRaw } from '../../support/raw-client.ts';

/** A server that says back what it is told, and how many it has. */
async function startEcho(most: number, isServing: (socket: Socket) => boolean = () => false) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.pipe(socket);
  });
  new Connections(most, isServing).watch(server);
  const port = await listen(server);
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  /** Opens one, and waits until it has been spoken with. */
  const open = async (from?: string) => {
    const client = await openRaw(port, from === undefined ? {} : { from });
    client.send('a');
    await client.receives(/a/);
    return client;
  };
  return { port, open, sockets };
}

test('where there are too many, the address that has most loses the one that is silent for longest', async () => {
  const { open, sockets } = await startEcho(5);
  const stranger = await open(ELSEWHERE);
  const [first, second] = [await open(), await open()];
  for (let count = 0; count < 2; count += 1) await open();
  first.send('b');
  await first.receives(/ab/);
  for (let count = 0; count < 50; count += 1) {
    await open();
    first.send('cccc');
    await until(() => first.received().length === 6 + 4 * count);
  }
  await second.ends();
  stranger.send('b');
  await stranger.receives(/ab/);
  expect(sockets.size).toBe(5);
});

test('who waits for us is not silent', async () => {
  const serving = new Set<number | undefined>();
  const { open } = await startEcho(3, (socket) => serving.has(socket.remotePort));
  const waits = await open();
  serving.add(waits.socket.localPort);
  for (let count = 0; count < 10; count += 1) await open();
  waits.send('b');
  await waits.receives(/ab/);
});

test('even where all of them wait, whoever comes next gets in', async () => {
  const { open, sockets } = await startEcho(3, () => true);
  for (let count = 0; count < 10; count += 1) await open();
  expect(sockets.size).toBeLessThanOrEqual(3);
});

test('there are no more than the system has files for', () => {
  expect(connectionLimit()).toBeGreaterThan(100);
  expect(connectionLimit()).toBeLessThanOrEqual(20_000);
});
