import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';

/** What a host answers. */
interface HostAnswer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** The file that is answered with; `null`: none. */
  readonly file: string | null;
}

/** A host that serves an exported folder, as it says that it does. */
export interface TestHost {
  /** Lines of `_headers` and `_redirects` that it does not understand. */
  readonly refused: readonly string[];
  /** How many rules of `_headers` it counts. */
  readonly rules: number;
  answer(path: string): HostAnswer;
}

interface Rule {
  readonly fits: RegExp;
  readonly detached: readonly string[];
  readonly set: ReadonlyMap<string, string>;
}

interface Moved {
  readonly to: string;
  readonly status: number;
}

/** Cloudflare Pages, and assets of Workers: rules in order, joined unless detached; redirects before files. */
export function cloudflare(folder: string): TestHost {
  const headers = readCloudflareHeaders(readFileSync(join(folder, '_headers'), 'utf8'));
  const redirects = readCloudflareRedirects(readFileSync(join(folder, '_redirects'), 'utf8'));
  const headersOf = (path: string, file: string) => {
    const carried = new Map(typeOf(file));
    const own = new Set<string>();
    for (const { fits, detached, set } of headers.rules) {
      if (!fits.test(path)) continue;
      for (const name of detached) carried.delete(name);
      for (const [name, value] of set) {
        const before = carried.get(name);
        carried.set(name, own.has(name) && before !== undefined ? `${before}, ${value}` : value);
        own.add(name);
      }
    }
    return carried;
  };
  return {
    refused: [...headers.refused, ...redirects.refused],
    rules: headers.rules.length,
    answer: (path) => {
      const moved = redirects.moved.get(path);
      if (moved !== undefined) return movedAnswer(moved);
      const file = fileAt(folder, path);
      if (file !== null) return { status: 200, headers: headersOf(path, file), file };
      const missing = nearest(folder, path);
      return { status: 404, headers: headersOf(path, missing), file: missing };
    },
  };
}

/** Netlify: of two rules the last counts; a file stands before a redirect. */
export async function netlify(folder: string): Promise<TestHost> {
  const headers = await parseAllHeaders({
    headersFiles: [join(folder, '_headers')],
    minimal: false,
    configHeaders: [],
    netlifyConfigPath: undefined,
  });
  const redirects = await parseAllRedirects({
    redirectsFiles: [join(folder, '_redirects')],
    configRedirects: [],
    minimal: false,
  });
  const headersOf = (path: string, file: string) => {
    const carried = new Map(typeOf(file));
    for (const rule of headers.headers) {
      if (!('forRegExp' in rule) || !rule.forRegExp.test(path)) continue;
      for (const [name, value] of Object.entries(rule.values)) carried.set(name.toLowerCase(), value);
    }
    return carried;
  };
  return {
    refused: [...headers.errors, ...redirects.errors].map(({ message }) => message),
    rules: headers.headers.length,
    answer: (path) => {
      const file = fileAt(folder, path);
      if (file !== null) return { status: 200, headers: headersOf(path, file), file };
      const moved = redirects.redirects.map((one) => Object(one)).find(({ from }) => from === path);
      if (moved) return movedAnswer({ to: moved.to, status: moved.status ?? 301 });
      return { status: 404, headers: headersOf(path, '404.html'), file: '404.html' };
    },
  };
}

/** GitHub Pages, and a bucket of S3 as a site: files, types by their names, one page for what is missing. */
export function filesAlone(folder: string): TestHost {
  return {
    refused: [],
    rules: 0,
    answer: (path) => {
      const file = fileAt(folder, path);
      const found = file ?? '404.html';
      return { status: file === null ? 404 : 200, headers: typeOf(found), file: found };
    },
  };
}

/** `_headers` as Cloudflare documents it: https://developers.cloudflare.com/workers/static-assets/headers/ */
function readCloudflareHeaders(text: string): { readonly rules: Rule[]; readonly refused: string[] } {
  const refused: string[] = [];
  const byPath = new Map<string, { detached: string[]; set: Map<string, string> }>();
  let current: { detached: string[]; set: Map<string, string> } | null = null;
  let count = 0;
  for (const given of text.split('\n')) {
    const line = given.trim();
    if (line === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    if (line.length > 2000) refused.push(line);
    else if (line.startsWith('/')) {
      count += 1;
      if (count > 100 || line.split('*').length > 2) refused.push(line);
      current = { detached: [], set: new Map() };
      // A path that comes twice takes the place of the first.
      byPath.set(line, current);
    } else if (current === null) refused.push(line);
    else if (colon < 0 && /^! \S+$/.test(line)) current.detached.push(line.slice(2).toLowerCase());
    else {
      const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
      const value = line.slice(colon + 1).trim();
      if (!/^[^\s:]+$/.test(name) || value === '') refused.push(line);
      const before = current.set.get(name);
      current.set.set(name, before === undefined ? value : `${before}, ${value}`);
    }
  }
  const rules = [...byPath].map(([path, rule]) => {
    if (rule.set.size === 0 && rule.detached.length === 0) refused.push(path);
    const pattern = path
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]\w*/g, '[^/]+'))
      .join('.*');
    return { ...rule, fits: new RegExp(`^${pattern}$`) };
  });
  return { rules, refused };
}

/** `_redirects`: https://developers.cloudflare.com/workers/static-assets/redirects/ */
function readCloudflareRedirects(text: string): {
  readonly moved: ReadonlyMap<string, Moved>;
  readonly refused: string[];
} {
  const refused: string[] = [];
  const moved = new Map<string, Moved>();
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const [from = '', to = '', status = '302', ...more] = line.split(/\s+/);
    const isKnown = [200, 301, 302, 303, 307, 308].includes(Number(status));
    // It takes the name of an index away, and would come here again.
    const isLoop = from.endsWith('/') && /\/index(\.html)?$/.test(to);
    const isWhole = from.startsWith('/') && /^(\/|https:\/\/)/.test(to) && more.length === 0;
    if (!isKnown || isLoop || !isWhole || moved.has(from) || line.length > 2000) refused.push(line);
    else moved.set(from, { to, status: Number(status) });
  }
  if (moved.size > 2000) refused.push(`${moved.size} redirects`);
  return { moved, refused };
}

function movedAnswer({ to, status }: Moved): HostAnswer {
  return { status, headers: new Map([['location', to]]), file: null };
}

function fileAt(folder: string, path: string): string | null {
  const name = `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
  return existsSync(join(folder, name)) ? name : null;
}

/** The page for what is missing that lies closest. */
function nearest(folder: string, path: string): string {
  for (let at = dirname(`${path}x`).slice(1); ; at = dirname(at)) {
    const name = join(at, '404.html');
    if (existsSync(join(folder, name))) return name;
    if (at === '' || at === '.') return '404.html';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
};

function typeOf(file: string): ReadonlyMap<string, string> {
  const type = TYPES[/\.([^./]+)$/.exec(file)?.[1] ?? ''] ?? 'application/octet-stream';
  return new Map([['content-type', type]]);
}
