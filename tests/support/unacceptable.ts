import type { FlawCode } from '../../src/domain/flaw.ts';

/** A bad value: what it is, the value for a field of that length, and why it cannot be shown. */
export type BadValue = readonly [what: string, value: (longest: number) => string, code: FlawCode];

const ANYWHERE: readonly BadValue[] = [
  ['too long', (longest) => 'a'.repeat(longest + 1), 'words.long'],
  ['thirty thousand characters', () => 'a'.repeat(30_000), 'words.long'],
  ['a NUL', () => 'a\u0000b', 'words.control'],
  ['a bell', () => 'a\u0007b', 'words.control'],
  ['an escape sequence', () => 'a\u001b[31mb', 'words.control'],
  ['a C1 control', () => 'a\u009bb', 'words.control'],
  ['a noncharacter', () => 'a\uffffb', 'words.control'],
  ['a noncharacter of another plane', () => 'a\u{1fffe}b', 'words.control'],
  ['an override', () => 'a\u202egnp.exe', 'words.direction'],
  ['an embedding', () => 'a\u202ab', 'words.direction'],
  ['an isolate', () => 'a\u2067b', 'words.direction'],
  ['half of a character', () => 'a\ud83d', 'words.broken'],
  ['the other half', () => '\ude00a', 'words.broken'],
  ['zero width alone', () => '\u200b\u200d\u2060', 'words.unseen'],
  ['a filler', () => '\u3164', 'words.unseen'],
  ['a braille blank', () => '\u2800', 'words.unseen'],
  ['a tower of marks', () => `Z${'\u0301'.repeat(9)}`, 'words.piled'],
  ['a tower with something invisible between', () => `Z${'\u0301\u034f'.repeat(9)}`, 'words.piled'],
  ['a mark on nothing', () => '\u0301', 'words.unseen'],
];

/** What no line of plain words may be. */
export const BAD_LINES: readonly BadValue[] = [
  ...ANYWHERE,
  ['two lines', () => 'a\nb', 'words.lines'],
  ['a carriage return', () => 'a\rb', 'words.lines'],
  ['a vertical tab', () => 'a\u000bb', 'words.lines'],
  ['a next line', () => 'a\u0085b', 'words.lines'],
  ['a line separator', () => 'a\u2028b', 'words.lines'],
  ['a paragraph separator', () => 'a\u2029b', 'words.lines'],
  ['a tab', () => 'a\tb', 'words.control'],
];

/** What no Markdown may be. */
export const BAD_PROSE: readonly BadValue[] = [
  ...ANYWHERE,
  ['an empty link', () => '[](https://example.com/)', 'words.unseen'],
  ['a link of zero width', () => '[\u200b](https://example.com/)', 'words.unseen'],
  ['a definition alone', () => '[a]: https://example.com/', 'words.unseen'],
  ['a picture without words', () => '![](x.png)', 'words.unseen'],
  ['a rule', () => '***', 'words.unseen'],
  ['a space by its number', () => '&#8203;&nbsp;', 'words.unseen'],
  ['quotations, too deep', () => `${'>'.repeat(21)} a`, 'words.nested'],
  ['three thousand quotations', () => `${'>'.repeat(3000)} a`, 'words.nested'],
  [
    'lists, too deep',
    () => Array.from({ length: 21 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    'words.nested',
  ],
  ['an override by its number', () => 'a&#x202e;b', 'words.direction'],
  ['a tower of marks by their numbers', () => `Z${'&#x301;'.repeat(9)}`, 'words.piled'],
  ['an override by its decimal number', () => 'a&#8238;b', 'words.direction'],
];

/** Days that no page can show, whatever the clock says. */
export const BAD_DAYS: readonly string[] = [
  '9999-12-31',
  '9999-12-30',
  '2500-01-01',
  '2201-03-22',
  '2100-01-01',
  '1999-12-31',
  '0001-01-01',
];

/** The same as instants. */
export const BAD_INSTANTS: readonly string[] = [
  '9999-12-31T23:59:00.000Z',
  '2099-12-31T23:00:00.000Z',
  '1999-12-31T22:59:59.999Z',
  '0001-01-01T00:00:00.000Z',
];
