import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src/actions/limits.ts';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { postUpdate } from '../../../src/actions/post-update.ts';
import { answerApply } from '../../../src/staff/apply.ts';
import { answerConfirm } from '../../../src/staff/confirm.ts';
import { sendRedaction } from '../../../src/staff/redact.ts';
import { answerTokens } from '../../../src/staff/tokens.ts';
import { answerIncident, answerUpdates } from '../../../src/staff/updates.ts';
import { formOf } from '../../support/form.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf } from '../../support/state.ts';
import { BAD_DAYS, BAD_INSTANTS, BAD_LINES, BAD_PROSE, type BadValue } from '../../support/unacceptable.ts';

type Fields = Readonly<Record<string, string>>;

/** No form holds half of a character: it comes as U+FFFD, which can be shown (WHATWG XHR: values are scalar). */
const typeable = (values: readonly BadValue[]) => values.filter(([, , code]) => code !== 'words.broken');

const CELL = { verb: 'availability', cell: 'x@a', state: 'limited', how: 'now' };
const OPENING = {
  id: 'flood',
  pl: 'Powódź',
  en: '',
  started: '2021-03-10T01:00',
  impact: 'minor',
};

/** An editor at a session, over a log with an incident that has an update. */
async function sit() {
  const { log, as } = await openLogWith(['x']);
  const scope = { panels: [], features: [], impact: 'minor' } as const;
  const startedAt = '2021-03-10T00:00:00.000Z';
  await openIncident(as('anna'), { ...scope, id: 'fire', title: { pl: 'Pożar', en: null }, startedAt });
  const update = { ...scope, incident: 'fire', status: 'identified', nextUpdateBy: null } as const;
  await postUpdate(as('anna'), { ...update, body: { pl: 'Wiemy.', en: null }, expected: 2 });
  const session = sessionOf(as('staff:7', { kind: 'staff', role: 'admin' }), 'admin');
  const view = contextOf([]);
  const revision = '3';
  const incident = (form: FormData) => answerIncident(view, session, 'fire', { form, correct: null });
  return {
    log,
    publish: (fields: Fields) => answerApply(view, session, formOf({ ...CELL, revision, ...fields })),
    confirm: (fields: Fields) => answerConfirm(view, session, formOf({ by: 'at', ...fields })),
    open: (fields: Fields) => answerUpdates(view, session, formOf({ ...OPENING, ...fields })),
    post: (fields: Fields) =>
      incident(
        formOf({
          deed: 'post',
          status: 'monitoring',
          impact: 'minor',
          expected: revision,
          next: '',
          en: '',
          ...fields,
        }),
      ),
    correct: (fields: Fields) =>
      incident(formOf({ deed: 'correct', update: 'u3', expected: revision, en: '', ...fields })),
    retitle: (fields: Fields) => incident(formOf({ deed: 'retitle', expected: revision, en: '', ...fields })),
    redact: (fields: Fields) =>
      sendRedaction(view, session, { revision: 3 }, formOf({ sure: 'yes', ...fields })),
  };
}

type Sender = Exclude<keyof Awaited<ReturnType<typeof sit>>, 'log'>;

/** Which field of which form takes which text, what stands beside it, and how much of it. */
const FIELDS: readonly (readonly [
  Sender,
  field: string,
  rest: Fields,
  longest: number,
  values: readonly BadValue[],
])[] = [
  ['publish', 'note', {}, LIMITS.note, BAD_LINES],
  ['publish', 'noteEn', { note: 'ok' }, LIMITS.note, BAD_LINES],
  ['publish', 'promised', { kind: 'soon' }, LIMITS.promiser, BAD_LINES],
  ['publish', 'reason', {}, LIMITS.reason, BAD_LINES],
  ['publish', 'reason', { how: 'hold', minutes: '2' }, LIMITS.reason, BAD_LINES],
  ['open', 'pl', {}, LIMITS.title, BAD_LINES],
  ['open', 'en', {}, LIMITS.title, BAD_LINES],
  ['retitle', 'pl', {}, LIMITS.title, BAD_LINES],
  ['post', 'pl', {}, LIMITS.body, BAD_PROSE],
  ['post', 'en', { pl: 'ok' }, LIMITS.body, BAD_PROSE],
  ['correct', 'pl', {}, LIMITS.body, BAD_PROSE],
  ['redact', 'reason', {}, LIMITS.reason, BAD_LINES],
];

