import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

/** One import of one file, both as paths below the project's root. */
export interface Import {
  readonly from: string;
  /** A path below the root, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** A room: a folder below the root, or a single file. */
export interface Room {
  /** A room imports none of a higher floor. */
  readonly floor: number;
  readonly room: string;
  /**
   * What it may import, beside itself: folders and files of others; `types:…` their types alone; `npm` any package and
   * Node; names of packages (`node:` for Node) those alone.
   */
  readonly may: readonly string[];
}

/** Everything below the wiring. */
const BELOW_BACKSTAGE = [
  'src/domain',
  'src/config',
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
  'src/notify',
  'src/staff',
  'src/subscribe',
  'src/api',
  'src/http',
];

/** Every room of the house, from the ground up. */
export const ROOMS: readonly Room[] = [
  { floor: 1, room: 'src/domain', may: [] },
  { floor: 1, room: 'src/config', may: ['zod', 'pino', 'node:'] },
  // What front and backstage both read a request by.
  { floor: 1, room: 'src/http/paths.ts', may: [] },
  { floor: 1, room: 'src/http/encodings.ts', may: [] },
  { floor: 1, room: 'src/http/etags.ts', may: [] },
  { floor: 1, room: 'src/http/share.ts', may: ['node:'] },
  { floor: 2, room: 'db', may: ['src/domain', 'drizzle-orm', 'drizzle-kit'] },
  { floor: 2, room: 'src/i18n', may: ['src/domain'] },
  { floor: 2, room: 'src/search', may: ['types:src/domain', 'minisearch'] },
  {
    floor: 2,
    room: 'src/markdown',
    may: ['src/domain', 'diff', 'marked', 'sanitize-html', 'yaml', 'zod', 'node:'],
  },
  { floor: 2, room: 'src/actions', may: ['src/domain'] },
  {
    floor: 3,
    room: 'src/store',
    may: [
      'src/domain',
      'db',
      'types:src/actions',
      'src/actions/database-trouble.ts',
      '@libsql',
      'postgres',
      'drizzle-orm',
      'node:',
    ],
  },
  { floor: 3, room: 'src/views', may: ['src/domain', 'src/i18n', 'src/search', 'diff'] },
  {
    floor: 3,
    room: 'src/formats',
    may: [
      'src/domain',
      'src/i18n',
      'src/views/calendar.ts',
      'src/views/change-lines.ts',
      // What pictures and pages of others say.
      'src/views/badge.ts',
      'src/views/panel-notice.ts',
      'src/views/feed.ts',
      'src/views/share.ts',
      'types:src/views',
      'canonicalize',
      'csv-stringify',
      'feedsmith',
      'ical-generator',
      'node:crypto',
    ],
  },
  { floor: 3, room: 'src/auth', may: ['src/domain', 'db', 'types:src/store', 'npm'] },
  {
    floor: 4,
    room: 'src/publish',
    may: ['src/domain', 'types:src/http/encodings.ts', 'types:src/views', 'node:'],
  },
  {
    floor: 4,
    room: 'src/notify',
    may: [
      'src/domain',
      'src/i18n',
      'src/views',
      // The names that things have in Statuspage's API.
      'src/formats/statuspage',
      'types:src/config',
      'types:src/actions',
      'types:src/store',
      'types:pino',
      'nodemailer',
      'standardwebhooks',
      'web-push',
      'undici',
      'ipaddr.js',
      'postal-mime',
      'node:',
    ],
  },
  {
    floor: 4,
    room: 'src/front',
    may: [
      'src/publish/snapshot.ts',
      'src/publish/snapshot-reader.ts',
      // What it offers to mirrors, and how a mirror is.
      'src/publish/offer-addresses.ts',
      'src/publish/blob-wire.ts',
      'src/publish/mirror-status.ts',
      'src/http/paths.ts',
      'src/http/encodings.ts',
      'src/http/etags.ts',
      'src/http/share.ts',
      // The lookup, and what that imports.
      'src/domain/lookup.ts',
      'src/domain/lookup-answer.ts',
      'src/domain/lookup-explain.ts',
      'src/domain/day.ts',
      'src/domain/locale.ts',
      'src/domain/site-day.ts',
      // Where the versions of an answer lie.
      'src/domain/versions-path.ts',
      'node:',
    ],
  },
  {
    floor: 4,
    room: 'src/ui',
    may: [
      'src/domain/day.ts',
      'src/domain/locale.ts',
      'src/domain/lookup.ts',
      'src/domain/lookup-answer.ts',
      'src/domain/lookup-explain.ts',
      'src/domain/site-day.ts',
      'src/domain/slug.ts',
      'types:src/domain',
      'src/i18n',
      'types:src/views',
      'types:src/formats',
      'src/search',
      'astro',
      'uqr',
    ],
  },
  {
    floor: 5,
    room: 'src/staff',
    may: [
      'src/domain',
      'src/http/paths.ts',
      'src/actions',
      'src/views',
      'src/formats',
      'src/i18n',
      'types:src/auth',
      'types:astro',
      'zod',
    ],
  },
  {
    floor: 5,
    room: 'src/subscribe',
    may: [
      'src/domain',
      'src/http/paths.ts',
      'src/http/share.ts',
      'src/actions',
      'src/views',
      'src/i18n',
      'types:astro',
      'zod',
    ],
  },
  {
    floor: 5,
    room: 'src/api',
    may: [
      'src/domain',
      'src/i18n',
      'src/search',
      'src/actions',
      'src/views',
      'src/formats',
      '@modelcontextprotocol/sdk',
      'zod',
      'node:',
    ],
  },
  {
    floor: 5,
    room: 'src/mirror',
    may: ['src/publish', 'types:src/http/encodings.ts', 'types:pino', 'zod', 'node:'],
  },
  { floor: 5, room: 'src/import', may: ['src/domain', 'src/actions', 'csv-parse', 'zod', 'node:'] },
  { floor: 5, room: 'src/http', may: ['src/domain', 'src/publish', 'types:src/views', 'node:'] },
  {
    floor: 6,
    room: 'src/pages',
    may: [
      'src/staff',
      'src/subscribe',
      'src/api',
      'src/views',
      'src/formats',
      'src/ui',
      'src/i18n',
      'src/domain/locale.ts',
      'types:src/domain',
      'types:astro',
    ],
  },
  {
    floor: 6,
    room: 'src/env.d.ts',
    may: [
      'types:src/views',
      'types:src/formats',
      'types:src/publish',
      'types:src/api',
      'types:src/staff',
      'types:src/subscribe',
    ],
  },
  {
    floor: 7,
    room: 'src/backstage',
    may: [...BELOW_BACKSTAGE, 'pino', 'light-my-request', 'takumi-js', 'node:'],
  },
  // Astro wants it here. In development it opens backstage itself.
  {
    floor: 7,
    room: 'src/middleware.ts',
    may: [
      'src/domain',
      'src/publish/routes.ts',
      'src/http',
      'src/staff',
      'src/subscribe',
      'src/backstage/dev-server.ts',
      'astro',
    ],
  },
  {
    floor: 8,
    room: 'src/processes',
    may: [
      'src/config',
      'src/http',
      'src/publish/mirror-status.ts',
      'src/front',
      'src/backstage',
      'pino',
      'prom-client',
      'node:',
    ],
  },
  {
    floor: 9,
    room: 'src/cli',
    may: [
      ...BELOW_BACKSTAGE,
      'src/front',
      'src/mirror',
      'src/import',
      'src/backstage',
      'src/processes',
      'commander',
      'types:pino',
      'node:',
    ],
  },
];

/** The room that a file is in, or `null`. */
export function roomOf(file: string): Room | null {
  return ROOMS.find(({ room }) => isIn(file, room)) ?? null;
}

/** The floor of the room that a rule names; `null`: it names a package. */
export function floorOf(rule: string): number | null {
  const path = rule.replace(/^types:/, '');
  return isOurs(path) ? (roomOf(path)?.floor ?? Number.POSITIVE_INFINITY) : null;
}

/** Why an import breaks the rules, or `null`. */
export function violationOf({ from, to, typeOnly }: Import): string | null {
  const home = roomOf(from);
  if (home === null) return `${from} is in no room`;
  if (isIn(to, home.room)) return null;
  const allowed = home.may.some((rule) => {
    if (rule.startsWith('types:')) return typeOnly && isIn(to, rule.slice('types:'.length));
    if (rule === 'npm') return !isOurs(to);
    if (rule === 'node:') return to.startsWith('node:');
    return isIn(to, rule);
  });
  return allowed ? null : `${from} may not import ${typeOnly ? 'the types of ' : ''}${to}`;
}

function isOurs(path: string): boolean {
  return /^(src|db)(\/|$)/.test(path);
}

function isIn(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}:`);
}

/** Every file below `src` and `db`. */
export function filesOf(root: string): string[] {
  return ['src', 'db'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
}

/**
 * Files that import each other in a ring, by types or otherwise: each ring once, sorted (the strongly connected
 * components of more than one file; Tarjan 1972).
 */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(
    imports.filter(({ from, to }) => isOurs(to) && from !== to),
    ({ from }) => from,
  );
  const seen = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const own = seen.size;
    seen.set(file, own);
    open.push(file);
    let low = own;
    for (const { to } of targets.get(file) ?? []) {
      if (!seen.has(to)) low = Math.min(low, visit(to));
      else if (open.includes(to)) low = Math.min(low, lowest.get(to) ?? seen.get(to) ?? own);
    }
    lowest.set(file, low);
    if (low === own) {
      const ring = open.splice(open.indexOf(file)).sort();
      if (ring.length > 1) found.push(ring);
    }
    return low;
  };
  for (const file of targets.keys()) if (!seen.has(file)) visit(file);
  return found;
}

/** Every import in the files below `src` and `db`. */
export function importsOf(root: string): Import[] {
  return filesOf(root)
    .filter((file) => /\.(ts|astro|mjs)$/.test(file))
    .flatMap((file) => parseImports(file, readFileSync(join(root, file), 'utf8')));
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
      // Declarations name types alone.
      typeOnly: from.endsWith('.d.ts'),
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
