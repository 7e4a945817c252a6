import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideUndo } from '../../../src/actions/undo.ts';
import { AVAILABILITIES } from '../../../src/domain/availability.ts';
import { effectiveAtOf, siteNow } from '../../../src/domain/clock.ts';
import { type DraftEvent, type LogEvent, SEED_ACTOR } from '../../../src/domain/events.ts';
import { IMPACTS, UPDATE_STATUSES } from '../../../src/domain/incident.ts';
import type { Occurrence } from '../../../src/domain/occurrence.ts';
import { occurrencesAlong, type ToldUpTo } from '../../../src/domain/occurrences-along.ts';
import { extend } from '../../../src/domain/projection.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { type Interest, TOLD_KINDS, topicsOfWish } from '../../../src/domain/subscription.ts';
import { type Instant, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { anyEstimate, anyLater } from '../../support/arbitrary.ts';
import { faqDocument, featureDocument, panelDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { maintenanceChanged } from '../../support/maintenances.ts';
import { availability, by, published, restoration } from '../../support/state.ts';
import { type Hit, isWanted, Notes, seenChanges } from '../../support/told-by-hand.ts';
import { tried } from '../../support/tried.ts';

/** So many logs, and people who asked for something with each: at least 10,000 pairs of both. */
const LOGS = 320;
const PEOPLE = 32;
const EVENTS = 14;
/** Everything happens on whole ones (ms). */
const STEP = 10 * 60_000;
const HOUR = 60 * 60_000;

const PANELS = ['a', 'b', 'c'] as const;
const FEATURES = ['api', 'orders', 'stock'] as const;
const panel = fc.constantFrom(...PANELS);
const feature = fc.constantFrom(...FEATURES);
const some = <T>(from: readonly T[]) => fc.subarray([...from], { maxLength: 2 });
const scope = { panels: some(PANELS), features: some(FEATURES), impact: fc.constantFrom(...IMPACTS) };
const instant = fc.integer({ min: -6, max: 6 * 24 * 4 }).map((steps) => after(NOON, steps * STEP));
const oneOf = { incident: fc.constantFrom('fire', 'flood'), update: fc.constantFrom('u1', 'u2') };
const body = fc.record({ pl: fc.constantFrom('Tak.', 'Nie.'), en: fc.constant(null) });
const cells = fc.array(
  fc.record({
    ...{ feature, panel, state: fc.constantFrom(...AVAILABILITIES), estimate: anyEstimate },
    note: fc.constant(null),
  }),
  { minLength: 1, maxLength: 3 },
);
const texts = fc.constantFrom('Czekaj.', 'Czekaj. ', 'Czekaj.\n', 'Wyślij plik.', 'Wyślij  plik.');
const answer = fc
  .record({
    id: fc.constantFrom('how', 'why'),
    features: some(FEATURES),
    panels: some(PANELS),
    when: fc.constantFrom(
      [],
      [{ panel: 'own', is: ['offline' as const] }],
      [{ feature: 'api', on: null, is: ['limited' as const, 'unavailable' as const] }],
      [{ feature: 'stock', on: 'b', is: ['available' as const] }],
    ),
    order: fc.constantFrom(1, 2),
    body: texts,
  })
  .map(({ id, body: text, ...meta }) =>
    faqDocument(id, { ...meta, slug: id }, { title: 'Jak?', body: text }),
  );

/** The same for everybody, in other words or with other spaces. */
const rewritten = texts.map((text) => faqDocument('how', {}, { title: 'Jak?', body: text }));

/** What an event says, or which of the events before it is taken back. */
type Said = DraftEvent | { readonly undo: number };

const draft = <T extends DraftEvent['type'], P>(type: T, payload: fc.Arbitrary<P>) =>
  fc.record({
    type: fc.constant(type),
    payload,
    since: fc.constant(null),
    actor: fc.constantFrom('anna', 'jan'),
  });

const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 4, arbitrary: draft('availability.set', fc.record({ cells })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        panel,
        state: fc.constantFrom('offline' as const, 'restoring' as const, 'restored' as const),
      })
      .map((one) => restoration({ [one.panel]: one.state })),
  },
  {
    weight: 2,
    arbitrary: draft(
      'maintenance.planned',
      fc.record({
        id: fc.constantFrom('m1', 'm2'),
        ...{ title: body, body, panels: scope.panels, features: scope.features },
        state: fc.constantFrom('available' as const, 'limited' as const, 'unavailable' as const),
        ...{ from: instant, until: instant },
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: draft(
      'maintenance.changed',
      fc.record({
        maintenance: fc.constantFrom('m1', 'm2'),
        ...{ from: fc.oneof(instant, fc.constant(after(NOON, HOUR))), until: instant },
        endedAt: fc.option(instant, { nil: null }),
        cancelledAt: fc.option(instant, { nil: null, freq: 9 }),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(2 * HOUR, 3 * HOUR)
      .map((ms) =>
        maintenanceChanged('m1', { from: NOON, until: after(NOON, ms), endedAt: null, cancelledAt: null }),
      ),
  },
  {
    weight: 2,
    arbitrary: draft(
      'update.corrected',
      fc.record({
        ...{ ...oneOf, ...scope, body, status: fc.constantFrom(...UPDATE_STATUSES) },
        lags: fc.constant(false),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: draft(
      'content.published',
      answer.map((one) => ({ documents: [one] })),
    ),
  },
  {
    weight: 3,
    arbitrary: draft(
      'words.published',
      fc.oneof(answer, rewritten, rewritten).map((one) => ({ documents: [one] })),
    ),
  },
  { weight: 2, arbitrary: fc.integer({ min: 2, max: EVENTS }).map((undo) => ({ undo })) },
  { weight: 1, arbitrary: cells.map((one) => by(SEED_ACTOR, availability(one))) },
  { weight: 1, arbitrary: cells.map(imported) },
  {
    weight: 1,
    arbitrary: draft(
      'clock.set',
      instant.map((to) => ({ mode: 'replay' as const, instant: to })),
    ),
  },
  // And whatever else may ever stand in a log, sensible or not.
  { weight: 6, arbitrary: anyLater.filter(({ type }) => type !== 'clock.set') },
);

const wish: fc.Arbitrary<Interest> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      of: fc.constant('cells' as const),
      panels: some(PANELS),
      features: some(FEATURES),
      kinds: fc.subarray([...TOLD_KINDS], { minLength: 1 }),
    }),
  },
  { weight: 1, arbitrary: oneOf.incident.map((incident) => ({ of: 'incident' as const, incident })) },
  {
    weight: 2,
    arbitrary: fc.record({
      of: fc.constant('once' as const),
      cells: fc.array(fc.record({ panel, feature }), { minLength: 1, maxLength: 2 }),
    }),
  },
);

/** An event that follows the others after so many steps, maybe quietly; whether whoever tells was asleep until then. */
const next = fc.record({
  said,
  steps: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 6, max: 90 })),
  isQuiet: fc.boolean().chain((one) => (one ? fc.constantFrom(true, false, false) : fc.constant(false))),
  isAsleep: fc.constantFrom(true, false, false, false, false),
});

test('of 10,000 logs and people each is told of all that they asked for and of nothing else', () => {
  const count = { pairs: 0, told: 0, missed: 0, superfluous: 0 };
  fc.assert(
    fc.property(
      fc.array(next, { minLength: 3, maxLength: EVENTS }),
      fc.array(wish, { minLength: PEOPLE, maxLength: PEOPLE }),
      (steps, wishes) => {
        const log = logOf(steps);
        const byHand = readByHand(log);
        const occurrences = follow(log);
        for (const one of wishes) {
          const wanted = new Set(
            byHand.flatMap(({ key, hits }) => (hits.some((hit) => isWanted(one, hit)) ? [key] : [])),
          );
          const topics = new Set(topicsOfWish(one));
          const told = new Set(
            occurrences.flatMap((occurrence) =>
              occurrence.topics.some(({ topic }) => topics.has(topic)) ? [keyOf(occurrence)] : [],
            ),
          );
          count.pairs += 1;
          count.told += wanted.size;
          count.missed += wanted.difference(told).size;
          count.superfluous += told.difference(wanted).size;
          expect([...told].sort()).toEqual([...wanted].sort());
        }
      },
    ),
    { numRuns: tried(LOGS) },
  );
  expect(count).toMatchObject({ missed: 0, superfluous: 0 });
  expect(count.pairs).toBeGreaterThanOrEqual(10_000);
  // It is no silence that agrees.
  expect(count.told).toBeGreaterThan(count.pairs / 2);
});

interface Happening {
  readonly event: LogEvent;
  /** Looked at once more by then; by the wall clock. */
  readonly looks: readonly Instant[];
}

/** The events as they would stand in the log, and when whoever tells looked at it: also when there was nothing new. */
function logOf(steps: readonly (typeof next extends fc.Arbitrary<infer One> ? One : never)[]): Happening[] {
  const documents = [...PANELS.map((id) => panelDocument(id)), ...FEATURES.map((id) => featureDocument(id))];
  const log: Happening[] = [];
  let state = EMPTY_STATE;
  let wall = NOON;
  const append = (one: DraftEvent, looks: readonly Instant[]) => {
    const sequence = state.revision + 1;
    const event: LogEvent = {
      ...one,
      ...{
        sequence,
        logId: 'test',
        version: 1,
        recordedAt: wall,
        effectiveAt: effectiveAtOf(one, state, wall),
      },
      ...{ changeId: `change-${sequence}`, hash: `hash-${sequence}` },
    };
    state = extend(state, [event]);
    log.push({ event, looks });
  };
  append(published(...documents), [wall]);
  for (const { said: what, steps: pause, isQuiet, isAsleep } of steps) {
    const looks = Array.from({ length: pause }, (_, index) => after(wall, (index + 1) * STEP));
    wall = after(wall, pause * STEP);
    const one = 'undo' in what ? takenBack(what.undo) : what;
    const isBackward = one?.type === 'clock.set' && effectiveAtOf(one, state, wall) < siteNow(state, wall);
    if (one === null || isBackward) continue;
    append(isQuiet ? quietly(one) : one, isAsleep ? [] : [...looks, wall]);
  }
  return log;

  function takenBack(revision: number): DraftEvent | null {
    const undoing = { revision, expected: state.revision, force: true };
    const decided = decideUndo({ state, now: siteNow(state, wall) }, 'anna', undoing);
    return 'ok' in decided ? null : (decided[0] ?? null);
  }
}

const LOUD = [
  'clock.set',
  'content.published',
  'content.withdrawn',
  'content.seen',
  'status.confirmed',
  'incident.corrected',
];

/** The same said quietly, where it can be. */
function quietly(one: DraftEvent): DraftEvent {
  if (LOUD.includes(one.type) || /^(past|event)\./.test(one.type)) return one;
  return Object.assign({}, one, { payload: { ...one.payload, notify: false } });
}

/** Cells as another site had them. */
function imported(taken: Extract<DraftEvent, { type: 'availability.set' }>['payload']['cells']): DraftEvent {
  const names = { components: [], groups: [], incidents: [], updates: [], maintenances: [] };
  const past = { service: 'cachet' as const, incidents: [], updates: [], maintenances: [], names };
  return { type: 'past.imported', payload: { ...past, cells: taken }, since: null, actor: 'anna' };
}

/** What is told as it is told: whoever tells looks again and again, and was asleep now and then. */
function follow(log: readonly Happening[]): Occurrence[] {
  const occurrences: Occurrence[] = [];
  let at: ToldUpTo = { state: EMPTY_STATE, clockAt: NOON };
  let waiting: LogEvent[] = [];
  const look = (wall: Instant) => {
    const seen = occurrencesAlong(at, waiting, wall);
    occurrences.push(...seen.occurrences);
    at = seen;
    waiting = [];
  };
  for (const { event, looks } of log) {
    for (const wall of looks.slice(0, -1)) look(wall);
    waiting.push(event);
    if (looks.length > 0) look(event.recordedAt);
  }
  const last = log.at(-1);
  if (last && last.looks.length === 0) look(last.event.recordedAt);
  return occurrences;
}

/** Read off the events by hand: every ten minutes of the site's clock somebody looks at the pages. */
function readByHand(log: readonly Happening[]): { readonly key: string; readonly hits: readonly Hit[] }[] {
  const notes = new Notes();
  const found: { key: string; hits: Hit[]; wall: number; sequence: number }[] = [];
  const looks = log.flatMap(({ event, looks: all }) =>
    all.map((wall, index) => ({
      wall: msFromInstant(wall),
      upTo: index < all.length - 1 ? event.sequence - 1 : event.sequence,
    })),
  );
  const last = log.at(-1)?.event;
  if (last) looks.push({ wall: msFromInstant(last.recordedAt), upTo: last.sequence });
  const isTold = ({ wall, sequence }: { readonly wall: number; readonly sequence: number }) => {
    const look = looks.find((one) => one.wall >= wall && one.upTo >= sequence);
    return look !== undefined && look.wall - wall <= HOUR;
  };
  let state = EMPTY_STATE;
  let [site, wall] = [NOON, msFromInstant(NOON)];
  for (const { event } of log) {
    const recorded = msFromInstant(event.recordedAt);
    for (; wall < recorded; wall += STEP) {
      const then = after(site, STEP);
      const [was, is] = [notes.active(site), notes.active(then)];
      const turned = [...was.filter((id) => !is.includes(id)), ...is.filter((id) => !was.includes(id))];
      const hits = [
        ...turned.flatMap((id) => workHits(notes, id)),
        ...seenChanges(notes.page(site), notes.page(then)),
      ];
      found.push({ key: `clock ${then}`, hits, wall: wall + STEP, sequence: 0 });
      site = then;
    }
    const before = notes.page(event.effectiveAt);
    state = extend(state, [event]);
    const spoken = notes.note(event, state);
    const { type, actor, payload } = event;
    const isSilent =
      actor === SEED_ACTOR ||
      ['clock.set', 'past.imported', 'event.redacted', 'content.seen', 'incident.corrected'].includes(type) ||
      JSON.stringify(payload).includes('"notify":false');
    const hits = isSilent ? [] : [...spoken, ...seenChanges(before, notes.page(event.effectiveAt))];
    found.push({ key: `event/${event.hash}`, hits, wall: recorded, sequence: event.sequence });
    site = event.effectiveAt;
  }
  return found.filter(isTold);
}

function workHits(notes: Notes, id: string): Hit[] {
  const { panels = [], features = [] } = notes.works.get(id) ?? {};
  const on = panels.length > 0 ? panels : PANELS;
  const about = features.length > 0 ? features : FEATURES;
  return on.flatMap((one) =>
    [null, ...about].map((of) => ({ kind: 'maintenance', panel: one, feature: of })),
  );
}

/** Of the clock all that it does at once. */
function keyOf({ key, at }: Occurrence): string {
  return key.startsWith('clock/') ? `clock ${at}` : key;
}

function after(from: Instant, ms: number): Instant {
  return instantFromMs(msFromInstant(from) + ms);
}
