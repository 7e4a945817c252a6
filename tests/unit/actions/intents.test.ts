import { describe, expect, test } from 'vitest';
import { applyIntent, dueIntents, untilNextDue } from '../../../src/actions/apply-intents.ts';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { cancelIntent } from '../../../src/actions/cancel-intent.ts';
import { dismissIntent } from '../../../src/actions/dismiss-intent.ts';
import { hold } from '../../../src/actions/hold.ts';
import type { WaitingIntent } from '../../../src/actions/intents.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import type { Refusal } from '../../../src/actions/refusal.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { setClock } from '../../../src/actions/set-clock.ts';
import { siteNow } from '../../../src/domain/clock.ts';
import { currentCell } from '../../../src/domain/current-cell.ts';
import type { Authority } from '../../../src/domain/staff.ts';
import { TokenStore } from '../../../src/store/tokens.ts';
import { addStaff, openLogWith, type TestLog } from '../../support/log.ts';
import { cell } from '../../support/state.ts';

const VIEWER: Authority = { kind: 'staff', role: 'viewer' };
const EDITOR: Authority = { kind: 'staff', role: 'editor' };

const AT_ONE = '2021-03-17T12:00:00.000Z';
const AFTER_ONE = '2021-03-17T12:00:01.000Z';

/** x on panel a, based on the first revision. */
function limited(more: Partial<Extract<Proposal, { verb: 'availability' }>> = {}): Proposal {
  return { verb: 'availability', cells: [cell('x', 'a', 'limited')], since: null, expected: 1, ...more };
}

/** Does what backstage does when it looks at what is due. */
async function applyDue({ intents, log, clock }: TestLog) {
  const clocks = { now: siteNow(await log.current(), clock.now), wall: clock.now };
  for (const { id } of dueIntents(await intents.open(), clocks)) await applyIntent(intents, id);
}

function kept(outcome: WaitingIntent | Refusal): WaitingIntent {
  if ('ok' in outcome) throw new Error(outcome.message);
  return outcome;
}

const stateOf = (site: TestLog) => currentCell(site.log.known, 'x', 'a').state;

