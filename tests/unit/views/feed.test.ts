import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { feedView } from '../../../src/views/feed.ts';
import { anyLater } from '../../support/arbitrary.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { asRead, eventsOf } from '../../support/events.ts';
import {
  availability,
  by,
  cell,
  confirmation,
  contextOf,
  published,
  redaction,
  restoration,
} from '../../support/state.ts';
import { tried } from '../../support/tried.ts';
import { opened, posted } from '../../support/updates.ts';

const SITE = by(
  'seed',
  published(panelDocument('a'), panelDocument('b'), featureDocument('api'), featureDocument('orders')),
);
const SUBJECTS = [{ of: 'site' }, { of: 'panel', id: 'a' }, { of: 'feature', id: 'api' }] as const;

function feedOf(context: ViewContext, subject: (typeof SUBJECTS)[number] = { of: 'site' }) {
  const view = feedView(context, subject);
  if (view === null) throw new Error('no such subject');
  return view;
}

function revisionsOf(drafts: readonly DraftEvent[], subject: (typeof SUBJECTS)[number]) {
  const context = contextOf([SITE, ...drafts]);
  return feedOf(context, subject).entries.map(({ hash }) => Number(hash.slice('hash-'.length)));
}

describe('a feed', () => {
  const drafts = [
    availability([cell('api', 'a', 'unavailable')]),
    availability([cell('orders', 'b', 'limited')]),
    restoration({ a: 'offline' }),
    confirmation(),
    opened('awaria', { panels: ['b'] }),
    posted('awaria', 'u1', { panels: ['a'], features: ['api'] }),
  ];

  test('has an entry for each change, the newest first', () => {
    expect(revisionsOf(drafts, { of: 'site' })).toEqual([7, 6, 5, 4, 3, 2]);
  });

  test('of a panel has what was said of it, of features on it and of incidents that concern it', () => {
    expect(revisionsOf(drafts, { of: 'panel', id: 'a' })).toEqual([7, 4, 2]);
  });

  test('of a feature has what was said of it, and what its panels did', () => {
    expect(revisionsOf(drafts, { of: 'feature', id: 'api' })).toEqual([7, 4, 2]);
  });

  test('holds the newest 50', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      restoration({ a: index % 2 === 0 ? 'offline' : 'restored' }),
    );
    const revisions = revisionsOf(many, { of: 'panel', id: 'a' });
    expect(revisions).toHaveLength(50);
    expect(revisions.slice(0, 2)).toEqual([61, 60]);
  });

  test('of what there is not is none', () => {
    expect(feedView(contextOf([SITE]), { of: 'panel', id: 'x' })).toBeNull();
  });

  test('that has no entries was updated when the log began, and of an empty log never', () => {
    const context = contextOf([SITE]);
    expect(feedOf(context).updated).toBe(context.state.changes[0]?.at);
    expect(feedOf(contextOf([])).updated).toBe('1970-01-01T00:00:00.000Z');
  });
});

describe('an entry', () => {
  const down = restoration({ b: 'offline' });

  test('was published when it was said, by the site clock', () => {
    const [entry] = feedOf(contextOf([SITE, down])).entries;
    expect(entry).toMatchObject({
      hash: 'hash-2',
      href: '/history/?before=3#r2',
      published: '2021-03-17T11:01:00.000Z',
      updated: '2021-03-17T11:01:00.000Z',
    });
  });

  test('that was taken out of the log leaves the feed of a panel, which is no older than it was', () => {
    const up = availability([cell('api', 'a', 'available')]);
    const view = feedOf(contextOf([SITE, up, down, redaction(3)], { isRead: true }), {
      of: 'panel',
      id: 'a',
    });
    expect(view.entries.map(({ hash }) => hash)).toEqual(['hash-2']);
    expect(view.updated).toBe('2021-03-17T11:03:00.000Z');
  });

  test('that was taken out of the log stays, is updated then, and so is its feed', () => {
    const before = feedOf(contextOf([SITE, down])).entries[0];
    const view = feedOf(contextOf([SITE, down, redaction(2)], { isRead: true }));
    expect(view.entries).toHaveLength(1);
    expect(view.entries[0]).toMatchObject({
      hash: before?.hash,
      published: before?.published,
      updated: '2021-03-17T11:02:00.000Z',
    });
    expect(view.updated).toBe('2021-03-17T11:02:00.000Z');
  });

  const corrected: DraftEvent = {
    type: 'update.corrected',
    payload: { incident: 'awaria', update: 'u1', body: { pl: 'Lepiej.', en: null }, lags: false },
    since: null,
    actor: 'anna',
  };
  const said = [SITE, opened('awaria'), posted('awaria', 'u1')];

  test('whose words were put right is updated then', () => {
    const [entry] = feedOf(contextOf([...said, corrected])).entries;
    expect(entry?.updated).toBe('2021-03-17T11:03:00.000Z');
    expect(entry?.html).toContain('Lepiej.');
  });

  test('whose correction was taken out of the log is updated once more', () => {
    const [entry] = feedOf(contextOf([...said, corrected, redaction(4)], { isRead: true })).entries;
    expect(entry?.updated).toBe('2021-03-17T11:04:00.000Z');
    expect(entry?.html).not.toContain('Lepiej.');
  });

  test('tells of a thing by the name that it has now', () => {
    const said = eventsOf([SITE, availability([cell('api', 'a', 'unavailable')])]);
    const renamed = published(featureDocument('orders'), {
      ...featureDocument('api'),
      words: { title: 'Nowa nazwa', short: null, body: '', terms: {} },
    });
    const [, , event] = eventsOf([SITE, SITE, renamed]);
    const state = project(said);
    const context = { ...contextOf([]), state };
    expect(feedOf(context).entries[0]?.title).toContain('api');
    const later = { ...context, state: extend(state, event ? [event] : []) };
    expect(feedOf(later).entries[0]?.title).toContain('Nowa nazwa');
  });

  test('of a change that is not in the log, or without its hash, is none', () => {
    const context = contextOf([SITE, down]);
    const changes = context.state.changes.map((change) => ({ ...change, hash: '' }));
    expect(feedOf({ ...context, state: { ...context.state, changes } }).entries).toEqual([]);
  });
});

describe('whatever is said', () => {
  const logs = fc.array(anyLater, { maxLength: 25 }).map((drafts) => eventsOf([SITE, ...drafts]));
  const at = (events: ReturnType<typeof eventsOf>, count: number): ViewContext => ({
    ...contextOf([]),
    state: publicState(project(asRead(events.slice(0, count)))),
  });

  test.for(SUBJECTS)(
    'ids are unique, stay while events are added, and nothing is updated earlier: $of',
    (subject) => {
      fc.assert(
        fc.property(logs, (events) => {
          let before = feedOf(at(events, 1), subject);
          for (let count = 2; count <= events.length; count += 1) {
            const view = feedOf(at(events, count), subject);
            const known = new Map(view.entries.map((entry) => [entry.hash, entry]));
            expect(known.size).toBe(view.entries.length);
            for (const entry of before.entries) {
              const now = known.get(entry.hash);
              // Of what was taken out of the log nobody knows any more what it was about.
              if (now === undefined && subject.of !== 'site') continue;
              expect(now?.published).toBe(entry.published);
              expect(now && now.updated >= entry.updated).toBe(true);
            }
            before = view;
          }
        }),
        { numRuns: tried(30) },
      );
    },
  );
});
