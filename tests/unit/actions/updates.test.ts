import { describe, expect, test } from 'vitest';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import type { ActionContext } from '../../../src/actions/context.ts';
import { correctIncident } from '../../../src/actions/correct-incident.ts';
import { correctUpdate } from '../../../src/actions/correct-update.ts';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { postUpdate } from '../../../src/actions/post-update.ts';
import { preview } from '../../../src/actions/preview.ts';
import type { PostUpdate } from '../../../src/actions/proposal.ts';
import { redact } from '../../../src/actions/redact.ts';
import { undo } from '../../../src/actions/undo.ts';
import type { OpenedIncident } from '../../../src/domain/incident.ts';
import { incidentsOf } from '../../../src/domain/incidents.ts';
import type { TokenScope } from '../../../src/domain/staff.ts';
import type { State } from '../../../src/domain/state.ts';
import { factsAt } from '../../../src/domain/update-facts.ts';
import { openLogWith } from '../../support/log.ts';

/** Somebody who has said yes to what is asked first: an incident's page goes with it. */
const sure = (context: ActionContext): ActionContext => ({ ...context, confirmed: 'everything' });

const FIRE: OpenedIncident = {
  id: 'fire',
  title: { pl: 'Pożar', en: 'Fire' },
  startedAt: '2021-03-10T00:00:00.000Z',
  panels: ['a'],
  features: [],
  impact: 'major',
};
const UPDATE: PostUpdate = {
  incident: 'fire',
  status: 'investigating',
  body: { pl: 'Sprawdzamy.', en: 'We are looking.' },
  panels: ['a'],
  features: ['api'],
  impact: 'major',
  nextUpdateBy: null,
  expected: 2,
};
const CORRECTION = {
  update: 'u3',
  body: { pl: 'Badamy.', en: 'We are looking.' },
  translationStands: false,
  expected: 3,
};

/** A log with an incident, at revision 2. */
async function burning() {
  const test = await openLogWith(['api']);
  expect(await openIncident(test.as('anna'), FIRE)).toMatchObject({ ok: true, revision: 2 });
  const updates = async () => incidentsOf(await test.log.current())[0]?.updates ?? [];
  return { ...test, updates };
}

describe('what is refused, with a code of its own', () => {
  test.for([
    ['an incident that there is not', { incident: 'flood' }, 'incident.unknown'],
    ['a panel that there is not', { panels: ['z'] }, 'panel.unknown'],
    ['a feature that there is not', { features: ['z'] }, 'feature.unknown'],
    ['no Polish words', { body: { pl: ' \n', en: 'Hello.' } }, 'words.empty'],
    ['too many words', { body: { pl: 'a', en: 'b'.repeat(8001) } }, 'words.long'],
    ['a promise that has passed', { nextUpdateBy: '2021-03-17T11:00:00.000Z' }, 'instant.past'],
    ['a revision of the future', { expected: 99 }, 'expected.future'],
  ] as const)('posting %s', async ([, more, code]) => {
    const { as, log } = await burning();
    expect(await postUpdate(as('anna'), { ...UPDATE, ...more })).toMatchObject({ ok: false, code });
    expect((await log.current()).revision).toBe(2);
  });

  test.for([
    ['under an address that there is', {}, 'incident.exists'],
    ['under what is no address', { id: 'Pożar w OVH' }, 'incident.address'],
    ['under what every object is called', { id: 'constructor' }, 'incident.address'],
    ['without a title', { id: 'flood', title: { pl: '', en: 'Flood' } }, 'words.empty'],
    ['with a title too long', { id: 'flood', title: { pl: 'a'.repeat(201), en: null } }, 'words.long'],
    ['that begins tomorrow', { id: 'flood', startedAt: '2021-03-18T11:00:00.000Z' }, 'instant.future'],
    ['on a panel that there is not', { id: 'flood', panels: ['z'] }, 'panel.unknown'],
  ] as const)('opening an incident %s', async ([, more, code]) => {
    const { as } = await burning();
    expect(await openIncident(as('anna'), { ...FIRE, ...more })).toMatchObject({ ok: false, code });
  });

  test('correcting what there is not, to nothing, to the same, or after it was taken back', async () => {
    const { as } = await burning();
    await postUpdate(as('anna'), UPDATE);
    const correct = (more: object) => correctUpdate(as('anna'), { ...CORRECTION, ...more });
    expect(await correct({ update: 'u99' })).toMatchObject({ code: 'update.unknown' });
    expect(await correct({ body: { pl: '', en: null } })).toMatchObject({ code: 'words.empty' });
    expect(await correct({ body: UPDATE.body })).toMatchObject({ code: 'nothing.changed' });
    await undo(as('anna'), { revision: 3, expected: 3 });
    expect(await correct({ expected: 4 })).toMatchObject({ code: 'update.withdrawn' });
  });

  test('the same update twice', async () => {
    const { as } = await burning();
    await postUpdate(as('anna'), UPDATE);
    expect(await postUpdate(as('anna'), { ...UPDATE, expected: 3 })).toMatchObject({
      code: 'nothing.changed',
    });
  });
});

