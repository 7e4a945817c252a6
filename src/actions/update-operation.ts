import type { PostedUpdate } from '../domain/incident.ts';
import type { Operation } from '../domain/staff.ts';
import { operationsBeside } from './change-beside.ts';
import type { OpenIncident, PostUpdate } from './proposal.ts';

/** What ends an incident ends it for everybody whom it concerns. */
const ENDINGS: readonly PostedUpdate['status'][] = ['resolved', 'postmortem'];

/**
 * Saying something of an incident, as far as it decides who may: panel by panel, and feature by feature. The day of the
 * next update is promised to all readers of the site. What changes with it asks for its own right.
 */
export function updateOperation(update: Omit<PostUpdate, 'expected'>): Operation {
  return { ...reachOfWords(update), ...operationsBeside(update) };
}

/** Opening an incident, with what changes with it. */
export function openingOperation(opened: OpenIncident): Operation {
  return { ...EVERYWHERE, ...operationsBeside(opened) };
}

function reachOfWords({ panels, features, status, nextUpdateBy }: Omit<PostUpdate, 'expected'>): Operation {
  if (panels.length === 0 || nextUpdateBy !== null || ENDINGS.includes(status)) return EVERYWHERE;
  const reach = panels.flatMap((panel) =>
    features.length === 0 ? [{ panel }] : features.map((feature) => ({ panel, feature })),
  );
  return { verb: 'update', reach };
}

/** Opening an incident puts a link on every page; whose words a correction changes cannot be told from it. */
export const EVERYWHERE: Operation = { verb: 'update', reach: 'site' };
