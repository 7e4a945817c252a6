import type { DraftEvent } from '../../src/domain/events.ts';
import type { PostedUpdate } from '../../src/domain/incident.ts';
import { undoing } from './state.ts';

const draft = { since: null, actor: 'test' } as const;

/** An incident of everything, unless something else is said. */
export function opened(
  id: string,
  more: Partial<Extract<DraftEvent, { type: 'incident.opened' }>['payload']> = {},
): DraftEvent {
  const base = { id, title: { pl: id, en: null }, startedAt: '2021-03-10T00:00:00.000Z' };
  const payload = { ...base, panels: [], features: [], impact: 'minor' as const, ...more };
  return { ...draft, type: 'incident.opened', payload };
}

/** An update of everything; its words are its name. */
export function posted(incident: string, id: string, more: Partial<PostedUpdate> = {}): DraftEvent {
  const base = { incident, id, body: { pl: id, en: null }, status: 'investigating' as const };
  const scope = { panels: [], features: [], impact: 'minor' as const, nextUpdateBy: null };
  return { ...draft, type: 'update.posted', payload: { ...base, ...scope, ...more } };
}

/** An update taken back. */
export function takenBack(revision: number, incident: string, id: string): DraftEvent {
  return undoing(revision, { updates: [{ incident, id, words: null }] });
}