describe('two people', () => {
  test('do not both post: the second is told what the first said, and may insist', async () => {
    const { as, updates } = await burning();
    await postUpdate(as('bartek'), { ...UPDATE, status: 'resolved' });
    const late = { ...UPDATE, status: 'resolved' as const, body: { pl: 'Już działa.', en: null } };
    expect(await postUpdate(as('anna'), late)).toMatchObject({
      code: 'conflict',
      conflicts: [{ kind: 'update', update: 'u3', revision: 3, actor: 'bartek', mine: null }],
    });
    expect(await postUpdate(as('anna'), { ...late, force: true })).toMatchObject({ ok: true });
    expect((await updates()).map(({ id }) => id)).toEqual(['u3', 'u4']);
  });

  test('what was taken back meanwhile is a conflict as well', async () => {
    const { as } = await burning();
    await postUpdate(as('anna'), UPDATE);
    await undo(as('bartek'), { revision: 3, expected: 3 });
    const next = { ...UPDATE, status: 'monitoring' as const, expected: 3 };
    expect(await postUpdate(as('anna'), next)).toMatchObject({ code: 'conflict' });
    expect(await postUpdate(as('anna'), { ...next, expected: 4 })).toMatchObject({ ok: true });
  });

  test('do not both correct the same update; a change elsewhere is no matter', async () => {
    const { as, updates } = await burning();
    await postUpdate(as('anna'), UPDATE);
    await openIncident(as('bartek'), { ...FIRE, id: 'flood' });
    expect(await correctUpdate(as('bartek'), CORRECTION)).toMatchObject({ ok: true, revision: 5 });
    const late = { ...CORRECTION, body: { pl: 'Szukamy.', en: null } };
    expect(await correctUpdate(as('anna'), late)).toMatchObject({
      code: 'conflict',
      conflicts: [{ kind: 'update', update: 'u3', revision: 5, actor: 'bartek' }],
    });
    expect(await correctUpdate(as('anna'), { ...late, force: true })).toMatchObject({ ok: true });
    expect((await updates())[0]?.body.pl).toBe('Szukamy.');
  });
});

describe('a correction', () => {
  test('keeps the earlier wording in the log, and undo brings it back', async () => {
    const { as, log, updates } = await burning();
    await postUpdate(as('anna'), UPDATE);
    await correctUpdate(as('anna'), CORRECTION);
    const [change] = (await log.current()).changes.at(-1)?.updates ?? [];
    expect([change?.before?.body.pl, change?.after?.body.pl]).toEqual(['Sprawdzamy.', 'Badamy.']);
    await undo(as('anna'), { revision: 4, expected: 4 });
    expect((await updates())[0]).toMatchObject({ body: UPDATE.body, lags: false, corrected: null });
  });

  test('of the Polish words alone leaves the translation behind, unless it still says the same', async () => {
    const { as, updates } = await burning();
    await postUpdate(as('anna'), UPDATE);
    await correctUpdate(as('anna'), CORRECTION);
    expect((await updates())[0]?.lags).toBe(true);
    await correctUpdate(as('anna'), { ...CORRECTION, translationStands: true, expected: 4 });
    expect((await updates())[0]?.lags).toBe(false);
  });

  test('must be taken back before the update it corrects', async () => {
    const { as } = await burning();
    await postUpdate(as('anna'), UPDATE);
    await correctUpdate(as('anna'), CORRECTION);
    expect(await undo(as('anna'), { revision: 3, expected: 3 })).toMatchObject({ code: 'conflict' });
    await undo(as('anna'), { revision: 4, expected: 4 });
    expect(await undo(as('anna'), { revision: 3, expected: 3 })).toMatchObject({ ok: true });
  });
});

