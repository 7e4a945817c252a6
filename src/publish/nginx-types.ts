import { fileOfPath, redirectOf, staticEntries } from './export-files.ts';
import type { Manifest } from './snapshot.ts';

/** What nginx says a file is. */
interface NginxTypes {
  /** By the end of a name: the type, with its charset where it has one. */
  readonly byExtension: ReadonlyMap<string, string>;
  /** What is of another type than others of the same end, or has none: by address. */
  readonly exceptions: readonly (readonly [path: string, type: string])[];
}

/** What lies beside what is published: a page for what is missing, and what an operator adds. */
const COMMON: readonly (readonly [extension: string, type: string])[] = [
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['txt', 'text/plain; charset=utf-8'],
  ['xml', 'application/xml; charset=utf-8'],
];

/** The type that most files of an end have is told once. */
export function nginxTypes(manifest: Manifest): NginxTypes {
  const typed = staticEntries(manifest).flatMap(([path, entry]) => {
    const type = entry.headers.find(([name]) => name === 'Content-Type')?.[1];
    if (type === undefined || redirectOf(entry) !== null || entry.status === 404) return [];
    return [{ path, type, extension: /\.([^./]+)$/.exec(fileOfPath(path))?.[1] ?? null }];
  });
  const byExtension = new Map(COMMON);
  for (const [extension, files] of Map.groupBy(typed, (one) => one.extension)) {
    const counts = Map.groupBy(files, ({ type }) => type);
    const [most] = [...counts].sort(([, x], [, y]) => y.length - x.length);
    if (extension !== null && most) byExtension.set(extension, most[0]);
  }
  const exceptions = typed
    .filter(({ type, extension }) => extension === null || byExtension.get(extension) !== type)
    .map(({ path, type }) => [path, type] as const);
  return { byExtension, exceptions };
}
