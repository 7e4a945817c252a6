import { expect, test } from 'vitest';
import { type HealthFacts, publicHealth } from '../../../src/backstage/health.ts';
import type { PartInTrouble } from '../../../src/domain/surroundings.ts';

const SINCE = '2026-01-01T00:00:00.000Z';
const SECRET =
  "EXPORT_HOOK ended with 128: fatal: could not read 'https://ada:hunter2@git.example/' in /srv/latarnia";

const FACTS: HealthFacts = {
  troubles: [],
  exports: true,
  lastBackup: { revision: 3, at: SINCE },
  problems: 2,
  deadLinks: ['/features/none/'],
  unknownIds: 1,
  lost: ['pl/features/x.md'],
  revision: 7,
  memory: 200 * 2 ** 20,
};

const PARTS = [
  'database',
  'clock',
  'disk',
  'content',
  'ingest',
  'publishing',
  'words',
  'export',
  'backup',
] as const;

test.for(PARTS)(
  'of %s in trouble strangers are told the code and since when, and nothing in words',
  (part) => {
    const trouble: PartInTrouble = { part, code: `${part}.failed`, message: SECRET, since: SINCE };
    const health = publicHealth({ ...FACTS, troubles: [trouble] });
    const status = part === 'publishing' ? 'failing' : 'trouble';
    expect(health[part]).toMatchObject({ status, code: `${part}.failed`, since: SINCE });
    expect(JSON.stringify(health)).not.toMatch(/hunter2|srv|fatal/);
  },
);

test('whatever is not in trouble is ok; what there is not is not spoken of', () => {
  expect(publicHealth(FACTS)).toEqual({
    database: { status: 'ok' },
    clock: { status: 'ok' },
    disk: { status: 'ok' },
    ingest: { status: 'ok' },
    publishing: { status: 'ok' },
    words: { status: 'ok' },
    export: { status: 'ok' },
    backup: { status: 'ok', last: { revision: 3, at: SINCE } },
    content: {
      status: 'ok',
      problems: 2,
      dead_links: ['/features/none/'],
      unknown_ids: 1,
      lost: ['pl/features/x.md'],
    },
    revision: 7,
    memory_mb: 200,
  });
  const bare = publicHealth({ ...FACTS, exports: false, lastBackup: undefined });
  expect(Object.keys(bare)).not.toContain('export');
  expect(Object.keys(bare)).not.toContain('backup');
});

test('pages that readers see as they were before are named', () => {
  const trouble: PartInTrouble = {
    part: 'publishing',
    code: 'publishing.pages',
    message: SECRET,
    since: SINCE,
    addresses: ['/', '/history/'],
  };
  expect(publicHealth({ ...FACTS, troubles: [trouble] }).publishing).toEqual({
    status: 'failing',
    code: 'publishing.pages',
    since: SINCE,
    addresses: ['/', '/history/'],
  });
});
