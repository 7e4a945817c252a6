import { isOngoing } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import type { SiteUpdate } from './imported-site.ts';

/** An incident that is over there, although no update of it may say so. */
interface Ended {
  readonly id: string;
  readonly where: string;
  /** When it ended, as far as that is said. */
  readonly at: Instant;
}

/**
 * The updates of an incident that is over, oldest first, with one that says so where none does: here an incident goes on until
 * its last update ends it.
 */
export function withEnd(updates: readonly SiteUpdate[], { id, where, at }: Ended): readonly SiteUpdate[] {
  const last = updates.at(-1);
  if (last && !isOngoing(last.status)) return updates;
  return [
    ...updates,
    {
      name: { id: `${id}-resolved` },
      where: `${where}.status`,
      at: last && last.at > at ? last.at : at,
      status: 'resolved',
      body: 'Resolved.',
      components: [],
    },
  ];
}
