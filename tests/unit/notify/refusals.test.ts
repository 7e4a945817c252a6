import { expect, test } from 'vitest';
import { Refusals } from '../../../src/notify/refusals.ts';

function refuse(run: Refusals, refused: number): void {
  for (let one = 0; one < refused; one += 1) run.refused(`s${one}`, 'smtp.550 5.1.1', true);
}

function runOf(delivered: number, refused: number): Refusals {
  const run = new Refusals();
  for (let one = 0; one < delivered; one += 1) run.delivered();
  refuse(run, refused);
  return run;
}

test.for([
  { delivered: 0, refused: 2, found: [false, false] },
  { delivered: 0, refused: 3, found: [false, true] },
  { delivered: 1, refused: 9, found: [false, false] },
  { delivered: 100, refused: 10, found: [true, false] },
  { delivered: 1000, refused: 10, found: [false, false] },
])('of $delivered taken and $refused refused: too many, or all: $found', ({ delivered, refused, found }) => {
  const run = runOf(delivered, refused);
  expect([run.areTooMany, run.wereAll]).toEqual(found);
});

test('once it was given up, what was still in flight stops nobody; the next run counts anew', () => {
  const run = runOf(0, 10);
  expect(run.areTooMany).toBe(true);
  run.giveUp();
  refuse(run, 2);
  expect(run.areTooMany).toBe(false);
  expect(run.end().stopped.size).toBe(0);
  refuse(run, 1);
  expect(run.end().stopped.size).toBe(1);
});
