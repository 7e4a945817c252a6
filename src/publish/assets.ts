import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { IMMUTABLE_CACHING } from './headers.ts';
import type { PlannedEntry } from './planned.ts';
import { sha256 } from './snapshot-writer.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** The service worker fetches pages, under a policy of its own. */
const WORKER = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
};

/** Pages of others load it, from wherever they are. */
const EMBED = { 'Cache-Control': 'public, max-age=300', 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** Files with rules of their own. */
const OWN_RULES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/sw.js': WORKER,
  '/embed.js': EMBED,
};

/** A file of the build, and how it is answered. */
interface Asset {
  readonly path: string;
  readonly file: string;
  readonly isImmutable: boolean;
}

/** What the site is made with. */
export interface Build {
  /** Tells it apart from any other: a hash of every file it is made of. */
  readonly id: string;
  readonly assets: readonly Asset[];
}

/**
 * The build that lies in a folder. Its own files that are answered are those below `dist/client`; those under `/_astro/` carry
 * a fingerprint and never change.
 */
export function readBuild(root: string): Build {
  const client = join(root, 'dist', 'client');
  const assets = filesBelow(client).map((file): Asset => {
    const path = `/${relative(client, file).split('\\').join('/')}`;
    return { path, file, isImmutable: path.startsWith('/_astro/') };
  });
  return { id: fingerprintFiles([join(root, 'dist'), join(root, 'src')]), assets };
}

/** What is to be answered with a file of a build. */
export function planAsset({ path, file, isImmutable }: Asset, build: Build['id']): PlannedEntry {
  const address = { path, query: [], isFinal: true, ...(isImmutable ? { asset: build } : {}) };
  try {
    const body = readFileSync(file);
    const headers = {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      ...(isImmutable ? IMMUTABLE_CACHING : { 'Cache-Control': 'public, max-age=3600' }),
      ...OWN_RULES[path],
    };
    return { ...address, digest: sha256(body), render: async () => ({ status: 200, headers, body }) };
  } catch (error) {
    return { ...address, error };
  }
}

function fingerprintFiles(folders: readonly string[]): string {
  const lines = folders.flatMap((folder) =>
    filesBelow(folder).map((file) => `${relative(folder, file)} ${sha256(readFileSync(file))}`),
  );
  return sha256(lines.join('\n')).slice(0, 16);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
