import { describe, expect, test } from 'vitest';
import { nodeBody } from '../../../src/front/engines/node-visitor.ts';
import { RequestBodies } from '../../../src/front/request-body.ts';
import { shareOf } from '../../../src/http/share.ts';
import { until } from '../../support/front.ts';
import { ELSEWHERE, openRaw, type RawClient, rawRequest } from '../../support/raw-client.ts';
import { serve } from '../../support/servers.ts';

const LONG = 600_000;

/** A server that takes bodies in within bounds of its own; it answers with what came, or why it did not. */
async function startBodies(
  bounds: { guests?: number; bytes?: number; time?: number; newcomers?: number } = {},
) {
  const { guests = 100, bytes = 1_000_000, time = LONG, newcomers = 0 } = bounds;
  const bodies = new RequestBodies({ guests, bytes }, time, newcomers);
  let begun = 0;
  let came = 0;
  const port = await serve((request, response) => {
    begun += 1;
    bodies.take(nodeBody(request, response), shareOf(request.socket.remoteAddress), {
      done: (body) => response.end(`took ${body.length}`),
      fail: (why) => response.end(why),
    });
    request.on('data', (part: Buffer) => {
      came += part.length;
    });
  });
  /** Begins a body that is as long as it says, and sends so much of it; that is taken in by then, or was refused. */
  const begin = async (sent: number, from = '127.0.0.1', length = 1000): Promise<RawClient> => {
    const client = await openRaw(port, { from });
    const before = { begun, came };
    client.send(rawRequest('POST /', { 'Content-Length': length }, 'x'.repeat(sent)));
    const isIn = () => begun > before.begun && came >= before.came + sent;
    await until(() => isIn() || client.received() !== '');
    return client;
  };
  return { port, begin };
}

describe('where too many come at once', () => {
  test('the slowest of the address that has most is told so, and the others come to their end', async () => {
    const { begin } = await startBodies({ guests: 3 });
    const slow = await begin(0);
    const quick = await begin(900);
    const stranger = await begin(0, ELSEWHERE);
    await begin(0);
    expect(await slow.ends()).toMatch(/Connection: close[\s\S]*late$/);
    quick.send('x'.repeat(100));
    await quick.receives(/took 1000/);
    stranger.send('x'.repeat(1000));
    await stranger.receives(/took 1000/);
  });

  test('an editor among 300 of the same address that never finish gets through', async () => {
    const { begin } = await startBodies({ guests: 20 });
    const editor = await begin(1000, '127.0.0.1', 31_000);
    for (let part = 0; part < 30; part += 1) {
      for (let count = 0; count < 10; count += 1) await begin(1);
      editor.send('x'.repeat(1000));
    }
    await editor.receives(/took 31000/);
  });

  test('who has only sent a head is not taken for the slowest while the rest is on its way', async () => {
    const { begin } = await startBodies({ guests: 3, newcomers: 1 });
    // The last of them is new as well, until somebody newer comes.
    for (let count = 0; count < 4; count += 1) await begin(900);
    const editor = await begin(0);
    editor.send('x'.repeat(1000));
    await editor.receives(/took 1000/);
  });

  test('who is new is so for a little only: what is long counts at once', async () => {
    const { begin } = await startBodies({ bytes: 100_000, newcomers: 10 });
    const greedy = await begin(120_000, '127.0.0.1', 200_000);
    expect(await greedy.ends()).toMatch(/late$/);
  });

  test('bytes count as they come, not as they are announced', async () => {
    const { begin } = await startBodies({ bytes: 100_000 });
    const modest = await Promise.all(Array.from({ length: 20 }, () => begin(10, ELSEWHERE, 200_000)));
    const greedy = await begin(90_000, '127.0.0.1', 200_000);
    expect(await greedy.ends()).toMatch(/late$/);
    for (const client of modest) expect(client.received()).toBe('');
  });
});

test('what does not come in time is told so', async () => {
  const { begin } = await startBodies({ time: 50 });
  expect(await (await begin(999)).ends()).toMatch(/Connection: close[\s\S]*late$/);
});

test('who goes away leaves its room to others', async () => {
  const { begin } = await startBodies({ guests: 2 });
  const gone = await begin(1);
  const stays = await begin(1);
  gone.socket.resetAndDestroy();
  await gone.ends();
  // Answered on another connection after that one's end was seen.
  const next = await begin(1);
  next.send('x'.repeat(999));
  await next.receives(/took 1000/);
  stays.send('x'.repeat(999));
  await stays.receives(/took 1000/);
});

test('however small the parts, they are put together', async () => {
  const { port } = await startBodies();
  const client = await openRaw(port);
  client.send(rawRequest('POST /', { 'Transfer-Encoding': 'chunked' }));
  client.send('1\r\na\r\n'.repeat(20_000));
  client.send('0\r\n\r\n');
  await client.receives(/took 20000/);
});
