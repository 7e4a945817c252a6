import { describe, expect, test } from 'vitest';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { changeMaintenance } from '../../../src/actions/change-maintenance.ts';
import { planMaintenance } from '../../../src/actions/plan-maintenance.ts';
import type { PlanMaintenance } from '../../../src/actions/proposal.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { undo } from '../../../src/actions/undo.ts';
import type { TokenScope } from '../../../src/domain/staff.ts';
import { NOON } from '../../support/events.ts';
import { openLogWith } from '../../support/log.ts';

const PLAN: PlanMaintenance = {
  title: { pl: ' Wymiana dysku ', en: 'A disk is replaced' },
  body: { pl: 'Wymieniamy dysk.', en: null },
  panels: ['a'],
  features: ['api'],
  state: 'unavailable',
  from: '2021-03-17T18:00:00.000Z',
  until: '2021-03-17T20:00:00.000Z',
  expected: 1,
};
const LATER = { from: '2021-03-17T19:00:00.000Z', until: '2021-03-17T21:00:00.000Z' };

/** A log with a maintenance, `m2`, at revision 2. */
async function planned() {
  const test = await openLogWith(['api']);
  expect(await planMaintenance(test.as('anna'), PLAN)).toMatchObject({ ok: true, revision: 2 });
  return {
    ...test,
    change: (more: object) => changeMaintenance(test.as('anna'), { maintenance: 'm2', expected: 2, ...more }),
  };
}

describe('announced ahead', () => {
  test('it stands in the log, in tidy words, under an id of its own', async () => {
    const { log } = await planned();
    const { maintenances } = await log.current();
    expect(maintenances.m2).toMatchObject({
      id: 'm2',
      title: { pl: 'Wymiana dysku' },
      stands: true,
      endedAt: null,
    });
  });

  test('the same again changes nothing, whatever it is based on', async () => {
    const { as } = await planned();
    expect(await planMaintenance(as('jan'), PLAN)).toMatchObject({ ok: false, code: 'nothing.changed' });
  });

  test.for([
    ['maintenance.order', { until: PLAN.from }],
    ['maintenance.past', { from: '2021-03-16T10:00:00.000Z', until: NOON }],
    ['panel.unknown', { panels: ['zz'] }],
    ['feature.unknown', { features: ['zz'] }],
    ['words.empty', { title: { pl: ' ', en: null } }],
    ['words.empty', { body: { pl: '', en: 'Only for some.' } }],
    ['confirm.needed', { from: '2031-03-17T18:00:00.000Z', until: '2031-03-17T19:00:00.000Z' }],
    ['expected.future', { expected: 99 }],
  ] as const)('%s refuses %o', async ([code, more]) => {
    const { as } = await openLogWith(['api']);
    expect(await planMaintenance(as('anna'), { ...PLAN, ...more })).toMatchObject({ ok: false, code });
  });
});

describe('its course', () => {
  test('is moved, then ended early by the site clock, and each is undone', async () => {
    const { change, log, as, clock } = await planned();
    expect(await change(LATER)).toMatchObject({ ok: true, revision: 3 });
    clock.now = '2021-03-17T19:30:00.000Z';
    expect(await change({ ended: true, expected: 3 })).toMatchObject({ ok: true, revision: 4 });
    expect((await log.current()).maintenances.m2).toMatchObject({
      ...LATER,
      endedAt: '2021-03-17T19:30:00.000Z',
    });
    expect(await undo(as('anna'), { revision: 4, expected: 4 })).toMatchObject({ ok: true });
    expect((await log.current()).maintenances.m2).toMatchObject({ ...LATER, endedAt: null });
  });

  test('what is over, or called off, is not changed any more; saying so again changes nothing', async () => {
    const { change } = await planned();
    expect(await change({ cancelled: true })).toMatchObject({ ok: true });
    expect(await change({ cancelled: true })).toMatchObject({ code: 'nothing.changed' });
    expect(await change({ ...LATER, expected: 3 })).toMatchObject({ code: 'maintenance.over' });
  });

  test('what has not begun does not end, and what has passed its end is not called off but can be extended', async () => {
    const { change, clock } = await planned();
    expect(await change({ ended: true })).toMatchObject({ code: 'maintenance.phase' });
    clock.now = '2021-03-17T20:30:00.000Z';
    expect(await change({ cancelled: true })).toMatchObject({ code: 'maintenance.phase' });
    expect(await change({ until: '2021-03-17T20:15:00.000Z' })).toMatchObject({ code: 'maintenance.past' });
    expect(await change({ until: '2021-03-17T22:00:00.000Z' })).toMatchObject({ ok: true });
  });

  test('of two who change it the second is told what the first did', async () => {
    const { change } = await planned();
    expect(await change({ until: LATER.until })).toMatchObject({ ok: true });
    expect(await change({ cancelled: true })).toMatchObject({
      code: 'conflict',
      conflicts: [{ kind: 'maintenance' }],
    });
    expect(await change({ cancelled: true, force: true })).toMatchObject({ ok: true });
  });

  test('one that there is not, or that was taken back, is not known', async () => {
    const { change, as } = await planned();
    expect(await change({ maintenance: 'm9', ended: true })).toMatchObject({ code: 'maintenance.unknown' });
    await undo(as('anna'), { revision: 2, expected: 2 });
    expect(await change({ ...LATER, expected: 3 })).toMatchObject({ code: 'maintenance.unknown' });
  });
});

