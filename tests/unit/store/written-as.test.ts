import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { CURRENT_VERSION } from '../../../src/store/upcast.ts';
import { FORMER_VERSION, versionFor } from '../../../src/store/written-as.ts';
import { availability, cell, restoration, undoing } from '../../support/state.ts';

const SAID: readonly DraftEvent[] = [
  availability([cell('x', 'a', 'limited')]),
  restoration({ a: 'offline' }),
  undoing(1, {}),
];

describe('beside a node of the former release', () => {
  test.for(SAID)('what is said aloud is written as that one reads it', (draft) => {
    expect(versionFor(draft, FORMER_VERSION)).toBe(FORMER_VERSION[draft.type]);
  });

  test.for(SAID)('what is said quietly is not said at all: it would be told there', (draft) => {
    const quiet: DraftEvent = Object.assign({}, draft, { payload: { ...draft.payload, notify: false } });
    expect(versionFor(quiet, FORMER_VERSION)).toBeNull();
    expect(versionFor(quiet, CURRENT_VERSION)).toBe(CURRENT_VERSION[draft.type]);
  });

  const taken = { pl: 'Slow', en: 'Slow', only: 'en' } as const;
  const words = { lags: false, corrected: null };
  test.for<[what: string, draft: DraftEvent]>([
    ['a title', undoing(1, { titles: [{ id: 'fire', title: { title: taken, ...words } }] })],
    ['an update', undoing(1, { updates: [{ incident: 'fire', id: '1', words: { body: taken, ...words } }] })],
  ])('%s that was taken over in one language is not given back: it would be taken for two', ([, draft]) => {
    expect(versionFor(draft, FORMER_VERSION)).toBeNull();
    expect(versionFor(draft, CURRENT_VERSION)).toBe(CURRENT_VERSION[draft.type]);
  });
});
