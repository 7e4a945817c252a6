import { describe, expect, test } from 'vitest';
import { applyIntent } from '../../../src/actions/apply-intents.ts';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { correctIncident } from '../../../src/actions/correct-incident.ts';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { postUpdate } from '../../../src/actions/post-update.ts';
import { preview } from '../../../src/actions/preview.ts';
import type { OpenIncident, PostUpdate } from '../../../src/actions/proposal.ts';
import { wordsOfProposal } from '../../../src/actions/proposal-words.ts';
import { redact } from '../../../src/actions/redact.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { setAvailability } from '../../../src/actions/set-availability.ts';
import { undo } from '../../../src/actions/undo.ts';
import { parseDay } from '../../../src/domain/day.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import type { TokenVerb } from '../../../src/domain/staff.ts';
import type { State } from '../../../src/domain/state.ts';
import { openLogWith } from '../../support/log.ts';

const BROKEN = { feature: 'api', panel: 'a', state: 'unavailable', estimate: NO_ESTIMATE } as const;
const CELL = { ...BROKEN, note: { pl: 'Wywołania giną.', en: 'Calls get lost.' } };
const OFFLINE = { panel: 'b', restoration: 'offline' } as const;
const FIRE: OpenIncident = {
  id: 'fire',
  title: { pl: 'Pożar', en: 'Fire' },
  startedAt: '2021-03-10T00:00:00.000Z',
  panels: ['a', 'b'],
  features: ['api'],
  impact: 'major',
  update: {
    status: 'investigating',
    body: { pl: 'Sprawdzamy.\r\n', en: 'We are looking.' },
    nextUpdateBy: '2021-03-17T12:00:00.000Z',
  },
  cells: [CELL],
  restorations: [OFFLINE],
  since: parseDay('2021-03-10'),
  knownSince: '2021-03-10T01:00:00.000Z',
  notify: false,
  expected: 1,
};
const UPDATE: PostUpdate = {
  incident: 'fire',
  status: 'monitoring',
  body: { pl: 'API wróciło.', en: 'The API is back.' },
  panels: ['a'],
  features: ['api'],
  impact: 'minor',
  nextUpdateBy: null,
  cells: [{ ...BROKEN, state: 'available', note: null }],
  restorations: [{ panel: 'b', restoration: 'restoring' }],
  expected: 2,
};

/** What a reader is told of the cell, the panel, the incident and its updates. */
const told = (state: State) => ({
  api: state.cells.api?.a?.state ?? 'unknown',
  b: state.restoration.b?.restoration ?? null,
  fire: state.incidents.fire?.stands ?? false,
  updates: (state.updates.fire ?? []).filter(({ stands }) => stands).map(({ id }) => id),
});

const NOTHING = { api: 'unknown', b: null, fire: false, updates: [] };
const BURNING = { api: 'unavailable', b: 'offline', fire: true, updates: ['u2'] };
const BACK = { api: 'available', b: 'restoring', fire: true, updates: ['u2', 'u3'] };

async function burning() {
  const test = await openLogWith(['api']);
  const opened = await openIncident(test.as('anna'), FIRE);
  return { ...test, opened, now: async () => told(await test.log.current()) };
}

describe('an incident opened with everything', () => {
  test('is one event: its first words, its cells and panels, since when', async () => {
    const { opened, log, now } = await burning();
    expect(opened).toMatchObject({
      ok: true,
      revision: 2,
      events: [{ type: 'incident.opened', since: '2021-03-10', payload: { notify: false } }],
    });
    expect(await now()).toEqual(BURNING);
    const state = await log.current();
    expect(state.updates.fire).toMatchObject([
      { id: 'u2', body: { pl: 'Sprawdzamy.', en: 'We are looking.' }, impact: 'major', panels: ['a', 'b'] },
    ]);
    expect(state.promise?.nextUpdateBy).toBe('2021-03-17T12:00:00.000Z');
    expect(state.incidents.fire?.knownSince).toBe('2021-03-10T01:00:00.000Z');
    expect(state.cells.api?.a).toMatchObject({ since: '2021-03-10', note: CELL.note });
  });

  test('said twice by a machine changes nothing the second time; said otherwise it is refused', async () => {
    const { as } = await burning();
    const again = { ...FIRE, startedAt: '2021-03-10T05:00:00.000Z', expected: 2 };
    expect(await openIncident(as('token:1'), again)).toMatchObject({ code: 'nothing.changed' });
    const other = { ...again, cells: [{ ...CELL, state: 'limited' as const }] };
    expect(await openIncident(as('token:1'), other)).toMatchObject({ code: 'incident.exists' });
    const graver = { ...again, impact: 'critical' as const };
    expect(await openIncident(as('token:1'), graver)).toMatchObject({ code: 'incident.exists' });
  });

  test('is taken back whole, words and cells, and comes back whole', async () => {
    const { as, now } = await burning();
    const sure = { ...as('anna'), confirmed: 'everything' as const };
    expect(await undo(sure, { revision: 2, expected: 2 })).toMatchObject({ ok: true });
    expect(await now()).toEqual(NOTHING);
    expect(await undo(sure, { revision: 3, expected: 3 })).toMatchObject({ ok: true });
    expect(await now()).toEqual(BURNING);
  });

  test('is not taken back under what was said of it since', async () => {
    const { as, now } = await burning();
    await postUpdate(as('bartek'), { ...UPDATE, cells: [], restorations: [] });
    expect(await undo(as('anna'), { revision: 2, expected: 3 })).toMatchObject({ code: 'conflict' });
    expect(await now()).toMatchObject({ fire: true });
  });

  test('falls back whole when it is redacted', async () => {
    const { as, now } = await burning();
    expect(await redact(as('anna'), { revision: 2, reason: 'dane osobowe' })).toMatchObject({ ok: true });
    expect(await now()).toEqual(NOTHING);
  });

  test('has since when it was known put right without other words', async () => {
    const { as, log } = await burning();
    const known = { incident: 'fire', title: FIRE.title, translationStands: false, expected: 2 };
    const earlier = { ...known, knownSince: '2021-03-09T23:50:00.000Z' };
    expect(await correctIncident(as('anna'), earlier)).toMatchObject({ ok: true });
    expect((await log.current()).incidents.fire?.knownSince).toBe('2021-03-09T23:50:00.000Z');
    expect(await correctIncident(as('anna'), { ...earlier, expected: 3 })).toMatchObject({
      code: 'nothing.changed',
    });
  });
});

