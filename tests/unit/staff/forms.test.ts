import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { answerApply } from '../../../src/staff/apply.ts';
import { answerConfirm } from '../../../src/staff/confirm.ts';
import {
  day,
  instant,
  list,
  oneOf,
  optionalInstant,
  revision,
  text,
  tick,
  whole,
} from '../../../src/staff/fields.ts';
import { readForm } from '../../../src/staff/read-form.ts';
import { sendRedaction } from '../../../src/staff/redact.ts';
import { answerScheduled } from '../../../src/staff/scheduled.ts';
import { answerTokens } from '../../../src/staff/tokens.ts';
import { answerIncident, answerUpdates } from '../../../src/staff/updates.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf } from '../../support/state.ts';

type Fields = readonly (readonly [name: string, value: string | Blob])[];

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const FILE = new Blob(['x']);

describe('a field', () => {
  const FIELDS = {
    text,
    list,
    tick,
    revision,
    day,
    instant,
    optionalInstant,
    word: oneOf(['a', 'b']),
    count: whole('minutes.unreadable'),
  };

  test.each<[field: keyof typeof FIELDS, given: readonly (string | Blob)[], meant: unknown]>([
    ['text', ['  a\n'], '  a\n'],
    ['text', [], ''],
    ['text', ['a'.repeat(100_000)], 'a'.repeat(100_000)],
    ['text', ['a', 'b'], 'field.repeated'],
    ['text', ['', ''], 'field.repeated'],
    ['text', [FILE], 'field.repeated'],
    ['list', ['a', 'b', 'a'], ['a', 'b', 'a']],
    ['list', [], []],
    ['list', ['a', FILE], 'field.repeated'],
    ['tick', ['yes'], true],
    ['tick', [], false],
    ['tick', ['yes', 'yes'], 'field.repeated'],
    ['revision', ['12'], 12],
    ['revision', ['-1'], 'revision.unreadable'],
    ['revision', ['1e3'], 'revision.unreadable'],
    ['revision', ['9'.repeat(40)], 'revision.unreadable'],
    ['revision', [], 'revision.unreadable'],
    ['day', ['2021-03-22'], '2021-03-22'],
    ['day', [], null],
    ['day', ['2021-02-30'], 'day.unreadable'],
    ['day', ['tomorrow'], 'day.unreadable'],
    ['instant', ['2021-03-22T12:00'], '2021-03-22T11:00:00.000Z'],
    ['instant', [], 'instant.unreadable'],
    ['instant', ['2021-03-22'], 'instant.unreadable'],
    ['instant', ['2021-10-31T02:30'], 'instant.twice'],
    ['instant', ['2021-10-31T02:30+01:00'], '2021-10-31T01:30:00.000Z'],
    ['optionalInstant', ['2021-03-28T02:30'], 'instant.missing'],
    ['optionalInstant', [''], null],
    ['optionalInstant', ['soon'], 'instant.unreadable'],
    ['word', ['b'], 'b'],
    ['word', ['c'], 'state.unknown'],
    ['word', ['__proto__'], 'state.unknown'],
    ['word', [], 'state.unknown'],
    ['count', [' 7 '], 7],
    ['count', ['7.5'], 'minutes.unreadable'],
    ['count', ['0x10'], 'minutes.unreadable'],
    ['count', [], 'minutes.unreadable'],
  ])('%s given %j is %j', (field, given, meant) => {
    const read = readForm(formOf(given.map((one) => ['x', one])), z.object({ x: FIELDS[field] }));
    expect(read.ok ? read.values.x : read.errors).toEqual(
      read.ok ? meant : [expect.objectContaining({ field: 'x', code: meant })],
    );
    expect(read.ok).toBe(typeof meant !== 'string' || !/^\w+\.\w+$/.test(meant));
  });

  test('comes back as it was typed, whatever it and the others are worth', () => {
    const read = readForm(
      formOf([
        ['day', 'kiedyś'],
        ['text', 'a  b'],
        ['list', 'x'],
        ['list', 'y'],
        ['stray', '1'],
      ]),
      z.object({ day, text, list, tick }),
    );
    expect(read).toEqual({
      ok: false,
      typed: { day: 'kiedyś', text: 'a  b', list: ['x', 'y'], tick: '' },
      errors: [{ field: 'day', code: 'day.unreadable' }],
    });
  });
});

