import { join } from 'node:path';
import type { ForeignIncident, ForeignUpdate, ImportPast } from '../../src/actions/foreign-past.ts';
import { ROOT } from '../../src/config/folders.ts';
import { readSourceFiles, type SourceFile } from '../../src/import/read-files.ts';

/** Sites that other status pages told of, as their APIs answer: all of it is made up. */
export const STATUSPAGE = join(ROOT, 'tests/fixtures/import/statuspage');
export const CACHET = join(ROOT, 'tests/fixtures/import/cachet');

/** What one answer of an API says. */
export function answerOf(folder: string, name: string): SourceFile {
  const file = readSourceFiles(folder).find((one) => one.name === name);
  if (!file) throw new Error(`there is no ${name}`);
  return file;
}

/** An answer of an API that nobody saved. */
export function jsonFile(name: string, value: unknown): SourceFile {
  return { name, text: JSON.stringify(value) };
}

/** An incident of another site, over within an hour, unless something else is said. */
export function foreignIncident(id: string, more: Partial<ForeignIncident> = {}): ForeignIncident {
  return {
    name: { id },
    where: `incidents.json: ${id}`,
    title: { pl: `Awaria ${id}`, en: null },
    at: '2020-03-01T21:10:00.000Z',
    startedAt: '2020-03-01T21:10:00.000Z',
    impact: 'major',
    panels: ['a'],
    features: [],
    former: [id],
    updates: [
      foreignUpdate(`${id}-1`, { at: '2020-03-01T21:12:00.000Z' }),
      foreignUpdate(`${id}-2`, { at: '2020-03-01T22:00:00.000Z', status: 'resolved' }),
    ],
    ...more,
  };
}

export function foreignUpdate(id: string, more: Partial<ForeignUpdate> = {}): ForeignUpdate {
  return {
    name: { id },
    where: `incidents.json: ${id}`,
    at: '2020-03-01T21:12:00.000Z',
    status: 'investigating',
    impact: 'major',
    panels: [],
    features: [],
    body: { pl: `Mówimy ${id}.`, en: null },
    ...more,
  };
}

/** A past with nothing in it but what is said. */
export function pastWith(more: Partial<ImportPast>): ImportPast {
  return { service: 'statuspage', components: [], groups: [], incidents: [], maintenances: [], ...more };
}
