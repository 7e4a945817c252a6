import type { SiteUpdate } from './imported-site.ts';

/**
 * The updates of an incident, each once: files overlap, and an answer may hold what another list holds as well. Two that say different
 * things under one id both stay, the later ones with a number behind it: an id names one thing.
 *
 * @param updates oldest first
 */
export function distinctUpdates(updates: readonly SiteUpdate[]): SiteUpdate[] {
  const byId = Map.groupBy(updates, ({ name }) => name.id);
  const names = new Map<SiteUpdate, string>();
  for (const [id, all] of byId) {
    const said = new Set<string>();
    for (const update of all) {
      const text = JSON.stringify([update.at, update.status, update.body]);
      if (said.has(text)) continue;
      said.add(text);
      names.set(update, said.size === 1 ? id : `${id}-${said.size}`);
    }
  }
  return updates.flatMap((update) => {
    const id = names.get(update);
    return id === undefined ? [] : [{ ...update, name: { ...update.name, id } }];
  });
}
