import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarise } from '../../../src/cli/status-summary.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { DraftEvent, LogEvent } from '../../../src/domain/events.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { isStatement, project } from '../../../src/domain/projection.ts';
import type { State } from '../../../src/domain/state.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant, startOfDay } from '../../../src/domain/time.ts';
import { formatStatus } from '../../../src/formats/status.ts';
import { featureView } from '../../../src/views/feature.ts';
import { featuresView } from '../../../src/views/features.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { homeView } from '../../../src/views/home.ts';
import { panelView } from '../../../src/views/panel.ts';
import { upcomingItems } from '../../../src/views/upcoming.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { dayOf } from '../../support/day.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { contextOf, published } from '../../support/state.ts';

const HOUR = 3_600_000;
const PANELS = ['a', 'b', 'c'];
const FEATURES = ['api', 'orders'];
const SITE = published(
  ...PANELS.map((id) => panelDocument(id)),
  ...FEATURES.map((id) => featureDocument(id)),
);

/** Around a day of March 2021, clocks put forward and back, the turn of a year in Warsaw, and a leap day. */
const BASES = ['2021-03-17', '2021-03-28', '2021-10-31', '2021-12-31', '2024-02-29', '2026-10-25'].map(dayOf);

/** Days of estimates lie from 16 days before a base to 44 after it. */
function movedTo(base: Day, draft: DraftEvent): DraftEvent {
  const by = Math.round(
    (msFromInstant(startOfDay(base)) - msFromInstant(startOfDay(dayOf('2021-03-17')))) / (24 * HOUR),
  );
  return JSON.parse(
    JSON.stringify(draft, (key, value) =>
      (key === 'day' || key === 'since') && typeof value === 'string' ? addDays(dayOf(value), by) : value,
    ),
  );
}

const told = fc.record({
  base: fc.constantFrom(...BASES),
  drafts: fc.array(anyDraft, { maxLength: 12 }),
  /** Events whose content was taken out of the log. */
  redacted: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }),
  /** Hours between one event and the next. */
  pace: fc.constantFrom(0, 1, 11, 30),
  later: fc.integer({ min: 0, max: 24 * 50 }),
});

function happened({
  base,
  drafts,
  redacted,
  pace,
  later,
}: typeof told extends fc.Arbitrary<infer T> ? T : never) {
  const start = msFromInstant(startOfDay(base)) - 2 * HOUR;
  const events = eventsOf([SITE, ...drafts.map((draft) => movedTo(base, draft))]).map(
    (event, index): LogEvent => ({
      ...event,
      ...(redacted.includes(index) ? { payload: null } : {}),
      effectiveAt: instantFromMs(start + index * pace * HOUR),
    }),
  );
  return {
    events,
    state: project(events),
    now: instantFromMs(start + (events.length * pace + later) * HOUR),
  };
}

/** What an output says of a feature on a panel. */
interface Said {
  readonly state: string;
  /** `null`: nothing is promised. */
  readonly promise: string | null;
  readonly isOverdue: boolean;
  readonly kind: string;
}

type Cells = Readonly<Record<string, Said>>;

function inJson(state: State, now: Instant): Cells {
  return Object.fromEntries(
    formatStatus(state, now).features.flatMap(({ id, panels }) =>
      Object.entries(panels).map(([panel, { state: is, estimate }]) => [
        `${id} on ${panel}`,
        {
          state: is,
          promise: estimate.kind === 'none' ? null : 'text' in estimate ? estimate.text.pl : 'no words',
          isOverdue: estimate.overdue,
          kind: estimate.kind,
        },
      ]),
    ),
  );
}

interface Shown {
  readonly feature: string;
  readonly panel: string;
  readonly state: string;
  readonly estimate: { readonly text: string; readonly isOverdue: boolean; readonly kind: string } | null;
}

