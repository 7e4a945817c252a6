import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/actions/limits.ts';
import { openApi } from '../../support/api.ts';
import { BAD_DAYS, BAD_INSTANTS, BAD_LINES } from '../../support/unacceptable.ts';

const CELL = '/api/v1/availability/x/a';
const PANEL = '/api/v1/restoration/a';
const BASED = { expected_revision: 1 };

/** What is sent where, and the field that is wrong in it. */
const FIELDS: readonly (readonly [
  path: string,
  pointer: string,
  longest: number,
  body: (text: string) => object,
])[] = [
  [CELL, '#/note', LIMITS.note, (text) => ({ state: 'limited', note: text })],
  [CELL, '#/note/pl', LIMITS.note, (text) => ({ state: 'limited', note: { pl: text, en: 'ok' } })],
  [CELL, '#/note/en', LIMITS.note, (text) => ({ state: 'limited', note: { pl: 'ok', en: text } })],
  [
    CELL,
    '#/estimate/promised_by',
    LIMITS.promiser,
    (text) => ({ state: 'limited', estimate: { kind: 'soon', promised_by: text } }),
  ],
  [CELL, '#/reason', LIMITS.reason, (text) => ({ state: 'limited', reason: text })],
  [PANEL, '#/reason', LIMITS.reason, (text) => ({ restoration: 'offline', reason: text })],
];

test.for(FIELDS)(
  '%s, %s: what cannot be shown is 422, with its pointer and a stable code',
  async ([path, pointer, longest, body]) => {
    const { send, issue, log } = await openApi();
    const { text: token } = await issue();
    for (const [what, value, code] of BAD_LINES) {
      const { status, json } = await send({ path, token, body: { ...body(value(longest)), ...BASED } });
      expect([what, status, json]).toEqual([
        what,
        // The reading of bytes refuses a body that is too large before it is read.
        what === 'thirty thousand characters' ? 413 : 422,
        what === 'thirty thousand characters'
          ? expect.anything()
          : expect.objectContaining({
              code: 'body.invalid',
              errors: [{ pointer, code, detail: expect.any(String) }],
            }),
      ]);
    }
    expect((await log.current()).revision).toBe(1);
  },
);

test('days, instants and what does not go together likewise, under a code of their own', async () => {
  const { send, issue, log } = await openApi();
  const { text: token } = await issue();
  const cases = [
    ...BAD_DAYS.flatMap((day) => [
      [CELL, { state: 'limited', since: day }, 'day.range', '#/since'] as const,
      [PANEL, { restoration: 'offline', since: day }, 'day.range', '#/since'] as const,
      [
        CELL,
        { state: 'limited', estimate: day },
        day < '2021' ? 'estimate.past' : 'day.range',
        '#/estimate',
      ] as const,
    ]),
    [CELL, { state: 'limited', since: '2021-03-18' }, 'since.future', '#/since'] as const,
    [CELL, { state: 'available', estimate: 'soon' }, 'estimate.available', '#/estimate'] as const,
  ];
  for (const [path, body, code, pointer] of cases) {
    const { status, json } = await send({ path, token, body: { ...body, ...BASED, confirmed: true } });
    expect([body, status, json]).toEqual([
      body,
      422,
      expect.objectContaining({ code, errors: [expect.objectContaining({ pointer })] }),
    ]);
  }
  for (const instant of BAD_INSTANTS.filter((one) => one > '2021')) {
    const { json } = await send({
      path: '/api/v1/confirmations',
      method: 'POST',
      token,
      body: { next_update_by: instant },
    });
    expect([instant, json]).toEqual([instant, expect.objectContaining({ code: 'day.range' })]);
  }
  expect((await log.current()).revision).toBe(1);
});

test('a year far from all others is asked about, and taken once the body says that it is meant', async () => {
  const { send, issue } = await openApi();
  const { text: token } = await issue();
  const body = { state: 'limited', estimate: '2031-03-22', ...BASED };
  const asked = await send({ path: CELL, token, body });
  expect(asked).toMatchObject({
    status: 422,
    json: {
      code: 'confirm.needed',
      errors: [{ pointer: '#/confirmed', detail: expect.stringContaining('2031-03-22') }],
    },
  });
  expect(await send({ path: CELL, token, body: { ...body, confirmed: false } })).toMatchObject({
    status: 422,
  });
  expect(await send({ path: CELL, token, body: { ...body, confirmed: true } })).toMatchObject({
    status: 200,
  });
});