describe('an update with what changes', () => {
  test('is one event, taken back, brought back and redacted whole', async () => {
    const { as, now } = await burning();
    expect(await postUpdate(as('anna'), UPDATE)).toMatchObject({ ok: true, revision: 3 });
    expect(await now()).toEqual(BACK);
    await undo(as('anna'), { revision: 3, expected: 3 });
    expect(await now()).toEqual(BURNING);
    await undo(as('anna'), { revision: 4, expected: 4 });
    expect(await now()).toEqual(BACK);
    // The event that brought it back holds the same words: it goes with them.
    await redact(as('anna'), { revision: 3, reason: 'dane osobowe' });
    expect((await now()).updates).toEqual(['u2']);
  });

  test('holds only what says something new, and keeps since when it is so where no state changes', async () => {
    const { as, log } = await burning();
    const estimate = { kind: 'soon', promisedBy: null } as const;
    const posted = await postUpdate(as('anna'), {
      ...UPDATE,
      cells: [{ ...CELL, estimate }],
      restorations: [OFFLINE],
    });
    expect(posted).toMatchObject({ ok: true, events: [{ since: '2021-03-10' }] });
    const [event] = posted.ok ? posted.events : [];
    expect(Object.keys(event?.payload ?? {})).not.toContain('restorations');
    expect((await log.current()).cells.api?.a).toMatchObject({ since: '2021-03-10', estimate });
  });

  test('may repeat words beside which something changes, and nothing beside which nothing does', async () => {
    const { as } = await burning();
    await postUpdate(as('anna'), UPDATE);
    expect(await postUpdate(as('anna'), { ...UPDATE, expected: 3 })).toMatchObject({
      code: 'nothing.changed',
    });
    const cells = [{ ...CELL, state: 'limited' as const }];
    expect(await postUpdate(as('anna'), { ...UPDATE, cells, expected: 3 })).toMatchObject({ ok: true });
  });

  test.for([
    ['a cell twice', { cells: [CELL, { ...CELL, note: null }] }, 'cell.twice'],
    ['a panel twice', { restorations: [OFFLINE, OFFLINE] }, 'cell.twice'],
    ['a panel that there is not', { restorations: [{ ...OFFLINE, panel: 'z' }] }, 'panel.unknown'],
    ['a feature that there is not', { cells: [{ ...CELL, feature: 'z' }] }, 'feature.unknown'],
    ['a moment to come', { at: '2021-03-17T11:00:01.000Z' }, 'moment.future'],
    ['a day that has passed', { cells: [promising('2021-03-16')] }, 'estimate.past'],
    ['a note of two lines', { cells: [{ ...CELL, note: { pl: 'a\nb', en: 'a' } }] }, 'words.lines'],
    ['what holds from tomorrow', { since: parseDay('2021-03-18') }, 'since.future'],
    ['a moment a decade away', { at: '2011-03-17T11:00:00.000Z' }, 'confirm.needed'],
  ] as const)('is refused with %s', async ([, more, code]) => {
    const { as, now } = await burning();
    expect(await postUpdate(as('anna'), { ...UPDATE, ...more })).toMatchObject({ ok: false, code });
    expect(await now()).toEqual(BURNING);
  });

  test('tells of an earlier moment, and stands in the log when it was said', async () => {
    const { as, log } = await burning();
    await postUpdate(as('anna'), { ...UPDATE, at: '2021-03-17T02:40:00.000Z' });
    expect((await log.current()).updates.fire?.at(-1)).toMatchObject({
      about: '2021-03-17T02:40:00.000Z',
      at: '2021-03-17T11:00:00.000Z',
    });
  });
});

