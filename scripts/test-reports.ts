import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { Count } from './count.ts';
import { ROOT } from './run.ts';

/** So many lines of what went wrong are told again at the end: enough to see what it is. */
const LINES = 6;

const VITEST = z.object({
  numPassedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

interface Suite {
  readonly specs?: readonly Spec[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
}

const SPEC = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ error: z.object({ message: z.string().default('') }).nullish() })),
    }),
  ),
});

type Spec = z.infer<typeof SPEC>;

const SUITE: z.ZodType<Suite> = z.object({
  specs: z.array(SPEC).optional(),
  get suites() {
    return z.array(SUITE).optional();
  },
});

const PLAYWRIGHT = z.object({
  suites: z.array(SUITE),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** @throws when it is no report of vitest's (`--reporter=json`) */
export function readVitest(file: string): Count {
  const report = VITEST.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = report.testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const name = relative(ROOT, path);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file that could not be read has no tests that failed.
    if (failed.length === 0) return status === 'failed' ? [failure(name, message)] : [];
    return failed.map((test) =>
      failure(`${name} › ${test.fullName}`, test.failureMessages?.join('\n') ?? ''),
    );
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/** @throws when it is no report of Playwright's (`--reporter=json`) */
export function readPlaywright(file: string): Count {
  const { stats, suites } = PLAYWRIGHT.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = suites
    .flatMap(specsOf)
    .filter(({ ok }) => !ok)
    .map(({ file: spec, line, title, tests }) => {
      const [error] = tests.flatMap(({ results }) => results.flatMap((result) => result.error ?? []));
      return failure(`${spec}:${line} › ${title}`, error?.message ?? '');
    });
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures,
  };
}

function specsOf({ specs = [], suites = [] }: Suite): Spec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function failure(name: string, message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('/node_modules/'));
  return [name, ...lines.slice(0, LINES).map((line) => `    ${line}`)].join('\n');
}
