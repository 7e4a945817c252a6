import { expect, test } from 'vitest';
import { Room } from '../../../src/front/room.ts';

/** A room, and who had to go out of it. */
function roomOf(guests: number, bytes: number) {
  const gone: string[] = [];
  const room = new Room({ guests, bytes });
  const enter = (name: string, rank: number, held = 0) => {
    const guest = { share: name.slice(0, 1), rank, evict: () => void gone.push(name) };
    room.enter(guest, held);
    return guest;
  };
  return { room, gone, enter };
}

test('who is too many goes: of the share that has most, the lowest', () => {
  const { enter, gone } = roomOf(3, 100);
  enter('a1', 1);
  enter('b1', 5);
  enter('b2', 3);
  enter('b3', 4);
  enter('a2', 2);
  expect(gone).toEqual(['b2', 'a1']);
});

test('a share that has fewest loses nothing, however low its own stand', () => {
  const { enter, gone } = roomOf(10, 100);
  enter('a1', -1);
  for (let count = 0; count < 500; count += 1) enter('b', count);
  expect(gone).toEqual(Array(491).fill('b'));
});

test('bytes are counted as they are held now, and who holds none is not asked to go for them', () => {
  const { room, enter, gone } = roomOf(10, 100);
  const first = enter('a1', 2, 60);
  enter('a2', 1, 0);
  const third = enter('b1', 3, 40);
  expect(gone).toEqual([]);
  room.hold(third, 41);
  expect(gone).toEqual(['a1']);
  room.hold(first, 500);
  room.hold(third, 100);
  expect(gone).toEqual(['a1']);
  room.leave(third);
  enter('a3', 1, 100);
  expect(gone).toEqual(['a1']);
  expect(room.size).toBe(2);
});

test('one that alone is more than the room goes itself', () => {
  const { enter, gone } = roomOf(10, 100);
  enter('a1', 1, 101);
  expect(gone).toEqual(['a1']);
});
