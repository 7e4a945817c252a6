import { expect, test } from 'vitest';
import { importPast } from '../../../src/actions/import-past.ts';
import { siteDocuments } from '../../../src/formats/site-documents.ts';
import { mapSite, readPairs } from '../../../src/import/mapping.ts';
import { planImport } from '../../../src/import/plan-import.ts';
import type { SourceFile } from '../../../src/import/read-files.ts';
import { readStatuspage } from '../../../src/import/statuspage.ts';
import { routes } from '../../../src/publish/routes.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { NOON } from '../../support/events.ts';
import { openLogWith } from '../../support/log.ts';
import { contextOf } from '../../support/state.ts';
import { statuspageContext } from '../../support/statuspage.ts';

const FILES = ['components.json', 'incidents.json', 'scheduled-maintenances.json'];
const TOMORROW = '2021-03-18T11:00:00.000Z';

function answersOf(context: ViewContext): SourceFile[] {
  return [...siteDocuments(context.state, context)]
    .filter(({ path }) => FILES.some((name) => path === `/api/v2/${name}`) || path === '/history.atom')
    .map(({ path, make }) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      text: make({ ...context, locale: 'en' }).text,
    }));
}

/** What somebody who asks the API knows of incidents, but for where their pages are, and of which site. */
function incidentsIn(files: readonly SourceFile[]): unknown {
  const file = files.find(({ name }) => name === 'incidents.json');
  const { incidents } = JSON.parse(file?.text ?? '{}');
  return incidents.map(
    ({ id, name, status, impact, created_at, started_at, incident_updates }: Record<string, unknown>) => ({
      ...{ id, name, status, impact, created_at, started_at },
      updates: Array.isArray(incident_updates)
        ? incident_updates.map((one) => [one.id, one.status, one.body, one.created_at, one.display_at])
        : [],
    }),
  );
}

test('what this site answers as Statuspage does, taken over into another, is answered there again, id by id', async () => {
  const before = answersOf(statuspageContext());
  const read = readStatuspage(before, new Set());
  const own = {
    panels: ['a', 'b'].map((id) => ({ id, names: [] })),
    features: ['orders', 'api'].map((id) => ({ id, names: [] })),
  };
  const mapping = mapSite(read, own, readPairs(['Panel A=@a', 'Panel B=@b']));
  const { past, unmapped } = planImport(read, mapping, {
    language: 'en',
    withStates: true,
    reason: null,
    despiteRedaction: false,
  });
  expect(unmapped).toEqual([]);
  const { log, as, clock } = await openLogWith(['orders', 'api']);
  clock.now = TOMORROW;
  expect(await importPast(as('cli'), past)).toMatchObject({ ok: true });
  const context = {
    ...contextOf([], { now: NOON }),
    state: await log.current(),
    siteUrl: 'https://status.example.com',
  };
  const after = answersOf(context);
  expect(incidentsIn(before)).toHaveLength(1);
  expect(incidentsIn(after)).toEqual(incidentsIn(before));
  const idsIn = (files: readonly SourceFile[]) =>
    JSON.parse(files[0]?.text ?? '').components.map((one: Record<string, unknown>) => [
      one.id,
      one.name,
      one.status,
    ]);
  expect(idsIn(after)).toEqual(
    expect.arrayContaining(
      idsIn(before).filter(([, name]: string[]) => name !== 'Panel A' && name !== 'Panel B'),
    ),
  );
  const entry = (files: readonly SourceFile[]) =>
    /<entry>[\s\S]*?<id>([^<]+)/.exec(files.find(({ name }) => name === 'history.atom')?.text ?? '')?.[1];
  expect(entry(before)).toMatch(/^urn:uuid:/);
  expect(entry(after)).toBe(entry(before));
  expect(routes(context.state).get('/en/incidents/fire/')).toMatchObject({ view: 'redirect' });
});
