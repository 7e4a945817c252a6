import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { momentBefore, netOccurrences } from '../../../src/domain/occurrence-net.ts';
import { occurrencesAlong } from '../../../src/domain/occurrences-along.ts';
import { project } from '../../../src/domain/projection.ts';
import { faqDocument, featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { maintenanceChanged, planned } from '../../support/maintenances.ts';
import { availability, cell, published, restoration, undoing } from '../../support/state.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const SITE = published(
  ...[panelDocument('a'), panelDocument('b'), featureDocument('sync'), featureDocument('orders')],
  faqDocument('how', {}, { body: 'Czekaj.' }),
);
const say = (state: 'available' | 'limited' | 'unavailable', feature = 'sync') =>
  availability([cell(feature, 'a', state)]);
const UNSAID = { availability: [{ ...cell('sync', 'a', 'unknown'), since: null }] };

/** What is left of what happens within one window after `before`. */
function net(before: readonly DraftEvent[], during: readonly DraftEvent[]) {
  const events = eventsOf([SITE, ...before, ...during]);
  const known = events.slice(0, 1 + before.length);
  const last = events.at(-1)?.effectiveAt ?? '';
  const from = { state: project(known), clockAt: known.at(-1)?.effectiveAt ?? '' };
  const { occurrences, state } = occurrencesAlong(from, events.slice(known.length), last);
  const [first] = occurrences;
  if (!first) throw new Error('nothing happened');
  const { revision, now } = momentBefore(first);
  const left = netOccurrences(
    occurrences,
    { state: project(events.slice(0, revision)), now },
    { state, now: last },
  );
  return {
    kept: left.kept.map(({ key, subjects, topics }) => ({
      key,
      subjects,
      topics: topics.map(({ topic }) => topic),
    })),
    withdrawn: left.withdrawn,
  };
}

describe('nobody is told', () => {
  test.for<[what: string, before: DraftEvent[], during: DraftEvent[]]>([
    ['what was undone', [], [say('limited'), undoing(2, UNSAID)]],
    ['a cell that was set and set back', [say('available')], [say('limited'), say('available')]],
    [
      'a panel that was stopped and started',
      [restoration({ a: 'restored' })],
      [restoration({ a: 'offline' }), restoration({ a: 'restored' })],
    ],
    ['an update that was taken back', [opened('fire')], [posted('fire', 'u3'), takenBack(3, 'fire', 'u3')]],
    [
      'work that was announced and called off',
      [],
      [
        planned('m1', { from: '2021-03-18T01:00:00.000Z', until: '2021-03-18T03:00:00.000Z' }),
        maintenanceChanged('m1', {
          ...{ from: '2021-03-18T01:00:00.000Z', until: '2021-03-18T03:00:00.000Z' },
          ...{ endedAt: null, cancelledAt: '2021-03-17T11:02:00.000Z' },
        }),
      ],
    ],
    [
      'an answer that was changed and changed back',
      [],
      [
        published(faqDocument('how', {}, { body: 'Nie.' })),
        published(faqDocument('how', {}, { body: 'Czekaj.' })),
      ],
    ],
  ])('of %s', ([, before, during]) => {
    expect(net(before, during)).toEqual({ kept: [], withdrawn: expect.arrayContaining([expect.anything()]) });
    expect(net(before, during).withdrawn).toHaveLength(during.length);
  });
});

test('an undoing that was undone leaves what it had taken back', () => {
  const again = undoing(3, { availability: [{ ...cell('sync', 'a', 'limited'), since: null }] });
  expect(net([], [say('limited'), undoing(2, UNSAID), again])).toMatchObject({
    kept: [{ key: 'event/hash-2' }],
    withdrawn: ['event/hash-3', 'event/hash-4'],
  });
});

test('an undo of what was told before is told', () => {
  expect(net([say('limited')], [undoing(2, UNSAID)])).toMatchObject({
    kept: [{ key: 'event/hash-3' }],
    withdrawn: [],
  });
});

test('a feature that works on the way to another state has not come back', () => {
  const { kept } = net([say('unavailable')], [say('available'), say('limited')]);
  const cellNow = { of: 'cell', feature: 'sync', panel: 'a', isReturn: false, isLoss: false };
  expect(kept.flatMap(({ subjects }) => subjects)).toEqual([cellNow, cellNow]);
  expect(kept.flatMap(({ topics }) => topics).filter((topic) => topic.startsWith('once/'))).toEqual([]);
});

test('of several things that which came back is left out, and whom it alone concerned', () => {
  const both = availability([cell('sync', 'a', 'limited'), cell('orders', 'a', 'limited')]);
  const { kept, withdrawn } = net(
    [say('available'), say('available', 'orders')],
    [both, say('available', 'orders')],
  );
  expect(withdrawn).toEqual(['event/hash-5']);
  expect(kept).toMatchObject([{ key: 'event/hash-4', subjects: [{ of: 'cell', feature: 'sync' }] }]);
  expect(kept[0]?.topics).not.toContain('change/a/orders');
});

test('just before an event is its own instant without it, just before the clock a moment earlier', () => {
  const common = {
    revision: 4,
    at: '2021-03-18T01:00:00.000Z',
    subjects: [],
    topics: [],
    undoes: null,
    isUrgent: false,
  };
  expect(momentBefore({ ...common, key: 'event/abc' })).toEqual({ revision: 3, now: common.at });
  expect(momentBefore({ ...common, key: 'clock/test/promises/passed/x' })).toEqual({
    revision: 4,
    now: '2021-03-18T00:59:59.999Z',
  });
});
