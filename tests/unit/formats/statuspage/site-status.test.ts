import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { maintenanceMoment } from '../../../../src/domain/maintenances.ts';
import { project } from '../../../../src/domain/projection.ts';
import { publicState } from '../../../../src/domain/public-state.ts';
import { formatStatus } from '../../../../src/formats/status.ts';
import { statuspageDocuments } from '../../../../src/formats/statuspage/documents.ts';
import { statuspageId } from '../../../../src/formats/statuspage/ids.ts';
import { type SiteStatus, siteStatusOf } from '../../../../src/formats/statuspage/site-status.ts';
import { ViewMemory } from '../../../../src/publish/view-memory.ts';
import { anyDraft } from '../../../support/arbitrary.ts';
import { featureDocument, incidentDocument, panelDocument } from '../../../support/documents.ts';
import { eventsOf, NOON } from '../../../support/events.ts';
import { contextOf, published, RENDERED } from '../../../support/state.ts';
import { tried } from '../../../support/tried.ts';

const SITE = published(
  ...['a', 'b', 'c'].map((id) => panelDocument(id)),
  ...['api', 'orders'].map((id) => featureDocument(id)),
  incidentDocument('flood', { panels: ['a'] }),
  incidentDocument('storm', { resolvedAt: '2021-03-12T10:00:00.000Z' }),
);
const anyLog = fc.array(anyDraft, { maxLength: 12 }).map((drafts): DraftEvent[] => [SITE, ...drafts]);
const anyNow = fc.constantFrom(NOON, '2021-03-17T18:00:00.000Z', '2021-03-18T09:00:00.000Z');

const OF_STATE = {
  available: 'operational',
  limited: 'degraded_performance',
  unavailable: 'major_outage',
} as const;
const OF_PANEL = { offline: 'major_outage', restoring: 'partial_outage', restored: null, new: null } as const;

/** What `status.json` says, in the words of Statuspage: of every component that there is to be. */
function componentsByStatus(status: ReturnType<typeof formatStatus>): Map<string, string> {
  const expected = new Map<string, string>();
  for (const { id, restoration } of status.panels) {
    const own = restoration && OF_PANEL[restoration];
    if (own) expected.set(statuspageId(`restoration:${id}`), own);
    for (const feature of status.features) {
      const state = feature.panels[id]?.state ?? 'unknown';
      if (state !== 'unknown') expected.set(statuspageId(`cell:${feature.id}.${id}`), OF_STATE[state]);
    }
  }
  return expected;
}

/** Components at which work goes on by `status.json`. */
function workedAt(status: ReturnType<typeof formatStatus>): Set<string> {
  const names = (all: readonly { id: string }[], some: readonly string[]) =>
    some.length === 0 ? all.map(({ id }) => id) : some;
  const active = status.maintenances.filter(({ phase }) => phase === 'active');
  return new Set(
    active.flatMap(({ panels, features }) =>
      names(status.panels, panels).flatMap((panel) =>
        names(status.features, features).map((feature) => statuspageId(`cell:${feature}.${panel}`)),
      ),
    ),
  );
}

/** The rules of the indicator once more, from the other end. */
function indicatorOf(statuses: readonly string[], impacts: readonly string[]): string {
  const bad = (status: string) => statuses.filter((one) => one === status).length;
  const all = statuses.length;
  const levels = ['none', 'maintenance', 'minor', 'major', 'critical'];
  let level = 0;
  if (bad('under_maintenance') > 0) level = 1;
  if (bad('degraded_performance') + bad('partial_outage') > 0) level = 2;
  if (bad('major_outage') > 0 || (all > 0 && bad('partial_outage') === all)) level = 3;
  if (all > 0 && bad('major_outage') === all) level = 4;
  return levels[Math.max(level, ...impacts.map((impact) => levels.indexOf(impact)))] ?? '';
}

