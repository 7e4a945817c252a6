import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findChangedPaths } from '../../../src/backstage/changed-paths.ts';
import { snapshotFolder } from '../../../src/backstage/snapshot-state.ts';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import { exportSite } from '../../../src/publish/export.ts';
import { signingKey } from '../../../src/publish/signature.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { faqDocument, featureDocument, inBothLanguages, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { planned } from '../../support/maintenances.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { availability, by, cell, contextOf, published, redaction, restoration } from '../../support/state.ts';
import { tried } from '../../support/tried.ts';
import { opened, posted } from '../../support/updates.ts';

/** Nobody says any of this by chance. */
const SECRETS = {
  actor: 'staff:planted-actor-12',
  reason: 'planted-reason-34',
  known: '2021-03-10T01:23:45.678Z',
  template: 'planted-template-56',
  comment: 'planted-comment-78',
} as const;

const why = { reason: SECRETS.reason, forced: true };
const template: ContentDocument = JSON.parse(
  JSON.stringify({
    ...faqDocument('one'),
    path: `pl/templates/${SECRETS.template}.md`,
    collection: 'templates',
    id: SECRETS.template,
    words: { title: SECRETS.template, short: null, body: SECRETS.template, terms: {} },
    source: SECRETS.template,
  }),
);
const SITE = inBothLanguages(
  panelDocument('a'),
  panelDocument('b'),
  featureDocument('xml'),
  faqDocument('one'),
).map((document) => ({ ...document, source: `# ${SECRETS.comment}`, facts: [SECRETS.comment] }));

/** Each is a generation of its own. */
const SAID: readonly DraftEvent[] = [
  published(...SITE, template),
  restoration({ a: 'restored', b: 'offline' }),
  by(SECRETS.actor, availability([cell('xml', 'a', 'limited')])),
  {
    type: 'availability.set',
    payload: { cells: [cell('xml', 'a', 'available')], why },
    since: null,
    actor: 'x',
  },
  by(SECRETS.actor, opened('fire', { knownSince: SECRETS.known, why })),
  by(SECRETS.actor, posted('fire', 'u6')),
  {
    type: 'incident.corrected',
    payload: {
      incident: 'fire',
      title: { pl: 'fire', en: null },
      lags: false,
      knownSince: SECRETS.known,
      why,
    },
    since: null,
    actor: SECRETS.actor,
  },
  { type: 'words.published', payload: { documents: [template], why }, since: null, actor: SECRETS.actor },
  {
    type: 'words.withdrawn',
    payload: { withdrawn: [{ path: template.path, lastWords: SECRETS.template }] },
    since: null,
    actor: SECRETS.actor,
  },
  by(SECRETS.actor, planned('m10')),
  by(SECRETS.actor, redaction(3)),
];

/** Every file below a folder as text, and as what it is the compressed form of. */
function textsBelow(folder: string): [name: string, text: string][] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.flatMap(({ parentPath, name }): [string, string][] => {
    const path = join(parentPath, name);
    const bytes = readFileSync(path);
    return [bytes, unpacked(brotliDecompressSync, bytes), unpacked(gunzipSync, bytes)].flatMap(
      (one): [string, string][] => (one === null ? [] : [[path, one.toString('utf8')]]),
    );
  });
}

function unpacked(unpack: (bytes: Buffer) => Buffer, bytes: Buffer): Buffer | null {
  try {
    return unpack(bytes);
  } catch {
    return null;
  }
}

function expectNoSecret(folder: string, what: string): void {
  const texts = textsBelow(folder);
  expect(texts.length, what).toBeGreaterThan(30);
  for (const [path, text] of texts) {
    const found = Object.values(SECRETS).filter((secret) => text.includes(secret));
    expect(found, `${what}: ${path}`).toEqual([]);
  }
}

describe('what is for staff', () => {
  test('is in no generation, in no state kept beside one, in no offer to mirrors, and in no export', async () => {
    const { publish, publisher, dataDir } = openPublisher();
    const events = eventsOf(SAID);
    expect(JSON.stringify(project(events.slice(0, -1)))).toContain(SECRETS.known);
    let state = project([]);
    for (const event of events) {
      state = extend(state, [event]);
      await publish(state);
      await publisher.taken.offerer.settled();
      expectNoSecret(snapshotFolder({ dataDir }), `revision ${event.sequence}`);
    }
    const manifest = publisher.loop.writer.last();
    if (manifest === null) throw new Error('nothing is published');
    const folder = join(temporaryFolder(), 'export');
    await exportSite(manifest, publisher.loop.writer.reader, folder, signingKey(join(dataDir, 'key.pem')));
    expectNoSecret(folder, 'export');
  });

  test('decides nothing of what readers’ pages say: made from all of the log they say the same', async () => {
    const app = {
      draftContext: (locale: 'pl' | 'en', state = project([]), now = NOON) => ({
        ...contextOf([], { locale, now }),
        state,
      }),
    };
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { maxLength: 10 }), async (drafts) => {
        const state = project(eventsOf([published(...SITE), ...drafts]));
        expect(await findChangedPaths(app, state, publicState(state), NOON)).toEqual([]);
      }),
      { numRuns: tried(20) },
    );
  });
});
