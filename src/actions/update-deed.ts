import type { Scope } from '../domain/incident.ts';
import type { Deed } from '../domain/staff.ts';

/** Saying something of an incident, as far as it decides who may: panel by panel, and feature by feature. */
export function updateDeed({ panels, features }: Scope): Deed {
  if (panels.length === 0) return EVERYWHERE;
  const cells = panels.flatMap((panel) =>
    features.length === 0 ? [{ panel }] : features.map((feature) => ({ panel, feature })),
  );
  return { verb: 'update', cells };
}

/** Opening an incident puts a link on every page; whose words a correction changes cannot be told from it. */
export const EVERYWHERE: Deed = { verb: 'update', isEverywhere: true };
