import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { LISTEN_FD, openListeningSocket } from '../../../src/processes/listening-socket.ts';
import { sharePort } from '../../../src/processes/shared-port.ts';
import { listen } from '../../support/port.ts';

const ANY = { host: '127.0.0.1', port: 0 };

async function shareAny() {
  const shared = await sharePort(await openListeningSocket(ANY, {}));
  onTestFinished(() => shared.close());
  return shared;
}

test('a port that is shared is listened on by several', async () => {
  const { host, port } = await shareAny();
  for (const _ of ['one', 'another']) {
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, reusePort: true }, resolve);
    });
  }
});

test('a name stands for its address: whoever listens there means the same', async () => {
  const shared = await sharePort(await openListeningSocket({ host: 'localhost', port: 0 }, {}));
  onTestFinished(() => shared.close());
  expect(['127.0.0.1', '::1']).toContain(shared.host);
});

test('what was handed over by one that shares it is shared on', async () => {
  const former = await shareAny();
  const handed = await openListeningSocket(ANY, { [LISTEN_FD]: String(former.fd) });
  const { port } = await sharePort(handed);
  expect(port).toBe(former.port);
});

test('what somebody listens on who does not share it is a line that says what to do', async () => {
  const server = createServer();
  onTestFinished(() => void server.close());
  const held = { fd: 0, host: '127.0.0.1', port: await listen(server), close: () => undefined };
  await expect(sharePort(held)).rejects.toThrow(/^Cannot start: FRONT_ENGINE is bun.*latarnia\.socket/);
});
