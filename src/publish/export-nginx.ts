import { fileOfPath, redirectOf, staticEntries } from './export-files.ts';
import { nginxTypes } from './nginx-types.ts';
import type { Manifest, SnapshotEntry } from './snapshot.ts';

/** What every page carries, whatever it is. */
const COMMON = [
  'X-Content-Type-Options',
  'Referrer-Policy',
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
  'Strict-Transport-Security',
];

const CACHING = 'public, max-age=0, stale-if-error=604800';
const FOR_EVER = 'public, max-age=31536000, immutable';
const EXPOSED = 'ETag, Latarnia-Revision';

/** What nginx must know of the pages (context: http): the policy of each, how long each may be kept, and how current it is. */
export function nginxMaps(manifest: Manifest): string {
  const policies = staticEntries(manifest).flatMap(([path, entry]) => {
    const policy = headerOf(entry, 'Content-Security-Policy');
    return policy === null ? [] : [`  ${quote(`/${fileOfPath(path)}`)} ${quote(policy)};`];
  });
  const special = (name: string, usual: (path: string) => string) =>
    staticEntries(manifest).flatMap(([path, entry]) => {
      const value = headerOf(entry, name) ?? '';
      const isUsual = redirectOf(entry) !== null || entry.status === 404 || value === usual(path);
      return isUsual ? [] : [`  ${quote(`/${fileOfPath(path)}`)} ${quote(value)};`];
    });
  const openly = (value: string) => (path: string) => (path.startsWith('/api/') ? value : '');
  const behind = staticEntries(manifest).flatMap(([path, { revision }]) =>
    revision === undefined ? [] : [`  ${quote(`/${fileOfPath(path)}`)} ${revision};`],
  );
  const missing = manifest.missing.map(
    ([prefix, path]) => `  ${prefix === '/' ? 'default' : `~^${prefix}`} /${fileOfPath(path)};`,
  );
  const home = manifest.entries['/'];
  return `# Made by latarnia export. For nginx's http block.
map_hash_max_size 65536;
map_hash_bucket_size 1024;
map $uri $latarnia_policy {
  default ${quote((home && headerOf(home, 'Content-Security-Policy')) ?? "default-src 'none'")};
${policies.join('\n')}
}
map $uri $latarnia_caching {
  default ${quote(CACHING)};
  ~^/_astro/ ${quote(FOR_EVER)};
  ~/404\\.(html|json)$ "no-store";
${special('Cache-Control', (path) => (path.startsWith('/_astro/') ? FOR_EVER : CACHING)).join('\n')}
}
map $uri $latarnia_origin {
  ~^/api/ "*";
${special('Access-Control-Allow-Origin', openly('*')).join('\n')}
}
map $uri $latarnia_exposed {
  ~^/api/ ${quote(EXPOSED)};
${special('Access-Control-Expose-Headers', openly(EXPOSED)).join('\n')}
}
map $uri $latarnia_resources {
${special('Cross-Origin-Resource-Policy', () => '').join('\n')}
}
map $uri $latarnia_robots {
${special('X-Robots-Tag', () => '').join('\n')}
}
map $uri $latarnia_revision {
  default ${manifest.revision};
${behind.join('\n')}
}
map $uri $latarnia_missing {
${missing.join('\n')}
}
`;
}

/**
 * What an nginx server that serves the folder must know (context: server): headers, statuses, compression, types.
 * Needs the maps.
 */
export function nginxRules(manifest: Manifest, folder: string): string {
  const home = manifest.entries['/'];
  const headers = COMMON.flatMap((name) => {
    const value = home && headerOf(home, name);
    return value ? [`add_header ${name} ${quote(value)} always;`] : [];
  });
  const special = staticEntries(manifest).flatMap(([path, entry]) => {
    const to = redirectOf(entry);
    if (to !== null)
      return [`location = ${quote(path)} { return ${entry.status} ${quote(`${to}$is_args$args`)}; }`];
    if (entry.status !== 410) return [];
    return [`location = ${quote(path)} { error_page 410 ${quote(`/${fileOfPath(path)}`)}; return 410; }`];
  });
  const types = nginxTypes(manifest);
  const typed = types.exceptions.map(
    ([path, type]) => `location = ${quote(path)} { types { } default_type ${quote(type)}; }`,
  );
  const missing = manifest.missing
    .map(([, path]) => `/${fileOfPath(path)}`)
    .filter((file) => file.endsWith('.html'))
    .map((file) => `location = ${file} { internal; }`);
  return `# Made by latarnia export. For a server block of nginx; needs nginx-maps.conf in the http block.
set $latarnia_exported 1;
root ${quote(folder)};
absolute_redirect off;
charset utf-8;
gzip_static on;
etag on;
types {
${[...types.byExtension].map(([extension, type]) => `  ${quote(type)} ${extension};`).join('\n')}
}
${headers.join('\n')}
add_header Content-Security-Policy $latarnia_policy always;
add_header Cache-Control $latarnia_caching always;
add_header Access-Control-Allow-Origin $latarnia_origin always;
add_header Access-Control-Expose-Headers $latarnia_exposed always;
add_header Cross-Origin-Resource-Policy $latarnia_resources always;
add_header X-Robots-Tag $latarnia_robots always;
add_header Latarnia-Revision $latarnia_revision always;
add_header Vary Accept-Encoding always;
error_page 404 $latarnia_missing;
${missing.join('\n')}
# Whoever verifies the folder reads what lies there; where it lies on this machine is nobody's business.
location ^~ /.latarnia/ {
  default_type text/plain;
  location ~ [.]conf(.gz|.br)?$ { return 404; }
}
location ~ /index.html(.gz|.br)?$ { internal; }
location ~ /[^./]+$ { return 301 $uri/$is_args$args; }
# Machines ask for documents: nothing there has a slash at its end.
location = /api/ { index index.html; }
location ^~ /api/ { try_files $uri =404; }
${special.join('\n')}
${typed.join('\n')}
`;
}

/** A whole configuration (context: http). `folder`: where the other two files lie. */
export function nginxFile(folder: string): string {
  return `# Made by latarnia export. Include it in nginx's http block; "listen" is yours to change.
include ${quote(`${folder}/nginx-maps.conf`)};
server {
  listen 80;
  include ${quote(`${folder}/nginx-rules.conf`)};
}
`;
}

function headerOf({ headers }: SnapshotEntry, name: string): string | null {
  return headers.find(([one]) => one === name)?.[1] ?? null;
}

/** A string of nginx's language. Ours hold no quotes of this kind and no variables but those meant. */
function quote(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
