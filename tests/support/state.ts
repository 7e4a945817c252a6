import type { Availability } from '../../src/domain/availability.ts';
import { parseDay } from '../../src/domain/day.ts';
import type { ContentDocument, Meta, Words } from '../../src/domain/documents.ts';
import { parseEstimate } from '../../src/domain/estimate.ts';
import type { AvailabilityCell, DraftEvent } from '../../src/domain/events.ts';
import type { Locale } from '../../src/domain/locale.ts';
import type { Restoration } from '../../src/domain/panel.ts';
import { project } from '../../src/domain/projection.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { ViewContext } from '../../src/views/context.ts';
import { eventsOf, NOON } from './events.ts';

/** A document in Polish; what is left out of its words is empty. */
export function documentOf(id: string, meta: Meta, words: Partial<Words> = {}): ContentDocument {
  return {
    path: `pl/${meta.collection}/${id}.md`,
    collection: meta.collection,
    id,
    locale: 'pl',
    meta,
    sha256: '',
    source: '',
    wordsHash: 'first',
    words: { title: id, short: null, body: '', terms: {}, ...words },
    facts: [],
  };
}

/** The English words of a document. */
export function translationOf(
  { path, collection, id }: ContentDocument,
  words: Partial<Words>,
  translates = 'first',
): ContentDocument {
  return {
    path: path.replace('pl/', 'en/'),
    collection,
    id,
    locale: 'en',
    translates,
    sha256: '',
    source: '',
    wordsHash: '',
    words: { title: id, short: null, body: '', terms: {}, ...words },
    facts: [],
  };
}

export function panelDocument(id: string, from: string | null = null, to: string | null = null, own = false) {
  return documentOf(
    id,
    {
      collection: 'panels',
      createdFrom: from === null ? null : parseDay(from),
      createdTo: to === null ? null : parseDay(to),
      separateInstruction: own,
    },
    { title: `Panel ${id.toUpperCase()}` },
  );
}

export function featureDocument(id: string, uses: readonly string[] = []) {
  return documentOf(id, { collection: 'features', area: 'orders', order: 0, uses });
}

const draft = { since: null, actor: 'test' } as const;

export function published(...documents: readonly ContentDocument[]): DraftEvent {
  return { ...draft, type: 'content.published', payload: { documents } };
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

interface Reading {
  readonly locale?: Locale;
  readonly now?: Instant;
  readonly supportUrl?: string | null;
  /** All events at one instant, as the data set is seeded; else a minute apart. */
  readonly together?: boolean;
}

/** What a view is given after these events. Markdown comes out as it went in. */
export function contextOf(drafts: readonly DraftEvent[], reading: Reading = {}): ViewContext {
  const events = eventsOf(drafts);
  return {
    state: project(reading.together ? events.map((event) => ({ ...event, effectiveAt: NOON })) : events),
    now: reading.now ?? NOON,
    locale: reading.locale ?? 'pl',
    words: { html: (markdown) => markdown, text: (markdown) => markdown },
    supportUrl: reading.supportUrl ?? null,
    siteUrl: 'https://status.example.com',
  };
}
