import { describe, expect, test } from 'vitest';
import { project } from '../../../src/domain/projection.ts';
import { KeptStates } from '../../../src/store/kept-states.ts';
import { eventsOf } from '../../support/events.ts';
import { availability, cell, restoration } from '../../support/state.ts';

const events = eventsOf(
  Array.from({ length: 95 }, (_, at) =>
    at % 7 === 0
      ? restoration({ a: at % 2 === 0 ? 'offline' : 'restored' })
      : availability([cell(`f${at % 5}`, 'a', at % 2 === 0 ? 'available' : 'limited')]),
  ),
);

function open(options: { readonly step?: number; readonly most?: number } = {}) {
  const read: [number, number][] = [];
  const states = new KeptStates(
    async (after, upTo) => {
      read.push([after, upTo]);
      return events.filter(({ sequence }) => sequence > after && sequence <= upTo);
    },
    { step: 10, ...options },
  );
  return { states, read };
}

describe('the state at an earlier revision', () => {
  test('is that of a replay of the log up to there, in whatever order they are asked for', async () => {
    const { states } = open();
    for (const revision of [57, 3, 95, 10, 58, 60, 1, 94]) {
      expect(await states.at(revision, 95)).toEqual(project(events.slice(0, revision)));
    }
  });

  test('is read from the nearest state that is kept before it', async () => {
    const { states, read } = open();
    await states.at(57, 95);
    read.length = 0;
    await states.at(58, 95);
    expect(read).toEqual([[50, 58]]);
    read.length = 0;
    await states.at(50, 95);
    expect(read).toEqual([]);
  });

  test('is read once for those who ask at the same time', async () => {
    const { states, read } = open();
    await Promise.all([states.at(50, 95), states.at(50, 95), states.at(50, 95)]);
    expect(read).toEqual([0, 10, 20, 30, 40].map((after) => [after, after + 10]));
  });

  test('is kept of as many revisions as there is room for: of a longer log further apart', async () => {
    const { states } = open({ step: 1, most: 6 });
    expect(await states.at(95, 95)).toEqual(project(events));
    expect(states.size).toBeLessThanOrEqual(6);
    expect(await states.at(33, 95)).toEqual(project(events.slice(0, 33)));
  });

  test('is refused where the log does not have it', async () => {
    const { states } = open();
    await expect(states.at(96, 96)).rejects.toThrow('the log does not have revision 96');
    expect(await states.at(5, 96)).toEqual(project(events.slice(0, 5)));
  });

  test('is kept by nobody once it is forgotten, nor by a reading that had begun before', async () => {
    const { states, read } = open();
    const begun = states.at(20, 95);
    await Promise.resolve();
    states.forget();
    await begun;
    expect(states.size).toBe(0);
    read.length = 0;
    await states.at(20, 95);
    expect(read[0]).toEqual([0, 10]);
  });
});
