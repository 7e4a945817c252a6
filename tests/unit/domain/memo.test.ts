import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Memory, remember } from '../../../src/domain/memo.ts';

test('what was asked for is not made again', () => {
  const made: string[] = [];
  const shout = remember(100_000, (text) => {
    made.push(text);
    return text.toUpperCase();
  });

  expect(['a', 'b', 'a', 'b'].map(shout)).toEqual(['A', 'B', 'A', 'B']);
  expect(made).toEqual(['a', 'b']);
});

test('however many texts of whatever length come, never more bytes are held than the limit', () => {
  const limit = 20_000;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(9000)), { maxLength: 200 }), (asked) => {
      const memory = new Memory<string>(limit);
      for (const [key, length] of asked) {
        const text = String(key);
        if (memory.get(text) === undefined) memory.set(text, 'x'.repeat(length));
        expect(memory.bytes).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

test('what is asked for again and again stays while others come and go', () => {
  const memory = new Memory<string>(20_000);
  memory.set('home', 'kept');
  for (let turn = 0; turn < 1000; turn += 1) {
    memory.set(`draft ${turn}`, 'x'.repeat(500));
    expect(memory.get('home')).toBe('kept');
  }
  expect(memory.get('draft 0')).toBeUndefined();
});

test('a text that alone would take half of it pushes nothing out', () => {
  const memory = new Memory<string>(20_000);
  memory.set('home', 'kept');
  memory.set('book', 'x'.repeat(9000));
  expect(memory.get('book')).toBeUndefined();
  expect(memory.get('home')).toBe('kept');
  expect(memory.bytes).toBeLessThan(1000);
});

test('a size that the caller knows is what counts', () => {
  const memory = new Memory<Buffer>(10_000, (value) => value.length);
  for (let turn = 0; turn < 10; turn += 1) memory.set(String(turn), Buffer.alloc(3000));
  expect(memory.bytes).toBeLessThanOrEqual(10_000);
  expect(memory.get('9')).toHaveLength(3000);
});