test('a token speaks of work on its own panels alone, of the course as of the plan', async () => {
  const { as } = await openLogWith(['api']);
  const scope = (panels: readonly string[]): TokenScope => ({ verbs: ['update'], features: null, panels });
  const withToken = (panels: readonly string[]) => ({
    ...as('robot'),
    authority: { kind: 'token' as const, scope: scope(panels) },
  });
  expect(await planMaintenance(withToken(['b']), PLAN)).toMatchObject({ code: 'forbidden' });
  expect(await planMaintenance(withToken(['a']), { ...PLAN, panels: [] })).toMatchObject({
    code: 'forbidden',
  });
  expect(await planMaintenance(withToken(['a']), PLAN)).toMatchObject({ ok: true });
  const change = { maintenance: 'm2', ...LATER, expected: 2 };
  expect(await changeMaintenance(withToken(['b']), change)).toMatchObject({ code: 'forbidden' });
  expect(await changeMaintenance(withToken(['a']), change)).toMatchObject({ ok: true });
});

test('both are proposals like any other', async () => {
  const { as } = await openLogWith(['api']);
  const planning = { verb: 'maintenance', kind: 'planning', ...PLAN } as const;
  expect(await applyProposal(as('anna'), planning)).toMatchObject({ ok: true, revision: 2 });
  const course = {
    verb: 'maintenance',
    kind: 'course',
    maintenance: 'm2',
    cancelled: true,
    expected: 2,
  } as const;
  expect(await applyProposal(as('anna'), course)).toMatchObject({ ok: true, revision: 3 });
});

test('its title and its times may say it all; a translation of nothing says nothing', async () => {
  const { as, log } = await openLogWith(['api']);
  const silent = { ...PLAN, body: { pl: ' ', en: '' } };
  expect(await planMaintenance(as('anna'), silent)).toMatchObject({ ok: true });
  expect((await log.current()).maintenances.m2).toMatchObject({ body: { pl: '', en: null } });
});

test('calling it off, and announcing it, are undone like everything else', async () => {
  const { change, log, as } = await planned();
  await change({ cancelled: true });
  expect(await undo(as('anna'), { revision: 3, expected: 3 })).toMatchObject({ ok: true });
  expect((await log.current()).maintenances.m2).toMatchObject({ cancelledAt: null, stands: true });
  expect(await undo(as('anna'), { revision: 2, expected: 4 })).toMatchObject({ ok: true });
  expect((await log.current()).maintenances.m2).toMatchObject({ stands: false });
  expect(await undo(as('anna'), { revision: 5, expected: 5 })).toMatchObject({ ok: true });
  const { from, until } = PLAN;
  expect((await log.current()).maintenances.m2).toMatchObject({ from, until, stands: true });
});

describe('what is to be published later', () => {
  const planning = { verb: 'maintenance', kind: 'planning', ...PLAN } as const;

  test('may begin before that, and is refused where it would be over by then', async () => {
    const { as } = await openLogWith(['api']);
    expect(await schedule(as('anna'), planning, { at: '2021-03-17T19:00:00.000Z' })).toMatchObject({
      kind: 'scheduled',
    });
    expect(await schedule(as('anna'), planning, { at: PLAN.until })).toMatchObject({
      ok: false,
      code: 'maintenance.past',
    });
  });
});

test('a token that may speak of something is told that there is no such work, another is not', async () => {
  const { as } = await planned();
  const withVerb = (verb: 'update' | 'confirm') => ({
    ...as('robot'),
    authority: { kind: 'token' as const, scope: { verbs: [verb], features: null, panels: ['b'] } },
  });
  const change = { maintenance: 'm9', ended: true, expected: 2 } as const;
  expect(await changeMaintenance(withVerb('update'), change)).toMatchObject({ code: 'maintenance.unknown' });
  expect(await changeMaintenance(withVerb('confirm'), change)).toMatchObject({ code: 'forbidden' });
  expect(await changeMaintenance(withVerb('update'), { ...change, maintenance: 'm2' })).toMatchObject({
    code: 'forbidden',
  });
});