describe('a scheduled change', () => {
  test.for([
    ['the beginning first', ['limited', 'available']],
    ['the end first', ['available', 'limited']],
  ] as const)('is one end of a maintenance, and so is another, %s', async ([, order]) => {
    const site = await openLogWith(['x']);
    await applyProposal(site.as('anna'), limited({ cells: [cell('x', 'a', 'available')] }));
    const at = { limited: AT_ONE, available: '2021-03-17T14:00:00.000Z' };
    for (const state of order) {
      const proposal = limited({ cells: [cell('x', 'a', state)], expected: 2 });
      kept(await schedule(site.as('anna'), proposal, { at: at[state] }));
    }
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    expect(stateOf(site)).toBe('limited');
    site.clock.now = '2021-03-17T14:00:01.000Z';
    await applyDue(site);
    expect(stateOf(site)).toBe('available');
    expect(await site.intents.open()).toEqual([]);
  });

  test('that would be said already at its instant comes to nothing, and says so; held it is refused', async () => {
    const site = await openLogWith(['x']);
    await applyProposal(site.as('anna'), limited());
    const again = limited({ expected: 2 });
    expect(await hold(site.as('anna'), again, { minutes: 2 })).toMatchObject({ code: 'nothing.changed' });
    kept(await schedule(site.as('anna'), again, { at: AT_ONE }));
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    expect(await site.intents.open()).toMatchObject([{ refusal: { code: 'nothing.changed' } }]);
  });

  test('is published at its instant, not before, by its author, under its own id', async () => {
    const site = await openLogWith(['x']);
    const { id } = kept(await schedule(site.as('staff:1'), limited({ reason: 'planned' }), { at: AT_ONE }));
    site.clock.now = '2021-03-17T11:59:59.999Z';
    await applyDue(site);
    expect(stateOf(site)).toBe('unknown');

    site.clock.now = AFTER_ONE;
    await applyDue(site);

    expect(stateOf(site)).toBe('limited');
    expect(site.log.known.changes.at(-1)).toMatchObject({
      revision: 2,
      at: AFTER_ONE,
      actor: 'staff:1',
      reason: 'planned',
    });
    expect(await site.intents.find(id)).toMatchObject({ status: 'applied', revision: 2 });
    const rows = await site.database.client.execute('SELECT change_id FROM events WHERE sequence = 2');
    expect(rows.rows[0]?.change_id).toBe(id);
  });

  test('is published at once when the site’s clock is set past its instant', async () => {
    const site = await openLogWith(['x']);
    await schedule(site.as('anna'), limited(), { at: '2021-03-20T12:00:00.000Z' });
    await setClock(site.as('anna'), { to: '2021-03-21T12:00:00.000Z', wall: site.clock.now });
    await applyDue(site);
    expect(stateOf(site)).toBe('limited');
  });

  test('is not published when its cell was changed meanwhile, and says by whom', async () => {
    const site = await openLogWith(['x']);
    const { id } = kept(await schedule(site.as('anna'), limited(), { at: AT_ONE }));
    await applyProposal(site.as('bartek'), limited({ cells: [cell('x', 'a', 'available')] }));
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    expect(stateOf(site)).toBe('available');
    expect(await site.intents.open()).toMatchObject([
      {
        id,
        status: 'refused',
        refusal: { code: 'conflict', message: expect.stringContaining('x on a is now available') },
      },
    ]);
  });

  test('is published when only other cells were changed meanwhile', async () => {
    const site = await openLogWith(['x']);
    await schedule(site.as('anna'), limited(), { at: AT_ONE });
    await applyProposal(site.as('bartek'), limited({ cells: [cell('x', 'b', 'available')] }));
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    expect(stateOf(site)).toBe('limited');
  });

  test('made with force overrides what its author saw, not what came after', async () => {
    const site = await openLogWith(['x']);
    await applyProposal(site.as('bartek'), limited({ cells: [cell('x', 'a', 'available')] }));
    const forced = limited({ force: true });
    await schedule(site.as('anna'), forced, { at: AT_ONE });
    await schedule(site.as('anna'), limited({ force: true, cells: [cell('x', 'b', 'limited')] }), {
      at: AT_ONE,
    });
    await applyProposal(site.as('bartek'), limited({ cells: [cell('x', 'b', 'unavailable')], expected: 2 }));
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    expect(stateOf(site)).toBe('limited');
    expect(site.log.known.changes.at(-1)).toMatchObject({ actor: 'anna', forced: true });
    expect(await site.intents.open()).toMatchObject([{ status: 'refused', refusal: { code: 'conflict' } }]);
  });

  test('may take back what its author schedules before it', async () => {
    const site = await openLogWith(['x']);
    await schedule(site.as('anna'), limited(), { at: AT_ONE });
    const end = limited({ cells: [cell('x', 'a', 'available')] });
    await schedule(site.as('anna'), end, { at: '2021-03-17T13:00:00.000Z' });
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    expect(stateOf(site)).toBe('limited');
    site.clock.now = '2021-03-17T13:00:01.000Z';
    await applyDue(site);
    expect(stateOf(site)).toBe('available');
    expect(await site.intents.open()).toEqual([]);
  });

  test('of somebody else does not give way to it', async () => {
    const site = await openLogWith(['x']);
    await schedule(site.as('anna'), limited(), { at: AT_ONE });
    const other = limited({ cells: [cell('x', 'a', 'available')] });
    await schedule(site.as('bartek'), other, { at: '2021-03-17T13:00:00.000Z' });
    site.clock.now = '2021-03-17T13:00:01.000Z';
    await applyDue(site);
    expect(stateOf(site)).toBe('limited');
    expect(await site.intents.open()).toMatchObject([{ actor: 'bartek', status: 'refused' }]);
  });

  test('is refused at once when it would be refused now, or is sure to be by then', async () => {
    const site = await openLogWith(['x']);
    const past = { at: '2021-03-17T10:00:00.000Z' };
    expect(await schedule(site.as('anna'), limited(), past)).toMatchObject({ code: 'instant.past' });
    const unknown = limited({ cells: [cell('z', 'a', 'limited')] });
    expect(await schedule(site.as('anna'), unknown, { at: AT_ONE })).toMatchObject({
      code: 'feature.unknown',
    });
    const promised = limited({ cells: [cell('x', 'a', 'limited', '2021-03-18')] });
    expect(await schedule(site.as('anna'), promised, { at: '2021-03-19T12:00:00.000Z' })).toMatchObject({
      code: 'estimate.past',
    });
    expect(await site.intents.open()).toEqual([]);
  });

  test('needs the right to publish it', async () => {
    const site = await openLogWith(['x']);
    expect(await schedule(site.as('staff:2', VIEWER), limited(), { at: AT_ONE })).toMatchObject({
      code: 'forbidden',
    });
    const { id } = kept(await schedule(site.as('staff:1', EDITOR), limited(), { at: AT_ONE }));
    expect(await cancelIntent(site.as('staff:2', VIEWER), id)).toMatchObject({ code: 'forbidden' });
    expect(await site.intents.find(id)).toMatchObject({ status: 'waiting', authority: EDITOR });
  });

  test.for([
    [VIEWER, 'forbidden'],
    [{ kind: 'token', scope: { verbs: ['confirm'], features: null, panels: null } }, 'forbidden'],
    [EDITOR, null],
  ] as const)(
    'is published by the right it was made with, as that is good for at its instant: %j',
    async ([authority, code]) => {
      const site = await openLogWith(['x']);
      await addStaff(site, '2', 'editor');
      // As an earlier Latarnia may have taken it in, by rules that are no longer these.
      const { id } = kept(
        await site.intents.add(() => ({
          kind: 'scheduled',
          proposal: limited(),
          applyAt: AT_ONE,
          basis: 1,
          actor: 'staff:2',
          authority,
        })),
      );
      site.clock.now = AFTER_ONE;
      await applyDue(site);
      const settled = code === null ? { status: 'applied' } : { status: 'refused', refusal: { code } };
      expect(await site.intents.find(id)).toMatchObject(settled);
      expect(stateOf(site)).toBe(code === null ? 'limited' : 'unknown');
    },
  );

  test.for([
    ['stays an editor', EDITOR, null, (site: TestLog) => addStaff(site, '2', 'editor')],
    ['became an administrator', EDITOR, null, (site: TestLog) => addStaff(site, '2', 'admin')],
    ['became a viewer', EDITOR, 'forbidden', (site: TestLog) => addStaff(site, '2', 'viewer')],
    ['is disabled', EDITOR, 'forbidden', (site: TestLog) => addStaff(site, '2', 'editor', true)],
    ['is not known here', EDITOR, 'forbidden', async () => undefined],
  ] as const)('of somebody who %s meanwhile: %j', async ([_, authority, code, change]) => {
    const site = await openLogWith(['x']);
    const scheduled = kept(await schedule(site.as('staff:2', authority), limited(), { at: AT_ONE }));
    const held = kept(
      await hold(site.as('staff:2', authority), limited({ cells: [cell('x', 'b', 'limited')] }), {
        minutes: 5,
      }),
    );
    await change(site);
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    for (const { id } of [scheduled, held]) {
      const settled = code === null ? { status: 'applied' } : { status: 'refused', refusal: { code } };
      expect(await site.intents.find(id)).toMatchObject(settled);
    }
    expect(stateOf(site)).toBe(code === null ? 'limited' : 'unknown');
  });

  test.for([
    ['good', {}, null],
    ['over', { expiresAt: AT_ONE }, 'forbidden'],
    ['revoked', { isRevoked: true }, 'forbidden'],
    ['for another panel', { scope: { panels: ['b'] } }, 'forbidden'],
  ] as const)('of a token that is %s at its instant: %j', async ([_, { ...made }, code]) => {
    const site = await openLogWith(['x']);
    const tokens = new TokenStore(site.log, () => site.clock.now);
    const scope = { verbs: ['availability' as const], features: null, panels: null };
    const { token } = await tokens.issue({
      name: 'robot',
      scope: 'scope' in made ? { ...scope, panels: [...made.scope.panels] } : scope,
      createdBy: 'test',
      expiresAt: 'expiresAt' in made ? made.expiresAt : '2999-01-01T00:00:00.000Z',
    });
    const context = site.as(`token:${token.id}`, { kind: 'token', scope });
    const { id } = kept(await schedule(context, limited(), { at: AT_ONE }));
    if ('isRevoked' in made) await tokens.revoke(token.id);
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    const settled = code === null ? { status: 'applied' } : { status: 'refused', refusal: { code } };
    expect(await site.intents.find(id)).toMatchObject(settled);
  });

  test('what was missed while nobody ran is made up for in its order', async () => {
    const site = await openLogWith(['x']);
    await schedule(site.as('anna'), limited({ cells: [cell('x', 'b', 'limited')] }), {
      at: '2021-03-17T13:00:00.000Z',
    });
    await schedule(site.as('bartek'), limited(), { at: AT_ONE });
    site.clock.now = '2021-03-19T12:00:00.000Z';
    await applyDue(site);
    expect(site.log.known.changes.slice(1).map(({ actor }) => actor)).toEqual(['bartek', 'anna']);
  });
});

