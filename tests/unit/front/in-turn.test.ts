import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startFront, until } from '../../support/front.ts';
import { temporaryFolder } from '../../support/log.ts';
import { planOf } from '../../support/snapshot.ts';

/** A backstage that says when it was asked what, and answers when it is told to. */
async function startPipelined() {
  const socket = join(temporaryFolder(), 'backstage.sock');
  const asked: string[] = [];
  let now = 0;
  let most = 0;
  const backstage = createServer((request, response) => {
    asked.push(request.url ?? '');
    now += 1;
    most = Math.max(most, now);
    setImmediate(() => {
      now -= 1;
      response.end(`answer to ${request.url};`);
    });
  });
  await new Promise<void>((resolve) => backstage.listen(socket, resolve));
  onTestFinished(() => {
    backstage.close();
    backstage.closeAllConnections();
  });
  const front = await startFront({ socket });
  const live = [{ path: '/staff/', methods: ['GET', 'HEAD', 'POST'] }];
  await front.publish(planOf({ '/': { text: 'home' } }, { live }));
  await front.served();
  return { port: front.port, asked, most: () => most };
}

test('what comes pipelined over a connection is asked one after the other, and answered in its order', async () => {
  const { port, asked, most } = await startPipelined();
  const client = connect(port, '127.0.0.1');
  onTestFinished(() => void client.destroy());
  let said = '';
  client.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const paths = Array.from({ length: 500 }, (_, index) => `/staff/${index}/`);
  client.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''));
  await until(() => said.includes('answer to /staff/499/;'), 30_000, 'the last answer');
  expect(said.match(/answer to [^;]+/g)).toEqual(paths.map((path) => `answer to ${path}`));
  expect(asked).toEqual(paths);
  expect(most()).toBe(1);
});

test('a form among them comes with its body', async () => {
  const { port } = await startPipelined();
  const client = connect(port, '127.0.0.1');
  onTestFinished(() => void client.destroy());
  let said = '';
  client.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const get = 'GET /staff/a/ HTTP/1.1\r\nHost: a\r\n\r\n';
  const post = `POST /staff/b/ HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n${'x'.repeat(70_000)}`;
  client.write(`${get}${post}${get}`);
  await until(() => said.match(/answer to [^;]+/g)?.length === 3, 30_000, 'three answers');
  expect(said.match(/answer to [^;]+/g)?.[1]).toBe('answer to /staff/b/');
});
