import { describe, expect, test } from 'vitest';
import { DatabaseTrouble } from '../../../src/actions/database-trouble.ts';
import { currentCell } from '../../../src/domain/current-cell.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { openApi } from '../../support/api.ts';

const X_A = '/api/v1/availability/x/a';

describe('a write', () => {
  test('is answered with the new revision, and stands in the log under the id of its token', async () => {
    const { send, issue, log } = await openApi();
    const { token, text } = await issue();
    const answer = await send({
      path: X_A,
      token: text,
      body: { state: 'limited', estimate: '2021-03-22~', note: { pl: 'ręcznie' }, expected_revision: 1 },
    });
    expect(answer).toMatchObject({ status: 200, json: { revision: 2, changed: true } });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
    const state = await log.current();
    expect(currentCell(state, 'x', 'a')).toMatchObject({
      state: 'limited',
      estimate: { kind: 'about', day: '2021-03-22', promisedBy: null },
      note: { pl: 'ręcznie', en: 'ręcznie' },
    });
    expect(state.changes.at(-1)?.actor).toBe(`token:${token.id}`);
  });

  test('that leaves a field out keeps it while it can, and says what it dropped', async () => {
    const { send, issue, log } = await openApi();
    const { text: token } = await issue();
    const put = (body: object) => send({ path: X_A, token, body: { force: true, ...body } });
    const estimate = { kind: 'day', day: '2021-03-22', promised_by: 'OVH' };
    await put({ state: 'limited', estimate, note: 'ręcznie', since: '2021-03-15' });

    expect((await put({ state: 'limited', note: null })).json).toEqual({
      revision: 3,
      changed: true,
      dropped: { estimate: null, note: { pl: 'ręcznie', en: 'ręcznie' } },
    });
    expect(currentCell(await log.current(), 'x', 'a')).toMatchObject({
      estimate: { kind: 'day', day: '2021-03-22', promisedBy: 'OVH' },
      since: '2021-03-15',
    });
    expect((await put({ state: 'available' })).json).toMatchObject({
      dropped: { estimate: { kind: 'day', day: '2021-03-22' }, note: null },
    });
  });

  test('of what is said already changes nothing and is no mistake', async () => {
    const { send, issue } = await openApi();
    const { text: token } = await issue();
    const body = { state: 'limited', force: true };
    await send({ path: X_A, token, body });
    expect(await send({ path: X_A, token, body })).toMatchObject({
      status: 200,
      json: { revision: 2, changed: false },
    });
  });

  test('of a panel, and a confirmation, are answered the same way', async () => {
    const { send, issue, log } = await openApi();
    const { text: token } = await issue();
    expect(
      await send({
        path: '/api/v1/restoration/a',
        token,
        body: { restoration: 'restoring', expected_revision: 1 },
      }),
    ).toMatchObject({ status: 200, json: { revision: 2 } });
    expect(
      await send({
        method: 'POST',
        path: '/api/v1/confirmations',
        token,
        body: { next_update_by: '2021-03-17T18:00:00+01:00' },
      }),
    ).toMatchObject({ status: 200, json: { revision: 3 } });
    expect((await log.current()).confirmation?.nextUpdateBy).toBe('2021-03-17T17:00:00.000Z');
  });

  test('that is to be told to nobody says so, and nothing else than false', async () => {
    const { send, issue, database } = await openApi();
    const { text: token } = await issue();
    const put = (path: string, body: object) => send({ path, token, body: { force: true, ...body } });
    await put(X_A, { state: 'limited', notify: false });
    await put('/api/v1/restoration/a', { restoration: 'restoring', notify: false });
    const events = await readEvents(database.orm, 1);
    expect(events.map(({ payload }) => payload)).toMatchObject([{ notify: false }, { notify: false }]);
    expect(await put(X_A, { state: 'available', notify: true })).toMatchObject({ status: 422 });
  });
});

describe('a conflict', () => {
  test('is 409 with the value that stands there, who said it and when', async () => {
    const { send, issue } = await openApi();
    const [anna, bartek] = [await issue(), await issue()];
    const change = (state: string) => ({ state, note: 'tak', expected_revision: 1 });
    await send({ path: X_A, token: bartek.text, body: change('limited') });
    expect(await send({ path: X_A, token: anna.text, body: change('available') })).toMatchObject({
      status: 409,
      json: {
        type: 'about:blank',
        status: 409,
        code: 'conflict',
        current: {
          state: 'limited',
          estimate: { kind: 'none' },
          note: { pl: 'tak', en: 'tak' },
          since: null,
          revision: 2,
          changed_by: `token:${bartek.token.id}`,
          changed_at: expect.stringMatching(/^2021-03-17T/),
        },
      },
    });
  });

  test('of a panel is told the same way; force overrides it', async () => {
    const { send, issue } = await openApi();
    const { text: token } = await issue();
    const put = (body: object) => send({ path: '/api/v1/restoration/b', token, body });
    await put({ restoration: 'offline', expected_revision: 1 });
    expect(await put({ restoration: 'restored', expected_revision: 1 })).toMatchObject({
      status: 409,
      json: { code: 'conflict', current: { restoration: 'offline', revision: 2 } },
    });
    expect(await put({ restoration: 'restored', expected_revision: 1, force: true })).toMatchObject({
      status: 200,
    });
  });
});