/** Every form that says something, with a session over a log with an incident. */
async function sit() {
  const { log, as } = await openLogWith(['x']);
  await openIncident(as('anna'), {
    panels: [],
    features: [],
    impact: 'minor',
    id: 'fire',
    title: { pl: 'Pożar', en: null },
    startedAt: '2021-03-10T00:00:00.000Z',
  });
  const plain = sessionOf(as('staff:7', { kind: 'staff', role: 'admin' }), 'admin');
  const tokens = { ...plain.tokens.tokens, list: async () => [] };
  const session = { ...plain, tokens: { ...plain.tokens, tokens } };
  const view = contextOf([]);
  const send = {
    apply: (form: FormData) => answerApply(view, session, form),
    confirm: (form: FormData) => answerConfirm(view, session, form),
    open: (form: FormData) => answerUpdates(view, session, form),
    write: (form: FormData) => answerIncident(view, session, 'fire', { form, correct: null }),
    redact: (form: FormData) => sendRedaction(view, session, { revision: 2 }, form),
    scheduled: (form: FormData) => answerScheduled(view, session, form),
    tokens: (form: FormData) => answerTokens(session, view, form),
  };
  return { log, send };
}

type Form = keyof Awaited<ReturnType<typeof sit>>['send'];

const CELL: Fields = [
  ['verb', 'availability'],
  ['revision', '2'],
  ['cell', 'x@a'],
  ['note', 'tyle wpisano'],
  ['how', 'now'],
];
const OPENING: Fields = [
  ['id', 'flood'],
  ['pl', 'tyle wpisano'],
  ['started', '2021-03-10T01:00'],
  ['impact', 'minor'],
];
const UPDATE: Fields = [
  ['deed', 'post'],
  ['pl', 'tyle wpisano'],
  ['expected', '2'],
  ['status', 'monitoring'],
  ['impact', 'minor'],
];
const TOKEN: Fields = [
  ['name', 'tyle wpisano'],
  ['verbs', 'confirm'],
  ['features-which', 'all'],
  ['panels-which', 'all'],
  ['days', '9'],
];

/** A form, what is odd about it (beside or in the place of what is usual), and where that is said. */
const ODD: readonly (readonly [Form, usual: Fields, odd: Fields, said: string])[] = [
  ['apply', CELL, [['revision', '3']], 'revision'],
  ['apply', CELL, [['state', 'broken']], 'state'],
  [
    'apply',
    CELL,
    [
      ['state', 'limited'],
      ['state', 'available'],
    ],
    'state',
  ],
  ['apply', CELL, [['kind', 'never']], 'kind'],
  ['apply', CELL, [['day', '2021-02-30']], 'day'],
  ['apply', CELL, [['since', FILE]], 'since'],
  ['apply', CELL, [['cell', 'x@z']], 'cells'],
  ['apply', CELL, [['cell', FILE]], 'cells'],
  [
    'apply',
    CELL,
    [
      ['verb', 'destroy'],
      ['verb', 'undo'],
    ],
    'verb',
  ],
  ['apply', CELL, [['reason', 'a'.repeat(501)]], 'reason'],
  ['apply', CELL.filter(([name]) => name !== 'how'), [], 'how'],
  ['apply', CELL.filter(([name]) => name !== 'how'), [['how', 'later']], 'how'],
  [
    'apply',
    CELL.filter(([name]) => name !== 'how'),
    [
      ['how', 'hold'],
      ['minutes', 'two'],
    ],
    'minutes',
  ],
  [
    'apply',
    CELL.filter(([name]) => name !== 'how'),
    [
      ['how', 'hold'],
      ['minutes', '121'],
    ],
    'minutes',
  ],
  [
    'apply',
    CELL.filter(([name]) => name !== 'how'),
    [
      ['how', 'hold'],
      ['minutes', '0'],
    ],
    'minutes',
  ],
  [
    'apply',
    CELL.filter(([name]) => name !== 'how'),
    [
      ['how', 'schedule'],
      ['at', 'noon'],
    ],
    'at',
  ],
  [
    'confirm',
    [],
    [
      ['by', 'at'],
      ['at', 'noon'],
    ],
    'by',
  ],
  ['confirm', [], [['by', 'whenever']], 'by'],
  [
    'open',
    OPENING,
    [
      ['impact', 'huge'],
      ['impact', 'minor'],
    ],
    '',
  ],
  ['open', OPENING.filter(([name]) => name !== 'impact'), [['impact', 'huge']], ''],
  ['open', OPENING, [['pl', 'tyle wpisano']], 'pl'],
  ['open', OPENING.filter(([name]) => name !== 'started'), [], 'started'],
  ['open', OPENING, [['panels', 'z']], ''],
  ['write', UPDATE, [['next', 'soon']], 'next'],
  ['write', UPDATE.filter(([name]) => name !== 'expected'), [], ''],
  ['write', UPDATE.filter(([name]) => name !== 'status'), [['status', 'over']], ''],
  ['write', UPDATE, [['pl', FILE]], 'pl'],
  ['write', UPDATE, [['deed', 'correct']], ''],
  ['write', UPDATE.filter(([name]) => name !== 'deed'), [['deed', 'destroy']], ''],
  ['redact', [['reason', 'tyle wpisano']], [], 'sure'],
  [
    'redact',
    [
      ['reason', 'tyle wpisano'],
      ['sure', 'yes'],
    ],
    [['sure', 'yes']],
    'sure',
  ],
  ['tokens', TOKEN.filter(([name]) => name !== 'days'), [['days', 'many']], 'days'],
  ['tokens', TOKEN.filter(([name]) => name !== 'days'), [['days', '367']], 'days'],
  ['tokens', TOKEN.filter(([name]) => name !== 'verbs'), [['verbs', 'destroy']], 'verbs'],
  ['tokens', TOKEN.filter(([name]) => name !== 'panels-which'), [['panels', 'z']], 'panels'],
  ['tokens', TOKEN, [['days', '9']], 'days'],
];

