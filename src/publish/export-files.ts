import type { Encoding } from '../http/encodings.ts';
import { type ExportedPages, isPage } from './exported-pages.ts';
import { inParallel } from './in-parallel.ts';
import { leadingPage } from './leading-page.ts';
import type { Manifest, SnapshotEntry } from './snapshot.ts';
import type { SnapshotReader } from './snapshot-reader.ts';
import { sha256 } from './snapshot-writer.ts';

/** How many pages are made at the same time. */
const CONCURRENCY = 8;

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

/** The addresses that a static host can serve, in order: those without a query, and of what is gone those with last words. */
export function staticEntries(manifest: Manifest): [string, SnapshotEntry][] {
  return Object.entries(manifest.entries)
    .filter(([path, { status, headers }]) => !path.includes('?') && (status !== 410 || isPage(headers)))
    .sort(([x], [y]) => (x < y ? -1 : 1));
}

/**
 * Every file of a generation: the bytes that the front serves, but that pages say their policy themselves, and that at a former
 * address lies a page that leads on.
 */
export async function filesOf(
  manifest: Manifest,
  reader: SnapshotReader,
  pages: ExportedPages,
): Promise<ExportFile[]> {
  const files: ExportFile[] = [];
  await inParallel(staticEntries(manifest), CONCURRENCY, async ([path, entry]) => {
    const name = fileOfPath(path);
    const to = redirectOf(entry);
    if (to !== null) {
      if (path.endsWith('/')) files.push(textFile(name, leadingPage(to)));
      return;
    }
    const asServed = () => entry.variants.map((one) => ({ ...one, bytes: () => reader.readBytes(one) }));
    for (const { encoding, sha256: hash, bytes } of (await pages.variantsOf(entry, reader)) ?? asServed()) {
      files.push({ name: `${name}${SUFFIX[encoding]}`, sha256: hash, bytes });
    }
  });
  return files;
}

/** A file of the export itself. */
export function textFile(name: string, text: string): ExportFile {
  const bytes = Buffer.from(text);
  return { name, sha256: sha256(bytes), bytes: async () => bytes };
}
