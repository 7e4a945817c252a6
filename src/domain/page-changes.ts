import { catalogueOf, type Entry, wordsOf } from './catalogue.ts';
import type { Revision } from './events.ts';
import { incidentHeads } from './incidents.ts';
import type { Locale } from './locale.ts';
import { incidentChangeOn } from './open-incidents.ts';
import { ownPath, pathById } from './page-target.ts';
import type { State } from './state.ts';

/**
 * By address, without the language in front: the last event that changed what the page is of. What stands around it on every
 * page is not looked at. A page of which the log says nothing has none.
 */
export function pageChanges(state: State, locale: Locale): ReadonlyMap<string, Revision> {
  const { panels, features, faq, steps } = catalogueOf(state);
  const said = (entry: Entry) => wordsOf(entry, locale).revision;
  const standings = new Map(panels.map(({ id }) => [id, standingChange(state, id)]));
  const incidents = incidentHeads(state).map(({ id, entry }): [string, Revision] => [
    pathById(state, 'incidents', id),
    last([...(entry ? [said(entry)] : []), incidentChange(state, id)]),
  ]);
  const works = Object.values(state.maintenances);
  const changes = new Map<string, Revision>([
    ['/', lastSaid(state)],
    ['/lookup/', last(panels.map(said))],
    ['/features/', last([...features.map(said), ...features.map(({ id }) => cellsChange(state, id))])],
    ['/faq/', last(faq.map((entry) => wordsOf(entry, locale).listed))],
    ['/incidents/', last(incidents.map(([, revision]) => revision))],
    ...incidents,
    ...panels.map((entry): [string, Revision] => [
      ownPath(entry),
      last([
        said(entry),
        standings.get(entry.id) ?? 0,
        ...features.map(({ id }) => state.cells[id]?.[entry.id]?.revision ?? 0),
        ...steps.filter(({ meta }) => concerns(meta.panels, entry.id)).map(said),
        ...works.filter((one) => concerns(one.panels, entry.id)).map(({ changed }) => changed),
      ]),
    ]),
    ...features.map((entry): [string, Revision] => [
      ownPath(entry),
      last([
        said(entry),
        cellsChange(state, entry.id),
        // On an offline panel nothing works.
        ...panels.map(({ id }) => state.restoration[id]?.revision ?? 0),
        ...works.filter((one) => concerns(one.features, entry.id)).map(({ changed }) => changed),
      ]),
    ]),
    ...[...Map.groupBy(faq, ({ meta }) => meta.slug)].map(([slug, entries]): [string, Revision] => [
      `/faq/${slug}/`,
      last(entries.map((entry) => wordsOf(entry, locale).worded)),
    ]),
  ]);
  changes.set('/history/', changes.get('/') ?? 0);
  return new Map([...changes].filter(([, revision]) => revision > 0));
}

/** What names none concerns all. */
function concerns(named: readonly string[], id: string): boolean {
  return named.length === 0 || named.includes(id);
}

function last(revisions: readonly Revision[]): Revision {
  return revisions.reduce((one, other) => Math.max(one, other), 0);
}

function cellsChange({ cells }: State, feature: string): Revision {
  return last(Object.values(cells[feature] ?? {}).map(({ revision }) => revision));
}

function standingChange(state: State, panel: string): Revision {
  return Math.max(state.restoration[panel]?.revision ?? 0, incidentChangeOn(state, panel)?.revision ?? 0);
}

function incidentChange({ incidents, updates }: State, id: string): Revision {
  return last([incidents[id]?.changed ?? 0, ...(updates[id] ?? []).map(({ changed }) => changed)]);
}

/** Setting the clock, and taking something out, says nothing of how things are. */
function lastSaid({ changes }: State): Revision {
  for (let revision = changes.length; revision > 0; revision -= 1) {
    const type = changes[revision - 1]?.type;
    if (type !== 'clock.set' && type !== 'event.redacted') return revision;
  }
  return 0;
}