describe('somebody else', () => {
  const unknown = { ...BROKEN, state: 'limited', note: null } as const;

  test('who changed one of the cells meanwhile is named, and nothing of it is said', async () => {
    const { as, now } = await burning();
    await setAvailability(as('bartek'), { cells: [unknown], since: null, expected: 2 });
    expect(await postUpdate(as('anna'), UPDATE)).toMatchObject({
      code: 'conflict',
      conflicts: [{ kind: 'availability', actor: 'bartek', current: { state: 'limited' } }],
    });
    expect(await now()).toEqual({ ...BURNING, api: 'limited' });
    const forced = await postUpdate(as('anna'), { ...UPDATE, force: true });
    expect(forced).toMatchObject({ ok: true, events: [{ payload: { why: { forced: true } } }] });
  });

  test('who changed a cell stops an incident opened over it, and one based on nothing', async () => {
    const { as, log } = await openLogWith(['api']);
    await setAvailability(as('bartek'), { cells: [unknown], since: null, expected: 1 });
    expect(await openIncident(as('anna'), FIRE)).toMatchObject({ code: 'conflict' });
    const { expected: _expected, ...blind } = FIRE;
    expect(await openIncident(as('anna'), blind)).toMatchObject({ code: 'conflict' });
    expect(told(await log.current())).toEqual({ ...NOTHING, api: 'limited' });
    expect(await openIncident(as('anna'), { ...FIRE, expected: 2 })).toMatchObject({ ok: true });
  });

  test('stops one that waits', async () => {
    const { as, clock, intents, now } = await burning();
    const proposal = { verb: 'update', kind: 'posting', ...UPDATE } as const;
    const waiting = await schedule(as('anna'), proposal, { at: '2021-03-17T13:00:00.000Z' });
    if (!('id' in waiting)) throw new Error(waiting.message);
    await setAvailability(as('bartek'), { cells: [unknown], since: null, expected: 2 });
    clock.now = '2021-03-17T13:00:00.000Z';
    expect(await applyIntent(intents, waiting.id)).toMatchObject({ status: 'refused' });
    expect(await now()).toEqual({ ...BURNING, api: 'limited' });
  });
});

describe('a token', () => {
  const scope = (verbs: readonly TokenVerb[], panels: readonly string[] | null = null) =>
    ({ kind: 'token', scope: { verbs, panels, features: null } }) as const;

  test('that may post updates changes no flag and no panel with them', async () => {
    const { as, now } = await burning();
    const post = (verbs: readonly TokenVerb[], more: Partial<PostUpdate>) =>
      postUpdate(as('token:1', scope(verbs)), { ...UPDATE, ...more });
    expect(await post(['update'], { restorations: [] })).toMatchObject({ code: 'forbidden' });
    expect(await post(['update'], { cells: [] })).toMatchObject({ code: 'forbidden' });
    expect(await post(['update', 'availability'], {})).toMatchObject({ code: 'forbidden' });
    expect(await openIncident(as('token:1', scope(['update'])), { ...FIRE, id: 'flood' })).toMatchObject({
      code: 'forbidden',
    });
    expect(await now()).toEqual(BURNING);
    expect(await post(['update', 'availability', 'restoration'], {})).toMatchObject({ ok: true });
  });

  test('of one panel changes none of another with its words', async () => {
    const { as } = await burning();
    const narrow = as('token:1', scope(['update', 'availability', 'restoration'], ['a']));
    expect(await postUpdate(narrow, UPDATE)).toMatchObject({ code: 'forbidden' });
    expect(await postUpdate(narrow, { ...UPDATE, restorations: [] })).toMatchObject({ ok: true });
  });
});

describe('a proposal with everything', () => {
  const proposals = [
    { verb: 'update', kind: 'opening', ...FIRE, id: 'flood', expected: 2 },
    { verb: 'update', kind: 'posting', ...UPDATE },
  ] as const;

  test.for(proposals)('$kind is previewed as it is applied', async (proposal) => {
    const { as, log } = await burning();
    const present = { state: await log.current(), now: '2021-03-17T11:00:00.000Z' };
    const seen = preview(present, present.now, proposal);
    if (!seen.ok) throw new Error(seen.message);
    await applyProposal(as('anna'), proposal);
    const { cells, restoration, updates, incidents } = await log.current();
    expect(seen.after).toMatchObject({ cells, restoration, updates, incidents });
  });

  test('names every text that a redaction looks for', () => {
    const [opening, posting] = proposals;
    expect(wordsOfProposal(opening)).toEqual(
      expect.arrayContaining(['Pożar', 'Sprawdzamy.\r\n', 'We are looking.', 'Wywołania giną.']),
    );
    expect(wordsOfProposal({ ...posting, cells: [CELL] })).toContain('Calls get lost.');
  });
});

function promising(day: '2021-03-16') {
  const promised = parseDay(day);
  if (promised === null) throw new RangeError(day);
  return { ...CELL, estimate: { kind: 'day', day: promised, promisedBy: null } as const };
}
