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
import {
  availability,
  by,
  cell,
  confirmation,
  published,
  redaction,
  restoration,
  withdrawn,
} from '../../support/state.ts';
import { tried } from '../../support/tried.ts';
import { opened, posted } from '../../support/updates.ts';

const SECRET = 'planted-4c1e';

/** What the log says of everything there is. */
const SAID: readonly DraftEvent[] = [
  published(panelDocument('a'), faqDocument('one'), faqDocument('two')),
  restoration({ a: 'restored' }),
  availability([{ ...cell('xml', 'a', 'limited'), note: { pl: 'wolno', en: 'slow' } }]),
  opened('fire'),
  posted('fire', 'u5'),
  planned('m6'),
  confirmation('2021-03-18T11:00:00.000Z'),
  withdrawn('pl/faq/two.md'),
  {
    type: 'incident.corrected',
    payload: { incident: 'fire', title: { pl: 'Ogień', en: null }, lags: false },
    since: null,
    actor: 'cli:x',
  },
  {
    type: 'update.corrected',
    payload: { incident: 'fire', update: 'u5', body: { pl: 'Gasimy', en: null }, lags: false },
    since: null,
    actor: 'cli:x',
  },
  redaction(2),
];
const EVERYTHING = eventsOf(SAID);

/** Where a state has things by their ids: a name there is another thing, not a field of one. */
const BY_ID = [
  /^(restoration|cells|documents|withdrawn|ingested|incidents|updates|courses|maintenances)$/,
  /^cells\.\w+$/,
  /^courses\.\w+\.impacts$/,
  /\.words\.terms$/,
  /^index\b/,
];

/** Every thing that a state is made of, however deep: where it is, and the state with a name more there. */
function placesIn(state: State): { readonly place: string; readonly planted: State }[] {
  const found: { place: string; planted: State }[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (value === null || typeof value !== 'object') return;
    const place = path.join('.');
    if (!Array.isArray(value) && !BY_ID.some((pattern) => pattern.test(place)))
      found.push({ place, planted: plantAt(state, path) });
    for (const [name, part] of Object.entries(value)) walk(part, [...path, name]);
  };
  walk(state, []);
  return found;
}

function plantAt<Thing>(thing: Thing, [name, ...rest]: readonly string[]): Thing {
  if (thing === null || typeof thing !== 'object') return thing;
  const copy = Object.assign(Array.isArray(thing) ? [] : {}, thing);
  if (name === undefined) Reflect.set(copy, 'secret', SECRET);
  else Reflect.set(copy, name, plantAt(Reflect.get(thing, name), rest));
  return copy;
}

describe('what is public of a state', () => {
  test('is what is named: a name that nobody decided about is left out, wherever in a state it is', () => {
    const state = project(EVERYTHING);
    const shown = publicState(state);
    const places = placesIn(state);
    // Every kind of thing is there, with all of its parts.
    for (const place of [
      ...['', 'clock', 'confirmation', 'promise', 'lastStated', 'goingOn', 'restoration.a'],
      ...['cells.xml.a', 'cells.xml.a.estimate', 'cells.xml.a.note', 'documents.pl/faq/one.md'],
      ...['documents.pl/faq/one.md.document', 'documents.pl/faq/one.md.document.words'],
      ...['documents.pl/faq/one.md.document.meta', 'withdrawn.pl/faq/two.md', 'incidents.fire'],
      ...['incidents.fire.title', 'incidents.fire.corrected', 'updates.fire.0', 'updates.fire.0.body'],
      ...['updates.fire.0.corrected', 'courses.fire', 'maintenances.m6', 'maintenances.m6.title'],
      ...['maintenances.m6.body', 'changes.1.restoration.0.before', 'changes.2.availability.0.after.note'],
      ...['changes.0.documents.0.after.words', 'changes.3.incidents.0', 'changes.3.titles.0.after.title'],
      ...['changes.4.updates.0.after.body', 'changes.5.maintenances.0.after'],
      ...['changes.5.maintenances.0.words.0', 'changes.10.redaction'],
    ])
      expect(
        places.map((one) => one.place),
        place,
      ).toContain(place);
    for (const { place, planted } of places) {
      expect(JSON.stringify(planted), place).toContain(SECRET);
      expect(JSON.stringify(publicState(planted)), place).not.toContain(SECRET);
      expect(publicState(planted), place).toEqual(shown);
    }
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
