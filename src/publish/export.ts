import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type ExportFile, filesOf } from './export-files.ts';
import { headersFile, nginxFile, nginxMaps, nginxRules, redirectsFile } from './export-hosts.ts';
import { isSignedBy, publicKeyOf, signText } from './signature.ts';
import type { Manifest, SnapshotReader } from './snapshot.ts';
import { sha256 } from './snapshot-writer.ts';

/** Where the export says of itself what it is. */
const OWN = '.latarnia';
const MANIFEST = `${OWN}/manifest.json`;
const SIGNATURE = `${OWN}/manifest.sig`;
const PUBLIC_KEY = `${OWN}/public-key.pem`;

/** What is signed: every file, and of which moment of which log they are. */
export interface ExportManifest {
  readonly generation: string;
  readonly revision: number;
  readonly log_id: string | null;
  /** Hash of the log's last event. */
  readonly head: string;
  readonly created: string;
  /** From then on the site itself says something else. */
  readonly valid_until: string | null;
  /** SHA-256 by name, sorted. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Writes a generation as files, signed. Only what differs from what the folder holds is written, each file at once;
 * files that do not belong to it are removed, so the folder must be an export or empty.
 *
 * @returns how many files were written
 * @throws when the folder holds something else
 */
export function exportSite(
  manifest: Manifest,
  reader: SnapshotReader,
  folder: string,
  key: KeyObject,
): number {
  const target = resolve(folder);
  const before = heldFiles(target);
  const files: ExportFile[] = [
    ...filesOf(manifest, reader),
    textFile('_headers', headersFile(manifest)),
    textFile('_redirects', redirectsFile(manifest)),
    textFile(`${OWN}/nginx.conf`, nginxFile(join(target, OWN))),
    textFile(`${OWN}/nginx-maps.conf`, nginxMaps(manifest)),
    textFile(`${OWN}/nginx-rules.conf`, nginxRules(manifest, target)),
  ];
  let written = 0;
  for (const file of files) {
    if (before[file.name] === file.sha256 && existsSync(join(target, file.name))) continue;
    writeWhole(join(target, file.name), file.bytes());
    written += 1;
  }
  const described: ExportManifest = {
    generation: manifest.id,
    revision: manifest.revision,
    log_id: manifest.logId,
    head: manifest.head,
    created: manifest.created,
    valid_until: manifest.changesAt,
    files: Object.fromEntries(files.map(({ name, sha256: hash }) => [name, hash] as const).sort(byName)),
  };
  const text = `${JSON.stringify(described, null, 1)}\n`;
  writeWhole(join(target, PUBLIC_KEY), Buffer.from(publicKeyOf(key)));
  writeWhole(join(target, MANIFEST), Buffer.from(text));
  writeWhole(join(target, SIGNATURE), Buffer.from(`${signText(text, key)}\n`));
  for (const name of filesBelow(target)) {
    if (!(name in described.files) && !name.startsWith(`${OWN}/`)) rmSync(join(target, name));
  }
  return written;
}

/** What became of an export. */
export type Verdict =
  | { readonly status: 'whole' | 'stale'; readonly manifest: ExportManifest; readonly isPinned: boolean }
  | { readonly status: 'tampered'; readonly problems: readonly string[] };

/**
 * Whether a folder is what was exported, and whether the site has said something else since.
 *
 * @param pinned the public key (PEM) that the signature must be of; `null`: the folder's own, which proves less
 * @param now wall clock, RFC 3339
 */
export function verifyExport(folder: string, pinned: string | null, now: string): Verdict {
  const read = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path) : null;
  };
  const text = read(MANIFEST)?.toString('utf8');
  const signature = read(SIGNATURE)?.toString('utf8');
  const key = pinned ?? read(PUBLIC_KEY)?.toString('utf8');
  if (text === undefined || signature === undefined || key === undefined) {
    return { status: 'tampered', problems: ['There is no signed manifest: this is no export of Latarnia.'] };
  }
  if (!isSignedBy(text, signature.trim(), key)) {
    return { status: 'tampered', problems: ['The signature is not of this manifest, or of another key.'] };
  }
  const manifest: ExportManifest = JSON.parse(text);
  const problems = [
    ...Object.entries(manifest.files).flatMap(([name, hash]) => {
      const bytes = read(name);
      if (bytes === null) return [`${name} is missing.`];
      return sha256(bytes) === hash ? [] : [`${name} was changed.`];
    }),
    ...filesBelow(folder)
      .filter((name) => !(name in manifest.files) && !name.startsWith(`${OWN}/`))
      .map((name) => `${name} does not belong to it.`),
  ];
  if (problems.length > 0) return { status: 'tampered', problems };
  const isStale = manifest.valid_until !== null && manifest.valid_until <= now;
  return { status: isStale ? 'stale' : 'whole', manifest, isPinned: pinned !== null };
}

function heldFiles(folder: string): Readonly<Record<string, string>> {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, MANIFEST);
  if (existsSync(manifest)) {
    const { files }: ExportManifest = JSON.parse(readFileSync(manifest, 'utf8'));
    return files;
  }
  const others = readdirSync(folder).filter((name) => name !== OWN);
  if (others.length > 0) throw new Error(`${folder} holds other files. Export into an empty folder.`);
  return {};
}

function textFile(name: string, text: string): ExportFile {
  const bytes = Buffer.from(text);
  return { name, sha256: sha256(bytes), bytes: () => bytes };
}

function writeWhole(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, bytes);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function byName([x]: readonly [string, string], [y]: readonly [string, string]): number {
  return x < y ? -1 : 1;
}
