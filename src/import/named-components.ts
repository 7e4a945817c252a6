import type { SiteComponent, SiteGroup } from './imported-site.ts';

/** A component as something else names it. */
interface NamedComponent {
  readonly id: string;
  /** `null`: by its id alone. */
  readonly name: string | null;
}

/**
 * The components of a site, with those that its incidents and planned work name and no list has: it was saved without them, or they were
 * taken away there since. Nobody knows what they said last. Of several names of one the first counts.
 */
export function withNamed(
  listed: readonly SiteComponent[],
  groups: readonly SiteGroup[],
  named: readonly NamedComponent[],
): SiteComponent[] {
  const known = new Set([...listed, ...groups].map(({ id }) => id));
  const byId = Map.groupBy(
    named.filter(({ id }) => !known.has(id)),
    ({ id }) => id,
  );
  const more = [...byId].map(([id, all]): SiteComponent => {
    const name = all.find((one) => one.name !== null)?.name ?? `component ${id}`;
    return { id, name, group: null, state: null };
  });
  return [...listed, ...more];
}
