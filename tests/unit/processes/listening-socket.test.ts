import { openSync } from 'node:fs';
import { BoundSocket, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { LISTEN_FD, openListeningSocket } from '../../../src/processes/listening-socket.ts';
import { listen } from '../../support/port.ts';

const ANY = { host: '127.0.0.1', port: 0 };

async function open(environment: NodeJS.ProcessEnv, address = ANY) {
  const socket = await openListeningSocket(address, environment);
  onTestFinished(() => socket.close());
  return socket;
}

test('what was handed over is listened on, and nobody else takes it for theirs', async () => {
  const given = new BoundSocket(ANY);
  const environment: NodeJS.ProcessEnv = { [LISTEN_FD]: String(given.fd()), DATA_DIR: '/data' };
  const socket = await openListeningSocket(ANY, environment);
  expect(socket).toMatchObject({ fd: given.fd(), host: '127.0.0.1', port: given.address().port });
  expect(environment).toEqual({ DATA_DIR: '/data' });
  given.close();
});

test('what was meant for another process is none of ours', async () => {
  const environment = { LISTEN_PID: '1', LISTEN_FDS: '1', LISTEN_FDNAMES: 'latarnia.socket' };
  const { port } = await open(environment);
  expect(port).toBeGreaterThan(0);
  expect(environment).toEqual({});
});

test('several sockets, or something else than one for TCP: a line that says where to look', async () => {
  const several = { LISTEN_PID: String(process.pid), LISTEN_FDS: '2' };
  await expect(openListeningSocket(ANY, several)).rejects.toThrow(
    /^Cannot start: 2 sockets were handed over.*latarnia\.socket/,
  );
  const file = { [LISTEN_FD]: String(openSync('/dev/null', 'r')) };
  await expect(openListeningSocket(ANY, file)).rejects.toThrow(/^Cannot start: .*no socket for TCP/);
});

test('a port that another listens on', async () => {
  const server = createServer();
  const port = await listen(server);
  await expect(openListeningSocket({ host: '127.0.0.1', port }, {})).rejects.toThrow(
    `Cannot start: port ${port} of 127.0.0.1 is taken by another program.`,
  );
  server.close();
});
