import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ExportManifest, MANIFEST, OWN, PUBLIC_KEY, SIGNATURE } from './export-manifest.ts';
import { isSignedBy } from './signature.ts';
import { sha256 } from './snapshot-writer.ts';

/** What became of an export. */
type Verdict =
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
    return {
      status: 'tampered',
      problems: ['There is no signed manifest: this is not an export of Latarnia.'],
    };
  }
  if (!isSignedBy(text, signature.trim(), key)) {
    return {
      status: 'tampered',
      problems: ['The signature is not of this manifest, or it is of another key.'],
    };
  }
  const manifest: ExportManifest = JSON.parse(text);
  const present = filesBelow(folder);
  // Nothing but what lies in the folder is read, whatever the manifest names.
  const own = new Set(present.filter((name) => lstatSync(join(folder, name)).isFile()));
  const problems = [
    ...Object.entries(manifest.files).flatMap(([name, hash]) => {
      if (!own.has(name)) return [`${name} is missing.`];
      return sha256(readFileSync(join(folder, name))) === hash ? [] : [`${name} was changed.`];
    }),
    ...present
      .filter((name) => !Object.hasOwn(manifest.files, name) && !name.startsWith(`${OWN}/`))
      .map((name) => `${name} does not belong in it.`),
  ];
  if (problems.length > 0) return { status: 'tampered', problems };
  const isStale = manifest.valid_until !== null && manifest.valid_until <= now;
  return { status: isStale ? 'stale' : 'whole', manifest, isPinned: pinned !== null };
}

/** Links count as files: a server would follow them. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