describe('a change that is held', () => {
  test('is published when its minutes are over, by the machine’s clock', async () => {
    const site = await openLogWith(['x']);
    const held = kept(await hold(site.as('anna'), limited(), { minutes: 5 }));
    expect(held.applyAt).toBe('2021-03-17T11:05:00.000Z');
    await setClock(site.as('anna'), { to: '2021-03-21T12:00:00.000Z', wall: site.clock.now });
    await applyDue(site);
    expect(stateOf(site)).toBe('unknown');
    site.clock.now = '2021-03-17T11:05:00.000Z';
    await applyDue(site);
    expect(stateOf(site)).toBe('limited');
  });

  test('and cancelled leaves the log as it was', async () => {
    const site = await openLogWith(['x']);
    const before = (await site.database.client.execute('SELECT * FROM log')).rows;
    const { id } = kept(await hold(site.as('anna'), limited(), { minutes: 5 }));
    expect(await cancelIntent(site.as('bartek'), id)).toMatchObject({ cancelledBy: 'bartek' });
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    expect((await site.database.client.execute('SELECT * FROM log')).rows).toEqual(before);
    expect(await site.intents.open()).toEqual([]);
  });

  test('cannot be cancelled once it is published, and says how to take it back', async () => {
    const site = await openLogWith(['x']);
    const { id } = kept(await hold(site.as('anna'), limited(), { minutes: 5 }));
    site.clock.now = AFTER_ONE;
    await applyDue(site);
    expect(await cancelIntent(site.as('anna'), id)).toMatchObject({
      code: 'intent.settled',
      message: expect.stringContaining('undo 2'),
    });
    expect(await cancelIntent(site.as('anna'), 'nothing')).toMatchObject({ code: 'intent.unknown' });
  });
});

