import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startLimit } from '../../../src/front/time-limit.ts';
import { listen } from '../../support/port.ts';

/** Both ends of a connection. */
async function connected(): Promise<[near: Socket, far: Socket]> {
  const server = createServer();
  const near = connect(await listen(server), '127.0.0.1');
  const [far] = await once(server, 'connection');
  onTestFinished(() => {
    near.destroy();
    server.close();
  });
  return [near, far];
}

/** Nothing in this process moves for so long (ms). */
function standStill(time: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);
}

test('what came while the process stood still came in time', async () => {
  const [near, far] = await connected();
  const seen: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  near.on('data', () => seen.push('it came'));
  startLimit(60, () => {
    seen.push('the limit');
    end();
  });
  far.write('x');
  standStill(200);
  await ended;
  expect(seen).toEqual(['it came', 'the limit']);
});

test('a limit that is called off is not heard of', async () => {
  const seen: string[] = [];
  const endFirst = startLimit(0, () => seen.push('called off at once'));
  endFirst();
  const endSecond = startLimit(60, () => seen.push('called off while what came is looked at'));
  await new Promise<void>((resolve) => {
    startLimit(40, () => {
      endSecond();
      resolve();
    });
  });
  await new Promise<void>((resolve) => startLimit(60, resolve));
  expect(seen).toEqual([]);
});
