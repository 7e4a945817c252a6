import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kindOfMessage, LoggedCounts } from '../../../src/config/logged-counts.ts';
import { ROOT } from '../../support/docs.ts';

test('what the logger is given is counted by its level and what it is about, from warnings on, once', () => {
  const counts = new LoggedCounts();
  counts.note(60, 'database: it is gone');
  counts.note(50, 'content: pl/faq/a.md: a word that only this file has');
  counts.note(50, 'content: pl/faq/b.md: another');
  counts.note(40, 'nobody has said this before');
  counts.note(30, 'published');
  expect(counts.take()).toEqual([
    { level: 'fatal', kind: 'database', count: 1 },
    { level: 'error', kind: 'content', count: 2 },
    { level: 'warn', kind: 'other', count: 1 },
  ]);
  expect(counts.take()).toEqual([]);
});

/** Every text that the sources log as a warning or worse, as far as it is written down there. */
const logged = globSync('src/{backstage,processes}/**/*.ts', { cwd: ROOT }).flatMap((file) =>
  [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(
      /logger\.(?:warn|error|fatal)\((?:[^'"`;]*?(?:\{[^}]*\})?[^'"`;]*?)(['"`])(.+?)\1,?\s*\)/gs,
    ),
  ].map(([, , text = '']) => text.replace(/\$\{[^}]+\}/g, 'x')),
);

test('of most that is logged it is known what it is about', () => {
  expect(logged.length).toBeGreaterThan(15);
  const others = logged.filter((text) => kindOfMessage(text) === 'other');
  expect(others.length / logged.length).toBeLessThan(0.2);
});
