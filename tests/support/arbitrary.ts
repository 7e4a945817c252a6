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
const documentPath = fc.constantFrom('pl/faq/one.md', 'pl/faq/none.md');
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
const beside = {
  cells: fc.array(fc.record({ feature, panel, state, estimate: anyEstimate, note }), { maxLength: 2 }),
  restorations: fc.array(fc.record({ panel, restoration }), { maxLength: 1 }),
};
const maintenance = fc.constantFrom('m1', 'm2');
const course = fc.record({
  from: instant,
  until: instant,
  endedAt: fc.option(instant, { nil: null }),
  cancelledAt: fc.option(instant, { nil: null }),
});

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
  draft('content.withdrawn', fc.record({ paths: fc.array(documentPath) })),
  draft(
    'content.seen',
    fc.record({
      files: fc.array(fc.record({ path: documentPath, sha256: fc.constantFrom('1', '2', null) })),
    }),
  ),
  draft('words.published', fc.record({ documents: fc.array(document, { maxLength: 3 }) })),
  draft(
    'words.withdrawn',
    fc.record({
      withdrawn: fc.array(
        fc.record({ path: documentPath, lastWords: fc.option(fc.string(), { nil: null }) }),
        { maxLength: 2 },
      ),
    }),
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
      maintenances: fc.array(fc.record({ id: maintenance, course: fc.option(course, { nil: null }) }), {
        maxLength: 2,
      }),
    }),
  ),
  draft('incident.opened', fc.record({ id: incident, title: text, startedAt: instant, ...scope })),
  draft(
    'incident.opened',
    fc.record({
      id: incident,
      title: text,
      startedAt: instant,
      ...scope,
      ...beside,
      knownSince: fc.option(instant, { nil: null }),
      update: fc.record({
        id: update,
        status: fc.constantFrom(...UPDATE_STATUSES),
        body: text,
        nextUpdateBy: fc.option(instant, { nil: null }),
      }),
    }),
  ),
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
  draft(
    'update.posted',
    fc.record({
      incident,
      id: update,
      status: fc.constantFrom(...UPDATE_STATUSES),
      body: text,
      nextUpdateBy: fc.option(instant, { nil: null }),
      at: instant,
      notify: fc.constant(false as const),
      ...scope,
      ...beside,
    }),
  ),
  draft(
    'maintenance.planned',
    fc.record({
      id: maintenance,
      title: text,
      body: text,
      panels: scope.panels,
      features: scope.features,
      state: fc.constantFrom('available' as const, 'limited' as const, 'unavailable' as const),
      from: instant,
      until: instant,
    }),
  ),
  draft(
    'maintenance.changed',
    fc
      .record({ maintenance, course })
      .map(({ course: { from, until, endedAt, cancelledAt }, maintenance: id }) => ({
        ...{ from, until, endedAt, cancelledAt },
        maintenance: id,
      })),
  ),
  draft('update.corrected', fc.record({ incident, update, body: text, lags })),
  draft('event.redacted', fc.record({ revision: fc.integer({ min: 1, max: 50 }), reason: fc.string() })),
);

/** Any event that could follow a first one which is never redacted: the words that others are told with. */
export const anyLater: fc.Arbitrary<DraftEvent> = anyDraft.filter(
  ({ type, payload }) => type !== 'event.redacted' || payload.revision > 1,
);

function draft<T extends DraftEvent['type'], P>(type: T, payload: fc.Arbitrary<P>) {
  return fc.record({ type: fc.constant(type), payload, since, actor });
}
