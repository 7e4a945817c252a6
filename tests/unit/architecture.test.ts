import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importsOf, parseImports, violationOf } from '../support/architecture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('who may import whom', () => {
  test('no file imports what its room may not', () => {
    const imports = importsOf(ROOT);
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(violationOf).filter((violation) => violation !== null)).toEqual([]);
  });

  const broken: [string, string][] = [
    ['src/domain/lookup.ts', "import { z } from 'zod';"],
    ['src/domain/lookup.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/domain/lookup.ts', "import { commonWords } from '../i18n/common.ts';"],
    ['src/views/home.ts', "import { EventLog } from '../store/log.ts';"],
    ['src/views/home.ts', "import { renderMarkdown } from '../markdown/render.ts';"],
    ['src/pages/api/v1/x.ts', "const { openDatabase } = await import('../../../store/database.ts');"],
    ['src/ui/HomePage.astro', "import { homeView, type HomeView } from '../views/home.ts';"],
    ['src/actions/confirm.ts', "export { openDatabase } from '../store/database.ts';"],
    ['src/front/server.ts', "import { project } from '../domain/projection.ts';"],
    ['src/somewhere/else.ts', "import '../domain/day.ts';"],
  ];
  test.for(broken)('%s with %s is found', ([file, source]) => {
    expect(parseImports(file, source).map(violationOf)).toEqual([expect.stringContaining(file)]);
  });

  test('types may be imported where values may not', () => {
    const imports = parseImports(
      'src/ui/HomePage.astro',
      "import type { HomeView } from '../views/home.ts';",
    );
    expect(imports.map(violationOf)).toEqual([null]);
  });
});

describe('the domain', () => {
  const files = readdirSync(join(ROOT, 'src/domain')).map((name) => ({
    name,
    source: readFileSync(join(ROOT, 'src/domain', name), 'utf8'),
  }));

  test('knows no clock, and Temporal in time.ts alone', () => {
    for (const { name, source } of files) {
      expect(source, name).not.toMatch(/\bDate\b(?!\.)\s*\(|\bDate\.|new Date|performance\./);
      if (name !== 'time.ts') expect(source, name).not.toMatch(/\bTemporal\./);
    }
  });
});
