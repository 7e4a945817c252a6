import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { statusTool } from '../../../src/api/mcp/status-tool.ts';
import { revisionAt } from '../../../src/domain/as-of.ts';
import { AVAILABILITIES } from '../../../src/domain/availability.ts';
import { catalogueOf } from '../../../src/domain/catalogue.ts';
import { isOverdue } from '../../../src/domain/estimate.ts';
import type { DraftEvent, LogEvent } from '../../../src/domain/events.ts';
import { effectiveCell } from '../../../src/domain/facts.ts';
import { IMPACTS, UPDATE_STATUSES } from '../../../src/domain/incident.ts';
import { LOCALES, type Locale } from '../../../src/domain/locale.ts';
import { RESTORATIONS } from '../../../src/domain/panel.ts';
import { extend } from '../../../src/domain/projection.ts';
import type { State } from '../../../src/domain/state.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { siteDocuments } from '../../../src/formats/site-documents.ts';
import { formatStatus } from '../../../src/formats/status.ts';
import { statuspageId } from '../../../src/formats/statuspage/ids.ts';
import { badgeView } from '../../../src/views/badge.ts';
import { calendarView } from '../../../src/views/calendar.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { featuresView } from '../../../src/views/features.ts';
import { feedView } from '../../../src/views/feed.ts';
import { anyDay, anyEstimate } from '../../support/arbitrary.ts';
import { planned } from '../../support/maintenances.ts';
import { shipOnce } from '../../support/shipped.ts';
import { availability, confirmation, restoration } from '../../support/state.ts';
import { tried } from '../../support/tried.ts';
import { opened, posted } from '../../support/updates.ts';

/** So many logs of so many events on top of the shipped site: at least 10,000 events in all. */
const LOGS = 50;
const EVENTS = 205;
/** How often within a log every output is compared; `npm run test:long` looks more often. */
const LOOKS = process.env.LAWS === undefined ? 1 : 3;
const MINUTE = 60_000;

const shipped = shipOnce();

test('every output says the same of every feature on every panel, whatever was said and whenever one looks', () => {
  const { state: seeded, now: start } = shipped('pl');
  let events = 0;
  fc.assert(
    fc.property(
      logOn(seeded),
      fc.array(fc.nat(EVENTS - 1), { minLength: LOOKS, maxLength: LOOKS }),
      (drafts, looks) => {
        const log = datedOn(seeded, start, drafts);
        const told = new Map<Instant, unknown>();
        let state = seeded;
        for (const [index, event] of log.entries()) {
          state = extend(state, [event]);
          events += 1;
          if (!looks.includes(index)) continue;
          // Also some minutes after it was said, when the clock has done its part.
          for (const later of [0, 1]) {
            const now = instantFromMs(msFromInstant(event.effectiveAt) + later * MINUTE);
            agree(state, now);
            if (later === 0) told.set(now, formatStatus(state, now));
          }
        }
        // And later, of the past.
        for (const [at, then] of told) {
          const revision = revisionAt(state.changes, at);
          const past = extend(
            seeded,
            log.filter(({ sequence }) => sequence <= revision),
          );
          expect(formatStatus(past, at)).toEqual(then);
        }
      },
    ),
    { numRuns: tried(LOGS) },
  );
  expect(events).toBeGreaterThanOrEqual(10_000);
});

/** Asks every output of one state. */
function agree(state: State, now: Instant): void {
  const status = formatStatus(state, now);
  const { panels, features } = catalogueOf(state);
  const today = dayAt(now);
  for (const locale of LOCALES) {
    const context = contextOf(state, now, locale);
    const page = new Map(
      featuresView(context).matrix.areas.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.map((cell) => [`${cell.feature}@${cell.panel}`, cell] as const)),
      ),
    );
    const documents = textsOf(context);
    const v2 = v2Components(documents);
    const tool = statusTool.answer(context, { lang: locale });
    expect(tool.data).toMatchObject({
      revision: state.revision,
      features: status.features,
      panels: status.panels,
    });
    const days = new Map(
      (calendarView(context, { of: 'site' })?.items ?? []).flatMap(({ uid, status: kind, when }) =>
        kind !== 'cancelled' && 'day' in when ? [[uid.split('@')[0], when.day] as const] : [],
      ),
    );
    for (const { id: feature } of features) {
      for (const { id: panel } of panels) {
        const where = `${feature} on ${panel}, ${locale}, ${now}`;
        const truth = effectiveCell(state, feature, panel, now);
        const json = status.features.find(({ id }) => id === feature)?.panels[panel];
        expect(json?.state, where).toBe(truth.state);
        const cell = page.get(`${feature}@${panel}`);
        expect(cell?.state ?? 'unknown', where).toBe(truth.state);
        const badge = badgeView(context, panel, feature);
        expect(badge?.sign, where).toBe(cell?.sign);
        const svg = documents.get(`${locale === 'pl' ? '' : `/${locale}`}/badge/${panel}/${feature}.svg`);
        if (svg !== undefined) expect(svg, where).toContain(badge?.word ?? '');
        const component = v2.get(statuspageId(`cell:${feature}.${panel}`));
        if (component !== 'under_maintenance') expect(component, where).toBe(V2[truth.state]);
        const day = json && 'day' in json.estimate ? json.estimate.day : null;
        expect(cell?.estimate?.day ?? null, where).toBe(day);
        expect(days.get(`${feature}.${panel}`) ?? null, where).toBe(day);
        expect(json?.estimate.overdue, where).toBe(isOverdue(truth.estimate, today));
      }
    }
    const feed = feedView(context, { of: 'site' });
    const hashes = new Set(state.changes.map(({ hash }) => hash));
    for (const entry of feed?.entries ?? []) expect(hashes.has(entry.hash)).toBe(true);
    expect(new Set(feed?.entries.map(({ hash }) => hash)).size).toBe(feed?.entries.length);
  }
}

