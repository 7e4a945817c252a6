import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest version that is helped of one browser, by its name in `browserslist`: `{ name: 'ios_saf', version: '15.4' }`. */
export interface OldestBrowser {
  readonly name: string;
  readonly version: string;
}

/** What the builder calls them. */
const BUILDER_NAMES: Readonly<Record<string, string>> = {
  chrome: 'chrome',
  edge: 'edge',
  firefox: 'firefox',
  safari: 'safari',
  ios_saf: 'ios',
};

/** For scripts: the Safari whose syntax is ours. See `scriptTargets`. */
const SAFARI_OF_SCRIPTS = '16.0';

/**
 * The floor: `browserslist` in package.json, in the one form that is read here, `<name> >= <version>`.
 *
 * @throws when a line has another form or names another browser
 */
export function browserFloor(
  file: string = join(import.meta.dirname, '..', 'package.json'),
): readonly OldestBrowser[] {
  const { browserslist }: { browserslist: readonly string[] } = JSON.parse(readFileSync(file, 'utf8'));
  return browserslist.map((line) => {
    const [, name = '', version = ''] = /^(\w+) >= ([\d.]+)$/.exec(line) ?? [];
    if (!(name in BUILDER_NAMES))
      throw new Error(`browserslist in package.json: "${line}" is not understood`);
    return { name, version };
  });
}

/** For `build.cssTarget`: nesting, ranges in media queries and what else the floor lacks is put in older words. */
export function styleTargets(): string[] {
  return browserFloor().map(({ name, version }) => `${BUILDER_NAMES[name]}${version}`);
}

/**
 * For `build.target`. For Safari 15 every private method would be rewritten (half as much again for some scripts, and two
 * more files for home), for the sake of a fault of its own: names in the initialisers of fields that hide others
 * (https://webkit.org/b/236843). What Safari 16 can and 15.4 cannot is otherwise no syntax; the tests look at what was
 * built, at those initialisers too.
 */
export function scriptTargets(): string[] {
  return browserFloor().map(({ name, version }) => {
    const isSafari = name === 'safari' || name === 'ios_saf';
    const raised = isSafari && Number(version) < Number(SAFARI_OF_SCRIPTS) ? SAFARI_OF_SCRIPTS : version;
    return `${BUILDER_NAMES[name]}${raised}`;
  });
}
