import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OriginConnection } from '../../../src/mirror/fetch-bounded.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { listen } from '../../support/port.ts';
import { serve } from '../../support/servers.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const { signal } = new AbortController();

function open(): OriginConnection {
  const connection = new OriginConnection();
  onTestFinished(() => connection.close());
  return connection;
}

test('an answer that does not come to its end in time is broken off', async () => {
  const port = await serve((_, response) => {
    response.writeHead(200, { 'Content-Length': 1000 });
    const dripping = setInterval(() => response.write('x'), 5);
    response.on('close', () => clearInterval(dripping));
  });
  const fetching = open().fetch(new URL(`http://127.0.0.1:${port}/`), { limit: 2000, deadline: 200, signal });
  await expect(fetching).rejects.toThrow('did not answer in full within 0.2 s');
});

test('what is known already is not sent again', async () => {
  const port = await serve((request, response) => {
    response.writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 200, { ETag: '"a"' }).end();
  });
  const url = new URL(`http://127.0.0.1:${port}/`);
  const connection = open();
  const options = { limit: 10, deadline: 60_000, signal };
  expect(await connection.fetch(url, options)).toMatchObject({ status: 200, etag: '"a"' });
  expect(await connection.fetch(url, { ...options, etag: '"a"' })).toMatchObject({ status: 304 });
});

// Where this fails: apt-get install openssl.
test.skipIf(!hasOpenssl)(
  'a certificate that nobody vouches for is not taken, and what to do is said',
  async () => {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-days', '1', '-nodes', '-newkey', 'rsa:2048'];
    execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) =>
      response.end('x'),
    );
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    const port = await listen(server);
    const fetching = open().fetch(new URL(`https://127.0.0.1:${port}/`), {
      limit: 10,
      deadline: 60_000,
      signal,
    });
    await expect(fetching).rejects.toThrow('NODE_EXTRA_CA_CERTS');
  },
);
