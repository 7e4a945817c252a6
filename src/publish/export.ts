import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type ExportFile, filesOf, textFile } from './export-files.ts';
import { headersFile, redirectsFile } from './export-hosts.ts';
import { type ExportManifest, MANIFEST, OWN, PUBLIC_KEY, SIGNATURE } from './export-manifest.ts';
import { nginxFile, nginxMaps, nginxRules } from './export-nginx.ts';
import { ExportedPages } from './exported-pages.ts';
import { type ExceededLimit, limitsExceeded } from './host-limits.ts';
import { inParallel } from './in-parallel.ts';
import { publicKeyOf, signText } from './signature.ts';
import type { Manifest } from './snapshot.ts';
import type { SnapshotReader } from './snapshot-reader.ts';

/** Lies there while an export is being written. */
const UNFINISHED = `${OWN}/unfinished`;

/** It is public, and somebody else serves it: whatever the umask of this process is, everybody may read it. */
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** How many files are written at the same time. */
const CONCURRENCY = 8;

interface Exported {
  /** Files that were not there as they should be. */
  readonly written: number;
  readonly limits: readonly ExceededLimit[];
}

/**
 * Writes a generation as files, signed. Only what differs from what the folder holds is written, each file at once; then
 * what does not belong to it goes, so the folder must be an export or empty; then the manifest tells of it. Whoever
 * reads the folder meanwhile finds every page, the old or the new one.
 *
 * @param pages remembers what was made for the export before
 * @returns how many files were written, and what of them is too much for which host
 * @throws when the folder holds something else
 */
export async function exportSite(
  manifest: Manifest,
  reader: SnapshotReader,
  folder: string,
  key: KeyObject,
  pages: ExportedPages = new ExportedPages(),
): Promise<Exported> {
  const target = resolve(folder);
  const before = await heldFiles(target);
  const [headers, redirects] = [headersFile(manifest), redirectsFile(manifest)];
  const files: ExportFile[] = [
    ...(await filesOf(manifest, reader, pages)),
    textFile('_headers', headers),
    textFile('_redirects', redirects),
    // GitHub Pages would leave out what begins with an underscore.
    textFile('.nojekyll', ''),
    textFile(`${OWN}/nginx.conf`, nginxFile(join(target, OWN))),
    textFile(`${OWN}/nginx-maps.conf`, nginxMaps(manifest)),
    textFile(`${OWN}/nginx-rules.conf`, nginxRules(manifest, target)),
  ];
  const changed = files.filter(
    ({ name, sha256: hash }) => before[name] !== hash || !existsSync(join(target, name)),
  );
  const hashes = Object.fromEntries(
    files.map(({ name, sha256: hash }) => [name, hash] as const).sort(byName),
  );
  await writeWhole(join(target, UNFINISHED), Buffer.alloc(0));
  await inParallel(changed, CONCURRENCY, async ({ name, bytes }) => {
    await writeWhole(join(target, name), await bytes());
  });
  const superfluous = (await filesBelow(target)).filter(
    (name) => !Object.hasOwn(hashes, name) && !name.startsWith(`${OWN}/`),
  );
  await inParallel(superfluous, CONCURRENCY, (name) => rm(join(target, name), { force: true }));
  await openToAll(target);
  await writeManifest(target, describeExport(manifest, hashes), key);
  await rm(join(target, UNFINISHED));
  const sizes = await sizesOf(target, Object.keys(hashes));
  return { written: changed.length, limits: limitsExceeded({ sizes, headers, redirects }) };
}

/** Bytes by name. */
async function sizesOf(target: string, names: readonly string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  await inParallel(names, CONCURRENCY, async (name) => {
    sizes.set(name, (await stat(join(target, name))).size);
  });
  return sizes;
}

function describeExport(manifest: Manifest, files: ExportManifest['files']): ExportManifest {
  return {
    generation: manifest.id,
    revision: manifest.revision,
    log_id: manifest.logId,
    head: manifest.head,
    created: manifest.created,
    valid_until: manifest.changesAt,
    files,
  };
}

async function writeManifest(target: string, described: ExportManifest, key: KeyObject): Promise<void> {
  const text = `${JSON.stringify(described, null, 1)}\n`;
  await writeWhole(join(target, PUBLIC_KEY), Buffer.from(publicKeyOf(key)));
  await writeWhole(join(target, MANIFEST), Buffer.from(text));
  await writeWhole(join(target, SIGNATURE), Buffer.from(`${signText(text, key)}\n`));
}

/** What the folder is known to hold. Nothing is known of it after an export that broke off. */
async function heldFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  await makeFolder(folder);
  if (existsSync(join(folder, UNFINISHED))) return {};
  const manifest = join(folder, MANIFEST);
  if (existsSync(manifest)) {
    const { files }: ExportManifest = JSON.parse(await readFile(manifest, 'utf8'));
    return files;
  }
  const others = (await readdir(folder)).filter((name) => name !== OWN);
  if (others.length > 0) throw new Error(`${folder} holds other files. Export into an empty folder.`);
  return {};
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await makeFolder(dirname(path));
  const beside = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(beside, bytes);
    await chmod(beside, FILE_MODE);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** A folder that everybody may read, with those above it that were not there. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) {
    await chmod(folder, FOLDER_MODE);
  }
}

/** Everything may be read by everybody, also what an earlier export left otherwise. */
async function openToAll(target: string): Promise<void> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  await inParallel(entries, CONCURRENCY, async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const mode = entry.isDirectory() ? FOLDER_MODE : FILE_MODE;
    if (!entry.isSymbolicLink() && ((await stat(path)).mode & 0o777) !== mode) await chmod(path, mode);
  });
}

async function filesBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function byName([x]: readonly [string, string], [y]: readonly [string, string]): number {
  return x < y ? -1 : 1;
}
