import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  CompatData,
  CompatStatement,
  Identifier,
  SimpleSupportStatement,
} from '@mdn/browser-compat-data';
import { browserFloor } from '../../../scripts/browser-floor.ts';

/** What the compatibility data call the browsers of the floor; phones are as old as desks. */
const DATA_NAMES: Readonly<Record<string, readonly (keyof CompatStatement['support'])[]>> = {
  chrome: ['chrome', 'chrome_android'],
  edge: ['edge'],
  firefox: ['firefox', 'firefox_android'],
  safari: ['safari'],
  ios_saf: ['safari_ios'],
};

export const compatData: CompatData = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@mdn/browser-compat-data')), 'utf8'),
);

const oldest = browserFloor().flatMap(({ name, version }) =>
  (DATA_NAMES[name] ?? []).map((browser) => ({ browser, version })),
);

/** One entry of the data: `findCompat(compatData.css, 'properties', 'inset')`; what stands below it is in it. */
export function findCompat(
  from: Identifier | undefined,
  ...names: readonly string[]
): Identifier | undefined {
  return names.reduce<Identifier | undefined>((found, name) => {
    const next: unknown = found && Object.hasOwn(found, name) ? found[name] : undefined;
    return isEntry(next) ? next : undefined;
  }, from);
}

/** The browsers of the floor that do not know something in full, without a prefix or a switch: `firefox 100`. */
export function lackedBy(entry: Identifier): string[] {
  const support = entry.__compat?.support;
  if (!support) return [];
  return oldest
    .filter(({ browser, version }) => {
      const statements = [support[browser] ?? []].flat();
      return !statements.some((one) => isKnown(one, version));
    })
    .map(({ browser, version }) => `${browser} ${version}`);
}

function isKnown(statement: SimpleSupportStatement, version: string): boolean {
  const { version_added: added, version_removed: removed, flags, prefix, alternative_name } = statement;
  if (flags || prefix || alternative_name || statement.partial_implementation) return false;
  if (typeof removed === 'string' && isAtMost(removed, version)) return false;
  return typeof added === 'string' && added !== 'preview' && isAtMost(added.replace('≤', ''), version);
}

function isAtMost(one: string, other: string): boolean {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor <= otherMinor);
}

function isEntry(value: unknown): value is Identifier {
  return typeof value === 'object' && value !== null;
}
