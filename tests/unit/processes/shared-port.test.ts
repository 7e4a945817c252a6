import { BoundSocket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { LISTEN_FD, openListeningSocket } from '../../../src/processes/listening-socket.ts';
import { sharePort } from '../../../src/processes/shared-port.ts';
import { serve } from '../../support/servers.ts';

const ANY = { host: '127.0.0.1', port: 0 };

async function shareAny() {
  const shared = await sharePort(await openListeningSocket(ANY, {}));
  onTestFinished(() => shared.close());
  return shared;
}

test('a port that is shared may be opened by several', async () => {
  const { host, port } = await shareAny();
  const second = new BoundSocket({ host, port, reusePort: true });
  onTestFinished(() => second.close());
  expect(second.address().port).toBe(port);
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
  const port = await serve((_, response) => response.end());
  const held = { fd: -1, host: '127.0.0.1', port, close: () => undefined };
  await expect(sharePort(held)).rejects.toThrow(/^Cannot start: FRONT_ENGINE is bun.*latarnia\.socket/);
});
