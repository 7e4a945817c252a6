import { fileURLToPath } from 'node:url';

/** The path of an embedded database, from its `file:` address. */
export function databaseFile(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}
