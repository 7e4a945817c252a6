import { describe, expect, test } from 'vitest';
import { type DraftEvent, SEED_ACTOR } from '../../../src/domain/events.ts';
import type { Occurrence } from '../../../src/domain/occurrence.ts';
import { keyOfEvent, occurrencesOfEvent } from '../../../src/domain/occurrence-of-event.ts';
import { project } from '../../../src/domain/projection.ts';
import { faqDocument, featureDocument, panelDocument, translationOf } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { maintenanceChanged, planned } from '../../support/maintenances.ts';
import {
  availability,
  by,
  byStaff,
  cell,
  confirmation,
  published,
  redaction,
  restoration,
  undoing,
  withdrawn,
} from '../../support/state.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const ANSWER = faqDocument('how', { features: ['sync'] }, { title: 'Jak?', body: 'Czekaj chwilę.' });
const SITE = published(
  ...['a', 'b'].map((id) => panelDocument(id)),
  ...['sync', 'orders'].map((id) => featureDocument(id)),
  ANSWER,
);
const LIMITED = availability([cell('sync', 'a', 'limited', '2021-03-22')]);
const WORKS = availability([cell('sync', 'a', 'available')]);
const WORKING = { panels: ['a'], features: ['sync'], from: '2021-03-17T10:00:00.000Z' } as const;

/** What the last of these tells. */
function told(...drafts: readonly DraftEvent[]): Occurrence | null {
  const events = eventsOf([SITE, ...drafts]);
  const last = events.at(-1);
  if (!last) throw new Error('no event');
  return occurrencesOfEvent(project(events.slice(0, -1)), last, project(events));
}

const quiet = (draft: DraftEvent): DraftEvent =>
  Object.assign({}, draft, { payload: { ...draft.payload, notify: false } });

function subjects(...drafts: readonly DraftEvent[]) {
  return told(...drafts)?.subjects ?? [];
}

function topics(...drafts: readonly DraftEvent[]) {
  return (told(...drafts)?.topics ?? []).map(({ topic, rank }) => `${rank} ${topic}`);
}

describe('nobody is told', () => {
  test.for<[what: string, ...said: DraftEvent[]]>([
    ['what the site began with', by(SEED_ACTOR, LIMITED)],
    ['that all was checked', LIMITED, confirmation()],
    ['that the clock was set', { ...confirmation(), type: 'clock.set', payload: { mode: 'live' } }],
    ['that something was taken out of the log', LIMITED, redaction(2)],
    ['what says again what is so', LIMITED, LIMITED],
    [
      'of a note alone',
      WORKS,
      availability([{ ...cell('sync', 'a', 'available'), note: { pl: 'rano', en: 'am' } }]),
    ],
    ['of a feature without a page', availability([cell('other', 'a', 'limited')])],
    ['of a state quietly stated', quiet(LIMITED)],
    ['of a panel quietly stated', quiet(restoration({ a: 'offline' }))],
    [
      'of a quiet undo',
      LIMITED,
      quiet(undoing(2, { availability: [{ ...cell('sync', 'a', 'unknown'), since: null }] })),
    ],
    ['of a quiet update', opened('fire'), quiet(posted('fire', 'u3'))],
    ['of quiet work', quiet(planned('m1'))],
    [
      'of an answer that was wrapped otherwise',
      published({ ...ANSWER, words: { ...ANSWER.words, body: 'Czekaj\nchwilę. ' } }),
    ],
    [
      'of front matter that changes nothing shown',
      byStaff('anna', faqDocument('how', { features: ['sync'], order: 5 }, ANSWER.words)),
    ],
    ['of a translation that catches up', published(translationOf(ANSWER, { title: 'How?', body: 'Wait.' }))],
    ['of words of an update put right', opened('fire'), posted('fire', 'u3'), correction({})],
    [
      'of an answer quietly written',
      quiet(byStaff('anna', { ...ANSWER, words: { ...ANSWER.words, body: 'Inaczej.' } })),
    ],
  ])('%s', ([, ...said]) => {
    expect(told(...said)).toBeNull();
  });

  test('of an event that was taken out of the log', () => {
    const [first, second] = eventsOf([SITE, LIMITED]);
    if (!first || !second) throw new Error('no event');
    const gone = { ...second, payload: null };
    expect(occurrencesOfEvent(project([first]), gone, project([first, gone]))).toBeNull();
  });
});

function correction(facts: object): DraftEvent {
  const payload = {
    incident: 'fire',
    update: 'u3',
    body: { pl: 'Inaczej.', en: null },
    lags: false,
    ...facts,
  };
  return { type: 'update.corrected', payload, since: null, actor: 'test' };
}

