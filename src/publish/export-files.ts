import type { Encoding } from '../http/encodings.ts';
import type { Manifest, SnapshotEntry, SnapshotReader } from './snapshot.ts';

/** A file of the exported site. */
export interface ExportFile {
  /** Below the folder: `panel/b/index.html.br`. */
  readonly name: string;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
  bytes(): Promise<Buffer>;
}

const SUFFIX: Readonly<Record<Encoding, string>> = { identity: '', gzip: '.gz', br: '.br' };

/** The file that an address is kept in: `/panel/b/` → `panel/b/index.html`, `/en/404/` → `en/404.html`. */
export function fileOfPath(path: string): string {
  const bare = path.slice(1);
  if (/(^|\/)404\/$/.test(bare)) return `${bare.slice(0, -1)}.html`;
  if (/(^|\/)404$/.test(bare)) return `${bare}.json`;
  return bare === '' || bare.endsWith('/') ? `${bare}index.html` : bare;
}

/** The address that a redirect leads to; `null` for everything else. */
export function redirectOf({ status, headers }: SnapshotEntry): string | null {
  if (status < 300 || status >= 400) return null;
  return headers.find(([name]) => name === 'Location')?.[1] ?? null;
}

/** The addresses that a static host can serve, in order: those without a query. */
export function staticEntries(manifest: Manifest): [string, SnapshotEntry][] {
  return Object.entries(manifest.entries)
    .filter(([path]) => !path.includes('?'))
    .sort(([x], [y]) => (x < y ? -1 : 1));
}

/** Every file of a generation: the bytes that the front serves, nothing made anew. */
export function filesOf(manifest: Manifest, reader: SnapshotReader): ExportFile[] {
  return staticEntries(manifest).flatMap(([path, entry]) =>
    entry.variants.map((variant) => ({
      name: `${fileOfPath(path)}${SUFFIX[variant.encoding]}`,
      sha256: variant.sha256,
      bytes: () => reader.readBytes(variant),
    })),
  );
}
