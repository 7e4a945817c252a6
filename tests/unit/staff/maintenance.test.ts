import { expect, test } from 'vitest';
import type { Role } from '../../../src/domain/staff.ts';
import { answerMaintenance } from '../../../src/staff/maintenance.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { formOf } from '../../support/form.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf, RENDERED } from '../../support/state.ts';

const PLAN = {
  act: 'plan',
  titlePl: 'Wymiana dysku',
  titleEn: '',
  pl: 'Wymieniamy dysk.',
  en: '',
  from: '2021-03-18T20:00',
  until: '2021-03-18T22:00',
  state: 'limited',
  panels: ['a'],
  features: [],
  quiet: '',
  expected: '1',
};

async function sit(role: Role) {
  const { log, as, database } = await openLogWith(['api']);
  const session = sessionOf(as('staff:7', { kind: 'staff', role }), role);
  const ask = async (fields: Record<string, string | readonly string[]> | null) =>
    answerMaintenance({ ...contextOf([]), state: await log.current(), words: RENDERED }, session, {
      form: fields && formOf(fields),
    });
  return { log, ask, database };
}

const COURSE = { maintenance: 'm2', from: PLAN.from, until: '2021-03-18T23:00', expected: '2' };

/** The fields that a preview carries along. */
const carried = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof sit>>['ask']>>) => {
  if (answer.kind !== 'preview') throw new Error(`no preview: ${answer.kind}`);
  return Object.fromEntries(answer.view.fields);
};

test('what reaches every feature of every panel is seen before it is announced', async () => {
  const { ask, log } = await sit('editor');
  const seen = await ask({ ...PLAN, panels: [] });
  expect(seen).toMatchObject({ kind: 'preview' });
  expect((await log.current()).maintenances).toEqual({});
  expect(await ask({ ...carried(seen), how: 'now' })).toMatchObject({ kind: 'redirect' });
});

test('one form announces it at once, and moves it; what ends it is seen first', async () => {
  const { ask, log } = await sit('editor');
  expect(await ask(PLAN)).toEqual({ kind: 'redirect', to: '/staff/maintenance/?told=planned' });
  expect((await log.current()).maintenances.m2).toMatchObject({
    title: { pl: 'Wymiana dysku', en: null },
    state: 'limited',
    from: '2021-03-18T19:00:00.000Z',
  });
  expect(await ask({ ...COURSE, act: 'move' })).toEqual({
    kind: 'redirect',
    to: '/staff/maintenance/?told=moved',
  });
  const seen = await ask({ ...COURSE, act: 'cancel', expected: '3' });
  expect(seen).toMatchObject({ kind: 'preview', view: { maintenances: [{ text: 'Odwołano prace:' }] } });
  expect((await log.current()).maintenances.m2).toMatchObject({ cancelledAt: null });
  expect(await ask({ ...carried(seen), how: 'now' })).toEqual({
    kind: 'redirect',
    to: '/staff/published/4/',
  });
  expect((await log.current()).maintenances.m2).toMatchObject({
    until: '2021-03-18T22:00:00.000Z',
    cancelledAt: expect.any(String),
  });
});

test('work is announced, moved and called off quietly where that is ticked, also by its preview', async () => {
  const { ask, database } = await sit('editor');
  const said = async () => (await readEvents(database.orm, 0)).at(-1)?.payload;
  await ask({ ...PLAN, quiet: 'yes' });
  expect(await said()).toMatchObject({ notify: false });
  await ask({ ...COURSE, act: 'move' });
  expect(await said()).not.toHaveProperty('notify');
  await ask({ ...COURSE, act: 'move', until: '2021-03-18T23:30', expected: '3', quiet: 'yes' });
  expect(await said()).toMatchObject({ notify: false });
  const seen = await ask({ ...COURSE, act: 'cancel', expected: '4', quiet: 'yes' });
  await ask({ ...carried(seen), how: 'now' });
  expect(await said()).toMatchObject({ notify: false });
});

test('a plan is previewed with all that was typed, seen, corrected, and kept for later', async () => {
  const { ask, log } = await sit('editor');
  const seen = await ask({ ...PLAN, deed: 'preview' });
  const fields = carried(seen);
  const { features: _, ...typed } = PLAN;
  expect(fields).toEqual({ ...typed, panels: 'a' });
  expect(seen).toMatchObject({ view: { bands: [{ locale: 'pl' }, { locale: 'en' }] } });
  expect(await ask({ ...fields, deed: 'edit' })).toMatchObject({
    kind: 'page',
    status: 200,
    view: { plan: { typed: { titlePl: 'Wymiana dysku', panels: ['a'] } } },
  });
  expect(await ask({ ...fields, how: 'hold', minutes: '0' })).toMatchObject({ kind: 'preview', status: 422 });
  expect(await ask({ ...fields, how: 'schedule', at: '2021-03-18T23:30' })).toMatchObject({
    kind: 'page',
    status: 422,
    view: { plan: { errors: { until: expect.any(String) } } },
  });
  expect(await ask({ ...fields, how: 'schedule', at: '2021-03-18T20:30' })).toMatchObject({
    kind: 'redirect',
  });
  expect((await log.current()).revision).toBe(1);
});

test('of two who change one the second chooses between both, and what was chosen is previewed', async () => {
  const { ask } = await sit('editor');
  await ask(PLAN);
  await ask({ ...COURSE, act: 'move' });
  const mine = { ...COURSE, act: 'move', until: '2021-03-19T01:00' };
  expect(await ask(mine)).toMatchObject({
    kind: 'conflict',
    status: 409,
    view: {
      decided: 3,
      choices: [
        {
          name: 'm2',
          subject: 'Wymiana dysku',
          mine: { word: expect.stringContaining('01:00') },
          theirs: { word: expect.stringContaining('23:00') },
          base: { word: expect.stringContaining('22:00') },
          error: null,
        },
      ],
    },
  });
  const asked = { ...mine, conflict: 'm2', decided: '3' };
  expect(await ask(asked)).toMatchObject({
    kind: 'conflict',
    view: { choices: [{ error: expect.any(String) }] },
  });
  expect(await ask({ ...asked, 'choice.m2': 'theirs' })).toEqual({
    kind: 'redirect',
    to: '/staff/maintenance/?told=kept',
  });
  const chosen = await ask({ ...asked, 'choice.m2': 'mine' });
  expect(await ask({ ...carried(chosen), how: 'now' })).toMatchObject({ to: '/staff/published/4/' });
});

test('what is wrong with new times stands at their own form, which stays based on what its author saw', async () => {
  const { ask } = await sit('editor');
  await ask(PLAN);
  await ask({ ...COURSE, act: 'move' });
  const answer = await ask({ ...COURSE, act: 'move', until: 'later' });
  expect(answer).toMatchObject({
    kind: 'page',
    status: 422,
    view: {
      problem: { errors: { 'm2-until': expect.any(String) } },
      rows: [
        { form: { until: 'later', expected: '2', errors: { until: expect.any(String) }, isTyped: true } },
      ],
      plan: { errors: {}, typed: { until: expect.not.stringContaining('later') } },
    },
  });
});

test.for([
  ['2021-03-28T02:30', 'Tej godziny'],
  ['2021-10-31T02:30', 'dwa razy'],
] as const)('an hour that clocks leave out or give twice is asked about: %s', async ([until, text]) => {
  const { ask } = await sit('editor');
  const answer = await ask({ ...PLAN, until });
  expect(answer).toMatchObject({
    kind: 'page',
    status: 422,
    view: { plan: { errors: { until: expect.stringContaining(text) } } },
  });
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