test('whatever is said, components and indicator say what status.json says', () => {
  fc.assert(
    fc.property(anyLog, anyNow, (drafts, now) => {
      const context = contextOf(drafts, { now });
      const status = formatStatus(context.state, now);
      const site = siteStatusOf(context);
      const parts = site.components.filter(({ group }) => !group);
      const expected = componentsByStatus(status);
      const worked = workedAt(status);
      expect(new Set(parts.map(({ id }) => id))).toEqual(new Set(expected.keys()));
      for (const part of parts) {
        if (part.status === 'under_maintenance') expect(worked).toContain(part.id);
        else expect([part.name, part.status]).toEqual([part.name, expected.get(part.id)]);
      }
      const open = status.incidents.filter((one) => one.open);
      expect(site.unresolved.map(({ id }) => id)).toEqual(
        open.map(({ id }) => statuspageId(`incident:${id}`)),
      );
      expect(site.incidents.length).toBe(status.incidents.length);
      const impacts = site.unresolved.map(({ impact }) => impact);
      expect(site.status.indicator).toBe(
        indicatorOf(
          parts.map((one) => one.status),
          impacts,
        ),
      );
      if (parts.length === 0 && open.length === 0) expect(site.status.description).toBe('No information');
    }),
    { numRuns: tried(300) },
  );
});

test('whatever is said, no client meets what it does not expect', () => {
  fc.assert(
    fc.property(anyLog, anyNow, (drafts, now) => {
      const site = siteStatusOf(contextOf(drafts, { now }));
      expectSound(site, now);
    }),
    { numRuns: tried(300) },
  );
});

function expectSound({ page, components, incidents, maintenances }: SiteStatus, now: string): void {
  const ids = [...components, ...incidents, ...maintenances].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const groups = components.filter(({ group }) => group);
  for (const group of groups) {
    const children = components.filter((one) => one.group_id === group.id);
    expect(group.components).toEqual(children.map(({ id }) => id));
    expect(children.map(({ position }) => position)).toEqual(children.map((_, index) => index + 1));
    expect(children.map(({ status }) => status)).toContain(group.status);
  }
  for (const { created_at, updated_at } of components) {
    expect([created_at <= updated_at, updated_at <= page.updated_at]).toEqual([true, true]);
  }
  for (const one of [...incidents, ...maintenances]) {
    expect(one.incident_updates.length).toBeGreaterThan(0);
    expect(one.updated_at <= page.updated_at).toBe(true);
    const updates = one.incident_updates.map(({ id }) => id);
    expect(new Set(updates).size).toBe(updates.length);
  }
  for (const one of maintenances) {
    expect(one.incident_updates[0]?.status).toBe(one.status);
    expect(one.incident_updates.filter(({ created_at }) => created_at > now && now > NOON)).toEqual([]);
  }
}

test('documents that were made of an earlier state are made anew wherever they would be others', () => {
  fc.assert(
    fc.property(anyLog, anyNow, (drafts, now) => {
      const events = eventsOf(drafts);
      const memory = new ViewMemory<string>();
      const base = contextOf([], { now });
      const rounds = [1, Math.ceil(events.length / 2), events.length].map((until) => {
        const state = publicState(project(events.slice(0, until)));
        memory.moveTo(state, maintenanceMoment(state, now));
        const remembered = [...statuspageDocuments()].map(({ path, make }) =>
          memory.recall(path, '', (tracked) => make({ ...base, state: tracked }).text),
        );
        return { state, remembered };
      });
      // Of other words, so that nothing is taken over.
      const elsewhere = { ...base, words: { ...RENDERED } };
      for (const { state, remembered } of rounds) {
        const fresh = [...statuspageDocuments()].map(({ make }) => make({ ...elsewhere, state }).text);
        expect(remembered).toEqual(fresh);
      }
    }),
    { numRuns: tried(60) },
  );
});

test('a dozen documents share the work: what they say is made once for a state', () => {
  const context = contextOf([SITE], {});
  expect(siteStatusOf({ ...context, locale: 'en' })).toBe(siteStatusOf(context));
  expect(siteStatusOf({ ...context, now: '2021-03-18T11:00:00.000Z' })).not.toBe(siteStatusOf(context));
  expect(siteStatusOf(contextOf([SITE]))).not.toBe(siteStatusOf(context));
});