describe('what people are told of', () => {
  test('one event is one occurrence, named by its hash, whatever all it changed', () => {
    const both = availability([cell('sync', 'a', 'limited'), cell('orders', 'b', 'available')]);
    expect(told(both)).toMatchObject({
      key: 'event/hash-2',
      revision: 2,
      undoes: null,
      isUrgent: false,
      subjects: [
        { of: 'cell', feature: 'orders', panel: 'b', isReturn: true, isLoss: false },
        { of: 'cell', feature: 'sync', panel: 'a', isReturn: false, isLoss: false },
      ],
    });
  });

  test('a panel that goes offline takes its features with it, and gives back what was stated', () => {
    expect(subjects(WORKS, restoration({ a: 'offline' }))).toEqual([
      { of: 'panel', panel: 'a' },
      { of: 'cell', feature: 'sync', panel: 'a', isReturn: false, isLoss: true },
    ]);
    expect(subjects(WORKS, restoration({ a: 'offline' }), restoration({ a: 'restoring' }))).toContainEqual({
      ...{ of: 'cell', feature: 'sync', panel: 'a' },
      ...{ isReturn: true, isLoss: false },
    });
  });

  test('what is stated beneath work that goes on is told once it shows', () => {
    expect(subjects(WORKS, planned('m1', WORKING), availability([cell('sync', 'a', 'limited')]))).toEqual([]);
    const ended = { from: WORKING.from, until: '2021-03-18T03:00:00.000Z', cancelledAt: null };
    const over = maintenanceChanged('m1', { ...ended, endedAt: '2021-03-17T11:03:00.000Z' });
    expect(subjects(WORKS, planned('m1', WORKING), over)).toEqual([
      { of: 'maintenance', maintenance: 'm1', panels: ['a'], features: ['sync'] },
      { of: 'cell', feature: 'sync', panel: 'a', isReturn: true, isLoss: false },
    ]);
  });

  test('a promised day that moves, and one that is taken back', () => {
    const moved = availability([cell('sync', 'a', 'limited', '2021-03-29')]);
    expect(subjects(LIMITED, moved)).toEqual([{ of: 'promise', panel: 'a', feature: 'sync' }]);
    expect(subjects(LIMITED, availability([cell('sync', 'a', 'limited')]))).toHaveLength(1);
    // That it works says so.
    expect(subjects(LIMITED, WORKS)).toEqual([
      { of: 'cell', feature: 'sync', panel: 'a', isReturn: true, isLoss: false },
    ]);
  });

  test('an update waits for nothing, and one that names no panels is about those of its incident', () => {
    const fire = opened('fire', { panels: ['b'], features: ['sync'] });
    expect(told(fire)?.isUrgent).toBe(true);
    expect(told(fire, posted('fire', 'u3', { panels: [], features: [] }))).toMatchObject({
      isUrgent: true,
      subjects: [{ of: 'incident', incident: 'fire', panels: ['b'], features: ['sync'] }],
    });
  });

  test('of an update that is put right its facts, not its words', () => {
    const facts = { status: 'resolved', impact: 'minor', panels: ['a'], features: [] } as const;
    expect(subjects(opened('fire'), posted('fire', 'u3'), correction(facts))).toHaveLength(1);
  });

  test('an undo names what it takes back', () => {
    expect(told(opened('fire'), posted('fire', 'u3'), takenBack(3, 'fire', 'u3'))).toMatchObject({
      undoes: 'event/hash-3',
      isUrgent: false,
      subjects: [{ of: 'incident', incident: 'fire' }],
    });
  });

  test('an answer that reads otherwise, comes or goes', () => {
    const other = published({ ...ANSWER, words: { ...ANSWER.words, body: 'Wyślij.' } });
    const answer = { of: 'answer', slug: 'how', panels: [], features: ['sync'] };
    expect(subjects(other)).toEqual([answer]);
    expect(subjects(withdrawn('pl/faq/how.md'))).toEqual([answer]);
    expect(
      subjects(byStaff('anna', faqDocument('how', { panels: ['a'], features: ['sync'] }, ANSWER.words))),
    ).toEqual([{ ...answer, panels: ['b'] }]);
  });

  test('an answer whose condition holds now, or holds no more', () => {
    const bound = faqDocument('why', { when: [{ panel: 'own', is: ['offline'] }] }, { title: 'Dlaczego?' });
    expect(subjects(published(bound), restoration({ b: 'offline' }))).toContainEqual({
      ...{ of: 'answer', slug: 'why', panels: ['b'], features: [] },
    });
  });
});

describe('whom it concerns most comes first', () => {
  test('who waited for this alone, who named it, who named a part of it, everybody', () => {
    expect(topics(LIMITED, WORKS)).toEqual([
      '0 once/a/sync',
      '1 change/a/sync',
      '2 change/*/sync',
      '2 change/a/*',
      '3 change/*/*',
    ]);
  });

  test('work that names panels alone is about every feature on them', () => {
    expect(topics(planned('m1', { panels: ['b'], features: [], from: '2021-03-18T01:00:00.000Z' }))).toEqual([
      '1 maintenance/b/orders',
      '1 maintenance/b/sync',
      '2 maintenance/*/orders',
      '2 maintenance/*/sync',
      '2 maintenance/b/*',
      '3 maintenance/*/*',
    ]);
  });

  test('an incident that names no panels is about all of them', () => {
    expect(topics(opened('fire', { panels: [], features: ['sync'] }))).toEqual([
      '1 incident/fire',
      '1 update/a/sync',
      '1 update/b/sync',
      '2 update/*/sync',
      '2 update/a/*',
      '2 update/b/*',
      '3 update/*/*',
    ]);
  });

  test('an answer about no feature in particular is for who wants all of a panel', () => {
    const general = faqDocument('why', { panels: ['a'] }, { title: 'Dlaczego?' });
    expect(topics(published(general))).toEqual(['2 answer/a/*', '3 answer/*/*']);
  });
});

test('the key of an event is made of its hash alone', () => {
  expect(keyOfEvent({ hash: 'abc' })).toBe('event/abc');
});