/** Where an answer says what is wrong: the field, or nowhere in particular. */
function saidAt(answer: unknown): string[] {
  const shape = z.looseObject({
    view: z.looseObject({
      errors: z.record(z.string(), z.unknown()).optional(),
      form: z.looseObject({ errors: z.record(z.string(), z.unknown()).optional() }).nullish(),
      problem: z.union([z.string(), z.looseObject({ errors: z.record(z.string(), z.string()) })]).nullish(),
    }),
  });
  const { errors, form, problem } = shape.parse(answer).view;
  if (typeof problem === 'object' && problem !== null) {
    const fields = Object.keys(problem.errors);
    return fields.length > 0 ? fields : [''];
  }
  return Object.entries(errors ?? form?.errors ?? {}).flatMap(([field, said]) => (said ? [field] : []));
}

describe('what no form of ours sends is said at its field, changes nothing, and what was typed comes back', () => {
  test.each(ODD)('%s: %j and %j, at %s', async (form, usual, odd, said) => {
    const { log, send } = await sit();
    const before = (await log.current()).revision;
    const answer = await send[form](formOf([...usual, ...odd]));
    expect(answer).toMatchObject({ status: 422 });
    expect(saidAt(answer)).toEqual([said]);
    if (usual.length > 0) expect(JSON.stringify(answer)).toContain('tyle wpisano');
    expect((await log.current()).revision).toBe(before);
  });

  test('a publication to come that no form names is not there', async () => {
    const { send } = await sit();
    for (const odd of [
      [],
      [['cancel', 'nothing']],
      [
        ['dismiss', 'a'],
        ['dismiss', 'b'],
      ],
    ] as const) {
      expect(await send.scheduled(formOf(odd))).toMatchObject({
        status: 404,
        view: { problem: expect.any(String) },
      });
    }
  });
});

test('nothing is taken out of a form but by the pipeline', () => {
  const taking = globSync([
    'src/{staff,pages,views,api,http,backstage}/**/*.{ts,astro}',
    'src/middleware.ts',
  ]).filter((file) =>
    /\.formData\(|new FormData|\b(form|sent)\.(get|getAll|has|entries|keys|values)\(|\.\.\.(form|sent)\]|fromEntries\((form|sent)\)/.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(taking).toEqual(['src/staff/read-form.ts']);
});
