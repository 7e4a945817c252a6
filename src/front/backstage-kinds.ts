import { splitLocale } from '../domain/locale.ts';

/**
 * What backstage is asked for, and how much of each kind is with it at the same time (one address has half of it at most).
 * Each has places of its own: who has typed something never waits for others' reading, nor who asks for today for those
 * who ask for the past, whose pages are all made anew.
 */
export const PLACES = { read: 64, past: 8, mcp: 16, staff: 128, write: 128, subscribe: 32 } as const;

/**
 * A page with a query, a page of the past, a question of a model (which is sent, and changes nothing), a page for staff, what
 * changes something, and a form of those who want to be told: however many there are, staff find places for theirs.
 */
export type BackstageKind = keyof typeof PLACES;

export const BACKSTAGE_KINDS = [
  'read',
  'past',
  'mcp',
  'staff',
  'write',
  'subscribe',
] as const satisfies readonly BackstageKind[];

/** Without the language in front. */
const PAST = /^\/(?:as-of|changes|api\/v1\/changes\.json)(?:[/?]|$)/;

/** Models ask here. */
const MCP = /^\/mcp(?:\?|$)/;

/** Readers ask to be told, confirm it and end it here. Without the language in front. */
const SUBSCRIBE = /^\/subscribe\//;

/** @param target path and query, as backstage sees them */
export function backstageKind(isRead: boolean, target: string): BackstageKind {
  if (MCP.test(target)) return 'mcp';
  const { path } = splitLocale(target);
  if (!isRead) return SUBSCRIBE.test(path) ? 'subscribe' : 'write';
  if (path.startsWith('/staff/')) return 'staff';
  return PAST.test(path) ? 'past' : 'read';
}

/** Something for each kind. */
export function perKind<Thing>(make: (kind: BackstageKind) => Thing): Record<BackstageKind, Thing> {
  return {
    read: make('read'),
    past: make('past'),
    mcp: make('mcp'),
    staff: make('staff'),
    write: make('write'),
    subscribe: make('subscribe'),
  };
}

/** Whether who asks for it reads: they wait for a moment, others for what they have typed. */
export function isReading(kind: BackstageKind): boolean {
  return kind === 'read' || kind === 'past' || kind === 'mcp';
}
