import { fileOfPath, redirectOf, staticEntries } from './export-files.ts';
import { isPage } from './exported-pages.ts';
import { type HostEntry, hostRules } from './host-rules.ts';
import { typeOfFile } from './host-types.ts';
import type { Manifest, SnapshotEntry } from './snapshot.ts';
import { dividePolicy } from './static-policy.ts';

/** What a redirect may be answered with (Cloudflare knows no others; Netlify knows these too). */
const MOVED = [301, 302, 303, 307, 308];

/** So many rules a host takes at least (Cloudflare). */
const MOST_RULES = 100;
const REVISION = 'Latarnia-Revision';

/**
 * `_headers`, as Netlify and Cloudflare read it. Where too much stays behind, each with a revision of its own, nothing there says
 * which one it is of; the manifest does.
 */
export function headersFile(manifest: Manifest): string {
  const entries = hostEntries(manifest);
  const pages = new Set(entries.flatMap(({ path, isPage: yes }) => (yes ? [path] : [])));
  const rulesOf = (all: readonly HostEntry[]) => hostRules(all, (path) => pages.has(path));
  const rules = rulesOf(entries);
  return (rules.length <= MOST_RULES ? rules : rulesOf(entries.map(withoutRevision)))
    .flatMap(({ pattern, detached, set }) => [
      pattern,
      ...detached.map((name) => `  ! ${name}`),
      ...set.map(([name, value]) => `  ${name}: ${value}`),
    ])
    .concat('')
    .join('\n');
}

function withoutRevision({ path, headers }: HostEntry): HostEntry {
  return { path, headers: headers.filter(([name]) => name !== REVISION) };
}

/** `_redirects`, as the same hosts read it: former addresses. What was withdrawn lies there with its last words. */
export function redirectsFile(manifest: Manifest): string {
  return staticEntries(manifest)
    .flatMap(([path, entry]) => {
      const to = redirectOf(entry);
      return to === null ? [] : [`${path} ${to} ${MOVED.includes(entry.status) ? entry.status : 302}`];
    })
    .concat('')
    .join('\n');
}

/** What each address shall carry there: what is the same for all that a host makes of a file's name is left to it. */
function hostEntries(manifest: Manifest): (HostEntry & { readonly isPage: boolean })[] {
  return (
    staticEntries(manifest)
      // An address that is not there has no address.
      .filter(([, entry]) => redirectOf(entry) === null && entry.status !== 404)
      .map(([path, entry]) => ({
        path,
        isPage: isPage(entry.headers),
        headers: [
          ...entry.headers.flatMap((header) => hostHeader(path, entry, header)),
          [REVISION, String(entry.revision ?? manifest.revision)],
        ],
      }))
  );
}

function hostHeader(
  path: string,
  { headers }: SnapshotEntry,
  [name, value]: SnapshotEntry['headers'][number],
): [string, string][] {
  if (name === 'Content-Security-Policy' && isPage(headers)) {
    const { header } = dividePolicy(value);
    return header === null ? [] : [[name, header]];
  }
  const isKnown = name === 'Content-Type' && typeOfFile(fileOfPath(path)) === value.replace(/;.*$/, '');
  return isKnown ? [] : [[name, value]];
}
