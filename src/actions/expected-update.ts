import type { Wish } from '../domain/conflict.ts';
import type { IncidentTitle, UpdateWords } from '../domain/events.ts';
import type { IncidentId } from '../domain/incident.ts';
import type { State, UpdateState } from '../domain/state.ts';

/**
 * What an update to an incident wishes for beside itself: that nothing else was said of it, or taken back, after the
 * revision it is based on.
 */
export function silenceSince(state: State, expected: number, incident: IncidentId): Wish[] {
  return (state.updates[incident] ?? [])
    .filter(({ revision, stands, changed }) => (stands ? revision : changed) > expected)
    .map(({ id }) => ({ kind: 'update', incident, update: id, mine: null }));
}

/** What a correction wishes for: that an update says this, and nobody else put it right or took it back. */
export function correctionOf({ incident, id }: UpdateState, words: UpdateWords): Wish[] {
  return [{ kind: 'update', incident, update: id, mine: words }];
}

/** The same for the title of an incident. */
export function retitlingOf(incident: IncidentId, title: IncidentTitle): Wish[] {
  return [{ kind: 'title', incident, mine: title }];
}