describe('the title of an incident', () => {
  const RETITLING = {
    incident: 'fire',
    title: { pl: 'Pożar w serwerowni', en: 'Fire' },
    translationStands: false,
    expected: 2,
  };
  const retitled = async (log: { current(): Promise<State> }) => (await log.current()).incidents.fire;

  test('is put right; the earlier one stays in the log, and undo brings it back', async () => {
    const { as, log } = await burning();
    expect(await correctIncident(as('anna'), RETITLING)).toMatchObject({ ok: true, revision: 3 });
    expect(await retitled(log)).toMatchObject({
      title: { pl: 'Pożar w serwerowni', en: 'Fire' },
      lags: true,
      corrected: { revision: 3 },
      changed: 3,
      revision: 2,
    });
    const [change] = (await log.current()).changes.at(-1)?.titles ?? [];
    expect([change?.before?.title.pl, change?.after?.title.pl]).toEqual(['Pożar', 'Pożar w serwerowni']);
    await undo(as('anna'), { revision: 3, expected: 3 });
    expect(await retitled(log)).toMatchObject({ title: FIRE.title, lags: false, corrected: null });
    await undo(as('anna'), { revision: 4, expected: 4 });
    expect((await retitled(log))?.title.pl).toBe('Pożar w serwerowni');
  });

  test('is not corrected to nothing, to the same, to too much, nor where there is no such incident', async () => {
    const { as } = await burning();
    const correct = (more: object) => correctIncident(as('anna'), { ...RETITLING, ...more });
    expect(await correct({ incident: 'flood' })).toMatchObject({ code: 'incident.unknown' });
    expect(await correct({ title: { pl: ' ', en: null } })).toMatchObject({ code: 'words.empty' });
    expect(await correct({ title: { pl: 'a'.repeat(201), en: null } })).toMatchObject({ code: 'words.long' });
    expect(await correct({ title: FIRE.title })).toMatchObject({ code: 'nothing.changed' });
    expect(await correct({ expected: 99 })).toMatchObject({ code: 'expected.future' });
    await undo(sure(as('anna')), { revision: 2, expected: 2 });
    expect(await correct({ expected: 3 })).toMatchObject({ code: 'incident.withdrawn' });
  });

  test('is not corrected by two at once: the second is told, and may insist; an update is no matter', async () => {
    const { as, log } = await burning();
    await postUpdate(as('bartek'), UPDATE);
    expect(await correctIncident(as('bartek'), RETITLING)).toMatchObject({ ok: true });
    const late = { ...RETITLING, title: { pl: 'Pożar w Strasburgu', en: null } };
    expect(await correctIncident(as('anna'), late)).toMatchObject({
      code: 'conflict',
      conflicts: [{ kind: 'title', incident: 'fire', revision: 4, actor: 'bartek' }],
    });
    expect(await correctIncident(as('anna'), { ...late, force: true })).toMatchObject({ ok: true });
    expect((await retitled(log))?.title.pl).toBe('Pożar w Strasburgu');
    expect((await log.current()).changes.at(-1)?.forced).toBe(true);
  });

  test('goes with its incident: what was taken back meanwhile is a conflict, and corrections are undone first', async () => {
    const { as } = await burning();
    await correctIncident(as('anna'), RETITLING);
    expect(await undo(as('anna'), { revision: 2, expected: 3 })).toMatchObject({ code: 'conflict' });
    await undo(as('anna'), { revision: 3, expected: 3 });
    expect(await undo(sure(as('anna')), { revision: 2, expected: 4 })).toMatchObject({ ok: true });
    expect(await correctIncident(as('bartek'), { ...RETITLING, expected: 4 })).toMatchObject({
      code: 'conflict',
    });
  });

  test('falls back to the earlier one when its correction is redacted', async () => {
    const { as, log } = await burning();
    await correctIncident(as('anna'), RETITLING);
    expect(await redact(as('anna'), { revision: 3, reason: 'names somebody' })).toMatchObject({ ok: true });
    expect((await retitled(log))?.title).toEqual(FIRE.title);
  });

  test('is previewed as it is published', async () => {
    const { as, log } = await burning();
    const state = await log.current();
    const proposal = { verb: 'update', kind: 'retitling', ...RETITLING } as const;
    const seen = preview({ state, now: '2021-03-17T11:00:00.000Z' }, '2021-03-17T11:00:00.000Z', proposal);
    if (!seen.ok) throw new Error(seen.message);
    expect(await applyProposal(as('anna'), proposal)).toMatchObject({ ok: true });
    expect(seen.after.incidents).toEqual((await log.current()).incidents);
  });
});

