import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seedDrafts } from '../../../db/seed.ts';
import { ROOT } from '../../../src/config.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { nextChangeAfter } from '../../../src/domain/next-change.ts';
import { project } from '../../../src/domain/projection.ts';
import { readContent } from '../../../src/markdown/content.ts';
import { markdownToText, renderMarkdown } from '../../../src/markdown/render.ts';
import { DOCUMENTS } from '../../../src/public-documents.ts';
import { routes } from '../../../src/publish/routes.ts';
import { viewOf } from '../../../src/views/registry.ts';
import { logView } from '../../../src/views/staff/log.ts';
import { needsView } from '../../../src/views/staff/needs-you.ts';
import { eventsOf } from '../../support/events.ts';
import { extremeEvents, seeded } from '../../support/extremes.ts';
import { QUIET, staffContextOf } from '../../support/staff.ts';

/** How many logs of so many events; `npm run test:long` tries many more. */
const LOGS = Number(process.env.EXTREMES ?? 3);
const EVENTS = 60;

const words = { html: renderMarkdown, text: markdownToText };
const { files } = await readContent(join(ROOT, 'content'));
const seed = seedDrafts(files.flatMap(({ document }) => (document ? [document] : [])));

describe.for([
  { kind: 'what is accepted today', accepted: true },
  { kind: 'what logs may hold from before', accepted: false },
])('$kind', ({ accepted }) => {
  test.for(Array.from({ length: LOGS }, (_, index) => index + 1))(
    'log %d: every page can be made',
    (number) => {
      const drafts = extremeEvents(EVENTS, seeded(number), { accepted });
      const state = project(eventsOf([...seed, ...drafts]));
      const now = state.lastEffectiveAt ?? '';
      const reports: string[] = [];
      for (const locale of LOCALES) {
        const report = (why: string) => reports.push(why);
        const context = { state, now, locale, words, report, supportUrl: null, siteUrl: null };
        for (const route of routes(state).values()) {
          if (route.locale === locale) expect(viewOf(context, route), route.path).not.toBeNull();
        }
        for (const { view, locale: own } of Object.values(DOCUMENTS)) {
          if (own === locale) expect(JSON.stringify(view(context)).length).toBeGreaterThan(0);
        }
        const staff = staffContextOf(context);
        expect(needsView(staff, QUIET).count).toBeGreaterThanOrEqual(0);
        expect(logView(staff, new URLSearchParams()).entries.length).toBeGreaterThan(0);
      }
      expect(() => [needsOf(state, now), nextChangeAfter(state, now)]).not.toThrow();
      // No boundary was needed: each part was made as what it is.
      expect(reports).toEqual([]);
    },
  );
});
