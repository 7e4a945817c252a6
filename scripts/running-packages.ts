import { globSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

const names = z.record(z.string(), z.unknown()).default({});
const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
      peerDependenciesMeta: z
        .record(z.string(), z.object({ optional: z.boolean().default(false) }))
        .default({}),
    }),
  ),
});
type Locked = z.infer<typeof lockShape>['packages'];

/** What is run as it stands; what is built from the rest of `src` lies in `dist`. */
const PROGRAM = ['bin/latarnia', 'src/**/*.{ts,mjs}', 'db/**/*.ts', 'dist/server/**/*.mjs'];
/** Read by the builder alone. */
const BUILT = ['src/middleware.ts', 'src/pages/**', 'src/env.d.ts'];
/** `import x from 'y'`, `import 'y'`, `export … from 'y'`, `import('y')`; not what is there for its types. */
const IMPORTS =
  /^\s*(?:import|export)\s+(?!type\b)(?:[\w*{][^;'"]*?from\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** The packages of a built tree: those that its program imports, with all that they need, and the others. */
export function findRunningPackages(root: string): { running: string[]; others: string[] } {
  const { packages } = lockShape.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const kept = new Set<string>();
  for (const name of importedBy(root)) keep(packages, '', name, kept);
  const running = new Set([...kept].map((path) => packageOf(path.replace('node_modules/', ''))));
  const installed = readdirSync(join(root, 'node_modules')).flatMap((entry) =>
    entry.startsWith('@')
      ? readdirSync(join(root, 'node_modules', entry)).map((name) => `${entry}/${name}`)
      : [entry],
  );
  const isPackage = (name: string) => !name.startsWith('.');
  return {
    running: installed.filter((name) => running.has(name)),
    others: installed.filter((name) => isPackage(name) && !running.has(name)),
  };
}

/** The packages that the program's own files import. */
function importedBy(root: string): Set<string> {
  const files = globSync(PROGRAM, { cwd: root, exclude: BUILT });
  const imported = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(IMPORTS)].map(([, from, late]) => from ?? late ?? ''),
  );
  return new Set(imported.filter((name) => /^@?[a-z]/.test(name) && !isBuiltin(name)).map(packageOf));
}

/** `@libsql/client/sqlite3` → `@libsql/client`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Keeps a package, found from where it is asked for as Node finds it, and what it needs. */
function keep(packages: Locked, from: string, name: string, kept: Set<string>): void {
  const path = resolve(packages, from, name);
  if (path === null || kept.has(path)) return;
  kept.add(path);
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path] ?? {};
  const peers = Object.keys(peerDependencies ?? {}).filter((peer) => !peerDependenciesMeta?.[peer]?.optional);
  for (const needed of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers])
    keep(packages, path, needed, kept);
}

function resolve(packages: Locked, from: string, name: string): string | null {
  const path = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (path in packages) return path;
  if (from === '') return null;
  const above = from.lastIndexOf('/node_modules/');
  return resolve(packages, above === -1 ? '' : from.slice(0, above), name);
}
