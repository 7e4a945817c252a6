import type { Availability } from '../../src/domain/availability.ts';
import { parseDay } from '../../src/domain/day.ts';
import type { ContentDocument } from '../../src/domain/documents.ts';
import { parseEstimate } from '../../src/domain/estimate.ts';
import type { AvailabilityCell, DraftEvent } from '../../src/domain/events.ts';
import type { Locale } from '../../src/domain/locale.ts';
import type { Restoration } from '../../src/domain/panel.ts';
import { project } from '../../src/domain/projection.ts';
import type { Instant } from '../../src/domain/time.ts';
import { PUBLISHED } from '../../src/markdown/render.ts';
import type { ViewContext } from '../../src/views/context.ts';
import { asRead, eventsOf, NOON } from './events.ts';

type UndoPayload = Extract<DraftEvent, { type: 'change.undone' }>['payload'];

const draft = { since: null, actor: 'test' } as const;

export function published(...documents: readonly ContentDocument[]): DraftEvent {
  return { ...draft, type: 'content.published', payload: { documents } };
}

export function withdrawn(...paths: readonly string[]): DraftEvent {
  return { ...draft, type: 'content.withdrawn', payload: { paths } };
}

/** Words that somebody of the staff wrote in the browser. */
export function byStaff(actor: string, ...documents: readonly ContentDocument[]): DraftEvent {
  return { since: null, actor, type: 'words.published', payload: { documents } };
}

/** Words that somebody of the staff took away there. */
export function withdrawnByStaff(actor: string, ...paths: readonly string[]): DraftEvent {
  const withdrawn = paths.map((path) => ({ path, lastWords: null }));
  return { since: null, actor, type: 'words.withdrawn', payload: { withdrawn } };
}

export function confirmation(nextUpdateBy: Instant | null = null): DraftEvent {
  return { ...draft, type: 'status.confirmed', payload: { nextUpdateBy } };
}

/** What was said in that revision taken out of the log, or `parts` of it alone. */
export function redaction(revision: number, parts?: readonly string[]): DraftEvent {
  return {
    ...draft,
    type: 'event.redacted',
    payload: { revision, reason: 'a name', ...(parts && { parts }) },
  };
}

/** That revision taken back, with what is put in the place of what it said. */
export function undoing(revision: number, restored: Partial<UndoPayload>): DraftEvent {
  const nothing = {
    restoration: [],
    availability: [],
    documents: [],
    incidents: [],
    titles: [],
    updates: [],
  };
  return { ...draft, type: 'change.undone', payload: { revision, ...nothing, ...restored } };
}

/** The same said by somebody. */
export function by(actor: string, said: DraftEvent): DraftEvent {
  return { ...said, actor };
}

/** @example restored({ a: 'offline', b: 'restored' }) */
export function restoration(panels: Readonly<Record<string, Restoration>>, since?: string): DraftEvent {
  const cells = Object.entries(panels).map(([panel, one]) => ({ panel, restoration: one }));
  return { ...draft, type: 'restoration.set', payload: { cells }, since: since ? parseDay(since) : null };
}

/** One cell: its state, and when it is expected back as `parseEstimate` reads it. */
export function cell(
  feature: string,
  panel: string,
  state: Availability,
  estimate = 'none',
  promisedBy: string | null = null,
): AvailabilityCell {
  const parsed = parseEstimate(estimate, promisedBy);
  if (!parsed) throw new Error(`${estimate} is no estimate`);
  return { feature, panel, state, estimate: parsed, note: null };
}

export function availability(cells: readonly AvailabilityCell[], since?: string): DraftEvent {
  return { ...draft, type: 'availability.set', payload: { cells }, since: since ? parseDay(since) : null };
}

/** Words as the site itself shows them. */
export const RENDERED: ViewContext['words'] = PUBLISHED;

interface Reading {
  readonly locale?: Locale;
  readonly now?: Instant;
  readonly supportUrl?: string | null;
  /** All events at one instant, as the data set is seeded; else a minute apart. */
  readonly together?: boolean;
  /** As the log is read once what was redacted is gone. */
  readonly isRead?: boolean;
}

/** What a view is given after these events. Markdown comes out as it went in. */
export function contextOf(drafts: readonly DraftEvent[], reading: Reading = {}): ViewContext {
  const events = reading.isRead ? asRead(eventsOf(drafts)) : eventsOf(drafts);
  return {
    state: project(reading.together ? events.map((event) => ({ ...event, effectiveAt: NOON })) : events),
    now: reading.now ?? NOON,
    locale: reading.locale ?? 'pl',
    words: { ...PUBLISHED, html: String, text: String },
    supportUrl: reading.supportUrl ?? null,
    siteUrl: 'https://status.example.com',
  };
}
