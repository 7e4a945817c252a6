import { expect, test } from 'vitest';
import { MOST_MARKS, pilesMarks, withoutPiles } from '../../../src/domain/marks.ts';
import { tieShortWords } from '../../../src/i18n/typography.ts';
import { markdownToText, renderMarkdown } from '../../../src/markdown/render.ts';

const tower = (height: number, mark = '\u0301') => `Z${mark.repeat(height)}algo`;

test.each([
  ['Polish', 'zażółć gęślą jaźń'.normalize('NFD')],
  ['Vietnamese', 'Tiếng Việt'.normalize('NFD')],
  ['Hebrew with points and accents', 'בְּרֵאשִׁ֖ית בָּרָ֣א'],
  ['Thai', 'ที่นี่ ก็ น้ำ'],
  ['Hindi', 'र्त्स्न्य'],
  ['Tibetan', 'བསྒྲུབས་ ཧཱུྃ'],
  ['families', '👩‍👩‍👧‍👦'.repeat(20)],
  ['a keycap', '1️⃣2️⃣'],
  ['as many as may be', tower(MOST_MARKS)],
])('%s is left as it is', (_, text) => {
  expect(pilesMarks(text)).toBe(false);
  expect(withoutPiles(text)).toBe(text);
});

test.each([
  ['above', '\u0301'],
  ['below', '\u0323'],
  ['around', '\u20dd'],
  ['with what shows nothing between', '\u0301\u034f'],
  ['of another plane', '\u{1d167}'],
])('marks %s are not piled over other lines', (_, mark) => {
  expect(pilesMarks(tower(MOST_MARKS + 1, mark))).toBe(true);
  expect(withoutPiles(tower(1000, mark))).toBe(tower(MOST_MARKS, mark));
});

test('what an old log holds is shown without them: words, Markdown, and its plain text', () => {
  expect(tieShortWords(tower(1000), 'pl')).toBe(tower(MOST_MARKS));
  expect(renderMarkdown(tower(1000))).toBe(`<p>${tower(MOST_MARKS)}</p>\n`);
  expect(markdownToText(`**${tower(1000)}**`)).toBe(tower(MOST_MARKS));
  expect(renderMarkdown(`Z${'&DownBreve;'.repeat(500)}`)).toBe(`<p>Z${'\u0311'.repeat(MOST_MARKS)}</p>\n`);
});

test('it takes no longer than the text is long', () => {
  const texts = [
    tower(200_000),
    `Z${'\u0301'.repeat(8)}${'\u034f'.repeat(200_000)}`,
    `a\u0301${'\u034f'.repeat(200_000)}`,
  ];
  for (const text of texts) expect(withoutPiles(text).length).toBeLessThanOrEqual(text.length);
});
