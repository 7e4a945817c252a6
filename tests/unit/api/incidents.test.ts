import { describe, expect, test } from 'vitest';
import { currentCell } from '../../../src/domain/current-cell.ts';
import { findIncident } from '../../../src/domain/incidents.ts';
import { openApi } from '../../support/api.ts';

const INCIDENTS = '/api/v1/incidents';
const OPENING = {
  slug: 'awaria',
  title: { pl: 'Awaria zamówień', en: 'Orders are down' },
  impact: 'major',
  panels: ['a'],
  features: ['x'],
  update: { status: 'investigating', text: { pl: 'Sprawdzamy.', en: 'We are looking.' } },
  cells: [{ feature: 'x', panel: 'a', state: 'unavailable' }],
  restorations: [{ panel: 'b', restoration: 'restoring' }],
};
const UPDATE = { status: 'identified', text: { pl: 'Wiemy, co to jest.' } };

async function post() {
  const made = await openApi();
  const { text: token } = await made.issue();
  const to = (path: string, body: object, sent: { token?: string; headers?: Record<string, string> } = {}) =>
    made.send({ method: 'POST', path, token, body, ...sent });
  return { ...made, open: (body: object) => to(INCIDENTS, body), to, token };
}

describe('an incident opened by a machine', () => {
  test('says everything at once, as one event, and is answered by its name', async () => {
    const { open, log } = await post();
    const next = '2021-03-17T18:00:00+01:00';
    expect(await open({ ...OPENING, next_update_by: next, expected_revision: 1 })).toMatchObject({
      status: 201,
      json: { revision: 2, changed: true, incident: 'awaria' },
    });
    const state = await log.current();
    expect(findIncident(state, 'awaria')).toMatchObject({
      title: OPENING.title,
      impact: 'major',
      status: 'investigating',
      updates: [{ id: 'u2', nextUpdateBy: '2021-03-17T17:00:00.000Z' }],
    });
    expect(currentCell(state, 'x', 'a').state).toBe('unavailable');
    expect(state.restoration.b?.restoration).toBe('restoring');
  });

  test('and again is the same: nothing changes, also without a name of its own', async () => {
    const { open, log } = await post();
    const { slug: _, ...unnamed } = OPENING;
    for (const body of [OPENING, unnamed]) {
      const first = await open({ ...body, force: true });
      const again = await open({ ...body, force: true });
      expect(again).toMatchObject({ status: 200, json: { changed: false } });
      expect(Object(again.json).incident).toBe(Object(first.json).incident);
    }
    expect(Object.keys((await log.current()).incidents)).toEqual(['awaria', 'awaria-zamowien']);
  });

  test('that is not the first of its title has a number, once the first is over', async () => {
    const { open, to } = await post();
    const { slug: _, ...unnamed } = OPENING;
    await open({ ...unnamed, force: true });
    await to(`${INCIDENTS}/awaria-zamowien/updates`, { ...UPDATE, status: 'resolved', force: true });
    expect(await open({ ...unnamed, force: true })).toMatchObject({
      status: 201,
      json: { incident: 'awaria-zamowien-2' },
    });
  });

  test('of a name that another has is refused at its field', async () => {
    const { open } = await post();
    await open({ ...OPENING, force: true });
    expect(await open({ ...OPENING, impact: 'minor', force: true })).toMatchObject({
      status: 422,
      json: { code: 'incident.exists', errors: [{ pointer: '#/slug' }] },
    });
  });

  test('conflicts where somebody changed one of its cells, and says which', async () => {
    const { open, send, token } = await post();
    const body = { state: 'limited', expected_revision: 1 };
    await send({ path: '/api/v1/availability/x/a', token, body });
    expect(await open({ ...OPENING, expected_revision: 1 })).toMatchObject({
      status: 409,
      json: { code: 'conflict', conflicts: [{ feature: 'x', panel: 'a', state: 'limited', revision: 2 }] },
    });
  });

  test('keeps of a cell what is left out, while it can', async () => {
    const { open, send, token, log } = await post();
    const body = { state: 'limited', estimate: '2021-03-22', note: 'ręcznie', expected_revision: 1 };
    await send({ path: '/api/v1/availability/x/a', token, body });
    await open({ ...OPENING, expected_revision: 2 });
    expect(currentCell(await log.current(), 'x', 'a')).toMatchObject({
      state: 'unavailable',
      estimate: { day: '2021-03-22' },
      note: null,
    });
  });

  const wrong: [what: string, change: object, status: number, code: string, pointer?: string][] = [
    ['no title', { title: undefined }, 422, 'body.invalid', '#/title'],
    ['a title of two lines', { title: { pl: 'a\nb' } }, 422, 'body.invalid', '#/title/pl'],
    ['no such impact', { impact: 'huge' }, 422, 'body.invalid', '#/impact'],
    [
      'empty words',
      { update: { status: 'investigating', text: { pl: ' ' } } },
      422,
      'words.empty',
      '#/update/text/pl',
    ],
    ['no address', { slug: 'Ą' }, 422, 'incident.address', '#/slug'],
    ['no such panel', { panels: ['z'] }, 422, 'panel.unknown'],
    ['a beginning to come', { started_at: '2031-01-01T00:00:00Z' }, 422, 'instant.future', '#/started_at'],
    [
      'an update promised for yesterday',
      { next_update_by: '2021-03-01T00:00:00Z' },
      422,
      'instant.past',
      '#/next_update_by',
    ],
    ['nothing that it is based on', { expected_revision: undefined }, 428, 'expected.missing'],
    ['a revision to come', { expected_revision: 9 }, 422, 'expected.future', '#/expected_revision'],
    ['a field too many', { nonsense: 1 }, 422, 'body.invalid', '#/nonsense'],
  ];
  test.for(wrong)('with %s is refused', async ([, change, status, code, pointer]) => {
    const { open, log } = await post();
    const answer = await open({ ...OPENING, expected_revision: 1, ...change });
    expect(answer).toMatchObject({ status, json: { code } });
    if (pointer !== undefined) expect(Object(answer.json).errors).toMatchObject([{ pointer }]);
    expect((await log.current()).revision).toBe(1);
  });
});

