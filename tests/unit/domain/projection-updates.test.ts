import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { formatEvents } from '../../../src/formats/events.ts';
import { eventsOf } from '../../support/events.ts';
import { undoing } from '../../support/state.ts';

/** A past with so many incidents, each with three updates, taken over and taken back. */
function takenOverAndBack(count: number): DraftEvent[] {
  const ids = Array.from({ length: count }, (_, index) => `fire-${index}`);
  const at = '2020-03-01T21:10:00.000Z';
  const said = { impact: 'minor', panels: [], features: [], at } as const;
  const updates = ids.flatMap((incident) =>
    [1, 2, 3].map((number) => ({ incident, id: `${incident}-u${number}`, number })),
  );
  const imported: DraftEvent = {
    ...{ type: 'past.imported', since: null, actor: 'test' },
    payload: {
      service: 'statuspage',
      incidents: ids.map((id) => ({ ...said, id, title: { pl: id, en: null }, startedAt: at, former: [] })),
      updates: updates.map(({ incident, id, number }) => ({
        ...{ ...said, incident, id, body: { pl: id, en: null } },
        status: number === 3 ? ('resolved' as const) : ('investigating' as const),
      })),
      maintenances: [],
      names: { components: [], groups: [], incidents: [], updates: [], maintenances: [] },
    },
  };
  const undone = undoing(1, {
    incidents: ids.map((id) => ({ id, stands: false })),
    updates: updates.map(({ incident, id }) => ({ incident, id, words: null })),
  });
  return [imported, undone];
}

/** Processor time of laying it into a state and telling it (µs). */
function costOf(count: number): number {
  const events = eventsOf(takenOverAndBack(count));
  const start = process.cpuUsage();
  const state = project(events);
  formatEvents(state, 0);
  const { user, system } = process.cpuUsage(start);
  expect(Object.values(state.incidents).filter(({ stands }) => stands)).toEqual([]);
  return user + system;
}

test('a past of thousands of incidents that is taken back is laid into a state, and told, at once', () => {
  // With every record copied for each of them, and each looked for among all, it would take a minute.
  expect(costOf(4000)).toBeLessThan(5_000_000);
});
