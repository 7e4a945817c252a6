import { createServer as createPlainServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { GuardedSender } from '../../../../src/notify/guarded/guarded-sender.ts';
import { listen } from '../../../support/port.ts';
import { certify, LOCAL, makeCertificate, openSender, startReceiver } from '../../../support/receiver.ts';

const HEADERS = { 'content-type': 'application/json' };
const at = (port: number, host = 'hooks.example.test') => `https://${host}:${port}/in?a=b`;

test('a message comes as it was sent, under the name that was asked for', async () => {
  const { port, received, sender } = await startReceiver((response) => response.end('thanks'));
  expect(await sender.post(at(port), HEADERS, '{"ż":1}')).toEqual({
    status: 200,
    retryAfter: null,
    body: 'thanks',
  });
  expect(received).toMatchObject([
    { method: 'POST', path: '/in?a=b', body: '{"ż":1}', servername: 'hooks.example.test' },
  ]);
  expect(received[0]?.headers).toMatchObject({
    host: `hooks.example.test:${port}`,
    'user-agent': 'Latarnia',
    'content-type': 'application/json',
  });
});

test('messages go over connections that are there', async () => {
  const { port, received, sender } = await startReceiver((response) => response.end('x'));
  for (let count = 0; count < 10; count += 1) await sender.post(at(port), HEADERS, 'x');
  expect(received).toHaveLength(10);
  // The first may not be free again yet when the second begins.
  expect(new Set(received.map((one) => one.port)).size).toBeLessThan(3);
});

test('nothing is sent to where nobody may be called, whatever was allowed when it was written down', async () => {
  const { port, received, authority } = await startReceiver();
  const sender = new GuardedSender({ authorities: authority, resolve: async () => [LOCAL] });
  onTestFinished(() => sender.close());
  expect(await sender.post(at(port), HEADERS, 'x')).toEqual({ trouble: 'net.not-public' });
  expect(await sender.post(at(port, LOCAL), HEADERS, 'x')).toEqual({ trouble: 'address.not-public' });
  expect(await sender.post(at(port, '0x7f.1'), HEADERS, 'x')).toEqual({ trouble: 'address.not-public' });
  expect(await sender.post(at(port, '[::ffff:127.0.0.1]'), HEADERS, 'x')).toEqual({
    trouble: 'address.not-public',
  });
  expect(received).toEqual([]);
});

test('one address that is not public condemns a name with public ones beside it', async () => {
  const { port, received, authority } = await startReceiver();
  for (const found of [
    ['8.8.8.8', '10.0.0.1'],
    ['10.0.0.1', '8.8.8.8'],
    [LOCAL, '::1'],
  ]) {
    const sender = openSender({ authorities: authority, resolve: async () => found });
    expect(await sender.post(at(port), HEADERS, 'x')).toEqual({ trouble: 'net.not-public' });
  }
  expect(received).toEqual([]);
});

test('a name is asked for once, and what was judged is what is called: another answer the second time changes nothing', async () => {
  const { port, received, authority } = await startReceiver();
  const resolve = vi.fn().mockResolvedValueOnce([LOCAL]).mockResolvedValue(['10.0.0.1']);
  const sender = openSender({ authorities: authority, resolve });
  expect(await sender.post(at(port), HEADERS, 'x')).toMatchObject({ status: 200 });
  expect(resolve).toHaveBeenCalledTimes(1);
  expect(received).toHaveLength(1);
});

test('a name that leads inside at delivery is not called, though it led to the internet at subscription', async () => {
  const { port, received, authority } = await startReceiver();
  const resolve = vi.fn().mockResolvedValueOnce(['8.8.8.8']).mockResolvedValue([LOCAL]);
  const sender = new GuardedSender({ authorities: authority, resolve });
  onTestFinished(() => sender.close());
  expect(await sender.leadsOut(new URL(at(port)))).toBe(true);
  expect(await sender.post(at(port), HEADERS, 'x')).toEqual({ trouble: 'net.not-public' });
  expect(received).toEqual([]);
});

test('where a connection really leads is judged once more', async () => {
  const { port, received, authority } = await startReceiver();
  const allowed = [LOCAL];
  const resolve = async () => {
    // Judged at once; by the time that the connection is there it is allowed no more.
    setImmediate(() => allowed.pop());
    return [LOCAL];
  };
  const sender = openSender({ authorities: authority, allowed, resolve });
  expect(await sender.post(at(port), HEADERS, 'x')).toEqual({ trouble: 'net.not-public' });
  expect(received).toEqual([]);
});

test('a name that nobody knows is not called', async () => {
  const sender = openSender({ resolve: async () => [] });
  expect(await sender.post(at(8443), HEADERS, 'x')).toEqual({ trouble: 'net.name' });
  const broken = openSender({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
  expect(await broken.post(at(8443), HEADERS, 'x')).toEqual({ trouble: 'net.name' });
  expect(await broken.leadsOut(new URL(at(8443)))).toBe(false);
});

test('redirects are told, and not followed', async () => {
  const { port, received, sender } = await startReceiver((response, { path }) =>
    response
      .writeHead(path === '/inside' ? 200 : 307, { location: `https://hooks.example.test:${port}/inside` })
      .end(),
  );
  expect(await sender.post(at(port), HEADERS, 'x')).toMatchObject({ status: 307 });
  expect(received.map(({ path }) => path)).toEqual(['/in?a=b']);
});

test('a proxy that the environment names is not asked', async () => {
  const asked = vi.fn();
  const proxy = createPlainServer(asked).on('connect', (_, socket) => {
    asked();
    socket.destroy();
  });
  onTestFinished(() => {
    proxy.close();
  });
  const address = `http://${LOCAL}:${await listen(proxy)}`;
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'ALL_PROXY']) vi.stubEnv(name, address);
  vi.stubEnv('NODE_USE_ENV_PROXY', '1');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const { port, sender } = await startReceiver();
  expect(await sender.post(at(port), HEADERS, 'x')).toMatchObject({ status: 200 });
  expect(asked).not.toHaveBeenCalled();
});

test('who does not answer in time is left', async () => {
  const { port, sender } = await startReceiver(() => undefined, { deadline: 150 });
  expect(await sender.post(at(port), HEADERS, 'x')).toEqual({ trouble: 'net.timeout' });
});

test('who takes the connection and says nothing is left', async () => {
  const server = createTcpServer(() => undefined);
  onTestFinished(() => {
    server.close();
  });
  const sender = openSender({ deadline: 150 });
  expect(await sender.post(at(await listen(server)), HEADERS, 'x')).toEqual({ trouble: 'net.timeout' });
});

test('who let eight wait is left alone for half a minute, and nobody else is', async () => {
  const { port, received, sender } = await startReceiver(
    (response, { servername }) => (servername === 'slow.example.test' ? undefined : response.end()),
    { deadline: 1000 },
  );
  const slow = () => sender.post(at(port, 'slow.example.test'), HEADERS, 'x');
  await Promise.all(Array.from({ length: 8 }, slow));
  const asked = received.length;
  expect(await slow()).toEqual({ trouble: 'net.resting' });
  expect(received).toHaveLength(asked);
  expect(await sender.post(at(port), HEADERS, 'x')).toMatchObject({ status: 200 });
  vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  expect(await slow()).toEqual({ trouble: 'net.timeout' });
});

test('an answer that drips is given up in time, and what was said first counts', async () => {
  const { port, sender } = await startReceiver(
    (response) => {
      response.writeHead(200);
      const dripping = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(dripping));
    },
    { deadline: 1500 },
  );
  expect(await sender.post(at(port), HEADERS, 'x')).toMatchObject({ status: 200 });
});