test('when the next one is due is known, to the millisecond, of those that wait and are not due', async () => {
  const site = await openLogWith(['x', 'y']);
  const next = async (wall: string) => {
    const now = siteNow(await site.log.current(), wall);
    return untilNextDue(await site.intents.open(), { now, wall });
  };
  site.clock.now = '2021-03-17T11:59:00.000Z';
  expect(await next(site.clock.now)).toBe(Number.POSITIVE_INFINITY);
  const { id } = kept(await schedule(site.as('staff:1'), limited(), { at: AT_ONE }));
  expect(await next(site.clock.now)).toBe(60_000);
  expect(await next('2021-03-17T11:59:59.999Z')).toBe(1);
  expect(await next(AT_ONE)).toBe(Number.POSITIVE_INFINITY);
  await cancelIntent(site.as('staff:1'), id);
  expect(await next(site.clock.now)).toBe(Number.POSITIVE_INFINITY);
});

test('a refused one needs somebody until it is dismissed', async () => {
  const site = await openLogWith(['x']);
  const { id } = kept(await schedule(site.as('anna'), limited(), { at: AT_ONE }));
  await applyProposal(site.as('bartek'), limited());
  expect(await dismissIntent(site.as('anna'), id)).toMatchObject({ code: 'intent.unknown' });
  site.clock.now = AFTER_ONE;
  await applyDue(site);
  expect(await dismissIntent(site.as('staff:2', VIEWER), id)).toMatchObject({ code: 'forbidden' });
  expect(await site.intents.open()).toHaveLength(1);
  expect(await dismissIntent(site.as('anna'), id)).toEqual({ ok: true });
  expect(await site.intents.open()).toEqual([]);
  expect(await site.intents.settled(5)).toMatchObject([{ id, status: 'refused', dismissedBy: 'anna' }]);
});

test('an undo can be scheduled', async () => {
  const site = await openLogWith(['x']);
  await applyProposal(site.as('anna'), limited());
  await schedule(site.as('anna'), { verb: 'undo', revision: 2, expected: 2 }, { at: AT_ONE });
  site.clock.now = AFTER_ONE;
  await applyDue(site);
  expect(stateOf(site)).toBe('unknown');
  expect(site.log.known.changes.at(-1)).toMatchObject({ undoes: 2 });
});
