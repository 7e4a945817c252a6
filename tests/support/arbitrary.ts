import fc from 'fast-check';
import { AVAILABILITIES } from '../../src/domain/availability.ts';
import { addDays, type Day, parseDay } from '../../src/domain/day.ts';
import type { Estimate } from '../../src/domain/estimate.ts';
import type { DraftEvent } from '../../src/domain/events.ts';
import { IMPACTS, UPDATE_STATUSES } from '../../src/domain/incident.ts';
import { RESTORATIONS } from '../../src/domain/panel.ts';
import { markdownDocument } from './documents.ts';

const FIRST = parseDay('2021-03-01');
if (!FIRST) throw new Error('no such day');

export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 60 })
  .map((count) => addDays(FIRST, count));

export const anyEstimate: fc.Arbitrary<Estimate> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('day' as const, 'about' as const),
    day: anyDay,
    promisedBy: fc.constantFrom(null, 'OVH'),
  }),
  fc.record({
    kind: fc.constantFrom('days' as const, 'soon' as const, 'condition' as const),
    promisedBy: fc.constant(null),
  }),
  fc.constant({ kind: 'none' as const }),
);

const panel = fc.constantFrom('a', 'b', 'c', 'x');
const feature = fc.constantFrom('api', 'orders', 'y');
const since = fc.option(anyDay, { nil: null });
const actor = fc.constantFrom('anna', 'bartek');
const document = fc
  .record({ id: fc.constantFrom('one', 'two'), body: fc.string() })
  .map(({ id, body }) => markdownDocument(`pl/faq/${id}.md`, `title: Q\narea: orders`, body));
const restoration = fc.constantFrom(...RESTORATIONS);
const state = fc.constantFrom(...AVAILABILITIES);
const note = fc.option(fc.record({ pl: fc.string(), en: fc.string() }), { nil: null });

const text = fc.record({ pl: fc.string(), en: fc.option(fc.string(), { nil: null }) });
const scope = {
  panels: fc.array(panel, { maxLength: 2 }),
  features: fc.array(feature, { maxLength: 2 }),
  impact: fc.constantFrom(...IMPACTS),
};
const incident = fc.constantFrom('fire', 'flood');
const update = fc.constantFrom('u1', 'u2', 'u3');
const instant = fc.constantFrom('2021-03-17T10:00:00.000Z', '2021-03-17T18:00:00.000Z');
const lags = fc.boolean();

/** Any event that could ever be appended, sensible or not. */
export const anyDraft: fc.Arbitrary<DraftEvent> = fc.oneof(
  draft(
    'clock.set',
    fc.constantFrom(
      { mode: 'live' as const },
      { mode: 'replay' as const, instant: '2021-03-17T11:00:00.000Z' },
    ),
  ),
  draft('content.published', fc.record({ documents: fc.array(document, { maxLength: 3 }) })),
  draft(
    'content.withdrawn',
    fc.record({ paths: fc.array(fc.constantFrom('pl/faq/one.md', 'pl/faq/none.md')) }),
  ),
  draft('restoration.set', fc.record({ cells: fc.array(fc.record({ panel, restoration })) })),
  draft(
    'availability.set',
    fc.record({ cells: fc.array(fc.record({ feature, panel, state, estimate: anyEstimate, note })) }),
  ),
  draft('status.confirmed', fc.record({ nextUpdateBy: fc.constantFrom(null, '2021-03-17T18:00:00.000Z') })),
  draft(
    'change.undone',
    fc.record({
      revision: fc.integer({ min: 1, max: 50 }),
      restoration: fc.array(fc.record({ panel, restoration: fc.option(restoration, { nil: null }), since })),
      availability: fc.array(fc.record({ feature, panel, state, estimate: anyEstimate, note, since })),
      documents: fc.array(
        fc.record({ path: fc.constant('pl/faq/one.md'), document: fc.option(document, { nil: null }) }),
      ),
      incidents: fc.array(fc.record({ id: incident, stands: fc.boolean() }), { maxLength: 2 }),
      titles: fc.array(
        fc.record({
          id: incident,
          title: fc.record({ title: text, lags, corrected: fc.constant(null) }),
        }),
        { maxLength: 2 },
      ),
      updates: fc.array(
        fc.record({
          incident,
          id: update,
          words: fc.option(fc.record({ body: text, lags, corrected: fc.constant(null) }), { nil: null }),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
  draft('incident.opened', fc.record({ id: incident, title: text, startedAt: instant, ...scope })),
  draft('incident.corrected', fc.record({ incident, title: text, lags })),
  draft(
    'update.posted',
    fc.record({
      incident,
      id: update,
      status: fc.constantFrom(...UPDATE_STATUSES),
      body: text,
      nextUpdateBy: fc.option(instant, { nil: null }),
      ...scope,
    }),
  ),
  draft('update.corrected', fc.record({ incident, update, body: text, lags })),
  draft('event.redacted', fc.record({ revision: fc.integer({ min: 1, max: 50 }), reason: fc.string() })),
);

function draft<T extends DraftEvent['type'], P>(type: T, payload: fc.Arbitrary<P>) {
  return fc.record({ type: fc.constant(type), payload, since, actor });
}
