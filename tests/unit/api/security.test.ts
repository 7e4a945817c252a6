import { setTimeout as soon } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { answerWrite } from '../../../src/api/write.ts';
import { availabilityWrite } from '../../../src/api/writes.ts';
import type { TokenScope } from '../../../src/domain/staff.ts';
import { openApi } from '../../support/api.ts';

const X_A = '/api/v1/availability/x/a';
const LIMITED = { state: 'limited', force: true };

describe('without a token that is good, nothing is written', () => {
  test('no token is 401, and says how to send one', async () => {
    const { send, log } = await openApi();
    const answer = await send({ path: X_A, body: LIMITED });
    expect(answer).toMatchObject({ status: 401, json: { code: 'token.missing' } });
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="latarnia"');
    expect((await log.current()).revision).toBe(1);
  });

  test.for([
    ['another secret', (text: string) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`],
    ['another id', (text: string) => text.replace(/^lat_.{10}/, 'lat_0123456789')],
    ['part of it', (text: string) => text.slice(0, -1)],
    ['its prefix', (text: string) => text.slice(0, 14)],
    ['its hash', (_: string, hash: string) => `lat_0123456789_${hash}`],
    ['something more', (text: string) => `${text}0`],
    ['nonsense', () => 'lat_'],
  ] as const)('%s is 401', async ([_, change]) => {
    const { send, issue, log, database } = await openApi();
    const { text } = await issue();
    const { rows } = await database.client.execute('SELECT secret_hash FROM tokens');
    const answer = await send({
      path: X_A,
      body: LIMITED,
      token: change(text, String(rows[0]?.secret_hash)),
    });
    expect(answer).toMatchObject({ status: 401, json: { code: 'token.unknown' } });
    expect(answer.headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
    expect((await log.current()).revision).toBe(1);
  });

  test('an expired one is 401 from the instant it expires', async () => {
    const { send, issue, clock } = await openApi();
    const { text: token } = await issue({}, '2021-03-17T12:00:00.000Z');
    clock.now = '2021-03-17T11:59:59.999Z';
    expect(await send({ path: X_A, body: LIMITED, token })).toMatchObject({ status: 200 });
    clock.now = '2021-03-17T12:00:00.000Z';
    expect(await send({ path: X_A, body: LIMITED, token })).toMatchObject({
      status: 401,
      json: { code: 'token.expired' },
    });
  });

  test('a revoked one is 401 with the next request', async () => {
    const { send, issue, tokens } = await openApi();
    const { token, text } = await issue();
    expect(await send({ path: X_A, body: LIMITED, token: text })).toMatchObject({ status: 200 });
    await tokens.revoke(token.id);
    expect(await send({ path: X_A, body: LIMITED, token: text })).toMatchObject({
      status: 401,
      json: { code: 'token.revoked' },
    });
  });

  test('one that is revoked while the body is still coming is 401, and nothing is written', async () => {
    const { api, issue, tokens, log } = await openApi();
    const { token, text } = await issue();
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          await tokens.revoke(token.id);
          controller.enqueue(new TextEncoder().encode(JSON.stringify(LIMITED)));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const init: RequestInit & { readonly duplex: 'half' } = {
      method: 'PUT',
      headers: { Authorization: `Bearer ${text}`, 'Content-Type': 'application/json' },
      body,
      duplex: 'half',
    };
    const request = new Request(`http://status.example${X_A}`, init);
    const answer = await answerWrite(api, request, availabilityWrite('x', 'a'));
    expect(answer.status).toBe(401);
    expect((await log.current()).revision).toBe(1);
  });

  test.for(['access_token', 'token', 'x'])(
    'one in the query (?%s=) is refused, a good one in the header too',
    async (name) => {
      const { send, issue, log } = await openApi();
      const { text } = await issue();
      const path = `${X_A}?${name}=${text}`;
      expect(await send({ path, body: LIMITED })).toMatchObject({
        status: 400,
        json: { code: 'query.refused' },
      });
      expect(await send({ path, body: LIMITED, token: text })).toMatchObject({ status: 400 });
      expect((await log.current()).revision).toBe(1);
    },
  );

  test.for(['Basic', 'Token', 'Bearer,', ''])('one after “%s” instead of Bearer is 401', async (scheme) => {
    const { send, issue } = await openApi();
    const { text } = await issue();
    const headers = { Authorization: `${scheme} ${text}` };
    expect(await send({ path: X_A, body: LIMITED, headers })).toMatchObject({ status: 401 });
  });
});

describe('beyond its scope a token may nothing', () => {
  const restoration = { path: '/api/v1/restoration/a', body: { restoration: 'restored', force: true } };
  const confirmation = { path: '/api/v1/confirmations', method: 'POST', body: {} };
  const cell = (path: string) => ({ path: `/api/v1/availability/${path}`, body: LIMITED });
  const cases: [name: string, scope: Partial<TokenScope>, may: object[], mayNot: object[]][] = [
    ['one verb', { verbs: ['availability'] }, [cell('x/a')], [restoration, confirmation]],
    ['another verb', { verbs: ['confirm'] }, [confirmation], [cell('x/a'), restoration]],
    ['no verb of these', { verbs: ['update'] }, [], [cell('x/a'), restoration, confirmation]],
    ['a feature', { features: ['x'] }, [cell('x/a'), cell('x/b')], [cell('y/a'), restoration, confirmation]],
    ['a panel', { panels: ['a'] }, [cell('x/a'), cell('y/a'), restoration], [cell('x/b'), confirmation]],
    [
      'a feature on a panel',
      { features: ['x'], panels: ['a'] },
      [cell('x/a')],
      [cell('x/b'), cell('y/a'), confirmation],
    ],
    ['a panel, of what is not there', { panels: ['a'] }, [], [cell('x/z')]],
  ];
  test.for(cases)('%s', async ([_, scope, may, mayNot]) => {
    const { send, issue, log } = await openApi();
    const { text: token } = await issue(scope);
    for (const sent of may) expect(await send({ path: '', ...sent, token })).toMatchObject({ status: 200 });
    const { revision } = await log.current();
    for (const sent of mayNot) {
      const answer = await send({ path: '', ...sent, token });
      expect(answer).toMatchObject({ status: 403, json: { code: 'forbidden' } });
      expect(answer.headers.get('WWW-Authenticate')).toContain('error="insufficient_scope"');
    }
    expect((await log.current()).revision).toBe(revision);
  });
});

test('a token for one panel is told why it may not confirm', async () => {
  const { send, issue } = await openApi();
  const { text: token } = await issue({ panels: ['a'] });
  expect(await send({ path: '/api/v1/confirmations', method: 'POST', body: {}, token })).toMatchObject({
    status: 403,
    json: {
      code: 'forbidden',
      detail: expect.stringContaining('for panels a alone, and this speaks of the whole site'),
    },
  });
});

describe('a field that there is not is refused, and changes nothing', () => {
  test.for([
    ['#/actor', { ...LIMITED, actor: 'staff:1' }],
    ['#/recorded_at', { ...LIMITED, recorded_at: '2020-01-01' }],
    ['#/panel', { ...LIMITED, panel: 'b' }],
    ['#/authority', { ...LIMITED, authority: { kind: 'operator' } }],
    ['#/__proto__', '{"state":"limited","force":true,"__proto__":{"force":true}}'],
    ['#/constructor', { ...LIMITED, constructor: {} }],
    ['#/cells~1x', { ...LIMITED, 'cells/x': [] }],
  ] as const)('%s', async ([pointer, body]) => {
    const { send, issue, log } = await openApi();
    expect(await send({ path: X_A, body, token: (await issue()).text })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer, detail: 'There is no such field.' }] },
    });
    expect((await log.current()).revision).toBe(1);
  });
});