function shown(cells: readonly Shown[]): Cells {
  return Object.fromEntries(
    cells.map(({ feature, panel, state, estimate }) => [
      `${feature} on ${panel}`,
      {
        state,
        promise: plain(estimate?.text),
        isOverdue: estimate?.isOverdue ?? false,
        kind: estimate?.kind ?? 'none',
      },
    ]),
  );
}

const cellsOf = (areas: ReturnType<typeof featuresView>['matrix']['areas']) =>
  areas.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));

test('pages, JSON, command line and what needs staff say the same of every cell, of any events at any instant', () => {
  fc.assert(
    fc.property(told, (one) => {
      const { state, now } = happened(one);
      const json = inJson(state, now);
      // JSON is read anywhere, and has every day with its year.
      const context = { ...contextOf([], { now }), state, leavesPage: true };
      expect(shown(cellsOf(featuresView(context).matrix.areas))).toEqual(json);

      const overdue = Object.entries(json).flatMap(([cell, { isOverdue }]) => (isOverdue ? [cell] : []));
      expect(
        summarise(state, now)
          .overdue.map(({ feature, panel }) => `${feature} on ${panel}`)
          .sort(),
      ).toEqual(overdue.sort());
      const needed = needsOf(state, now).flatMap((need) =>
        need.kind === 'estimate.overdue' ? need.panels.map((panel) => `${need.feature} on ${panel}`) : [],
      );
      expect(needed.sort()).toEqual(overdue);

      const upcoming = upcomingItems(context).flatMap(({ feature, panels, estimate }) =>
        panels.map((panel) => `${feature} on ${panel.toLowerCase()}: ${plain(estimate.text)}`),
      );
      const promised = Object.entries(json).flatMap(([cell, { promise, kind }]) =>
        promise === null || kind === 'condition' ? [] : [`${cell}: ${promise}`],
      );
      expect(upcoming.sort()).toEqual(promised.sort());

      const ofFeatures = FEATURES.flatMap((id) => {
        const groups = featureView(context, id)?.groups ?? [];
        return groups.flatMap((group) =>
          group.panels.map((panel) => ({ ...group, feature: id, panel: panel.id })),
        );
      });
      expect(shown(ofFeatures)).toEqual(json);
      const ofPanels = PANELS.flatMap((id) =>
        (panelView(context, id, null)?.groups ?? []).flatMap(({ rows }) => rows.map(({ cell }) => cell)),
      );
      expect(shown(ofPanels)).toEqual(json);
    }),
  );
});

test('as of: history, JSON and command line name the same statement, and no page an earlier or later one than was said', () => {
  fc.assert(
    fc.property(told, (one) => {
      const { state, now } = happened(one);
      const context = { ...contextOf([], { now }), state };
      const stated = state.changes.findLast(isStatement);
      expect(formatStatus(state, now).as_of).toBe(stated?.at ?? null);
      expect(summarise(state, now).last_stated?.at ?? null).toBe(stated?.at ?? null);

      const history = historyView(context, readHistoryQuery(new URLSearchParams())).page.asOf?.instant;
      // The history tells of words, too: it speaks as of the last change that says anything.
      const said = state.changes.findLast(
        (change) => !change.isRedacted && change.type !== 'clock.set' && change.type !== 'event.redacted',
      );
      expect(history).toBe(said?.at);
      const pages = [
        homeView(context),
        featuresView(context),
        ...PANELS.map((id) => panelView(context, id, null)),
      ];
      for (const page of pages) {
        const instant = page?.page.asOf?.instant ?? '';
        expect(instant <= (history ?? '')).toBe(true);
        expect(state.changes.some(({ at, isRedacted }) => at === instant && !isRedacted)).toBe(true);
      }
      // A panel's page says no less than what was said of it last.
      for (const id of PANELS) {
        const of = state.changes.findLast(
          (change) => isStatement(change) && change.restoration.some(({ panel }) => panel === id),
        );
        expect((panelView(context, id, null)?.page.asOf?.instant ?? '') >= (of?.at ?? '')).toBe(true);
      }
      expect(dayAt(now) >= dayAt(history ?? now)).toBe(true);
    }),
  );
});
