import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileTrouble } from './file-trouble.ts';
import { CliError } from './output.ts';

/**
 * The text of a file that somebody named.
 *
 * @param what what was to be read there: 'the public key'
 * @param todo how such a file comes about, in a sentence
 * @throws CliError which says what it was to be, where it was looked for, and what to do
 */
export function readNamedFile(path: string, what: string, todo: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const trouble = fileTrouble(error, resolve(path));
    if (trouble === null) throw error;
    throw new CliError(`${trouble} It was to be ${what}. ${todo}`, 1);
  }
}

/**
 * The text of a public key as somebody named it: by a file, or as its one line.
 *
 * @param option what it was named for: '--key'
 */
export function readNamedKey(given: string, option: string): string {
  if (existsSync(given)) return readNamedFile(given, `the public key of ${option}`, KEY_TODO);
  if (/[/.]/.test(given) && !/^[\w+/=-]{40,}$/.test(given)) {
    throw new CliError(
      `${resolve(given)} does not exist. It was to be the public key of ${option}. ${KEY_TODO}`,
      1,
    );
  }
  return given;
}

export const KEY_TODO =
  'On the machine of the site, latarnia key public prints it: save that to a file, and name it.';
