import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ExportManifest, MANIFEST, PUBLIC_KEY, SIGNATURE } from './export-manifest.ts';
import { publicKeyOf, signText } from './signature.ts';
import { sha256 } from './snapshot-writer.ts';

/** For whoever wrote it alone: it may hold what is not public. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
/** As `sha256sum -c` reads it: for whoever has no Latarnia. */
const SUMS = 'SHA256SUMS';

/**
 * Writes files into a folder of their own, signed as an export is: `latarnia verify` tells whether they are whole.
 *
 * @param files text by name
 * @throws when the folder holds something
 */
export function writeSignedFolder(
  folder: string,
  files: Readonly<Record<string, string>>,
  about: Omit<ExportManifest, 'files'>,
  key: KeyObject,
): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} is not empty. Name a new folder.`);
  }
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  chmodSync(folder, FOLDER_MODE);
  const sums = Object.entries(files)
    .map(([name, text]) => `${sha256(Buffer.from(text))}  ${name}\n`)
    .join('');
  const written = { ...files, [SUMS]: sums };
  const hashes = Object.entries(written).map(([name, text]) => [name, sha256(Buffer.from(text))] as const);
  const manifest: ExportManifest = {
    ...about,
    files: Object.fromEntries(hashes.sort(([x], [y]) => (x < y ? -1 : 1))),
  };
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  const all = {
    ...written,
    [PUBLIC_KEY]: publicKeyOf(key),
    [MANIFEST]: text,
    [SIGNATURE]: `${signText(text, key)}\n`,
  };
  for (const [name, content] of Object.entries(all)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
    writeFileSync(path, content, { mode: FILE_MODE, flag: 'wx' });
  }
}
