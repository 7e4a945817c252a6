import { expect, test } from 'vitest';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { hold } from '../../../src/actions/hold.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { setClock } from '../../../src/actions/set-clock.ts';
import { parseDay } from '../../../src/domain/day.ts';
import { parseEstimate } from '../../../src/domain/estimate.ts';
import { questionKey } from '../../../src/domain/questions.ts';
import { openLogWith } from '../../support/log.ts';

const by = (day: string, since: string | null = null): Proposal => ({
  verb: 'availability',
  cells: [
    {
      feature: 'x',
      panel: 'a',
      state: 'limited',
      estimate: parseEstimate(day) ?? { kind: 'none' },
      note: null,
    },
  ],
  since: since === null ? null : parseDay(since),
  expected: 1,
});

test.each([
  ['2021-03-22', null, true],
  ['2022-12-31', null, true],
  ['2023-01-01', null, false],
  ['2031-03-22~', null, false],
  ['days', '2020-01-01', true],
  ['days', '2012-03-17', false],
])(
  'an estimate of %s, said to hold since %s, on 17 March 2021: not asked about is %s',
  async (day, since, plain) => {
    const { as } = await openLogWith(['x']);
    const outcome = await applyProposal(as('cli:test'), by(day, since));
    expect(outcome.ok ? 'done' : outcome.code).toBe(plain ? 'done' : 'confirm.needed');
  },
);

test('what was asked about is done once somebody says that it is meant', async () => {
  const { as, log } = await openLogWith(['x']);
  const asked = await applyProposal(as('cli:test'), by('2031-03-22'));
  if (asked.ok) throw new Error('not asked');
  expect(asked.message).toContain('2031-03-22');
  expect(asked.questions).toEqual([
    { code: 'year.far', field: 'estimate', day: '2031-03-22', nearest: '2021-03-17' },
  ]);
  expect((await log.current()).revision).toBe(1);
  const confirmed = asked.questions?.map(questionKey) ?? [];
  expect((await applyProposal({ ...as('cli:test'), confirmed }, by('2031-03-22'))).ok).toBe(true);
});

test('a yes to one question is none to another', async () => {
  const { as } = await openLogWith(['x']);
  const confirmed = ['year.far estimate 2031-03-22'];
  const outcome = await applyProposal({ ...as('cli:test'), confirmed }, by('2041-03-22'));
  expect(outcome.ok ? null : outcome.code).toBe('confirm.needed');
  expect((await applyProposal({ ...as('cli:test'), confirmed: 'everything' }, by('2041-03-22'))).ok).toBe(
    true,
  );
});

test('what stands on the site already is not asked about again, and what takes its place is', async () => {
  const { as } = await openLogWith(['x']);
  const sure = { ...as('cli:test'), confirmed: 'everything' as const };
  await applyProposal(sure, by('2031-03-22'));
  const kept = { ...by('2031-03-22'), expected: 2 } as Proposal & { verb: 'availability' };
  const cells = kept.cells.map((cell) => ({ ...cell, note: { pl: 'Wolniej.', en: 'Slower.' } }));
  expect((await applyProposal(as('cli:test'), { ...kept, cells })).ok).toBe(true);
  const replaced = await applyProposal(as('cli:test'), { ...by('2032-03-22'), expected: 3 } as Proposal);
  expect(replaced.ok ? null : replaced.code).toBe('confirm.needed');
});

test('a publication to come asks when it is made, about its own day as well, and not at its instant', async () => {
  const { as } = await openLogWith(['x']);
  const ask = async (made: Promise<object>) => {
    const outcome = await made;
    return 'code' in outcome ? outcome.code : 'kept';
  };
  expect(await ask(hold(as('cli:test'), by('2031-03-22'), { minutes: 2 }))).toBe('confirm.needed');
  const at = '2031-03-22T10:00:00.000Z';
  expect(await ask(schedule(as('cli:test'), by('days'), { at }))).toBe('confirm.needed');
  const sure = { ...as('cli:test'), confirmed: 'everything' as const };
  expect(await ask(schedule(sure, by('days'), { at }))).toBe('kept');
});

test('a clock that would jump by years asks: it never goes back', async () => {
  const { as } = await openLogWith(['x']);
  const wall = '2026-11-28T10:00:00.000Z';
  const far = await setClock(as('cli:test'), { to: '2031-03-22T10:00:00.000Z', wall });
  expect(far.ok ? null : far.code).toBe('confirm.needed');
  expect((await setClock(as('cli:test'), { to: '2021-03-22T10:00:00.000Z', wall })).ok).toBe(true);
});
