import { expect, test } from 'vitest';
import type { Role } from '../../../src/domain/staff.ts';
import { answerMaintenance } from '../../../src/staff/maintenance.ts';
import { formOf } from '../../support/form.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf, RENDERED } from '../../support/state.ts';

const PLAN = {
  deed: 'plan',
  titlePl: 'Wymiana dysku',
  titleEn: '',
  pl: 'Wymieniamy dysk.',
  en: '',
  from: '2021-03-18T20:00',
  until: '2021-03-18T22:00',
  state: 'limited',
  panels: ['a'],
  features: [],
  expected: '1',
};

async function sit(role: Role) {
  const { log, as } = await openLogWith(['api']);
  const session = sessionOf(as('staff:7', { kind: 'staff', role }), role);
  const ask = async (fields: Record<string, string | readonly string[]> | null) =>
    answerMaintenance({ ...contextOf([]), state: await log.current(), words: RENDERED }, session, {
      form: fields && formOf(fields),
    });
  return { log, ask };
}

test('one form announces it, and the page then moves, or calls it off', async () => {
  const { ask, log } = await sit('editor');
  expect(await ask(PLAN)).toEqual({ kind: 'redirect', to: '/staff/maintenance/?told=planned' });
  expect((await log.current()).maintenances.m2).toMatchObject({
    title: { pl: 'Wymiana dysku', en: null },
    state: 'limited',
    from: '2021-03-18T19:00:00.000Z',
  });
  const course = { maintenance: 'm2', from: PLAN.from, until: '2021-03-18T23:00', expected: '2' };
  expect(await ask({ ...course, deed: 'move' })).toMatchObject({ to: '/staff/maintenance/?told=moved' });
  expect(await ask({ ...course, deed: 'cancel', expected: '3' })).toMatchObject({
    to: '/staff/maintenance/?told=cancelled',
  });
  expect((await log.current()).maintenances.m2).toMatchObject({ until: '2021-03-18T22:00:00.000Z' });
});

test('what was typed comes back with what is wrong at its field', async () => {
  const { ask } = await sit('editor');
  const page = async (more: object) => {
    const answer = await ask({ ...PLAN, ...more });
    if (answer.kind !== 'page') throw new Error('done');
    expect(answer.view.plan?.typed.titlePl).toBe({ ...PLAN, ...more }.titlePl);
    return [answer.status, Object.keys(answer.view.problem?.errors ?? {})];
  };
  expect(await page({ until: PLAN.from })).toEqual([422, ['until']]);
  expect(await page({ titlePl: ' ' })).toEqual([422, ['titlePl']]);
  expect(await page({ from: 'soon' })).toEqual([422, ['from']]);
});

test('who may only look sees no form, and is refused', async () => {
  const { ask } = await sit('viewer');
  const looked = await ask(null);
  expect(looked.kind === 'page' && looked.view.plan).toBeNull();
  expect(await ask(PLAN)).toMatchObject({ kind: 'page', status: 403 });
});