const V2 = {
  available: 'operational',
  limited: 'degraded_performance',
  unavailable: 'major_outage',
  unknown: undefined,
} as const;

const summary = z.object({ components: z.array(z.object({ id: z.string(), status: z.string() })) });

/** By its id: what Statuspage's readers are told of a component. */
function v2Components(documents: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const { components } = summary.parse(JSON.parse(documents.get('/api/v2/summary.json') ?? ''));
  return new Map(components.map(({ id, status }) => [id, status]));
}

/** What stands at every address that is no page, by its address: badges, and what Statuspage's readers ask for. */
function textsOf(context: ViewContext): ReadonlyMap<string, string> {
  const wanted = /^(\/en)?\/badge\/|^\/api\/v2\/summary/;
  return new Map(
    [...siteDocuments(context.state, context)]
      .filter(({ path }) => wanted.test(path))
      .map(({ path, locale, make }) => [path, make({ ...context, locale }).text]),
  );
}

function contextOf(state: State, now: Instant, locale: Locale): ViewContext {
  return { ...shipped(locale), state, now };
}

/** Events after those of a state, some minutes apart, and now and then a day. */
function datedOn(seeded: State, start: Instant, drafts: readonly DraftEvent[]): LogEvent[] {
  let at = msFromInstant(start);
  return drafts.map((draft, index) => {
    at += index % 40 === 39 ? 1440 * MINUTE : 7 * MINUTE;
    const instant = instantFromMs(at);
    const sequence = seeded.revision + index + 1;
    const envelope = { sequence, logId: seeded.logId ?? '', recordedAt: instant, effectiveAt: instant };
    return { ...draft, ...envelope, version: 1, changeId: `change-${sequence}`, hash: `hash-${sequence}` };
  });
}

/** What staff could say of the shipped site: in any order, of anything, whatever stands. */
function logOn(seeded: State): fc.Arbitrary<DraftEvent[]> {
  const { panels, features } = catalogueOf(seeded);
  const panel = fc.constantFrom(...panels.map(({ id }) => id));
  const feature = fc.constantFrom(...features.map(({ id }) => id));
  const note = fc.constantFrom(null, { pl: 'Na razie ręcznie.', en: 'By hand for now.' });
  const cell = fc.record({
    feature,
    panel,
    state: fc.constantFrom(...AVAILABILITIES),
    estimate: anyEstimate,
    note,
  });
  const incident = fc.constantFrom('fire', 'flood');
  const scope = {
    panels: fc.uniqueArray(panel, { maxLength: 2 }),
    features: fc.uniqueArray(feature, { maxLength: 2 }),
  };
  const work = fc.record({
    ...scope,
    state: fc.constantFrom('available', 'limited', 'unavailable'),
    day: anyDay,
  });
  const draft = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => availability(cells)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(panel, fc.constantFrom(...RESTORATIONS))
        .map(([one, how]) => restoration({ [one]: how })),
    },
    { weight: 1, arbitrary: fc.constant(confirmation()) },
    {
      weight: 1,
      arbitrary: fc
        .record({ id: incident, impact: fc.constantFrom(...IMPACTS), ...scope })
        .map(({ id, ...more }) => opened(id, more)),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ id: incident, status: fc.constantFrom(...UPDATE_STATUSES), ...scope })
        .map(({ id, ...more }) => posted(id, `update-${more.status}`, more)),
    },
    {
      weight: 1,
      arbitrary: work.map(({ day, ...more }) =>
        planned('m1', { ...more, from: `${day}T10:00:00.000Z`, until: `${day}T14:00:00.000Z` }),
      ),
    },
  );
  return fc.array(draft, { minLength: EVENTS, maxLength: EVENTS });
}