describe('undoing', () => {
  test('an update takes it off the site, and undoing that brings it back where it was', async () => {
    const { as, updates } = await burning();
    await postUpdate(as('anna'), UPDATE);
    await postUpdate(as('anna'), { ...UPDATE, status: 'identified', expected: 3 });
    await undo(as('anna'), { revision: 3, expected: 3 });
    expect((await updates()).map(({ id }) => id)).toEqual(['u4']);
    await undo(as('anna'), { revision: 5, expected: 5 });
    expect((await updates()).map(({ id }) => id)).toEqual(['u3', 'u4']);
  });

  test('an incident waits for its updates to be undone', async () => {
    const { as, log } = await burning();
    await postUpdate(as('anna'), UPDATE);
    expect(await undo(as('anna'), { revision: 2, expected: 2 })).toMatchObject({ code: 'conflict' });
    await undo(as('anna'), { revision: 3, expected: 3 });
    expect(await undo(sure(as('anna')), { revision: 2, expected: 2 })).toMatchObject({ ok: true });
    expect(incidentsOf(await log.current())).toEqual([]);
    expect(await openIncident(as('anna'), FIRE)).toMatchObject({ ok: true });
  });
});

describe('the next update', () => {
  test('is what an update promises, until it is taken back; one that promises nothing leaves it', async () => {
    const { as, log } = await burning();
    const promise = async () => (await log.current()).promise?.nextUpdateBy ?? null;
    await postUpdate(as('anna'), { ...UPDATE, nextUpdateBy: '2021-03-17T18:00:00.000Z' });
    await postUpdate(as('anna'), { ...UPDATE, status: 'identified', expected: 3 });
    expect(await promise()).toBe('2021-03-17T18:00:00.000Z');
    await undo(as('anna'), { revision: 3, expected: 3 });
    expect(await promise()).toBeNull();
    await undo(as('anna'), { revision: 5, expected: 5 });
    expect(await promise()).toBe('2021-03-17T18:00:00.000Z');
  });
});

