import { describe, expect, test } from 'vitest';
import { problemLine } from '../../../src/markdown/problem.ts';
import { readDocument } from '../../../src/markdown/read.ts';

const problemsOf = (path: string, source: string) => {
  const result = readDocument(path, source);
  return result.ok ? [] : result.problems.map(problemLine);
};

describe('a mistake names the file, the line, the field, and what to write instead', () => {
  const step = (front: string) => `---\n${front}\n---\nBody.\n`;
  test.for([
    [
      'a word that is no kind',
      'pl/steps/x.md',
      step('title: X\nkind: todo'),
      ['pl/steps/x.md:3 kind: write one of do, wait, know, warning'],
    ],
    [
      'a missing key',
      'pl/steps/x.md',
      step('title: X'),
      ['pl/steps/x.md:1 kind: is missing; write one of do, wait, know, warning'],
    ],
    [
      'a misspelt key',
      'pl/steps/x.md',
      step('title: X\nkind: do\npanles: [a]'),
      ['pl/steps/x.md:4 panles: no such key here; write panels, or take it out'],
    ],
    [
      'a key that stands twice',
      'pl/steps/x.md',
      step('title: X\nkind: do\ntitle: Y'),
      ['pl/steps/x.md:4 title: stands here for the second time; keep one of them'],
    ],
    [
      'a day that does not exist',
      'pl/panels/x.md',
      step('title: X\ncreated_from: 2021-02-31'),
      ['pl/panels/x.md:3 created_from: “2021-02-31” is not a day of the calendar; write it as 2019-11-18'],
    ],
    [
      'an hour that never came',
      'pl/incidents/x.md',
      step('title: X\nstarted_at: 2021-03-28T02:30'),
      [
        'pl/incidents/x.md:3 started_at: “2021-03-28T02:30” does not exist: clocks in Warsaw go forward over it. Write 2021-03-28T03:00 or another time.',
      ],
    ],
    [
      'an hour that came twice',
      'pl/incidents/x.md',
      step('title: X\nstarted_at: 2026-10-24 12:00\nresolved_at: 2026-10-25 02:30'),
      [
        'pl/incidents/x.md:4 resolved_at: “2026-10-25 02:30” comes twice: clocks in Warsaw go back. Write 2026-10-25T02:30+02:00 (summer time) or 2026-10-25T02:30+01:00 (winter time).',
      ],
    ],
    [
      'an instant with a zone behind it',
      'pl/incidents/x.md',
      step('title: X\nstarted_at: 2021-03-10T00:47[America/New_York]'),
      [
        'pl/incidents/x.md:3 started_at: “2021-03-10T00:47[America/New_York]” is not a date and time. Write 2021-03-22T18:00 (Warsaw) or 2021-03-22T17:00:00Z.',
      ],
    ],
    [
      'an empty title',
      'pl/panels/x.md',
      step('title: ""'),
      ['pl/panels/x.md:2 title: is empty; write a line of text'],
    ],
    [
      'a scalar for a list',
      'pl/steps/x.md',
      step('title: X\nkind: do\npanels: a'),
      ['pl/steps/x.md:4 panels: write a list, such as [a, b]'],
    ],
    [
      'no front matter',
      'pl/steps/x.md',
      'Body.',
      ['pl/steps/x.md:1 begins with no front matter; write --- on the first line and --- after the last key'],
    ],
    [
      'a translation that names nothing',
      'en/steps/x.md',
      step('title: X'),
      [
        'en/steps/x.md:1 translates: is missing; write the hash of the words it translates; `latarnia content stamp` writes it for you',
      ],
    ],
    [
      'metadata in a translation',
      'en/steps/x.md',
      step('title: X\ntranslates: pending\nkind: do'),
      ['en/steps/x.md:4 kind: no such key here; check its spelling or take it out'],
    ],
  ] as const)('%s', ([, path, source, problems]) => {
    expect(problemsOf(path, source)).toEqual(problems);
  });

  test('a state that does not exist, deep in a condition', () => {
    const [problem] = problemsOf(
      'pl/steps/x.md',
      step('title: X\nkind: do\nwhen:\n  - panel: c\n    is: [broken]'),
    );
    expect(problem).toMatch(
      /^pl\/steps\/x\.md:\d+ when\.0: write \{panel: c, is: \[offline, restoring, restored, new\]\} or /,
    );
  });

  test('broken YAML names the line', () => {
    expect(problemsOf('pl/steps/x.md', step('title: "X\nkind: do'))).toEqual([
      expect.stringMatching(/^pl\/steps\/x\.md:\d+ the front matter is not YAML: /),
    ]);
  });

  test.for([
    'pl/incidents/constructor.md',
    'x.md',
    'de/steps/x.md',
    'pl/poems/x.md',
    'pl/steps/deep/x.md',
    'pl/steps/X.md',
    '../x.md',
  ])('a file in no place known: %s', (path) => {
    expect(problemsOf(path, step('title: X'))).toEqual([expect.stringContaining('is in no place known')]);
  });

  test('a file far too large, and one with a NUL', () => {
    expect(problemsOf('pl/steps/x.md', 'x'.repeat(300_000))).toEqual([
      expect.stringContaining('write at most'),
    ]);
    expect(problemsOf('pl/steps/x.md', '---\ntitle: \u0000\n---')).toEqual([expect.stringContaining('NUL')]);
  });
});

