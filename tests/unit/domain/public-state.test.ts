import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import { EMPTY_STATE, type State } from '../../../src/domain/state.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { faqDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { planned } from '../../support/maintenances.ts';
import { availability, by, cell, published, redaction, restoration } from '../../support/state.ts';
import { tried } from '../../support/tried.ts';
import { opened, posted } from '../../support/updates.ts';

const SECRET = 'planted-4c1e';

/** What the log says of everything there is. */
const SAID: readonly DraftEvent[] = [
  published(panelDocument('a'), faqDocument('one')),
  restoration({ a: 'restored' }),
  availability([cell('xml', 'a', 'limited')]),
  opened('fire'),
  posted('fire', 'u5'),
  planned('m6'),
];
const EVERYTHING = eventsOf(SAID);

/** A part of a state with a name more, which nobody has decided about. */
function withSecret<Thing extends object>(thing: Thing): Thing {
  return { ...thing, secret: SECRET };
}

function inEach<Thing extends object>(record: Readonly<Record<string, Thing>>): Record<string, Thing> {
  return Object.fromEntries(Object.entries(record).map(([name, thing]) => [name, withSecret(thing)]));
}

/** Where a later release may add a name, and what a state is with one there. */
const PLACES: readonly [string, (state: State) => State][] = [
  ['the state', (state) => withSecret(state)],
  ['a panel', (state) => ({ ...state, restoration: inEach(state.restoration) })],
  ['a cell', (state) => ({ ...state, cells: { xml: inEach(state.cells.xml ?? {}) } })],
  ['what is published of a document', (state) => ({ ...state, documents: inEach(state.documents) })],
  [
    'a document',
    (state) => ({
      ...state,
      documents: Object.fromEntries(
        Object.entries(state.documents).map(([path, one]) => [
          path,
          { ...one, document: withSecret(one.document) },
        ]),
      ),
    }),
  ],
  ['an incident', (state) => ({ ...state, incidents: inEach(state.incidents) })],
  ['an update', (state) => ({ ...state, updates: { fire: (state.updates.fire ?? []).map(withSecret) } })],
  ['the course of an incident', (state) => ({ ...state, courses: inEach(state.courses) })],
  ['a maintenance', (state) => ({ ...state, maintenances: inEach(state.maintenances) })],
  ['a change', (state) => ({ ...state, changes: state.changes.map(withSecret) })],
  ...(
    ['restoration', 'availability', 'documents', 'incidents', 'titles', 'updates', 'maintenances'] as const
  ).map((list): [string, (state: State) => State] => [
    `a change of ${list}`,
    (state) => ({
      ...state,
      changes: state.changes.map((change) => ({ ...change, [list]: change[list].map(withSecret) })),
    }),
  ]),
];

describe('what is public of a state', () => {
  test.for(PLACES)('is what is named: a name that nobody decided about, in %s, is left out', ([, plant]) => {
    const state = project(EVERYTHING);
    const secret = plant(state);
    expect(JSON.stringify(secret)).toContain(SECRET);
    expect(JSON.stringify(publicState(secret))).not.toContain(SECRET);
    expect(publicState(secret)).toEqual(publicState(state));
  });

  test('is every name of everything that readers are shown today', () => {
    const { ingested, ...shown } = project(EVERYTHING);
    expect(Object.keys(publicState({ ...shown, ingested }))).toEqual(
      expect.arrayContaining(Object.keys(EMPTY_STATE)),
    );
    const {
      updates,
      incidents,
      cells,
      restoration: panels,
      maintenances,
      courses,
    } = publicState(project(EVERYTHING));
    expect({ updates, incidents, cells, restoration: panels, maintenances, courses }).toEqual({
      updates: shown.updates,
      incidents: shown.incidents,
      cells: shown.cells,
      restoration: shown.restoration,
      maintenances: shown.maintenances,
      courses: shown.courses,
    });
  });

  test('says nobody’s name, no reason, not since when it was known, and nothing of a file but what is for readers', () => {
    const secrets = {
      actor: 'planted-actor',
      reason: 'planted-reason',
      known: '2021-03-10T01:23:45.678Z',
      comment: 'planted-comment',
    };
    const document = { ...faqDocument('two'), source: `# ${secrets.comment}`, facts: [secrets.comment] };
    const state = project(
      eventsOf([
        published(document),
        {
          type: 'availability.set',
          payload: { cells: [], why: { reason: secrets.reason, forced: true } },
          since: null,
          actor: secrets.actor,
        },
        opened('fire', { knownSince: secrets.known }),
        by(secrets.actor, redaction(2)),
      ]),
    );
    const whole = JSON.stringify(state);
    const text = JSON.stringify(publicState(state));
    for (const secret of Object.values(secrets)) {
      expect(whole, secret).toContain(secret);
      expect(text, secret).not.toContain(secret);
    }
  });

  test('of a document that is no page of theirs is nothing: neither its words, nor that there is one', () => {
    const template: ContentDocument = JSON.parse(
      JSON.stringify({ ...faqDocument(SECRET), collection: 'templates', path: `pl/templates/${SECRET}.md` }),
    );
    const state = project(eventsOf([published(faqDocument('one')), published(template)]));
    const { documents, ingested, changes } = publicState(state);
    expect(Object.keys(state.documents)).toHaveLength(2);
    expect(JSON.stringify({ documents, ingested, changes })).not.toContain(SECRET);
    // It keeps its place: revisions are counted.
    expect(changes).toHaveLength(2);
  });

  test('goes on from what is known of the log before, and is the same as made at once', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 12 }), fc.nat({ max: 12 }), (drafts, cut) => {
        const events = eventsOf(drafts);
        const before = project(events.slice(0, cut));
        publicState(before);
        const after = publicState(extend(before, events.slice(cut)));
        expect(after).toEqual(publicState(project(events)));
        // What staff only look at changes nothing of what comes after.
        publicState(
          extend(before, eventsOf([...drafts.slice(0, cut), by('other', planned('m1'))]).slice(cut)),
        );
        expect(publicState(extend(before, events.slice(cut)))).toEqual(after);
      }),
      { numRuns: tried(100) },
    );
  });

  test('keeps the same parts for what stayed the same', () => {
    const before = project(EVERYTHING);
    const more = eventsOf([...SAID, availability([cell('api', 'b', 'limited')])]);
    const was = publicState(before);
    const after = publicState(extend(before, more.slice(-1)));
    expect(publicState(before)).toBe(was);
    expect(after.documents).toBe(was.documents);
    expect(after.incidents).toBe(was.incidents);
    expect(after.updates.fire).toBe(was.updates.fire);
    expect(after.cells.xml).toBe(was.cells.xml);
    expect(after.changes[2]).toBe(was.changes[2]);
    expect(after.index.features.xml).toBe(was.index.features.xml);
  });
});
