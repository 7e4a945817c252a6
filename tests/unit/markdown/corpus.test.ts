import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writtenLinks } from '../../../src/domain/written-links.ts';
import { readTokens } from '../../../src/markdown/lexer.ts';
import { PUBLISHED } from '../../../src/markdown/render.ts';
import { sanitise } from '../../../src/markdown/sanitise.ts';
import { isLink, tokensIn } from '../../../src/markdown/token-kinds.ts';
import { tried } from '../../support/tried.ts';
import { CORPUS } from './corpus.ts';

const { html, plain, text, lead, hints } = PUBLISHED;
const ORIGIN = 'https://o.example';

describe('what becomes of each construct', () => {
  test.for(CORPUS)('$name', ({ source, ...expected }) => {
    expect({
      name: expected.name,
      html: html(source),
      plain: plain(source, ORIGIN),
      line: text(source),
      hints: hints(source).map(({ code }) => code),
    }).toEqual(expected);
  });
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The words of a page, each a run of letters and digits, in their order. */
function wordsOf(shown: string): string[] {
  const seen = shown
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '');
  return lettersOf(seen);
}

function lettersOf(seen: string): string[] {
  return seen.match(/[\p{L}\p{N}]/gu) ?? [];
}

/** Whether these letters come in this order, whatever is between them. */
function holds(all: readonly string[], some: readonly string[]): boolean {
  let at = 0;
  for (const letter of all) if (letter === some[at]) at += 1;
  return at === some.length;
}

const constructs = fc
  .array(fc.constantFrom(...CORPUS.map(({ source }) => source)), { minLength: 1, maxLength: 3 })
  .map((sources) => sources.join('\n\n'));
const pieces = fc
  .array(
    fc.constantFrom(
      ...['a', 'Ż', '1. ', '- ', '[x] ', '> ', '# ', '\n', '\n\n', '    ', '`', '```', '*', '**', '~~', '_'],
      ...[
        '[',
        ']',
        '(',
        ')',
        '](/faq/)',
        '![',
        '<b>',
        '</b>',
        '<!--',
        '-->',
        '&amp;',
        '&copy',
        '\\',
        '|',
        '|-|',
      ],
      ...['https://x.example/', 'www.x.example', 'a@b.example', '”', '…', '"', ' ', '\t', '[^1]', '[a]: /b/'],
    ),
    { maxLength: 40 },
  )
  .map((typed) => typed.join(''));
const anything = fc.oneof(constructs, pieces, fc.string({ unit: 'binary', maxLength: 200 }));

describe('whatever is typed', () => {
  test('is rendered without a throw, and what is rendered passes the second wall as it is', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('joined' as const, 'kept' as const), (source, lineEnds) => {
        const made = html(source, { lineEnds });
        expect(sanitise(made)).toBe(made);
        expect(() => [plain(source, ORIGIN), text(source), lead(source), hints(source)]).not.toThrow();
      }),
      { numRuns: tried(80) },
    );
  });

  test('what readers see is in the copy and in the line, letter by letter', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const seen = wordsOf(html(source));
        expect(holds(lettersOf(plain(source, ORIGIN)), seen)).toBe(true);
        expect(holds(lettersOf(text(source)), seen)).toBe(true);
      }),
      { numRuns: tried(80) },
    );
  });

  test('no heading is above the second level, and none is more than one below that before it', () => {
    const headings = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(headings, (levels) => {
        const made = html(levels.map((level) => `${'#'.repeat(level)} a`).join('\n\n'));
        const shown = [...made.matchAll(/<h(\d)>/g)].map(([, level]) => Number(level));
        expect(shown.length).toBe(levels.length);
        expect(shown.every((level, index) => level >= 2 && level <= (shown[index - 1] ?? 1) + 1)).toBe(true);
      }),
    );
  });
});

describe('line ends', () => {
  test('are spaces in files, and end a line where they were typed', () => {
    expect(html('Jeden\nDwa')).toBe('<p>Jeden\nDwa</p>\n');
    expect(html('Jeden\nDwa', { lineEnds: 'kept' })).toBe('<p>Jeden<br />Dwa</p>\n');
    expect(plain('- a\n  b', ORIGIN, { lineEnds: 'kept' })).toBe('– a\n  b');
    expect(text('Trwa przywracanie\nPanel B działa', { lineEnds: 'kept' })).toBe(
      'Trwa przywracanie · Panel B działa',
    );
  });

  test('the tick of a task is called in the language of the words', () => {
    expect(html('- [x] a', { locale: 'en' })).toContain('aria-label="done"');
    expect(html('- [ ] a', { locale: 'pl' })).toContain('aria-label="do zrobienia"');
  });
});

test('links are found by their writing as the renderer finds them', () => {
  const bare = /^(?:https?:|ftp:|www|<|mailto:|[^[!])/;
  for (const { source } of CORPUS.filter(({ name }) => name !== 'beyond all bounds')) {
    const rendered = [...tokensIn(readTokens(source, 'joined'))]
      .filter(isLink)
      .filter(({ raw, href }) => href !== '' && !bare.test(raw))
      .map(({ href }) => href);
    expect(new Set(writtenLinks(source).map(({ address }) => address)), source).toEqual(new Set(rendered));
  }
});
