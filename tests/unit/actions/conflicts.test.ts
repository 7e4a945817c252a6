import { describe, expect, test } from 'vitest';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { preview } from '../../../src/actions/preview.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import type { RecordedCell } from '../../../src/domain/availability.ts';
import { currentCell } from '../../../src/domain/current-cell.ts';
import { NOON } from '../../support/events.ts';
import { openLogWith, type TestLog } from '../../support/log.ts';
import { cell } from '../../support/state.ts';

const says = (state: RecordedCell['state']): RecordedCell => {
  const { estimate, note } = cell('x', 'a', state);
  return { state, estimate, note, since: null };
};

/** States x on a panel, based on a revision. */
function set(state: RecordedCell['state'], expected: number, panel = 'a', more: object = {}): Proposal {
  return { verb: 'availability', cells: [cell('x', panel, state)], since: null, expected, ...more };
}

async function say(site: TestLog, actor: string, proposal: Proposal) {
  return applyProposal(site.as(actor), proposal);
}

describe('a conflict has mine, theirs, who changed it and when, and what both began with', () => {
  test('in a cell changed twice, theirs is the last', async () => {
    const site = await openLogWith(['x']);
    await say(site, 'anna', set('limited', 1));
    await say(site, 'bartek', set('unavailable', 2));
    await say(site, 'celina', set('available', 3));
    expect(await say(site, 'anna', set('unknown', 2))).toMatchObject({
      code: 'conflict',
      conflicts: [
        {
          kind: 'availability',
          cell: { feature: 'x', panel: 'a' },
          base: says('limited'),
          current: says('available'),
          mine: says('unknown'),
          revision: 4,
          actor: 'celina',
          at: NOON,
        },
      ],
    });
  });

  test('in a panel’s restoration', async () => {
    const site = await openLogWith(['x']);
    const restore = (restoration: 'offline' | 'restored'): Proposal => ({
      verb: 'restoration',
      cells: [{ panel: 'a', restoration }],
      since: null,
      expected: 1,
    });
    await say(site, 'bartek', restore('restored'));
    expect(await say(site, 'anna', restore('offline'))).toMatchObject({
      code: 'conflict',
      conflicts: [
        {
          kind: 'restoration',
          cell: { panel: 'a' },
          base: { restoration: null, since: null },
          current: { restoration: 'restored', since: null },
          mine: { restoration: 'offline', since: null },
          actor: 'bartek',
        },
      ],
    });
  });

  test('only the cells in conflict are named, and nothing of the publication goes through', async () => {
    const site = await openLogWith(['x']);
    await say(site, 'bartek', set('available', 1));
    const both: Proposal = {
      verb: 'availability',
      cells: [cell('x', 'a', 'limited'), cell('x', 'b', 'limited')],
      since: null,
      expected: 1,
    };
    const refused = await say(site, 'anna', both);
    expect('conflicts' in refused && refused.conflicts?.map((one) => 'cell' in one && one.cell)).toEqual([
      { feature: 'x', panel: 'a' },
    ]);
    expect(currentCell(await site.log.current(), 'x', 'b').state).toBe('unknown');
  });

  test('undoing an old publication names what was changed since, and leaves what was not out of it', async () => {
    const site = await openLogWith(['x']);
    await say(site, 'anna', {
      verb: 'availability',
      cells: [cell('x', 'a', 'limited'), cell('x', 'b', 'limited')],
      since: null,
      expected: 1,
    });
    await say(site, 'bartek', set('available', 2));
    const undo: Proposal = { verb: 'undo', revision: 2, expected: 3 };
    expect(await say(site, 'anna', undo)).toMatchObject({
      code: 'conflict',
      conflicts: [
        {
          cell: { feature: 'x', panel: 'a' },
          base: says('limited'),
          current: says('available'),
          mine: says('unknown'),
          revision: 3,
          actor: 'bartek',
        },
      ],
    });
    expect(await say(site, 'anna', { ...undo, force: true })).toMatchObject({ ok: true });
    expect(site.log.known.changes.at(-1)).toMatchObject({ undoes: 2, forced: true });
  });
});

describe('the log remembers why', () => {
  test('and that somebody was overridden, only where somebody was', async () => {
    const site = await openLogWith(['x']);
    await say(site, 'bartek', set('available', 1, 'a', { force: true, reason: 'phone call' }));
    await say(site, 'anna', set('limited', 1, 'a', { force: true }));
    expect(site.log.known.changes.slice(1)).toMatchObject([
      { reason: 'phone call', forced: false },
      { reason: null, forced: true },
    ]);
    const stored = await site.database.client.execute('SELECT version, payload FROM log WHERE sequence > 1');
    expect(stored.rows.map(({ version }) => version)).toEqual([4, 4]);
    expect(JSON.parse(String(stored.rows[0]?.payload)).items.staff[0].value.why).toEqual({
      reason: 'phone call',
      forced: false,
    });
  });
});

test('an undo can be previewed like any other proposal', async () => {
  const site = await openLogWith(['x']);
  await say(site, 'anna', set('limited', 1));
  const state = await site.log.current();
  const seen = preview({ state, now: NOON }, NOON, { verb: 'undo', revision: 2, expected: 2 });
  if (!seen.ok) throw new Error(seen.message);
  expect(currentCell(seen.before, 'x', 'a').state).toBe('limited');
  expect(currentCell(seen.after, 'x', 'a').state).toBe('unknown');
});
