import { expect, test } from 'vitest';
import { findDocumentFlaws } from '../../../src/actions/find-document-flaws.ts';
import { LIMITS } from '../../../src/actions/limits.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { problemLine } from '../../../src/markdown/problem.ts';
import { readDocument } from '../../../src/markdown/read.ts';
import { BAD_DAYS, BAD_LINES, BAD_PROSE } from '../../support/unacceptable.ts';

/** What is said of a file, as an operator reads it. */
function check(path: string, frontMatter: string, body = 'Tekst.'): string[] {
  const source = `---\n${frontMatter}\n---\n\n${body}\n`;
  const read = readDocument(path, source, (document) => findDocumentFlaws(document, inspectMarkdown));
  return read.ok ? [] : read.problems.map(problemLine);
}

/** Anything, as YAML has it. */
const quoted = (text: string) => JSON.stringify(text);

test.for([
  ['title', LIMITS.title, 2],
  ['short', LIMITS.short, 3],
] as const)('a %s that cannot be shown is named with its line', ([field, longest, line]) => {
  for (const [what, value] of BAD_LINES) {
    const words = { title: 'Pytanie', short: 'Krótko', [field]: value(longest) };
    const said = check('pl/panels/a.md', `title: ${quoted(words.title)}\nshort: ${quoted(words.short)}`);
    expect([what, said]).toEqual([
      what,
      [expect.stringMatching(new RegExp(`^pl/panels/a\\.md:${line} ${field}: .+`))],
    ]);
  }
});

test('so is a name that a document gives to something, and so is one in a translation', () => {
  const front = (name: string) => `title: Strona\nareas:\n  orders: ${quoted(name)}`;
  for (const [what, value] of BAD_LINES) {
    const [said] = check('pl/site.md', front(value(LIMITS.term)));
    expect([what, said]).toEqual([what, expect.stringMatching(/^pl\/site\.md:4 areas\.orders: /)]);
  }
  expect(check('en/panels/a.md', 'title: "a\\u202eb"\ntranslates: pending')).toEqual([
    'en/panels/a.md:2 title: holds an invisible character that turns other words around (U+202E); take it out',
  ]);
});

test('so is Markdown, with the line of the character', () => {
  for (const [what, value] of BAD_PROSE) {
    const said = check('pl/faq/one.md', 'title: A\narea: orders', value(LIMITS.body));
    expect([what, said]).toEqual([what, [expect.stringMatching(/^pl\/faq\/one\.md(:\d+)? .+; .+/)]]);
  }
  expect(check('pl/faq/one.md', 'title: A\narea: orders', 'Raz.\n\nDwa \u202e.')).toEqual([
    'pl/faq/one.md:8 holds an invisible character that turns other words around (U+202E); take it out',
  ]);
});

test('so are days and instants beyond the calendar', () => {
  for (const day of BAD_DAYS) {
    expect(check('pl/panels/a.md', `title: A\ncreated_to: ${quoted(day)}`)).toEqual([
      `pl/panels/a.md:3 created_to: is ${day}, which is outside the calendar of the site; write a day from 2000-01-01 – 2099-12-31`,
    ]);
    for (const field of ['started_at', 'resolved_at', 'backup_at']) {
      const instants = { started_at: '2021-03-10T00:47:00+01:00', [field]: `${day}T12:00:00Z` };
      const keys = Object.entries(instants).map(([key, value]) => `${key}: ${quoted(value)}`);
      const front = ['title: A', ...keys].join('\n');
      const [said] = check('pl/incidents/a.md', front);
      expect([day, said]).toEqual([day, expect.stringMatching(new RegExp(`:\\d ${field}: is `))]);
    }
  }
});

test('the document of an incident may be longer than an update', () => {
  const long = 'słowo '.repeat(5000).trim();
  const front = 'title: A\nstarted_at: "2021-03-10T00:47:00+01:00"';
  expect(check('pl/incidents/a.md', front, long)).toEqual([]);
  expect(check('pl/faq/a.md', 'title: A\narea: orders', long)).toEqual([
    'pl/faq/a.md:6 has 29999 characters; write at most 8000',
  ]);
});

test('an end before its beginning is named where it is written', () => {
  const incident = (resolved: string) =>
    `title: Awaria\nstarted_at: 2021-03-10T00:47:00+01:00\nresolved_at: ${resolved}`;
  expect(check('pl/incidents/i.md', incident('2021-03-10T00:46:00+01:00'))).toEqual([
    'pl/incidents/i.md:4 resolved_at: is before started_at; write what comes after it, or change that',
  ]);
  expect(check('pl/incidents/i.md', incident('2021-03-09T23:47:00Z'))).toEqual([]);
  const panel = (to: string) => `title: Panel A\ncreated_from: 2021-01-02\ncreated_to: ${to}`;
  expect(check('pl/panels/a.md', panel('2021-01-01'))).toEqual([
    'pl/panels/a.md:4 created_to: is before created_from; write what comes after it, or change that',
  ]);
  expect(check('pl/panels/a.md', panel('2021-01-02'))).toEqual([]);
});
