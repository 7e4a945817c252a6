import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDecisions } from '../../support/decisions.ts';
import { codeOf, DOCS, ROOT, readDoc, tableUnder } from '../../support/docs.ts';

const { decisions, malformed } = readDecisions();
const byNumber = new Map(decisions.map((decision) => [decision.number, decision]));
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('every decision', () => {
  test('has a number and a status', () => {
    expect(malformed).toEqual([]);
    expect(decisions.length).toBeGreaterThan(100);
  });

  test('has a number of its own, and none is missing', () => {
    expect(decisions.map(({ number }) => number).sort((x, y) => x - y)).toEqual(
      decisions.map((_, index) => index + 1),
    );
  });

  const changed = decisions.filter(({ by }) => by.length > 0);
  test.for(changed)('$number names as its successor a later one that holds', ({ number, by }) => {
    for (const one of by) {
      expect(one).toBeGreaterThan(number);
      expect(byNumber.get(one)?.status).toMatch(/accepted|amended/);
    }
  });
});

describe('the dependencies', () => {
  const { rows } = tableUnder(readDoc('DECISIONS.md'), 'Dependencies');

  test('have a reason each, and every reason has its package', () => {
    const installed = Object.keys({ ...dependencies, ...devDependencies });
    const brought = readdirSync(join(ROOT, 'scripts', 'brought'));
    expect(rows.map(([name]) => codeOf(name)).sort()).toEqual([...installed, ...brought].sort());
  });

  test.for(rows)('%s: its decision holds', ([, , number]) => {
    expect(byNumber.get(Number(number))?.status).toMatch(/accepted|amended/);
  });
});

test('no document names a decision that there is not', () => {
  const named = DOCS.flatMap((path) =>
    [...readDoc(path).matchAll(/\b[Dd]ecisions? (\d+)/g)].map(([, number]) => Number(number)),
  );
  expect(named.filter((number) => !byNumber.has(number))).toEqual([]);
});