describe('an update posted by a machine', () => {
  test('keeps what it does not name, speaks of its moment, and is answered by its name', async () => {
    const { open, to, log } = await post();
    await open({ ...OPENING, started_at: '2021-03-16T00:00:00Z', force: true });
    const at = '2021-03-16T10:00:00Z';
    expect(
      await to(`${INCIDENTS}/awaria/updates`, { ...UPDATE, at, notify: false, expected_revision: 2 }),
    ).toMatchObject({ status: 201, json: { revision: 3, incident: 'awaria', update: 'u3' } });
    expect(findIncident(await log.current(), 'awaria')?.updates.at(-1)).toMatchObject({
      status: 'identified',
      impact: 'major',
      panels: ['a'],
      features: ['x'],
      about: '2021-03-16T10:00:00.000Z',
    });
  });

  test('and again says nothing new; with a key it is not even looked at', async () => {
    const { open, to } = await post();
    await open({ ...OPENING, force: true });
    const send = (headers = {}) => to(`${INCIDENTS}/awaria/updates`, { ...UPDATE, force: true }, { headers });
    const first = await send({ 'Idempotency-Key': 'k' });
    expect(await send({ 'Idempotency-Key': 'k' })).toEqual(first);
    expect(await send()).toMatchObject({ status: 200, json: { revision: 3, changed: false, update: 'u3' } });
  });

  test('and again with the revision of the first time is no conflict with itself', async () => {
    const { open, to } = await post();
    await open({ ...OPENING, expected_revision: 1 });
    expect(await open({ ...OPENING, expected_revision: 1 })).toMatchObject({ json: { changed: false } });
    const send = () => to(`${INCIDENTS}/awaria/updates`, { ...UPDATE, expected_revision: 2 });
    expect(await send()).toMatchObject({ status: 201 });
    expect(await send()).toMatchObject({ status: 200, json: { revision: 3, changed: false, update: 'u3' } });
  });

  test('of an incident that there is not is 404', async () => {
    const { to } = await post();
    expect(await to(`${INCIDENTS}/nic/updates`, { ...UPDATE, force: true })).toMatchObject({
      status: 404,
      json: { code: 'incident.unknown' },
    });
  });

  test('conflicts with what somebody else said of it', async () => {
    const { open, to } = await post();
    await open({ ...OPENING, force: true });
    await to(`${INCIDENTS}/awaria/updates`, { ...UPDATE, expected_revision: 2 });
    expect(
      await to(`${INCIDENTS}/awaria/updates`, { ...UPDATE, status: 'monitoring', expected_revision: 2 }),
    ).toMatchObject({
      status: 409,
      json: {
        code: 'conflict',
        conflicts: [{ incident: 'awaria', update: 'u3', text: { pl: 'Wiemy, co to jest.' } }],
      },
    });
  });
});

describe('a token', () => {
  test('says of incidents only what it was made for, and changes no cell with words alone', async () => {
    const { issue, to, log } = await post();
    const send = async (scope: Parameters<typeof issue>[0], body: object) =>
      (await to(INCIDENTS, { ...body, force: true }, { token: (await issue(scope)).text })).status;
    const { cells: _, restorations: __, ...words } = OPENING;
    expect(await send({ verbs: ['availability'] }, words)).toBe(403);
    expect(await send({ verbs: ['update'] }, OPENING)).toBe(403);
    expect(await send({ verbs: ['update'], panels: ['a'] }, words)).toBe(403);
    expect((await log.current()).revision).toBe(1);
    expect(await send({ verbs: ['update'] }, words)).toBe(201);
  });
});
