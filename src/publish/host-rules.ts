/** What an address shall carry on a static host. */
export interface HostEntry {
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** A rule of `_headers`. */
interface HostRule {
  /** With one `*` at most: `/badge/*`, `/*.atom`, `/embed.js`. */
  readonly pattern: string;
  /** Headers of the common rule that must not be joined with what is set here. */
  readonly detached: readonly string[];
  readonly set: readonly (readonly [name: string, value: string])[];
}

/** What fits every address. */
const EVERYTHING = '/*';

/**
 * The fewest rules that give every address its headers: what pages share is said of everything, and whatever differs has one
 * rule more, by a glob where all that fits it carries the same. No address fits two of those, so that it does not matter
 * whether a host joins what rules say (Cloudflare, unless it is detached) or the last one counts (Netlify).
 *
 * @param isPage what cannot be told apart by a glob: the others are exceptions to it
 */
export function hostRules(entries: readonly HostEntry[], isPage: (path: string) => boolean): HostRule[] {
  const common = mostCommon(entries.filter(({ path }) => isPage(path)));
  const rules = new Map<string, Omit<HostRule, 'pattern'>>();
  const ruleOf = new Map<string, string>();
  for (const { path, headers } of entries) {
    const rule = exceptionOf(headers, common);
    const name = JSON.stringify(rule);
    rules.set(name, rule);
    ruleOf.set(path, name);
  }
  const nothing = JSON.stringify({ detached: [], set: [] });
  const covered = new Set(entries.filter(({ path }) => ruleOf.get(path) === nothing).map(({ path }) => path));
  const found: HostRule[] = [];
  for (const [pattern, paths] of globsOf([...ruleOf.keys()])) {
    const [first = ''] = paths;
    const name = ruleOf.get(first);
    const rule = name === undefined ? undefined : rules.get(name);
    const isFit = paths.every((path) => ruleOf.get(path) === name && !covered.has(path));
    if (rule === undefined || !isFit || !isReadAlike(pattern, paths, ruleOf.keys())) continue;
    for (const path of paths) covered.add(path);
    found.push({ pattern, ...rule });
  }
  const base = common.size === 0 ? [] : [{ pattern: EVERYTHING, detached: [], set: [...common] }];
  return [...base, ...found.sort((x, y) => (x.pattern < y.pattern ? -1 : 1))];
}

/** What most of them carry. */
function mostCommon(entries: readonly HostEntry[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [name, value] of entries.flatMap(({ headers }) => headers)) {
    const values = counts.get(name) ?? new Map<string, number>();
    counts.set(name, values.set(value, (values.get(value) ?? 0) + 1));
  }
  const common = new Map<string, string>();
  for (const [name, values] of counts) {
    const [value = '', count] = [...values].reduce((most, one) => (one[1] > most[1] ? one : most));
    if (2 * count > entries.length) common.set(name, value);
  }
  return common;
}

function exceptionOf(
  headers: HostEntry['headers'],
  common: ReadonlyMap<string, string>,
): Omit<HostRule, 'pattern'> {
  const own = new Map(headers);
  const set = headers.filter(([name, value]) => common.get(name) !== value);
  return { detached: [...common.keys()].filter((name) => common.get(name) !== own.get(name)), set };
}

/** Every glob that fits an address, with all that it fits; those that fit most come first, each address by itself last. */
function globsOf(paths: readonly string[]): [pattern: string, paths: readonly string[]][] {
  const fitting = new Map<string, string[]>();
  for (const path of paths) {
    for (const pattern of [...patternsOf(path), path]) {
      const known = fitting.get(pattern);
      if (known) known.push(path);
      else fitting.set(pattern, [path]);
    }
  }
  return [...fitting]
    .filter(([pattern, those]) => !pattern.includes('*') || those.length > 1)
    .sort(([x, xs], [y, ys]) => ys.length - xs.length || x.length - y.length || (x < y ? -1 : 1));
}

/** `/en/badge/a.svg` → `/en/*`, `/en/*.svg`, `/en/badge/*`, … A slash at the end alone tells nothing apart. */
function patternsOf(path: string): string[] {
  const parts = path.split('/').slice(1);
  const file = parts.at(-1) ?? '';
  const extension = /.(\.[^.]+)$/.exec(file)?.[1];
  return parts.flatMap((_, depth) => {
    const folder = `/${parts
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join('')}`;
    return [
      ...(depth === 0 ? [] : [`${folder}*`]),
      ...(extension === undefined ? [] : [`${folder}*${extension}`]),
      ...(file === '' || depth > parts.length - 2 ? [] : [`${folder}*/${file}`]),
    ];
  });
}

/** Netlify takes a `*` between slashes for more: with that, too, a glob has to fit nothing else. */
function isReadAlike(pattern: string, paths: readonly string[], all: Iterable<string>): boolean {
  const parts = pattern
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (part === '*' ? '?(.*)' : part.split('*').map(escapeLoosely).join('(.*)')));
  const theirs = new RegExp(`^/${parts.join('/')}/?$`, 'iu');
  const fitting = new Set(paths);
  for (const path of all) if (theirs.test(path) !== fitting.has(path)) return false;
  return true;
}

/** A dot beside a `*` fits any character there. */
function escapeLoosely(text: string): string {
  return RegExp.escape(text).replaceAll('\\.', '.');
}
