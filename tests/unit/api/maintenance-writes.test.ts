import { expect, test } from 'vitest';
import { maintenanceChangeWrite, maintenanceWrite } from '../../../src/api/maintenance-writes.ts';
import { answerWrite } from '../../../src/api/write.ts';
import { openApi } from '../../support/api.ts';

const PLAN = {
  title: { pl: 'Wymiana dysku', en: 'A disk is replaced' },
  text: { pl: 'Wymieniamy dysk.' },
  panels: ['a'],
  features: ['x'],
  state: 'unavailable',
  from: '2021-03-17T19:00:00+01:00',
  until: '2021-03-17T21:00:00+01:00',
  expected_revision: 1,
};

async function open() {
  const test = await openApi();
  const { text: token } = await test.issue({ verbs: ['update'], panels: ['a'] });
  const send = async (id: string | null, body: object) => {
    const request = new Request('http://status.example/api/v1/maintenances', {
      method: id === null ? 'POST' : 'PATCH',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const response = await (id === null
      ? answerWrite(test.api, request, maintenanceWrite())
      : answerWrite(test.api, request, maintenanceChangeWrite(id)));
    return { status: response.status, json: await response.json() };
  };
  return { ...test, send };
}

test('it is announced, moved and ended; a repetition changes nothing', async () => {
  const { send, log, clock } = await open();
  const made = { status: 201, json: { changed: true, maintenance: expect.stringMatching(/^m\d+$/) } };
  const first = await send(null, PLAN);
  expect(first).toMatchObject(made);
  const { maintenance: id, revision } = first.json;
  expect(await send(null, PLAN)).toMatchObject({ json: { changed: false, maintenance: id, revision } });
  const moved = { until: '2021-03-17T22:00:00+01:00', expected_revision: revision };
  expect(await send(id, moved)).toMatchObject({ status: 200, json: { changed: true } });
  expect(await send(id, moved)).toMatchObject({ status: 200, json: { changed: false } });
  clock.now = '2021-03-17T19:00:00.000Z';
  const ended = { ended: true, expected_revision: revision + 1 };
  expect(await send(id, ended)).toMatchObject({ status: 200 });
  expect((await log.current()).maintenances[id]).toMatchObject({ endedAt: '2021-03-17T19:00:00.000Z' });
  expect(
    await send(id, { until: '2021-03-17T23:00:00+01:00', expected_revision: revision + 2 }),
  ).toMatchObject({
    status: 409,
    json: { code: 'maintenance.over' },
  });
});

test('what is wrong is named at its field', async () => {
  const { send } = await open();
  expect(await send(null, { ...PLAN, until: PLAN.from })).toMatchObject({
    status: 422,
    json: { code: 'maintenance.order', errors: [{ pointer: '#/until' }] },
  });
  expect(await send(null, { ...PLAN, panels: ['b'] })).toMatchObject({ status: 403 });
  expect(await send(null, { ...PLAN, from: 'soon' })).toMatchObject({
    status: 422,
    json: { code: 'body.invalid' },
  });
  // All there are can be read by everybody: that there is no such one is no secret.
  expect(await send('m9', { ended: true, expected_revision: 1 })).toMatchObject({
    status: 404,
    json: { code: 'maintenance.unknown' },
  });
  expect(await send('m9', { ended: true, cancelled: true, expected_revision: 1 })).toMatchObject({
    status: 422,
  });
  expect(await send('m9', { ended: true })).toMatchObject({ status: 428 });
});
