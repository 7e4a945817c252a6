import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

/** One import of one file, both as paths below the project's root. */
export interface Import {
  readonly from: string;
  /** A path below the root, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/**
 * Who may import whom. A room may always import itself; `types:room` means its types alone; `npm` any package and
 * Node; names of packages those alone. Rooms are folders below the root, or single files.
 */
const RULES: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/i18n': ['src/domain'],
  db: ['src/domain', 'drizzle-orm', 'drizzle-kit'],
  'src/store': ['src/domain', 'db', 'types:src/actions', 'npm'],
  'src/markdown': ['src/domain', 'npm'],
  'src/actions': ['src/domain'],
  'src/views': ['src/domain', 'src/i18n', 'src/search'],
  'src/formats': ['src/domain', 'src/i18n', 'csv-stringify'],
  'src/search': ['types:src/domain', 'minisearch'],
  'src/publish': ['src/domain', 'types:src/views', 'node:'],
  'src/http/paths.ts': [],
  'src/http/long-words.ts': [],
  'src/front': [
    'src/publish/snapshot.ts',
    'src/http/paths.ts',
    // The lookup, and what that imports.
    'src/domain/lookup.ts',
    'src/domain/lookup-answer.ts',
    'src/domain/lookup-time.ts',
    'src/domain/day.ts',
    'src/domain/locale.ts',
    'node:',
  ],
  'src/backstage': [
    'src/domain',
    'db',
    'src/i18n',
    'src/search',
    'src/markdown',
    'src/actions',
    'src/store',
    'src/views',
    'src/formats',
    'src/auth',
    'src/publish',
    'node:',
  ],
  'src/processes': ['src/config.ts', 'node:'],
  'src/ui': [
    'src/domain/day.ts',
    'src/domain/lookup.ts',
    'src/domain/lookup-answer.ts',
    'types:src/domain',
    'src/i18n',
    'types:src/views',
    'types:src/formats',
    'src/search',
    'astro',
    'uqr',
  ],
  'src/auth': ['src/domain', 'db', 'types:src/store', 'npm'],
  'src/staff': ['src/domain', 'src/actions', 'src/views', 'src/formats', 'src/i18n', 'types:src/auth', 'zod'],
  'src/api': ['src/domain', 'src/actions', 'src/formats', 'zod', 'node:'],
  'src/pages': [
    'src/api',
    'src/staff',
    'src/views',
    'src/formats',
    'src/ui',
    'src/i18n',
    'types:astro',
    'types:src/domain',
  ],
};

/** The entry points and the wiring may import whatever is below them. */
const FREE = [
  'src/finish.ts',
  'src/app.ts',
  'src/auth-connection.ts',
  'src/door.ts',
  'src/staff-middleware.ts',
  'src/server.ts',
  'src/middleware.ts',
  'src/config.ts',
  'src/build.ts',
  'src/logger.ts',
  'src/development.ts',
  'src/content-folder.ts',
  'src/disk-watch.ts',
  'src/backstage.ts',
  'src/backups.ts',
  'src/due-intents.ts',
  'src/log-connection.ts',
  'src/public-documents.ts',
  'src/publishing.ts',
  'src/quick-imports.mjs',
  'src/renderer.ts',
  'src/snapshot-state.ts',
  'src/socket.ts',
  'src/supervised.ts',
  'src/troubles.ts',
  'src/env.d.ts',
  'src/cli',
];

/** Why an import breaks the rules, or `null`. */
export function violationOf({ from, to, typeOnly }: Import): string | null {
  if (FREE.some((free) => isIn(from, free))) return null;
  const room = Object.keys(RULES).find((one) => isIn(from, one));
  if (room === undefined) return `${from} is in no room`;
  if (isIn(to, room)) return null;
  const allowed = (RULES[room] ?? []).some((rule) => {
    if (rule.startsWith('types:')) return typeOnly && isIn(to, rule.slice('types:'.length));
    if (rule === 'npm') return !to.startsWith('src/') && !to.startsWith('db/');
    if (rule === 'node:') return to.startsWith('node:');
    return isIn(to, rule);
  });
  return allowed ? null : `${from} may not import ${to}`;
}

function isIn(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}

/** Every import in the files below `src` and `db`. */
export function importsOf(root: string): Import[] {
  return ['src', 'db'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|astro|mjs)$/.test(entry.name))
      .flatMap((entry) => {
        const file = join(entry.parentPath, entry.name);
        return parseImports(relative(root, file), readFileSync(file, 'utf8'));
      }),
  );
}

/** The imports that stand in a source text: static, re-exported, dynamic, and for their side effects. */
export function parseImports(from: string, source: string): Import[] {
  const statements = /^\s*(import|export)\s+(type\s)?((?:[^'";]|\n)*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [
    ...[...source.matchAll(statements)].map((match) => ({
      from,
      to: resolveImport(from, match[4] ?? ''),
      typeOnly: match[2] !== undefined || namesTypesOnly(match[3] ?? ''),
    })),
    ...[...source.matchAll(dynamic)].map((match) => ({
      from,
      to: resolveImport(from, match[1] ?? ''),
      typeOnly: false,
    })),
  ];
}

function namesTypesOnly(clause: string): boolean {
  const names = /^\{([^}]*)\}/.exec(clause.trim())?.[1];
  return names?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false;
}

function resolveImport(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}
