import { describe, expect, test } from 'vitest';
import { breakLongWords } from '../../../src/http/long-words.ts';

const LONG = 'x'.repeat(1000);
const longest = (html: string) => Math.max(...html.split(/<[^>]*>|\s/).map(({ length }) => length));

describe('a word that is too long for any screen', () => {
  test.for([
    ['in a paragraph', `<p class="a">${LONG}</p>`],
    ['beside others', `<td>ab ${LONG} cd</td>`],
    ['of entities', `<p>${'&quot;'.repeat(300)}</p>`],
    ['of no letters', `<p>${'\u202e\ufffd&#x202e;'.repeat(300)}</p>`],
    ['of pairs', `<p>${'😀'.repeat(300)}</p>`],
    ['of letters and marks', `<p>${'e\u0301\u0323'.repeat(300)}</p>`],
  ])('%s may break, and is the same', ([, html = '']) => {
    const broken = breakLongWords(html);
    expect(longest(broken)).toBeLessThanOrEqual(400);
    expect(broken.split('<wbr>').length).toBeGreaterThan(5);
    expect(broken.replaceAll('<wbr>', '')).toBe(html);
    for (const piece of broken.split('<wbr>').slice(1))
      expect(piece).not.toMatch(/^(?:\p{M}|[#\w]+;|[\udc00-\udfff])/u);
  });

  test.for([
    ['an attribute', `<a href="/${LONG}>" title='${LONG}'>a</a>`],
    ['a script', `<script>const a = "${LONG}";</script>`],
    ['styles', `<style>a{b:${LONG}}</style>`],
    ['a field', `<textarea name="a">${LONG}</textarea>`],
    ['the title', `<title>${LONG}</title>`],
    ['a choice', `<option value="a">${LONG}</option>`],
    ['a picture', `<svg><text>${LONG}</text></svg>`],
    ['a comment', `<!-- <p>${LONG} -->`],
    ['words of any language', `<p>${'x'.repeat(199)} ${'y'.repeat(199)}</p>`],
  ])('%s is left as it is', ([, html = '']) => {
    expect(breakLongWords(html)).toBe(html);
  });
});
