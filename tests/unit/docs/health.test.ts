import { expect, test } from 'vitest';
import { TROUBLE_CODES } from '../../../src/actions/database-trouble.ts';
import { codeOf, readDoc, tableUnder } from '../../support/docs.ts';

test('docs/operations.md has every code of /readyz, and nothing more', () => {
  const { rows } = tableUnder(readDoc('docs/operations.md'), 'Watching it');
  const others = [...readDoc('src/backstage/health.ts').matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(
    ([, code]) => code,
  );
  expect(others.length).toBeGreaterThan(5);
  expect(rows.map(([code]) => codeOf(code)).sort()).toEqual([...TROUBLE_CODES, ...others].sort());
});
