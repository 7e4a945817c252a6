import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seedDrafts } from '../../../db/seed.ts';
import { DOCUMENTS } from '../../../src/backstage/public-documents.ts';
import { ROOT } from '../../../src/config/folders.ts';
import { catalogueOf } from '../../../src/domain/catalogue.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { nextChangeAfter } from '../../../src/domain/next-change.ts';
import { project } from '../../../src/domain/projection.ts';
import type { State } from '../../../src/domain/state.ts';
import { readContent } from '../../../src/markdown/content.ts';
import { routes } from '../../../src/publish/routes.ts';
import { viewOf } from '../../../src/views/registry.ts';
import type { StaffViewContext } from '../../../src/views/staff/context.ts';
import { cellName, emptyDraft } from '../../../src/views/staff/draft.ts';
import { editorView } from '../../../src/views/staff/editor.ts';
import { incidentUpdatesView } from '../../../src/views/staff/incident-updates.ts';
import { logView } from '../../../src/views/staff/log.ts';
import { needsView } from '../../../src/views/staff/needs-you.ts';
import { previewView } from '../../../src/views/staff/preview.ts';
import { previewLines } from '../../../src/views/staff/preview-lines.ts';
import { publishedView } from '../../../src/views/staff/published.ts';
import { eventsOf } from '../../support/events.ts';
import { extremeEvents, seeded } from '../../support/extremes.ts';
import { QUIET, staffContextOf } from '../../support/staff.ts';
import { availability, cell, RENDERED } from '../../support/state.ts';

/** How many logs of so many events; `npm run test:long` tries many more. */
const LOGS = Number(process.env.EXTREMES ?? 2);
const EVENTS = 60;

const { files } = await readContent(join(ROOT, 'content'));
const seed = seedDrafts(files.flatMap(({ document }) => (document ? [document] : [])));

/** The editor of each cell, the preview of what would mend it, the log's entries and the session of each incident. */
function expectToWork(staff: StaffViewContext, after: State): void {
  const { state } = staff;
  const { features, panels } = catalogueOf(state);
  for (const { id: feature } of features) {
    for (const { id: panel } of panels) {
      const typed = { ...emptyDraft('availability', state.revision), cells: [cellName(feature, panel)] };
      expect(editorView(staff, { typed }).cells).toBe(typed);
    }
  }
  const typed = { ...emptyDraft('availability', state.revision), cells: [cellName('stock-sync', 'b')] };
  expect(previewView(staff, { typed, after, changed: ['/', '/features/stock-sync/'] }).lines).toHaveLength(1);
  for (const change of state.changes) {
    expect(previewLines(staff, change).length).toBe(change.restoration.length + change.availability.length);
    expect(publishedView(staff, change.revision)).toBeDefined();
  }
  for (const id of Object.keys(state.incidents)) expect(incidentUpdatesView(staff, id)).not.toBeNull();
}

describe.for([
  { kind: 'what is accepted today', accepted: true },
  { kind: 'what logs may hold from before', accepted: false },
])('$kind', ({ accepted }) => {
  test.for(Array.from({ length: LOGS }, (_, index) => index + 1))(
    'log %d: every page can be made',
    (number) => {
      const drafts = extremeEvents(EVENTS, seeded(number), { accepted });
      const state = project(eventsOf([...seed, ...drafts]));
      const mended = project(
        eventsOf([...seed, ...drafts, availability([cell('stock-sync', 'b', 'available')])]),
      );
      const now = state.lastEffectiveAt ?? '';
      const reports: string[] = [];
      for (const locale of LOCALES) {
        const report = (why: string) => reports.push(why);
        const context = { state, now, locale, words: RENDERED, report, supportUrl: null, siteUrl: null };
        for (const route of routes(state).values()) {
          if (route.locale !== locale) continue;
          expect(Object.values(viewOf(context, route)), route.path).toEqual([expect.anything()]);
        }
        for (const { view, locale: own } of Object.values(DOCUMENTS)) {
          if (own === locale) expect(JSON.stringify(view(context)).length).toBeGreaterThan(0);
        }
        const staff = staffContextOf(context);
        expect(needsView(staff, QUIET).count).toBeGreaterThanOrEqual(0);
        expect(logView(staff, new URLSearchParams()).entries.length).toBeGreaterThan(0);
        expectToWork(staff, mended);
      }
      expect(() => [needsOf(state, now), nextChangeAfter(state, now)]).not.toThrow();
      // No boundary was needed: each part was made as what it is.
      expect(reports).toEqual([]);
    },
  );
});