describe('what cannot be done is a problem document that names the field', () => {
  const wrong: [name: string, body: unknown, status: number, code: string, pointers: string[]][] = [
    ['no JSON', '{"state":', 400, 'body.malformed', []],
    ['no text', '', 400, 'body.malformed', []],
    ['a list', [], 422, 'body.invalid', ['#']],
    ['no state', { expected_revision: 1 }, 422, 'body.invalid', ['#/state']],
    ['no such state', { state: 'broken', expected_revision: 1 }, 422, 'body.invalid', ['#/state']],
    [
      'an estimate that is none',
      { state: 'limited', estimate: 'tomorrow' },
      422,
      'body.invalid',
      ['#/estimate'],
    ],
    ['a day that is none', { state: 'limited', since: '2021-02-31' }, 422, 'body.invalid', ['#/since']],
    ['two lines of note', { state: 'limited', note: 'a\nb' }, 422, 'body.invalid', ['#/note']],
    ['a note without Polish', { state: 'limited', note: { en: 'x' } }, 422, 'body.invalid', ['#/note']],
    ['a reason too long', { state: 'limited', reason: 'x'.repeat(501) }, 422, 'body.invalid', ['#/reason']],
    [
      'half a revision',
      { state: 'limited', expected_revision: 1.5 },
      422,
      'body.invalid',
      ['#/expected_revision'],
    ],
    ['no revision', { state: 'limited' }, 428, 'expected.missing', []],
    ['no revision, not forced', { state: 'limited', force: false }, 428, 'expected.missing', []],
    [
      'a revision to come',
      { state: 'limited', expected_revision: 9 },
      422,
      'expected.future',
      ['#/expected_revision'],
    ],
    [
      'an estimate that has passed',
      { state: 'limited', estimate: '2021-03-01', expected_revision: 1 },
      422,
      'estimate.past',
      ['#/estimate'],
    ],
  ];
  test.for(wrong)('%s', async ([_, body, status, code, pointers]) => {
    const { send, issue, log } = await openApi();
    const { text: token } = await issue();
    const answer = await send({ path: X_A, token, body });
    expect(answer).toMatchObject({ status, json: { status, code, detail: expect.stringMatching(/.{10}/) } });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    const errors = (answer.json as { errors?: { pointer: string }[] }).errors ?? [];
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect((await log.current()).revision).toBe(1);
  });

  test.for([
    ['/api/v1/availability/z/a', { state: 'limited', force: true }, 'feature.unknown'],
    ['/api/v1/availability/x/z', { state: 'limited', force: true }, 'panel.unknown'],
    ['/api/v1/restoration/z', { restoration: 'restored', force: true }, 'panel.unknown'],
  ] as const)('%s is 404', async ([path, body, code]) => {
    const { send, issue } = await openApi();
    expect(await send({ path, token: (await issue()).text, body })).toMatchObject({
      status: 404,
      json: { code },
    });
  });

  test('a confirmation that promises the past is 422', async () => {
    const { send, issue } = await openApi();
    const sent = { method: 'POST', path: '/api/v1/confirmations', token: (await issue()).text };
    expect(await send({ ...sent, body: { next_update_by: '2021-03-01T00:00:00Z' } })).toMatchObject({
      status: 422,
      json: { code: 'instant.past', errors: [{ pointer: '#/next_update_by' }] },
    });
  });

  test('what is no JSON by its own account is 415, what is too long 413', async () => {
    const { send, issue } = await openApi();
    const sent = { path: X_A, token: (await issue()).text };
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await send({ ...sent, headers: form, body: 'state=limited' })).toMatchObject({
      status: 415,
      json: { code: 'body.not-json' },
    });
    expect(await send({ ...sent, body: { state: 'limited', note: 'x'.repeat(20_000) } })).toMatchObject({
      status: 413,
      json: { code: 'body.too-large' },
    });
  });

  test('a database that cannot be used is 503, and says when to come again', async () => {
    const { send, issue, database } = await openApi();
    const { text: token } = await issue();
    database.assertSame = () => {
      throw new DatabaseTrouble('database.missing');
    };
    const answer = await send({ path: X_A, token, body: { state: 'limited', force: true } });
    expect(answer).toMatchObject({ status: 503, json: { code: 'database.unusable' } });
    expect(answer.headers.get('Retry-After')).toBe('5');
  });
});

test('a preflight is answered without any permission, another method with those there are', async () => {
  const { send } = await openApi();
  const preflight = await send({
    path: X_A,
    method: 'OPTIONS',
    headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('Allow')).toBe('PUT, OPTIONS');
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  const other = await send({ path: X_A, method: 'DELETE' });
  expect(other).toMatchObject({ status: 405, json: { code: 'method.refused' } });
});
