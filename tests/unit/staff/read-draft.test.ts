import { describe, expect, test } from 'vitest';
import { fieldErrorText } from '../../../src/i18n/staff-field-errors.ts';
import { readDraft } from '../../../src/staff/read-draft.ts';
import { FIELD_ERRORS } from '../../../src/views/staff/draft.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { formOf } from '../../support/form.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const words = published(
  panelDocument('a'),
  panelDocument('b', '2019-11-18'),
  featureDocument('x'),
  featureDocument('y'),
);
const note = { pl: 'rano', en: 'in the morning' };
const { state } = contextOf([
  words,
  availability([{ ...cell('x', 'a', 'limited', '2021-03-22'), note }, cell('x', 'b', 'unavailable')]),
]);

type Fields = Readonly<Record<string, string | readonly string[]>>;

function read(fields: Fields, head = state) {
  const form = formOf({ verb: 'availability', revision: String(state.revision), ...fields });
  return readDraft(form, head);
}

/** `field: code` of everything that is wrong. */
function wrong(fields: Fields): string[] {
  const reading = read(fields);
  return reading.ok ? [] : reading.errors.map(({ field, code }) => `${field}: ${code}`);
}

test.for([
  ['a feature', { cell: 'x@a', state: 'available' }],
  ['a panel', { verb: 'restoration', panel: 'a', restoration: 'offline' }],
  ['an undo', { verb: 'undo', undo: '2' }],
  ['part of an undo', { verb: 'undo', undo: '2', cell: 'x@a' }],
] as const)('%s may be changed quietly', ([, fields]) => {
  expect(read({ ...fields, quiet: 'yes' })).toMatchObject({ ok: true, proposal: { notify: false } });
  const loud = read(fields);
  expect(loud.ok && loud.proposal).not.toHaveProperty('notify');
  expect(wrong({ ...fields, quiet: 'perhaps' })).toHaveLength(1);
});

describe('what is chosen', () => {
  test('a row and a column are all of their cells, each once', () => {
    expect(read({ row: 'x', column: 'a', cell: 'x@a', state: 'limited' }).typed.cells).toEqual([
      'x@a',
      'x@b',
      'y@a',
    ]);
  });

  test('what the site does not know is refused, and what it knows stays chosen', () => {
    const reading = read({ cell: ['x@a', 'z@a', 'x@q', '<script>'], state: 'limited' });
    expect(reading).toMatchObject({ ok: false, errors: [{ field: 'cells', code: 'cells.unknown' }] });
    expect(reading.typed.cells).toEqual(['x@a']);
  });

  test('ten thousand cells are refused, and no more of them is kept than the matrix has', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `x${index}@a`);
    const reading = read({ cell: [...many, 'x@a'], state: 'limited' });
    expect(reading).toMatchObject({ ok: false, errors: [{ code: 'cells.unknown' }] });
    expect(reading.typed.cells).toEqual(['x@a']);
  });
});

describe('what does not go together is said of its field', () => {
  const cases: [fields: Fields, errors: string[]][] = [
    [{ state: 'limited' }, ['cells: cells.none']],
    [{ cell: 'x@a' }, ['state: wish.none']],
    [{ cell: 'x@a', state: 'broken' }, ['state: state.unknown']],
    [{ cell: 'x@a', state: ['limited', 'available'] }, ['state: field.repeated']],
    [{ cell: 'x@a', kind: 'day' }, ['day: estimate.day']],
    [{ cell: 'x@a', day: '2021-03-22' }, ['kind: estimate.kind']],
    [{ cell: 'x@a', kind: 'soon', day: '2021-03-22' }, ['kind: estimate.kind']],
    [{ cell: 'x@a', kind: 'day', day: '2021-02-30' }, ['day: day.unreadable']],
    [{ cell: 'x@a', promised: 'OVH' }, ['promised: estimate.promiser']],
    [{ cell: 'x@a', noteEn: 'slower' }, ['note: note.polish']],
    [
      { cell: 'x@a', state: 'limited', revision: '-1' },
      ['revision: revision.unreadable', 'seen: revision.unreadable'],
    ],
    [{ verb: 'administer', cell: 'x@a' }, ['verb: verb.unknown']],
    [{ verb: 'restoration', panel: 'a' }, ['restoration: restoration.none']],
    [{ verb: 'restoration', restoration: 'offline' }, ['panels: panels.none']],
  ];
  test.for(cases)('%j', ([fields, errors]) => {
    expect(wrong(fields)).toEqual(errors);
  });

  test('what was typed is kept as it was', () => {
    const { typed } = read({ cell: 'x@a', kind: 'day', note: 'tylko  rano', reason: '3 w nocy' });
    expect(typed).toMatchObject({ kind: 'day', note: 'tylko  rano', reason: '3 w nocy', cells: ['x@a'] });
  });

  test('every error has words in both languages', () => {
    for (const code of FIELD_ERRORS) {
      expect(plain(fieldErrorText('pl', { code }))).not.toBe('');
      expect(fieldErrorText('en', { code })).not.toBe(fieldErrorText('pl', { code }));
    }
  });
});

describe('what is left as it was', () => {
  test('stays: a new date alone keeps the state and the note', () => {
    expect(read({ cell: 'x@a', kind: 'about', day: '2021-03-25', promised: 'OVH' })).toMatchObject({
      ok: true,
      proposal: {
        cells: [
          {
            feature: 'x',
            panel: 'a',
            state: 'limited',
            estimate: { kind: 'about', day: '2021-03-25', promisedBy: 'OVH' },
            note,
          },
        ],
        expected: 2,
      },
    });
  });

  test('goes with the state it was said of', () => {
    expect(read({ cell: 'x@a', state: 'available' })).toMatchObject({
      proposal: { cells: [{ state: 'available', estimate: { kind: 'none' }, note: null }] },
    });
  });

  test('is what its author saw, also when somebody else has changed it since', () => {
    const since = contextOf([
      words,
      availability([{ ...cell('x', 'a', 'limited', '2021-03-22'), note }]),
      availability([cell('x', 'a', 'available')]),
    ]).state;
    const reading = read({ cell: 'x@a', kind: 'soon', seen: '2', revision: '3' }, since);
    expect(reading).toMatchObject({
      proposal: { expected: 3, cells: [{ state: 'limited', estimate: { kind: 'soon' }, note }] },
    });
  });

  test('a note without English words is said in Polish to everybody', () => {
    expect(read({ cell: 'x@a', note: 'wolniej' })).toMatchObject({
      proposal: { cells: [{ note: { pl: 'wolniej', en: 'wolniej' } }] },
    });
  });
});

describe('taking a publication back', () => {
  test('takes back all of it', () => {
    expect(read({ verb: 'undo', undo: '2' })).toMatchObject({
      proposal: { verb: 'undo', revision: 2, expected: 2 },
    });
  });

  test('only in part states those cells anew as they were before', () => {
    expect(read({ verb: 'undo', undo: '2', cell: 'x@b' })).toMatchObject({
      proposal: { verb: 'availability', cells: [{ feature: 'x', panel: 'b', state: 'unknown' }] },
    });
  });
});
