import type { PostedUpdate } from '../domain/incident.ts';
import type { Operation } from '../domain/staff.ts';

/** What ends an incident ends it for everybody whom it concerns. */
const ENDINGS: readonly PostedUpdate['status'][] = ['resolved', 'postmortem'];

/**
 * Saying something of an incident, as far as it decides who may: panel by panel, and feature by feature. The day of the
 * next update is promised to all readers of the site.
 */
export function updateOperation({
  panels,
  features,
  status,
  nextUpdateBy,
}: Pick<PostedUpdate, 'panels' | 'features' | 'status' | 'nextUpdateBy'>): Operation {
  if (panels.length === 0 || nextUpdateBy !== null || ENDINGS.includes(status)) return EVERYWHERE;
  const reach = panels.flatMap((panel) =>
    features.length === 0 ? [{ panel }] : features.map((feature) => ({ panel, feature })),
  );
  return { verb: 'update', reach };
}

/** Opening an incident puts a link on every page; whose words a correction changes cannot be told from it. */
export const EVERYWHERE: Operation = { verb: 'update', reach: 'site' };
