import { AVAILABILITIES } from '../../src/domain/availability.ts';
import { makeDay } from '../../src/domain/day.ts';
import type { Estimate } from '../../src/domain/estimate.ts';
import type { DraftEvent } from '../../src/domain/events.ts';
import { IMPACTS, UPDATE_STATUSES } from '../../src/domain/incident.ts';
import { RESTORATIONS } from '../../src/domain/panel.ts';

/** Numbers that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Extremes {
  /** Of what may be said now: the longest, the deepest, the first and the last day. */
  readonly accepted: boolean;
}

/** Draws one of many. */
type Draw = <T>(...from: readonly [T, ...T[]]) => T;

const PANELS = ['a', 'b', 'c', 'd'] as const;
const FEATURES = ['price-sync', 'stock-sync', 'ceneo-xml', 'invoices'] as const;

const PIECES = [
  'Zamówienia ',
  '**a** ',
  '*a ',
  '***a* ',
  '_a',
  '`',
  '[a](/panel/b/) ',
  '[',
  '](',
  '![',
  '<b>',
  '&amp;',
  '&',
  'https://a.example/?b=c ',
  '|a',
  '\u00a0',
  '😀',
  'ż',
  '- ',
] as const;

const OLD_TEXTS = [
  '>'.repeat(8000),
  '>'.repeat(3000),
  '- '.repeat(4000),
  '***a* '.repeat(1333),
  '',
  ' \n ',
  '\u0000\u0007\u001b[31m',
  '\ud800 lone \udc00',
  '\u202eright to left\u2066',
  'x'.repeat(30_000),
  'one\ntwo\r\nthree',
] as const;

/** Events with the most extreme values: those accepted today, or those that logs may hold from before. */
export function extremeEvents(count: number, random: () => number, { accepted }: Extremes): DraftEvent[] {
  const draw: Draw = (...from) => from[Math.floor(random() * from.length)] ?? from[0];
  const text = (limit: number) => {
    if (!accepted && random() < 0.5) return draw(...OLD_TEXTS);
    const piece = draw(...PIECES);
    const tail = draw(...PIECES);
    const size = draw(1, 20, limit);
    return (
      `a${piece.repeat(Math.ceil(size / piece.length))}`.slice(0, Math.max(2, size - tail.length)) + tail
    );
  };
  const day = () => {
    const year = accepted ? draw(2000, 2019, 2021, 2026, 2099) : draw(1, 1582, 2021, 2030, 2201, 2500, 9999);
    const found = makeDay(year, draw(1, 2, 3, 12), draw(1, 28)) ?? makeDay(year, 12, 31);
    if (!found) throw new Error('no such day');
    return random() < 0.3 ? (makeDay(year, 12, draw(30, 31)) ?? found) : found;
  };
  const estimate = (): Estimate => {
    const promisedBy = draw(null, text(80));
    const kind = draw('day', 'about', 'days', 'soon', 'condition', 'none');
    if (kind === 'none') return { kind };
    return kind === 'day' || kind === 'about' ? { kind, day: day(), promisedBy } : { kind, promisedBy };
  };
  const note = () => (random() < 0.4 ? null : { pl: text(500), en: text(500) });
  const body = () => ({ pl: text(8000), en: random() < 0.5 ? null : text(8000) });
  const scope = () => ({
    panels: PANELS.filter(() => random() < 0.5),
    features: FEATURES.filter(() => random() < 0.5),
    impact: draw(...IMPACTS),
  });
  const instant = () => `${day()}T12:00:00.000Z`;
  const incidents: string[] = [];
  const updates: { incident: string; id: string }[] = [];
  const make = (index: number): DraftEvent => {
    const since = random() < 0.5 ? null : day();
    const envelope = {
      since,
      actor: draw('operator', 'staff:7', 'token:1'),
      reason: draw(undefined, text(500)),
    };
    const which = draw(
      'cells',
      'cells',
      'panel',
      'confirm',
      'incident',
      'update',
      'update',
      'correct',
      'undo',
    );
    const incident = incidents.at(-1);
    const update = updates.at(-1);
    if (which === 'panel') {
      const cells = [{ panel: draw(...PANELS), restoration: draw(...RESTORATIONS) }];
      return { ...envelope, type: 'restoration.set', payload: { cells } };
    }
    if (which === 'confirm') {
      const nextUpdateBy = random() < 0.3 ? null : instant();
      return { ...envelope, type: 'status.confirmed', payload: { nextUpdateBy } };
    }
    if (which === 'incident') {
      const id = `i${index}`;
      incidents.push(id);
      const title = { pl: text(200), en: random() < 0.5 ? null : text(200) };
      return {
        ...envelope,
        type: 'incident.opened',
        payload: { id, title, startedAt: instant(), ...scope() },
      };
    }
    if (which === 'update' && incident !== undefined) {
      const id = `u${index}`;
      updates.push({ incident, id });
      const said = { status: draw(...UPDATE_STATUSES), body: body(), nextUpdateBy: draw(null, instant()) };
      return { ...envelope, type: 'update.posted', payload: { incident, id, ...said, ...scope() } };
    }
    if (which === 'correct' && update !== undefined) {
      return {
        ...envelope,
        type: 'update.corrected',
        payload: { incident: update.incident, update: update.id, body: body(), lags: random() < 0.5 },
      };
    }
    if (which === 'undo' && update !== undefined && random() < 0.5) {
      return {
        ...envelope,
        type: 'change.undone',
        payload: {
          revision: index,
          restoration: [],
          availability: [],
          documents: [],
          incidents: [],
          titles: [],
          updates: [{ ...update, words: null }],
        },
      };
    }
    const cell = { feature: draw(...FEATURES), panel: draw(...PANELS), state: draw(...AVAILABILITIES) };
    return {
      ...envelope,
      type: 'availability.set',
      payload: { cells: [{ ...cell, estimate: estimate(), note: note() }] },
    };
  };
  return Array.from({ length: count }, (_, index) => make(index + 1));
}