describe('a valid file', () => {
  test('the slug of an answer is its file name up to the first dot', () => {
    const result = readDocument(
      'pl/faq/how-long.offline.md',
      '---\ntitle: How long?\narea: orders\n---\nLong.',
    );
    expect(result).toMatchObject({
      ok: true,
      document: { id: 'how-long.offline', meta: { slug: 'how-long' } },
    });
  });

  test('the hash of the words does not change with the metadata', () => {
    const read = (front: string) =>
      readDocument('pl/steps/x.md', `---\ntitle: X\nkind: ${front}\n---\nBody.`);
    const [first, second] = [read('do'), read('know')];
    expect(first.ok && second.ok && first.document.wordsHash === second.document.wordsHash).toBe(true);
    expect(first.ok && second.ok && first.document.sha256 !== second.document.sha256).toBe(true);
  });

  test('Windows line ends and a byte order mark are read', () => {
    const result = readDocument('pl/steps/x.md', '\uFEFF---\r\ntitle: X\r\nkind: do\r\n---\r\nBody.\r\n');
    expect(result).toMatchObject({ ok: true, document: { words: { title: 'X', body: 'Body.' } } });
  });
});

describe('a text that YAML reads as something else is refused, with the quotes to write', () => {
  const front = (text: string) => readDocument('pl/site.md', `---\n${text}\n---\n`);
  test.for([
    [
      'title: Awaria #12',
      2,
      'title',
      'is cut at “#12”: after a space, “#” begins a comment; put it in quotes: title: "Awaria #12"',
    ],
    [
      'title: #12',
      2,
      'title',
      'is cut at “#12”: after a space, “#” begins a comment; put it in quotes: title: "#12"',
    ],
    ['title: S\nshort: Kolejka "A" # 2', 3, 'short', `put it in quotes: short: 'Kolejka "A" # 2'`],
    [
      'title: S\nareas:\n  orders: Zamówienia #1',
      4,
      'areas.orders',
      'put it in quotes: orders: "Zamówienia #1"',
    ],
    [
      'title: &Uwaga na faktury',
      2,
      'title',
      'begins with “&”, which YAML takes for a sign of its own; put it in quotes: title: "&Uwaga na faktury"',
    ],
    ['title: !Ważne', 2, 'title', 'put it in quotes: title: "!Ważne"'],
    ['title: *Ważne* faktury', 2, 'title', 'put it in quotes: title: "*Ważne* faktury"'],
    ['title: Awaria: baza', 2, null, 'put it in quotes: title: "Awaria: baza"'],
    ['title: @allegro', 2, null, 'put it in quotes: title: "@allegro"'],
    ['title: [API] nie działa', 2, null, 'put it in quotes: title: "[API] nie działa"'],
    ['title: "Allegro" nie działa', 2, null, `put it in quotes: title: '"Allegro" nie działa'`],
    ['title: 2021', 2, 'title', 'write a line of text; put it in quotes: title: "2021"'],
    ['title: true', 2, 'title', 'write a line of text; put it in quotes: title: "true"'],
    [
      'title: S\nareas: {orders: 1}',
      3,
      'areas.orders',
      'write a line of text; put it in quotes: orders: "1"',
    ],
    ['title: S\nfacts: [*a]', 3, null, '*a refers to something else'],
  ] as const)('%s', ([text, line, field, message]) => {
    const result = front(text);
    expect(result).toMatchObject({ ok: false, problems: [{ line, field }] });
    expect(result.ok ? '' : result.problems[0]?.message).toContain(message);
  });

  test('a hash of figures alone', () => {
    const result = readDocument('en/site.md', '---\ntitle: S\ntranslates: 123456789012\n---\n');
    expect(result.ok ? '' : result.problems[0]?.message).toContain(
      'put it in quotes: translates: "123456789012"',
    );
  });

  test.for([
    'title: "Awaria #12"',
    "title: 'Awaria: baza'",
    'title: C#',
    'title: S\n# komentarz',
    'title: S\nfacts: [F01] # own list',
  ])('%s is what it says', (text) => {
    expect(front(text).ok).toBe(true);
  });
});

test.for([
  ['2021-10-31T02:30+02:00', '2021-10-31T00:30:00.000Z'],
  ['2021-10-31T02:30+01', '2021-10-31T01:30:00.000Z'],
  ['2021-10-31t00:30:00z', '2021-10-31T00:30:00.000Z'],
  ['2021-03-28T02:30+01:00', '2021-03-28T01:30:00.000Z'],
  ['"2021-03-28 03:00"', '2021-03-28T01:00:00.000Z'],
  ['2024-02-29 12:00', '2024-02-29T11:00:00.000Z'],
  ['2021-01-01 00:00', '2020-12-31T23:00:00.000Z'],
])('in front matter, %s is the instant %s', ([typed, instant]) => {
  const result = readDocument('pl/incidents/x.md', `---\ntitle: X\nstarted_at: ${typed}\n---\nBody.\n`);
  expect(result.ok && result.document).toMatchObject({ meta: { startedAt: instant } });
});
