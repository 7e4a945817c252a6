import { expect, test } from 'vitest';
import { readWithin } from '../../../src/publish/read-within.ts';

test('an answer is read in full, up to its limit', async () => {
  expect((await readWithin(new Response('abcd'), 4)).toString()).toBe('abcd');
  expect(await readWithin(new Response(null), 4)).toHaveLength(0);
  await expect(readWithin(new Response('abcde'), 4)).rejects.toThrow('more than 4 bytes');
});

test('of an answer that never ends no more is taken than its limit', async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      given += 1;
      controller.enqueue(new Uint8Array(10));
    },
  });
  await expect(readWithin(new Response(endless), 100)).rejects.toThrow('more than 100 bytes');
  expect(given).toBeLessThan(20);
});
