/** A host that people put exported folders on. */
export type StaticHost = 'Netlify' | 'Cloudflare Pages' | 'Cloudflare Workers' | 'GitHub Pages' | 'Amazon S3';

/** What of an export a host does not take. */
export interface ExceededLimit {
  readonly host: StaticHost;
  /** In one sentence. */
  readonly says: string;
}

/** A folder as it was exported. */
interface ExportedFolder {
  /** Bytes by name. */
  readonly sizes: ReadonlyMap<string, number>;
  /** `_headers`. */
  readonly headers: string;
  /** `_redirects`. */
  readonly redirects: string;
}

/** What a host takes, as far as its documentation says. */
interface Limits {
  readonly files?: number;
  readonly filesInFolder?: number;
  /** Bytes. */
  readonly file?: number;
  /** Bytes of all files together. */
  readonly site?: number;
  /** Rules of `_headers`. */
  readonly headerRules?: number;
  /** Lines of `_redirects`. */
  readonly redirects?: number;
  /** Characters of a line in either. */
  readonly line?: number;
  /** Bytes of a name with its folders. */
  readonly name?: number;
  /** What no name may hold. */
  readonly refused?: RegExp;
}

const MEBIBYTE = 2 ** 20;
const CLOUDFLARE: Limits = {
  files: 20_000,
  file: 25 * MEBIBYTE,
  headerRules: 100,
  redirects: 2000,
  line: 2000,
};

const HOST_LIMITS: Readonly<Record<StaticHost, Limits>> = {
  Netlify: { filesInFolder: 54_000, refused: /[#?]/ },
  'Cloudflare Pages': CLOUDFLARE,
  'Cloudflare Workers': CLOUDFLARE,
  // What does not go into git does not get there, nor what its artifacts refuse.
  'GitHub Pages': { file: 100 * MEBIBYTE, site: 1024 * MEBIBYTE, refused: /["*:<>?\\|\r\n]/ },
  'Amazon S3': { name: 1024, file: 5 * 1024 * MEBIBYTE },
};

/** What of a folder is too much for which host; empty: all of them take it. */
export function limitsExceeded(folder: ExportedFolder): ExceededLimit[] {
  return hosts().flatMap(([host, limits]) => exceeded(folder, limits).map((says) => ({ host, says })));
}

function hosts(): [StaticHost, Limits][] {
  const names: StaticHost[] = [
    'Netlify',
    'Cloudflare Pages',
    'Cloudflare Workers',
    'GitHub Pages',
    'Amazon S3',
  ];
  return names.map((host) => [host, HOST_LIMITS[host]]);
}

function exceeded({ sizes, headers, redirects }: ExportedFolder, limits: Limits): string[] {
  const lines = [...headers.split('\n'), ...redirects.split('\n')];
  const [largest = '', size = 0] = [...sizes].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  const names = [...sizes.keys()];
  const longest = names.reduce((most, one) => (bytesOf(one) > bytesOf(most) ? one : most), '');
  const refused = limits.refused && names.find((name) => limits.refused?.test(name));
  const [folder = '', inFolder = 0] = fullest(names);
  return [
    over(sizes.size, limits.files, (most) => `${sizes.size} files, of ${most} at most.`),
    over(inFolder, limits.filesInFolder, (most) => `${inFolder} files in ${folder}, of ${most} at most.`),
    over(size, limits.file, (most) => `${largest} has ${size} bytes, of ${most} at most.`),
    over(total(sizes), limits.site, (most) => `${total(sizes)} bytes in all, of ${most} at most.`),
    over(count(headers, /^\//gm), limits.headerRules, (most) => {
      return `${count(headers, /^\//gm)} rules in _headers, of ${most} at most.`;
    }),
    over(count(redirects, /^\//gm), limits.redirects, (most) => {
      return `${count(redirects, /^\//gm)} lines in _redirects, of ${most} at most.`;
    }),
    over(Math.max(...lines.map(({ length }) => length)), limits.line, (most) => {
      return `a line of _headers or _redirects is longer than ${most} characters.`;
    }),
    over(bytesOf(longest), limits.name, (most) => `the name ${longest} is longer than ${most} bytes.`),
    refused === undefined ? null : `it takes no file called ${refused}.`,
  ].filter((says) => says !== null);
}

function over(has: number, most: number | undefined, say: (most: number) => string): string | null {
  return most !== undefined && has > most ? say(most) : null;
}

/** The folder that most files lie in directly. */
function fullest(names: readonly string[]): readonly [folder: string, count: number] {
  const counts = new Map<string, number>();
  for (const name of names) {
    const folder = `/${name.replace(/[^/]*$/, '')}`;
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['/', 0]);
}

function total(sizes: ExportedFolder['sizes']): number {
  return sizes.values().reduce((sum, size) => sum + size, 0);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function bytesOf(name: string): number {
  return Buffer.byteLength(name);
}