describe('by whom', () => {
  const token = (scope: Partial<TokenScope>) => {
    const all: TokenScope = { verbs: ['update'], features: null, panels: null };
    return { kind: 'token', scope: { ...all, ...scope } } as const;
  };

  test('a viewer and support are refused, an editor is not', async () => {
    const { as } = await burning();
    for (const role of ['viewer', 'support'] as const) {
      const context = as('staff:1', { kind: 'staff', role });
      expect(await postUpdate(context, UPDATE)).toMatchObject({ code: 'forbidden' });
      expect(await openIncident(context, { ...FIRE, id: 'flood' })).toMatchObject({ code: 'forbidden' });
      expect(await correctUpdate(context, CORRECTION)).toMatchObject({ code: 'forbidden' });
    }
    expect(await postUpdate(as('staff:2', { kind: 'staff', role: 'editor' }), UPDATE)).toMatchObject({
      ok: true,
    });
  });

  test('a token speaks of what it may alone: never of everything when it is narrowed down', async () => {
    const { as } = await burning();
    const post = (scope: Partial<TokenScope>, more: Partial<PostUpdate> = {}) =>
      postUpdate(as('token:1', token(scope)), { ...UPDATE, ...more });
    expect(await post({ verbs: ['confirm'] })).toMatchObject({ code: 'forbidden' });
    expect(await post({ panels: ['b'] })).toMatchObject({ code: 'forbidden' });
    expect(await post({ features: ['other'] })).toMatchObject({ code: 'forbidden' });
    expect(await post({ panels: ['a'] }, { panels: [] })).toMatchObject({ code: 'forbidden' });
    expect(await post({ features: ['api'] }, { features: [] })).toMatchObject({ code: 'forbidden' });
    const narrow = as('token:1', token({ panels: ['a'] }));
    expect(await openIncident(narrow, { ...FIRE, id: 'flood' })).toMatchObject({ code: 'forbidden' });
    // A day is promised to all readers, and an end is an end for all.
    const later = { nextUpdateBy: '2021-03-18T11:00:00.000Z' };
    expect(await post({ panels: ['a'] }, later)).toMatchObject({ code: 'forbidden' });
    expect(await post({ panels: ['a'] }, { status: 'resolved' })).toMatchObject({ code: 'forbidden' });
    expect(await post({ panels: ['a'], features: ['api'] })).toMatchObject({ ok: true });
  });
});

test('a proposal is previewed and published as the action is', async () => {
  const { as, log } = await burning();
  const state = await log.current();
  const proposal = { verb: 'update', kind: 'posting', ...UPDATE } as const;
  const seen = preview({ state, now: '2021-03-17T11:00:00.000Z' }, '2021-03-17T11:00:00.000Z', proposal);
  if (!seen.ok) throw new Error(seen.message);
  const published = await applyProposal(as('anna'), proposal);
  expect(published).toMatchObject({ ok: true, events: [{ payload: { id: 'u3', status: 'investigating' } }] });
  expect(seen.after.updates).toEqual((await log.current()).updates);
  const events = published.ok ? published.events.map(({ payload }) => Object.keys(payload ?? {})) : [];
  expect(events.flat()).not.toContain('verb');
  expect(events.flat()).not.toContain('kind');
});

describe('stage, impact and scope of an update', () => {
  const facts = { status: 'resolved', impact: 'minor', panels: ['a', 'b'], features: [] } as const;

  test('are put right by a new event, and the history tells what it was then', async () => {
    const { as, log, updates } = await burning();
    await postUpdate(as('anna'), UPDATE);
    const correction = { ...CORRECTION, body: UPDATE.body, facts };
    expect(await correctUpdate(as('anna'), correction)).toMatchObject({ ok: true, revision: 4 });
    expect(await updates()).toMatchObject([{ ...facts, body: UPDATE.body }]);
    const state = await log.current();
    expect(state.courses.fire?.isOpen).toBe(false);
    const [update] = state.updates.fire ?? [];
    if (!update) throw new Error('no update');
    expect(factsAt(state, update, 3)).toMatchObject({
      status: 'investigating',
      impact: 'major',
      panels: ['a'],
    });
    expect(factsAt(state, update, 4)).toEqual(facts);
    expect(await correctUpdate(as('anna'), { ...correction, expected: 4 })).toMatchObject({
      code: 'nothing.changed',
    });
    expect(
      await correctUpdate(as('anna'), { ...correction, expected: 4, facts: { ...facts, panels: ['z'] } }),
    ).toMatchObject({ code: 'panel.unknown' });
  });

  test('are taken back with the correction, and stay when words alone are put right', async () => {
    const { as, log, updates } = await burning();
    await postUpdate(as('anna'), UPDATE);
    await correctUpdate(as('anna'), { ...CORRECTION, facts });
    await correctUpdate(as('anna'), { ...CORRECTION, body: { pl: 'Już dobrze.', en: null }, expected: 4 });
    expect(await updates()).toMatchObject([facts]);
    await undo(as('anna'), { revision: 5, expected: 5 });
    await undo(as('anna'), { revision: 4, expected: 6 });
    expect(await updates()).toMatchObject([{ status: 'investigating', impact: 'major', body: UPDATE.body }]);
    expect((await log.current()).courses.fire?.isOpen).toBe(true);
  });
});
