import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPlaywright, readVitest } from '../../scripts/test-reports.ts';
import { temporaryFolder } from '../support/folder.ts';

function reportOf(report: object): string {
  const file = join(temporaryFolder(), 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

test('a file that broke before its tests counts as one that failed, and is named', () => {
  const stack = `\u001b[31mAssertionError: no\u001b[39m\n\n  at tests/a.test.ts:2\n  at x/node_modules/vitest/run.js`;
  const file = reportOf({
    numPassedTests: 7,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      {
        name: '/x/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'bad', status: 'failed', failureMessages: [stack] },
          { fullName: 'good', status: 'passed', failureMessages: [] },
        ],
      },
      { name: '/x/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ],
  });
  expect(readVitest(file)).toEqual({
    passed: 7,
    failed: 2,
    skipped: 2,
    failures: [
      expect.stringMatching(/a\.test\.ts › bad\n {4}AssertionError: no\n {6}at tests\/a\.test\.ts:2$/),
      expect.stringMatching(/b\.test\.ts\n {4}no such module$/),
    ],
  });
});

test('a test in a browser is named with its line, however deep it stands', () => {
  const spec = (title: string, ok: boolean) => ({
    title,
    file: 'home.spec.ts',
    line: 3,
    ok,
    tests: [{ results: ok ? [{}] : [{ error: { message: 'Error: gone' } }] }],
  });
  const file = reportOf({
    suites: [{ specs: [spec('fine', true)], suites: [{ specs: [spec('bad', false)] }] }],
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
  });
  expect(readPlaywright(file)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: ['home.spec.ts:3 › bad\n    Error: gone'],
  });
});
