import { BoundSocket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { LISTEN_FD, openListeningSocket } from '../../../src/processes/listening-socket.ts';
import { sharePort } from '../../../src/processes/shared-port.ts';

const ANY = { host: '127.0.0.1', port: 0 };

async function shareAny() {
  const shared = await sharePort(await openListeningSocket(ANY, {}));
  onTestFinished(() => shared.close());
  return shared;
}

test('a port that is shared may be opened by several, and by nobody who does not share it', async () => {
  const { host, port } = await shareAny();
  const second = new BoundSocket({ host, port, reusePort: true });
  onTestFinished(() => second.close());
  expect(() => new BoundSocket({ host, port })).toThrow(/EADDRINUSE/);
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

test('what somebody holds who does not share it is a line that says what to do', async () => {
  const alone = new BoundSocket(ANY);
  onTestFinished(() => alone.close());
  const held = { fd: alone.fd(), host: '127.0.0.1', port: alone.address().port, close: () => undefined };
  await expect(sharePort(held)).rejects.toThrow(/^Cannot start: FRONT_ENGINE is bun.*latarnia\.socket/);
});
