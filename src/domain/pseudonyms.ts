import { CONTENT_ACTOR, SEED_ACTOR } from './events.ts';

const KINDS: Readonly<Record<string, string>> = { staff: 'person', cli: 'operator', token: 'machine' };

/**
 * A name for each actor that tells them apart and says nothing else of who they are: `person-1`, `machine-1`, in the order
 * in which they first spoke. What is nobody's keeps its name.
 */
export function pseudonymsOf(actors: Iterable<string>): (actor: string) => string {
  const names = new Map<string, string>([
    [SEED_ACTOR, SEED_ACTOR],
    [CONTENT_ACTOR, CONTENT_ACTOR],
  ]);
  const counts = new Map<string, number>();
  for (const actor of actors) {
    if (names.has(actor)) continue;
    const kind = KINDS[actor.split(':')[0] ?? ''] ?? 'other';
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    names.set(actor, `${kind}-${count}`);
  }
  return (actor) => names.get(actor) ?? 'other';
}
