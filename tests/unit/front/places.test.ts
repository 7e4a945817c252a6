import { expect, test } from 'vitest';
import { Places } from '../../../src/front/places.ts';

const MANY = { guests: 100, bytes: 1000 };

/** Places, and what happened to those who asked. */
function placesOf(most: number, waiting = MANY, next: 'first' | 'last' = 'first') {
  const places = new Places({ most, next, waiting });
  const served: string[] = [];
  const refused: string[] = [];
  const ask = (name: string, bytes = 0) =>
    places.ask(
      name.slice(0, 1),
      bytes,
      () => void served.push(name),
      () => void refused.push(name),
    );
  return { places, ask, served, refused };
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

test('where that is better, who came last is served first, and who has waited longest is sent away', () => {
  const { ask, served, refused } = placesOf(1, { guests: 3, bytes: 1000 }, 'last');
  const leave = ask('a1');
  for (const name of ['a2', 'a3', 'a4', 'a5']) ask(name);
  leave();
  expect(refused).toEqual(['a2']);
  expect(served).toEqual(['a1', 'a5']);
});

test('while answers take long an address has fewer places, and all again when they are quick', () => {
  const { places, ask, served } = placesOf(64);
  for (let count = 0; count < 20; count += 1) places.took(1000);
  const leaves = Array.from({ length: 40 }, () => ask('a'));
  expect(served).toHaveLength(4);
  ask('b');
  expect(served).toHaveLength(5);
  for (let count = 0; count < 60; count += 1) places.took(10);
  leaves[0]?.();
  expect(served.length).toBeGreaterThan(30);
});
