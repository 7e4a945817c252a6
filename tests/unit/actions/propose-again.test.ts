import { expect, test } from 'vitest';
import { decideProposal } from '../../../src/actions/apply-proposal.ts';
import { proposeAgain } from '../../../src/actions/propose-again.ts';
import { parseDay } from '../../../src/domain/day.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import {
  availability,
  cell,
  confirmation,
  published,
  redaction,
  restoration,
  undoing,
} from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const known = published(panelDocument('a'), featureDocument('orders'));
const limited = availability([cell('orders', 'a', 'limited')]);

/** What would be appended if the last of these were lost, the others known, and it were proposed again. */
function saidAgain(...drafts: DraftEvent[]) {
  const events = eventsOf(drafts);
  const [lost] = events.slice(-1);
  const state = project(events.slice(0, -1));
  const proposal = lost ? proposeAgain(lost, state.revision) : null;
  return proposal && decideProposal({ state, now: NOON }, 'cli:ada', proposal);
}

test('what staff said is said again, by whoever applies it', () => {
  for (const lost of [limited, restoration({ a: 'offline' }), confirmation()]) {
    const { type, payload, since } = lost;
    expect(saidAgain(known, lost)).toMatchObject([{ type, payload, since, actor: 'cli:ada' }]);
  }
  expect(saidAgain(known, limited, undoing(2, {}))).toMatchObject([
    { type: 'change.undone', payload: { revision: 2 } },
  ]);
});

test('words of incidents are said again with all that changed with them', () => {
  const beside = {
    cells: [cell('orders', 'a', 'limited')],
    restorations: [{ panel: 'a', restoration: 'restoring' as const }],
    notify: false as const,
  };
  const since = parseDay('2021-03-10');
  const facts = { panels: ['a'], features: [], impact: 'minor' } as const;
  const first = { status: 'identified', body: { pl: 'Wiemy.', en: null }, nextUpdateBy: null } as const;
  const title = { pl: 'Pożar', en: null };
  const fire = { id: 'fire', title, startedAt: NOON, ...facts, ...beside, knownSince: NOON };
  const update = { incident: 'fire', id: 'u3', ...first, ...facts, ...beside, at: NOON };
  const whole: DraftEvent = {
    ...{ type: 'incident.opened', since, actor: 'cli:ada' },
    payload: { ...fire, update: { id: 'u2', ...first } },
  };
  const said: DraftEvent = { type: 'update.posted', payload: update, since, actor: 'cli:ada' };
  expect(saidAgain(known, whole)).toEqual([whole]);
  expect(saidAgain(known, opened('fire'), said)).toEqual([said]);
});

test('an undo of what was lost with it, a redaction and words of files are nothing to propose', () => {
  const [, , undone] = eventsOf([known, limited, undoing(2, {})]);
  expect(undone && proposeAgain(undone, 1)).toBe(null);
  expect(saidAgain(known, redaction(1))).toBe(null);
  expect(saidAgain(known, published(panelDocument('b')))).toBe(null);
});
