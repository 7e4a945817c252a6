import { expect, test } from 'vitest';
import { Places } from '../../../src/front/places.ts';

const MANY = { guests: 100, bytes: 1000 };

/** Places, and what happened to those who asked. */
function placesOf(most: number, waiting = MANY) {
  const places = new Places(most, waiting);
  const served: string[] = [];
  const refused: string[] = [];
  const ask = (name: string, bytes = 0) =>
    places.ask(
      name.slice(0, 1),
      bytes,
      () => void served.push(name),
      () => void refused.push(name),
    );
  return { ask, served, refused };
}

test('who finds none waits, and the addresses take turns', () => {
  const { ask, served } = placesOf(2);
  const leave = ask('a1');
  for (const name of ['a2', 'a3', 'a4', 'b1', 'b2', 'c1']) ask(name);
  expect(served).toEqual(['a1', 'b1']);
  leave();
  expect(served).toEqual(['a1', 'b1', 'a2']);
});

test('every place that is given back goes to the next, until all were served once', () => {
  const { ask, served } = placesOf(1);
  const leaves = ['a1', 'a2', 'b1', 'a3', 'b2', 'c1'].map((name) => ask(name));
  // Out of order and twice: a place is given back once.
  for (let turn = 0; turn < 6; turn += 1) {
    const at = ['a1', 'a2', 'b1', 'a3', 'b2', 'c1'].indexOf(served.at(-1) ?? '');
    leaves[at]?.();
    leaves[at]?.();
  }
  expect(served).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
});

test('who waits no longer is passed over', () => {
  const { ask, served } = placesOf(1);
  const leave = ask('a1');
  const forget = ask('a2');
  ask('a3');
  forget();
  leave();
  expect(served).toEqual(['a1', 'a3']);
});

test('where too many wait, the last of the address of which most wait is sent away', () => {
  const { ask, refused } = placesOf(1, { guests: 3, bytes: 1000 });
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'a5']) ask(name);
  expect(refused).toEqual(['a4', 'a5']);
});

test('and where they have sent too much, likewise', () => {
  const { ask, refused } = placesOf(1, { guests: 100, bytes: 100 });
  ask('a1', 100);
  ask('a2', 60);
  ask('a3', 40);
  ask('b1', 50);
  expect(refused).toEqual(['a3', 'a2']);
});
