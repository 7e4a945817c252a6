import { parseDay } from '../../src/domain/day.ts';
import type { DraftEvent } from '../../src/domain/events.ts';
import { routes } from '../../src/publish/routes.ts';
import { withLog } from './log.ts';
import type { RunningSite } from './site.ts';

/**
 * Writes past everything that would refuse it today, as logs from before may hold it.
 *
 * @returns the last revision
 */
export async function appendUnchecked(site: RunningSite, drafts: readonly DraftEvent[]): Promise<number> {
  const outcome = await withLog(site, ({ log }) => log.append(() => drafts));
  if (!outcome.ok) throw new Error('nothing was appended');
  return outcome.revision;
}

/** Every address that shows a page now. */
export async function publicPaths(site: RunningSite): Promise<string[]> {
  const state = await withLog(site, ({ log }) => log.current());
  return [...routes(state).values()]
    .filter(({ view }) => view !== 'redirect' && view !== 'gone')
    .map(({ path }) => path);
}

/** What is stated of a feature on panel B: limited, with an estimate. */
export function oldCell(
  feature: string,
  { since, estimate, note }: { readonly since: string; readonly estimate: string; readonly note: string },
): DraftEvent {
  const day = parseDay(estimate);
  if (!day) throw new Error('no such day');
  const cell = {
    feature,
    panel: 'b',
    state: 'limited' as const,
    estimate: { kind: 'day' as const, day, promisedBy: null },
    note: { pl: note, en: note },
  };
  return {
    actor: 'operator',
    type: 'availability.set',
    since: parseDay(since),
    payload: { cells: [cell] },
  };
}

/** An update of the shipped incident, in Polish alone. */
export function oldUpdate(id: string, body: string): DraftEvent {
  return {
    actor: 'operator',
    since: null,
    type: 'update.posted',
    payload: {
      incident: 'ovh-2021-03',
      id,
      status: 'monitoring',
      body: { pl: body, en: null },
      panels: ['b'],
      features: [],
      impact: 'major',
      nextUpdateBy: null,
    },
  };
}
