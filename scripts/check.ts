// Types, lint, format, architecture rules, content: everything that needs no browser. Under a minute. Beside the unit tests
// (`--beside-unit-tests`) it leaves out the rule that is one of them.
import { run, say } from './run.ts';

const CHECKS: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
  ['lint and format', 'biome', 'ci', '--reporter=summary'],
  ['types', 'astro', 'check', '--minimumSeverity', 'warning'],
  ['architecture', 'vitest', 'run', '--reporter=dot', 'tests/unit/architecture.test.ts'],
  ['migrations', 'drizzle-kit', 'check'],
  ['migrations for PostgreSQL', 'drizzle-kit', 'check', '--config', 'drizzle.postgres.config.ts'],
  ['content', 'node', 'bin/latarnia', 'content', 'check'],
];

const failed: string[] = [];
const isBesideUnitTests = process.argv.includes('--beside-unit-tests');
for (const [name, program, ...args] of CHECKS) {
  if (isBesideUnitTests && program === 'vitest') continue;
  say(`\n── ${name}`);
  if ((await run(program, args)).code !== 0) failed.push(name);
}
say(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
