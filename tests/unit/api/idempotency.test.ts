import { describe, expect, test } from 'vitest';
import { openApi, reopenApi, type Sent } from '../../support/api.ts';

const X_A = '/api/v1/availability/x/a';
const KEY = '"8e03978e-40d5-43dd-bc93-6894a57f9324"';

function keyed(token: string, state = 'limited', key = KEY): Sent {
  return { path: X_A, token, body: { state, expected_revision: 1 }, headers: { 'Idempotency-Key': key } };
}

describe('a request with an idempotency key', () => {
  test('that is repeated gets the first answer again, and is done once', async () => {
    const { send, issue, log } = await openApi();
    const { text } = await issue();
    const first = await send(keyed(text));
    expect(first).toMatchObject({ status: 200, json: { revision: 2, changed: true } });
    const again = await send(keyed(text));
    expect([again.status, again.json]).toEqual([first.status, first.json]);
    expect((await log.current()).revision).toBe(2);
  });

  test('tells anew each time whether a second machine has it: no answer keeps that', async () => {
    const { send, issue, api, database } = await openApi();
    const { text } = await issue();
    let isSafe = false;
    api.isSafe = async () => isSafe;
    expect(await send(keyed(text))).toMatchObject({ status: 200, json: { revision: 2, safe: false } });
    isSafe = true;
    expect(await send(keyed(text))).toMatchObject({ status: 200, json: { revision: 2, safe: true } });
    const { rows } = await database.client.execute('SELECT body FROM keyed_answers');
    expect(JSON.parse(String(rows[0]?.body))).toEqual({ revision: 2, changed: true });
  });

  test('is repeated all the same after a restart', async () => {
    const before = await openApi();
    const { text } = await before.issue();
    await before.send(keyed(text));
    const after = await reopenApi(before);
    expect(await after.send(keyed(text))).toMatchObject({ status: 200, json: { revision: 2 } });
    expect((await after.log.current()).revision).toBe(2);
  });

  test('is not remembered unless its event is written, nor its event without it', async () => {
    const { send, issue, log, database, api } = await openApi();
    const { text } = await issue();
    const { assertSame } = database;
    // The last look at the file before the commit: the machine goes down here.
    let looks = 0;
    database.assertSame = () => {
      looks += 1;
      if (looks === 4) throw new Error('the machine goes down');
    };
    await expect(send(keyed(text))).rejects.toThrow('the machine goes down');
    database.assertSame = assertSame;
    expect(api.inFlight.size).toBe(0);
    expect((await log.current()).revision).toBe(1);
    expect(await send(keyed(text))).toMatchObject({ status: 200, json: { revision: 2, changed: true } });
    expect((await log.current()).revision).toBe(2);
  });

  test('with something else is 422, and nothing is done', async () => {
    const { send, issue, log } = await openApi();
    const { text } = await issue();
    await send(keyed(text));
    expect(await send(keyed(text, 'available'))).toMatchObject({
      status: 422,
      json: { code: 'idempotency.reused' },
    });
    expect(await send({ ...keyed(text), path: '/api/v1/availability/x/b' })).toMatchObject({ status: 422 });
    expect((await log.current()).revision).toBe(2);
  });

  test('a conflict is remembered as well: what was refused once is not done later', async () => {
    const { send, issue } = await openApi();
    const { text } = await issue();
    await send({ path: X_A, token: text, body: { state: 'available', force: true } });
    const first = await send(keyed(text));
    expect(first).toMatchObject({ status: 409, json: { code: 'conflict', current: { revision: 2 } } });
    await send({ path: X_A, token: text, body: { state: 'unknown', force: true } });
    expect((await send(keyed(text))).json).toEqual(first.json);
  });

  test('what was refused before it came to that is not: mended, it may be sent again', async () => {
    const { send, issue } = await openApi();
    const { text } = await issue();
    expect(await send({ ...keyed(text), body: { state: 'limited' } })).toMatchObject({ status: 428 });
    expect(await send(keyed(text))).toMatchObject({ status: 200 });
  });

  test('while the first is being answered, the second is 409', async () => {
    const { send, issue } = await openApi();
    const { text } = await issue();
    const answers = await Promise.all([send(keyed(text)), send(keyed(text))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.json).toMatchObject({ code: 'idempotency.in-flight' });
    expect(refused?.headers.get('Retry-After')).toBe('1');
  });

  test('is known to another process that has read nothing of it', async () => {
    const one = await openApi();
    const two = await reopenApi(one);
    const { text } = await one.issue();
    await two.log.current();
    await one.send(keyed(text));
    expect(await two.send(keyed(text))).toMatchObject({ status: 200, json: { revision: 2, changed: true } });
    expect((await one.log.current()).revision).toBe(2);
  });

  test('is that of its token alone, and forgotten after 24 hours', async () => {
    const { send, issue, clock } = await openApi();
    const [anna, bartek] = [(await issue()).text, (await issue()).text];
    await send(keyed(anna));
    expect(await send(keyed(bartek))).toMatchObject({ status: 409, json: { code: 'conflict' } });
    clock.now = '2021-03-18T10:59:59.999Z';
    expect(await send(keyed(anna))).toMatchObject({ status: 200 });
    clock.now = '2021-03-18T11:00:00.000Z';
    expect(await send(keyed(anna))).toMatchObject({ status: 409, json: { code: 'conflict' } });
  });

  test('keeps nobody waiting who chose the same for a token of their own', async () => {
    const { send, issue } = await openApi();
    const [anna, bartek] = [(await issue()).text, (await issue()).text];
    const other = { ...keyed(bartek), path: '/api/v1/availability/x/b' };
    const answers = await Promise.all([send(keyed(anna)), send(other)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  test.for(['', '""', '"', 'a b', 'x'.repeat(256), 'ż', '"a", "b"'])('the key «%s» is none', async (key) => {
    const { send, issue, log } = await openApi();
    const { text } = await issue();
    const headers = { 'Idempotency-Key': Buffer.from(key).toString('latin1') };
    expect(await send({ ...keyed(text), headers })).toMatchObject({
      status: 400,
      json: { code: 'idempotency.malformed' },
    });
    expect((await log.current()).revision).toBe(1);
  });

  test('a key in quotation marks and the same without are one', async () => {
    const { send, issue } = await openApi();
    const { text } = await issue();
    await send(keyed(text));
    expect(await send(keyed(text, 'limited', KEY.slice(1, -1)))).toMatchObject({ status: 200 });
  });
});
