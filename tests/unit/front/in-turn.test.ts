import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { inTurn } from '../../../src/front/in-turn.ts';
import { startFront, until } from '../../support/front.ts';
import { ELSEWHERE, openRaw, rawRequest } from '../../support/raw-client.ts';
import { serve, startBackstage } from '../../support/servers.ts';
import { planOf } from '../../support/snapshot.ts';

/**
 * Behind Node's server, which gives every request of a connection at once; Bun's ends it where one comes behind another that backstage
 * is asked for.
 */
async function startPipelined() {
  const asked: string[] = [];
  let now = 0;
  let most = 0;
  const { socket } = await startBackstage((request, response) => {
    asked.push(request.url ?? '');
    now += 1;
    most = Math.max(most, now);
    setImmediate(() => {
      now -= 1;
      response.end(`answer to ${request.url};`);
    });
  });
  const front = await startFront({ socket, engine: 'node' });
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

/** A server that answers when it is told, and whose requests wait for their turns. */
async function startServer(most = 10_000) {
  const begun: { readonly url: string; readonly response: ServerResponse }[] = [];
  let asked = 0;
  const take = inTurn(({ url = '' }, response) => void begun.push({ url, response }), {
    guests: Number.POSITIVE_INFINITY,
    bytes: most,
  });
  const port = await serve((request, response) => {
    asked += 1;
    take(request, response);
  });
  return { port, begun, asked: () => asked };
}

const requests = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => rawRequest(`GET /${name}${index}`)).join('');

test('of a thousand requests on one connection one is at work, and each is answered in its turn', async () => {
  const { port, begun, asked } = await startServer();
  const client = await openRaw(port);
  client.send(requests('', 1000));
  await until(() => asked() > 1);
  for (let index = 0; index < 1000; index += 1) {
    await until(() => begun.length > index);
    expect(begun.length).toBe(index + 1);
    begun[index]?.response.end(`answer ${index}.`);
  }
  const text = await client.receives(/answer 999\./);
  expect([...text.matchAll(/answer (\d+)\./g)].map(([, index]) => Number(index))).toEqual(
    Array.from({ length: 1000 }, (_, index) => index),
  );
});

test('who reads no answer has no further one made', async () => {
  const { port, begun, asked } = await startServer();
  const client = await openRaw(port, { reads: false });
  client.send(requests('', 100));
  await until(() => asked() === 100);
  const large = Buffer.alloc(16 * 1024 * 1024, 'x');
  begun[0]?.response.end(large);
  // Another one's whole exchange lies between.
  const other = await openRaw(port, { from: ELSEWHERE });
  other.send(requests('other', 1));
  await until(() => begun.some(({ url }) => url === '/other0'));
  begun.at(-1)?.response.end('for the other.');
  await other.receives(/for the other\./);
  expect(begun.map(({ url }) => url)).toEqual(['/0', '/other0']);
});

test('where too many wait, the connection with the most ends, and what others asked for is answered', async () => {
  const { port, begun, asked } = await startServer(50);
  const editor = await openRaw(port);
  editor.send(requests('editor', 3));
  const stranger = await openRaw(port, { from: ELSEWHERE });
  stranger.send(requests('stranger', 20));
  await until(() => asked() === 23);
  const greedy = await openRaw(port);
  greedy.send(requests('greedy', 200));
  await greedy.ends();
  for (let index = 0; index < 3; index += 1) {
    await until(() => begun.some(({ url }) => url === `/editor${index}`));
    begun.find(({ url }) => url === `/editor${index}`)?.response.end(`answer ${index}.`);
  }
  await editor.receives(/answer 2\./);
  expect(stranger.socket.destroyed).toBe(false);
});

test('whoever goes takes what waits along, and makes room', async () => {
  const { port, begun, asked } = await startServer(50);
  for (let round = 0; round < 5; round += 1) {
    const client = await openRaw(port);
    client.send(requests(`${round}-`, 50));
    await until(() => asked() === (round + 1) * 50);
    client.socket.destroy();
    await until(() => begun[round]?.response.destroyed === true);
  }
  expect(begun.map(({ url }) => url)).toEqual(['/0-0', '/1-0', '/2-0', '/3-0', '/4-0']);
});
