import type {
  ForeignId,
  ForeignNames,
  ImportedIncident,
  ImportedPast,
  ImportedUpdate,
} from '../domain/imported.ts';
import { NO_FOREIGN_NAMES } from '../domain/imported.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { suggestSlug } from '../domain/slug.ts';
import type { State } from '../domain/state.ts';
import type { ForeignIncident, ForeignUpdate, ImportPast } from './foreign-past.ts';
import { tidyText } from './update-words.ts';

/** What is already here under the names that it has elsewhere: name there → name here. */
interface Here {
  readonly incidents: ReadonlyMap<string, string>;
  readonly updates: ReadonlyMap<string, string>;
  readonly maintenances: ReadonlyMap<string, string>;
}

/**
 * What of a past is not here yet, with the names that it gets here. What was redacted is here, and stays so; what was taken
 * back by an undo is not.
 */
export function selectPast(state: State, past: ImportPast): ImportedPast {
  const here = hereOf(state);
  const revision = state.revision + 1;
  const taken = new Set([
    ...incidentHeads(state).map(({ id }) => id),
    ...Object.keys(state.incidents).filter((id) => state.incidents[id]?.stands),
  ]);
  const news = past.incidents.map((one) => {
    const known = here.incidents.get(one.name.id);
    const id = known ?? newSlug(one, taken);
    taken.add(id);
    return { one, id, isNew: known === undefined };
  });
  const updates = news
    // Of one whose opening was redacted nothing more is said.
    .filter(({ id, isNew }) => isNew || state.incidents[id]?.stands === true)
    .flatMap(({ one, id }) => one.updates.map((update) => ({ update, incident: id })))
    .filter(({ update }) => !here.updates.has(update.name.id))
    .sort((x, y) => x.update.at.localeCompare(y.update.at))
    .map(({ update, incident }, index) => ({ update, incident, id: `u${revision}-${index + 1}` }));
  const maintenances = past.maintenances
    .filter(({ name }) => !here.maintenances.has(name.id))
    .map((one, index) => ({ one, id: `m${revision}-${index + 1}` }));
  return {
    service: past.service,
    incidents: news.filter(({ isNew }) => isNew).map(({ one, id }) => incidentOf(one, id)),
    updates: updates.map(({ update, incident, id }) => updateOf(update, incident, id)),
    maintenances: maintenances.map(({ one, id }) => {
      const { name: _name, where: _where, title, body, ...rest } = one;
      return { ...rest, id, title: tidyText(title), body: tidyText(body), former: addressable(rest.former) };
    }),
    names: {
      components: past.components.map(({ feature, panel, name }) => ({ feature, panel, ...name })),
      groups: past.groups.map(({ panel, name }) => ({ panel, ...name })),
      incidents: news.filter(({ isNew }) => isNew).map(({ one, id }) => ({ incident: id, ...one.name })),
      updates: updates.map(({ update, id }) => ({ update: id, ...update.name })),
      maintenances: maintenances.map(({ one, id }) => ({ maintenance: id, ...one.name })),
    },
  };
}

function incidentOf(
  { title, startedAt, impact, panels, features, at, former }: ForeignIncident,
  id: string,
): ImportedIncident {
  return { id, title: tidyText(title), startedAt, impact, panels, features, at, former: addressable(former) };
}

function updateOf(
  { status, impact, panels, features, at, body }: ForeignUpdate,
  incident: string,
  id: string,
): ImportedUpdate {
  return { incident, id, status, impact, panels, features, at, body: tidyText(body) };
}

function hereOf({ imported = NO_FOREIGN_NAMES, incidents, updates, maintenances }: State): Here {
  const said = new Map(
    Object.values(updates).flatMap((all) => all.map((one) => [one.id, one.stands] as const)),
  );
  return {
    incidents: namesHere(imported.incidents, (id) => incidents[id]?.stands),
    updates: namesHere(imported.updates, (id) => said.get(id)),
    maintenances: namesHere(imported.maintenances, (id) => maintenances[id]?.stands),
  };
}

function namesHere(
  names: ForeignNames['incidents'],
  stands: (id: string) => boolean | undefined,
): ReadonlyMap<string, string> {
  const here = Object.entries<ForeignId>(names).filter(([id]) => stands(id) !== false);
  return new Map(here.map(([id, name]) => [name.id, id]));
}

/** What an address can end in; others never led anywhere, and none is asked for in capitals. */
function addressable(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase()).filter((name) => /^[a-z0-9][a-z0-9_-]{0,99}$/.test(name));
}

/** The longest that leaves room for a number behind it. */
const LONGEST = 58;

/** The day and the title, which say more than a number; a second of that name gets one. */
function newSlug({ startedAt, title }: ForeignIncident, taken: ReadonlySet<string>): string {
  const day = startedAt.slice(0, 10);
  const words = suggestSlug(`${day} ${title.en ?? title.pl}`).split('-');
  while (words.join('-').length > LONGEST && words.length > 3) words.pop();
  const slug = words.join('-').slice(0, LONGEST);
  for (let number = 2; ; number += 1) {
    const name = number === 2 && !taken.has(slug) ? slug : `${slug}-${number}`;
    if (!taken.has(name)) return name;
  }
}
