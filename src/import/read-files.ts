import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ImportError } from './import-error.ts';

/** A file that a site was saved to, or an answer of its API. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** The most that is read of one site (bytes, files). */
const MOST_BYTES = 128 * 2 ** 20;
const MOST_FILES = 500;

/**
 * The JSON files, and the Atom feed, that a site was saved to: one file, or all of a folder in the order of their names.
 *
 * @throws ImportError when there are none, or too many
 */
export function readSourceFiles(path: string): SourceFile[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    throw new ImportError(
      `There is no file or folder ${path}. Name what the API of the page answered, saved to a file, or a folder of such files.`,
    );
  }
  if (!stats.isDirectory()) return readAll([{ name: basename(path), path }]);
  const names = readdirSync(path)
    .filter((name) => /\.(?:json|atom)$/i.test(name))
    .sort((x, y) => x.localeCompare(y, 'en', { numeric: true }));
  if (names.length === 0)
    throw new ImportError(
      `${path} holds no files that end in .json. Save what the API of the page answers there.`,
    );
  if (names.length > MOST_FILES) {
    throw new ImportError(
      `${path} holds ${names.length} files; at most ${MOST_FILES} are read at once. Import them folder by folder: what is here already is left out.`,
    );
  }
  return readAll(names.map((name) => ({ name, path: join(path, name) })));
}

function readAll(files: readonly { readonly name: string; readonly path: string }[]): SourceFile[] {
  const stats = files.map(({ path }) => ({ path, stats: statSync(path) }));
  // A device or a pipe may have no end.
  const odd = stats.find((one) => !one.stats.isFile());
  if (odd) {
    throw new ImportError(
      `${odd.path} is not a file. Save what the API of the page answers to one that ends in .json, and name that.`,
    );
  }
  const bytes = stats.reduce((sum, one) => sum + one.stats.size, 0);
  if (bytes > MOST_BYTES) {
    throw new ImportError(
      `That is ${Math.ceil(bytes / 2 ** 20)} MiB; at most ${MOST_BYTES / 2 ** 20} are read at once. Import it in parts: what is here already is left out.`,
    );
  }
  return files.map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }));
}

/** @throws ImportError which says where it stops being JSON */
export function parseJson({ name, text }: SourceFile): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const isPage = /^\s*</.test(text);
    throw new ImportError(
      isPage
        ? `${name} is a page, not JSON. Name an address of the API, such as …/api/v2/incidents.json, or a file that it was saved to.`
        : `${name} is not JSON (${why.slice(0, 200)}). Save the answer of the API again, in full.`,
    );
  }
}
