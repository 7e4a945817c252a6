import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, SETTINGS } from '../../../src/config/settings.ts';
import { codeOf, ROOT, readDoc, tableUnder } from '../../support/docs.ts';

const documented = new Map(
  tableUnder(readDoc('docs/operations.md'), 'Settings').rows.map(([setting, byDefault]) => [
    codeOf(setting),
    codeOf(byDefault) || null,
  ]),
);

/** Settings whose default depends on where Latarnia lies. */
const COMPUTED: Readonly<Record<string, (config: ReturnType<typeof readConfig>) => string>> = {
  CONTENT_DIR: ({ contentDir }) => contentDir.replace(ROOT, '<tree>/'),
  DATABASE_URL: ({ databaseUrl, dataDir }) => databaseUrl.replace(dataDir, '<DATA_DIR>'),
};

/** What the environment is asked for that is no setting of the site: others set it. */
const OF_OTHERS = ['npm_lifecycle_event'];

describe('docs/operations.md documents every setting, and nothing more', () => {
  test('by name', () => {
    expect([...documented.keys()]).toEqual([...SETTINGS.keys()]);
  });

  test.for([...SETTINGS])('%s with its default', ([setting, byDefault]) => {
    const computed = COMPUTED[setting]?.(readConfig({}, ROOT));
    expect(documented.get(setting)).toBe(computed ?? byDefault);
  });

  test('no other variable is read anywhere in the sources', () => {
    const read = globSync('src/**/*.{ts,mjs,astro}', { cwd: ROOT }).flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/process\.env(?:\.(\w+)|\[['"](\w+)['"]\])/g)].map(
        ([, name, quoted]) => name ?? quoted ?? '',
      ),
    );
    expect(read.length).toBeGreaterThan(1);
    expect(read.filter((name) => !SETTINGS.has(name) && !OF_OTHERS.includes(name))).toEqual([]);
  });
});
