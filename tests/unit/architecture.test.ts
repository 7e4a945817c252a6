import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  cyclesOf,
  filesOf,
  floorOf,
  importsOf,
  parseImports,
  ROOMS,
  roomOf,
  violationOf,
} from '../support/architecture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the rooms', () => {
  test('every file is in one', () => {
    const files = filesOf(ROOT);
    expect(files.length).toBeGreaterThan(500);
    expect(files.filter((file) => roomOf(file) === null)).toEqual([]);
  });

  test('a file that imports nothing is in none either, if nobody said which', () => {
    expect(roomOf('src/decode-path.ts')).toBeNull();
    expect(roomOf('src/somewhere/else.ts')).toBeNull();
    expect(roomOf('db/schema.ts')?.room).toBe('db');
  });

  test('beside its folders, src holds what Astro wants there alone', () => {
    const loose = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
    expect(loose.sort()).toEqual(['env.d.ts', 'middleware.ts']);
  });

  test('each is there, and none may import a higher floor', () => {
    const files = filesOf(ROOT);
    for (const { room, floor, may } of ROOMS) {
      expect(
        files.filter((file) => roomOf(file)?.room === room),
        room,
      ).not.toEqual([]);
      for (const rule of may)
        expect(floorOf(rule) ?? 0, `${room} may import ${rule}`).toBeLessThanOrEqual(floor);
    }
  });

  test('they stand on nine floors', () => {
    expect([...new Set(ROOMS.map(({ floor }) => floor))].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

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
    ['src/processes/backstage.ts', "import { EventLog } from '../store/log.ts';"],
    ['src/backstage/app.ts', "import { startSite } from '../processes/supervisor.ts';"],
    ['src/cli/main.ts', "import Home from '../ui/HomePage.astro';"],
    ['src/middleware.ts', "import { EventLog } from './store/log.ts';"],
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

describe('files that import each other in a ring', () => {
  test('there are none, types included', () => {
    expect(cyclesOf(importsOf(ROOT))).toEqual([]);
  });

  test('are found, however long the ring, and by types alone', () => {
    const source: [string, string][] = [
      ['src/domain/a.ts', "import { b } from './b.ts';"],
      ['src/domain/b.ts', "import type { C } from './c.ts';"],
      ['src/domain/c.ts', "export { a } from './a.ts';"],
      ['src/domain/d.ts', "import { a } from './a.ts';\nimport { e } from './e.ts';"],
      ['src/domain/e.ts', "const { d } = await import('./d.ts');"],
      ['src/domain/f.ts', "import { e } from './e.ts';"],
    ];
    expect(cyclesOf(source.flatMap(([file, text]) => parseImports(file, text))).sort()).toEqual([
      ['src/domain/a.ts', 'src/domain/b.ts', 'src/domain/c.ts'],
      ['src/domain/d.ts', 'src/domain/e.ts'],
    ]);
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
