import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf } from '../support/architecture.ts';

const ROOT = join(import.meta.dirname, '../..');
const DECLARED =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

/** The methods of a route are named by Astro, and no file imports them. */
const isRoute = (file: string) => file.startsWith('src/pages/');

test('what is exported has a name of its own: one name, one meaning', () => {
  const files = filesOf(ROOT).filter((file) => /\.(ts|astro|mjs)$/.test(file) && !isRoute(file));
  const declared = files.flatMap((file) =>
    [
      ...new Set(
        readFileSync(join(ROOT, file), 'utf8')
          .matchAll(DECLARED)
          .map(([, name = '']) => name),
      ),
    ].map((name) => ({ name, file })),
  );
  expect(declared.length).toBeGreaterThan(1000);
  const shared = [...Map.groupBy(declared, ({ name }) => name)].filter(([, where]) => where.length > 1);
  expect(shared.map(([name, where]) => [name, ...where.map(({ file }) => file)])).toEqual([]);
});

test('what nobody else reads is not exported', () => {
  const words = new Map(
    globSync('{src,db,tests,scripts}/**/*.{ts,astro,mjs}', { cwd: ROOT }).map((file) => [
      file,
      new Set(readFileSync(join(ROOT, file), 'utf8').match(/\w+/g)),
    ]),
  );
  const files = filesOf(ROOT).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  // What these export is asked for by others than our files: Astro, drizzle-kit.
  const ours = files.filter(
    (file) => !isRoute(file) && file !== 'src/middleware.ts' && !file.startsWith('db/'),
  );
  expect(ours.length).toBeGreaterThan(400);
  const unread = ours.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(DECLARED)]
      .map(([, name = '']) => name)
      .filter((name) => ![...words].some(([other, its]) => other !== file && its.has(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(unread).toEqual([]);
});