test.for([
  ['/api/v1/restoration/a', 'PUT', { restoration: 'restored', force: true, panel: 'b' }, '#/panel'],
  ['/api/v1/confirmations', 'POST', { reason: 'x', actor: 'staff:1' }, '#/actor'],
] as const)('nor does %s take one', async ([path, method, body, pointer]) => {
  const { send, issue, log } = await openApi();
  expect(await send({ path, method, body, token: (await issue()).text })).toMatchObject({
    status: 422,
    json: { errors: [{ pointer }] },
  });
  expect((await log.current()).revision).toBe(1);
});

test('nothing that is sent comes back in a header', async () => {
  const { send, issue } = await openApi();
  const { text: token } = await issue();
  const evil = 'x%0d%0aSet-Cookie:%20a=b';
  const answers = [
    await send({ path: `/api/v1/availability/${evil}/a`, token, body: LIMITED }),
    await send({
      path: `/api/v1/restoration/${evil}`,
      token,
      body: { restoration: 'restored', force: true },
    }),
    await send({ path: X_A, token, body: LIMITED, headers: { 'Idempotency-Key': 'a"b' } }),
    await send({ path: X_A, token: 'set-cookie:a=b', body: LIMITED }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 401]);
  for (const { headers } of answers) {
    expect(headers.get('Set-Cookie')).toBeNull();
    expect(JSON.stringify([...headers])).not.toMatch(/a=b/);
  }
});

test('a token that floods is 429 with when to come again, others are not', async () => {
  const { send, issue, clock } = await openApi();
  const [wild, calm] = [(await issue()).text, (await issue()).text];
  const statuses = [];
  for (let count = 0; count < 121; count += 1) {
    statuses.push((await send({ path: X_A, token: wild, body: '' })).status);
  }
  expect(statuses.indexOf(429)).toBe(120);
  const answer = await send({ path: X_A, token: wild, body: LIMITED });
  expect(answer).toMatchObject({ status: 429, json: { code: 'token.flooding' } });
  expect(answer.headers.get('Retry-After')).toBe('1');
  expect(await send({ path: X_A, token: calm, body: LIMITED })).toMatchObject({ status: 200 });
  clock.now = '2021-03-17T11:00:01.000Z';
  expect(await send({ path: X_A, token: wild, body: { state: 'available', force: true } })).toMatchObject({
    status: 200,
  });
});

test('a body that never ends is not read to its end', async () => {
  const { api, issue } = await openApi();
  const { text } = await issue();
  let sent = 0;
  const body = new ReadableStream({
    async pull(controller) {
      sent += 1024;
      controller.enqueue(new Uint8Array(1024).fill(32));
      await soon(0);
    },
  });
  const init: RequestInit & { readonly duplex: 'half' } = {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${text}` },
    body,
    duplex: 'half',
  };
  const request = new Request(`http://status.example${X_A}`, init);
  expect((await answerWrite(api, request, availabilityWrite('x', 'a'))).status).toBe(413);
  expect(sent).toBeLessThan(32 * 1024);
});