test('of a long answer so much is read as may be, and no more is taken from the wire', async () => {
  const GIGABYTE = 2 ** 30;
  let sent = 0;
  const { port, sender } = await startReceiver((response) => {
    response.writeHead(200, { 'content-length': GIGABYTE });
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const write = () => {
      while (sent < GIGABYTE && !response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) return response.once('drain', write);
      }
      return response;
    };
    write();
  });
  const answer = await sender.post(at(port), HEADERS, 'x');
  expect('body' in answer && answer.body.length).toBe(20 * 1024);
  expect(sent).toBeLessThan(32 * 2 ** 20);
});

test('more than 20 KB are not sent', async () => {
  const { port, received, sender } = await startReceiver();
  expect(await sender.post(at(port), HEADERS, 'ż'.repeat(10 * 1024))).toMatchObject({ status: 200 });
  expect(await sender.post(at(port), HEADERS, 'ż'.repeat(10 * 1024 + 1))).toEqual({
    trouble: 'body.too-long',
  });
  expect(received).toHaveLength(1);
});

test('a certificate that nobody vouches for is not taken', async () => {
  const { port, received } = await startReceiver(undefined, {
    certified: makeCertificate(['hooks.example.test']),
  });
  const sender = openSender({ authorities: certify().authority });
  expect(await sender.post(at(port), HEADERS, 'x')).toEqual({ trouble: 'net.tls' });
  expect(received).toEqual([]);
});

test('a certificate for another name is not taken', async () => {
  const { port, received, sender } = await startReceiver();
  expect(await sender.post(at(port, 'hooks.example.org'), HEADERS, 'x')).toEqual({ trouble: 'net.tls' });
  expect(received).toEqual([]);
});

test.each([
  ['closes', Buffer.alloc(0), 'net.tls|net.reset'],
  ['speaks without TLS', Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), 'net.tls'],
])('who %s at once is an error with a name', async (_, hello, trouble) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(hello);
  });
  onTestFinished(() => {
    server.close();
  });
  const answer = await openSender().post(at(await listen(server)), HEADERS, 'x');
  expect('trouble' in answer && answer.trouble).toMatch(new RegExp(`^(?:${trouble})$`));
});

test('nobody who listens is an error with a name', async () => {
  const server = createTcpServer();
  const port = await listen(server);
  server.close();
  expect(await openSender().post(at(port), HEADERS, 'x')).toEqual({ trouble: 'net.refused' });
});

test('an answer that is no HTTP, and a connection that is reset, are errors with names', async () => {
  const garbage = await startReceiver((response) => response.socket?.end('garbage garbage\r\n\r\n'));
  expect(await garbage.sender.post(at(garbage.port), HEADERS, 'x')).toEqual({ trouble: 'net.garbage' });
  const reset = await startReceiver((response) => response.socket?.destroy());
  expect(await reset.sender.post(at(reset.port), HEADERS, 'x')).toEqual({ trouble: 'net.reset' });
});

test('headers without an end are not read to theirs', async () => {
  const { port, sender } = await startReceiver((response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\n');
    const line = `x: ${'y'.repeat(1000)}\r\n`;
    const writing = setInterval(() => response.socket?.write(line), 1);
    response.socket?.on('close', () => clearInterval(writing));
  });
  expect(await sender.post(at(port), HEADERS, 'x')).toEqual({ trouble: 'net.garbage' });
});