describe('what cannot be shown is refused at its field, and comes back as it was typed', () => {
  test.for(FIELDS)('%s: %s', async ([sender, field, rest, longest, values]) => {
    const { log, ...send } = await sit();
    for (const [what, value] of typeable(values)) {
      const text = value(longest);
      const answer = await send[sender]({ ...rest, [field]: text });
      expect([what, answer]).toEqual([what, expect.objectContaining({ status: 422 })]);
      expect([what, JSON.stringify(answer).includes(JSON.stringify(text.trim()).slice(1, -1))]).toEqual([
        what,
        true,
      ]);
      const { errors, form, problem } = viewOf(answer);
      expect([what, errors?.[field] ?? form?.errors?.[field] ?? problem?.errors[field]]).toEqual([
        what,
        expect.stringMatching(/./),
      ]);
    }
    expect((await log.current()).revision).toBe(3);
  });

  test('days and instants likewise', async () => {
    const { log, publish, confirm, open, post } = await sit();
    for (const day of BAD_DAYS) {
      expect([day, viewOf(await publish({ since: day })).errors]).toEqual([
        day,
        { since: expect.any(String) },
      ]);
      const estimate = await publish({ kind: 'day', day });
      expect([day, estimate]).toEqual([day, expect.objectContaining({ status: 422 })]);
      const scheduled = await publish({ how: 'schedule', at: `${day}T12:00` });
      expect([day, viewOf(scheduled).errors]).toEqual([day, { at: expect.any(String) }]);
    }
    for (const instant of BAD_INSTANTS) {
      expect(await confirm({ at: instant })).toMatchObject({ status: 422 });
      expect(viewOf(await open({ started: instant })).problem).toMatchObject({
        errors: { started: expect.any(String) },
      });
      expect(viewOf(await post({ pl: 'ok', next: instant })).problem).toMatchObject({
        errors: { next: expect.any(String) },
      });
    }
    expect((await log.current()).revision).toBe(3);
  });

  test('and the name of a token', async () => {
    const { as } = await openLogWith(['x']);
    const session = sessionOf(as('staff:7', { kind: 'staff', role: 'admin' }), 'admin');
    const { tokens } = session.tokens;
    const listed = { ...session, tokens: { ...session.tokens, tokens: { ...tokens, list: async () => [] } } };
    for (const [what, value] of typeable(BAD_LINES)) {
      const name = value(LIMITS.token);
      const form = { name, 'features-which': 'all', 'panels-which': 'all', verbs: 'confirm', days: '9' };
      const answer = await answerTokens(listed, contextOf([]), formOf(form));
      expect([what, answer]).toEqual([
        what,
        expect.objectContaining({
          status: 422,
          view: expect.objectContaining({
            form: expect.objectContaining({ errors: { name: expect.stringMatching(/./) } }),
          }),
        }),
      ]);
    }
  });
});

describe('a year far from all others is asked about', () => {
  const far = { kind: 'day', day: '2031-03-22' };

  test('by the form that publishes: it comes back with the question, and its second press says yes', async () => {
    const { log, publish } = await sit();
    const asked = await publish(far);
    expect(asked).toMatchObject({ kind: 'preview', status: 422 });
    const keys = viewOf(asked).asked?.map(({ key }) => key) ?? [];
    expect(keys).toEqual(['year.far estimate 2031-03-22']);
    expect((await log.current()).revision).toBe(3);
    const [confirmed = ''] = keys;
    expect(await publish({ ...far, day: '2032-03-22', confirmed })).toMatchObject({ status: 422 });
    expect(await publish({ ...far, confirmed })).toMatchObject({ kind: 'redirect' });
  });

  test('by those of confirmations, incidents and updates', async () => {
    const { confirm, open, post } = await sit();
    const at = '2031-03-22T10:00';
    expect(viewOf(await confirm({ at })).confirm?.asked).toHaveLength(1);
    expect(await confirm({ at, confirmed: 'year.far nextUpdateBy 2031-03-22' })).toMatchObject({
      kind: 'redirect',
    });
    const started = '2010-03-22T10:00';
    expect(viewOf(await open({ started })).problem?.asked).toHaveLength(1);
    expect(await open({ started, confirmed: 'year.far startedAt 2010-03-22' })).toMatchObject({
      kind: 'redirect',
    });
    expect(viewOf(await post({ pl: 'ok', next: '2051-03-22T10:00' })).problem?.asked).toHaveLength(1);
  });
});

/** The parts of any of these pages that say what is wrong. */
function viewOf(answer: unknown): {
  readonly errors?: Readonly<Record<string, string>>;
  readonly form?: { readonly errors?: Readonly<Record<string, string | null>> };
  readonly problem?: {
    readonly errors: Readonly<Record<string, string>>;
    readonly asked?: readonly { readonly key: string }[];
  };
  readonly asked?: readonly { readonly key: string }[];
  readonly confirm?: { readonly asked: readonly unknown[] };
} {
  if (typeof answer !== 'object' || answer === null || !('view' in answer)) throw new Error('no page');
  return JSON.parse(JSON.stringify(answer.view));
}
