import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BeyondBounds, readTokens } from '../../../src/markdown/lexer.ts';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { tried } from '../../support/tried.ts';

/** What made the library take seconds or minutes, throw, or write megabytes. */
const KILLERS: readonly (readonly [string, string])[] = [
  ['quotations, 250 kB', '> '.repeat(125_000)],
  ['quotations, 8,000', '>'.repeat(8000)],
  ['lists in lists', `${'- '.repeat(40_000)}a`],
  ['lists in lists, indented', Array.from({ length: 400 }, (_, one) => `${'  '.repeat(one)}- a`).join('\n')],
  ['emphasis that never ends', '***a* '.repeat(1333)],
  ['underscores in words', '=_a'.repeat(2600)],
  ['emphasis within emphasis', '*a _b '.repeat(8000)],
  ['deletions', '~a ~~b '.repeat(8000)],
  ['brackets', '['.repeat(100_000)],
  ['links that never end', `${'[a]('.repeat(20_000)})`],
  ['images that never end', `${'![]('.repeat(20_000)})`],
  ['links in links', `${'['.repeat(5000)}a${'](b)'.repeat(5000)}`],
  ['exclamations', '!'.repeat(100_000)],
  ['tags that never end', '<a '.repeat(30_000)],
  ['comments that never end', '<!--'.repeat(25_000)],
  ['backticks', '`'.repeat(50_000)],
  ['code that never ends', Array.from({ length: 400 }, (_, one) => `${'`'.repeat(one)}a`).join(' ')],
  ['fences', '```a\n~~~\n'.repeat(10_000)],
  ['a table as wide as it is long', `${'|a'.repeat(2000)}\n${'|-'.repeat(2000)}\n${'a\n'.repeat(2000)}`],
  ['heads of tables without one', 'a|b\n-\n'.repeat(15_000)],
  ['one address named often', `[a]: /${'x'.repeat(4000)}\n\n${'[a]'.repeat(1300)}`],
  ['definitions', '[a]: b "\n'.repeat(10_000)],
  ['addresses', 'http://'.repeat(14_000)],
  ['mail', 'a@b.'.repeat(25_000)],
  ['entities', '&#1;&a'.repeat(15_000)],
  ['blank lines', '\n'.repeat(250_000)],
  ['blanks', ' \t'.repeat(120_000)],
  ['underlines', `${'a\n'.repeat(20_000)}=`],
  ['halves of pairs', '\ud800'.repeat(8000)],
  ['a long word', 'x'.repeat(250_000)],
];

const most = (markdown: string) => 15 * markdown.length + 10_000;

describe('no text takes the site along', () => {
  test.for(KILLERS)('%s', ([, markdown]) => {
    expect(renderMarkdown(markdown).length).toBeLessThan(most(markdown));
  });

  test('whatever is repeated, the work is counted and has an end', () => {
    const piece = fc.constantFrom(
      ...['*', '**', '_', '~~', '`', '[', ']', '(', ')', '![', '](', '<', '>', '> ', '- ', '1. ', '    '],
      ...[
        '\n',
        '\n\n',
        '\\',
        '&',
        'a',
        ' ',
        '|',
        '|-',
        '=',
        '# ',
        '"',
        '<a ',
        '<!--',
        'http://',
        '@',
        '[a]: ',
      ],
    );
    const repeated = fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 400 }))
      .map(([pieces, times]) => pieces.join('').repeat(times));
    fc.assert(
      fc.property(repeated, (markdown) => {
        expect(renderMarkdown(markdown).length).toBeLessThan(most(markdown));
      }),
      { numRuns: tried(50) },
    );
  });

  test('what is too much is refused by count, and shown as it was typed, in paragraphs', () => {
    expect(() => readTokens('>'.repeat(3000), 'joined')).toThrow(BeyondBounds);
    expect(() => readTokens('a'.repeat(100_001), 'joined')).toThrow(BeyondBounds);
    expect(() => readTokens('***a* '.repeat(1333), 'joined')).toThrow(BeyondBounds);
    expect(renderMarkdown(`${'>'.repeat(3000)} <b>\nc\n\nd`)).toBe(
      `<p class="as-typed">${'&gt;'.repeat(3000)} &lt;b&gt;<br />\nc</p>\n<p class="as-typed">d</p>\n`,
    );
  });
});
