import { describe, expect, test } from 'vitest';
import { type DraftEvent, SEED_ACTOR } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { formatEvents } from '../../../src/formats/events.ts';
import { formatStatus } from '../../../src/formats/status.ts';
import { markdownDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { availability, by, cell, confirmation, published, restoration } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const panel = markdownDocument('pl/panels/a.md', 'title: A');
const words = published(panel, markdownDocument('pl/features/f.md', 'title: F\narea: orders'));
const set = (estimate?: string) =>
  availability([
    { ...cell('f', 'a', 'unavailable', estimate, estimate && 'OVH'), note: { pl: 'n', en: 'm' } },
  ]);
const offline = restoration({ a: 'offline' });
const cellAt = (drafts: DraftEvent[], now: string) =>
  formatStatus(project(eventsOf(drafts)), now).features[0]?.panels.a;

describe('status.json', () => {
  test('a feature nobody has spoken of is unknown, not left out', () => {
    expect(cellAt([words], NOON)).toEqual({
      state: 'unknown',
      estimate: { kind: 'none', overdue: false },
      note: null,
      since: null,
    });
  });

  test.for([
    ['2021-03-22', { kind: 'day', day: '2021-03-22', overdue: true, promised_by: 'OVH' }],
    ['2021-03-25~', { kind: 'about', day: '2021-03-25', overdue: false, promised_by: 'OVH' }],
    ['days', { kind: 'days', overdue: false, promised_by: 'OVH' }],
    ['soon', { kind: 'soon', overdue: false, promised_by: 'OVH' }],
    ['condition', { kind: 'condition', overdue: false, promised_by: 'OVH' }],
  ] as const)('an estimate %s keeps its kind and promiser', ([code, json]) => {
    expect(cellAt([words, set(code)], '2021-03-24T11:00:00.000Z')?.estimate).toMatchObject(json);
  });

  test('a promise says in the words of the pages what it promises, and since when if it has no day', () => {
    expect(cellAt([words, by(SEED_ACTOR, set('soon'))], '2021-06-01T11:00:00.000Z')?.estimate).toEqual({
      kind: 'soon',
      overdue: false,
      promised_by: 'OVH',
      announced: { day: '2021-03-17', at_latest: true },
      text: {
        pl: 'wkrótce, według zapewnień OVH, zapowiedziano najpóźniej 17 marca 2021',
        en: 'soon, according to OVH, announced by 17 March 2021 at the latest',
      },
    });
  });

  test('as_of is the last statement or confirmation, not the last edit of words', () => {
    const status = (drafts: DraftEvent[]) => formatStatus(project(eventsOf(drafts)), NOON);
    expect(status([words])).toMatchObject({ as_of: null, next_update_by: null, revision: 1 });
    expect(status([words, offline, words])).toMatchObject({ as_of: '2021-03-17T11:01:00.000Z', revision: 3 });
    const by = '2021-03-17T18:00:00.000Z';
    expect(status([words, confirmation(by)])).toMatchObject({
      as_of: '2021-03-17T11:01:00.000Z',
      next_update_by: by,
    });
  });

  test('on an offline panel what is known does not work', () => {
    const available = availability([cell('f', 'a', 'available')]);
    expect(cellAt([words, available, offline], NOON)?.state).toBe('unavailable');
    expect(cellAt([words, offline], NOON)?.state).toBe('unknown');
  });
});

describe('events.json', () => {
  test('each change with what was there before, without who made it', () => {
    const { revision, events } = formatEvents(project(eventsOf([words, by('anna', set()), offline])), 1);
    expect(revision).toBe(3);
    expect(events).toMatchObject([
      {
        revision: 2,
        type: 'availability.set',
        availability: [
          { feature: 'f', panel: 'a', before: { state: 'unknown' }, after: { state: 'unavailable' } },
        ],
      },
      { revision: 3, type: 'restoration.set', restoration: [{ panel: 'a', before: null, after: 'offline' }] },
    ]);
    expect(JSON.stringify(events)).not.toContain('anna');
  });

  test('of a long log an answer holds a part, and says after what to ask for the next', () => {
    const state = project(eventsOf(Array.from({ length: 2001 }, () => offline)));
    const first = formatEvents(state, 0);
    expect(first).toMatchObject({ revision: 2001, next: 2000 });
    expect(first.events).toHaveLength(2000);
    const rest = formatEvents(state, first.next ?? 0);
    expect(rest.next).toBeNull();
    expect(rest.events.map(({ revision }) => revision)).toEqual([2001]);
  });

  test('a title put right with what it was; the opening says that it stood', () => {
    const title = { pl: 'Pożar serwerowni', en: null };
    const corrected: DraftEvent = {
      type: 'incident.corrected',
      payload: { incident: 'pozar', title, lags: false },
      since: null,
      actor: 'anna',
    };
    const { events } = formatEvents(project(eventsOf([opened('pozar'), corrected])), 0);
    expect(events).toMatchObject([
      { incidents: [{ id: 'pozar', before: false, after: true }] },
      { type: 'incident.corrected', titles: [{ before: { pl: 'pozar', en: null }, after: title }] },
    ]);
    expect(events[0]).not.toHaveProperty('titles');
  });

  test('documents by path and hash, without their source', () => {
    const [event] = formatEvents(project(eventsOf([words])), 0).events;
    expect(event).toMatchObject({
      documents: [{ path: 'pl/panels/a.md', before: null, after: panel.sha256 }, {}],
    });
    expect(JSON.stringify(event)).not.toContain('title:');
  });
});
