import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeLine, safeMarkdown } from '../../../src/import/safe-markdown.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { processorTime, SQUARE } from '../../support/processor-time.ts';

describe('words of another site become Markdown', () => {
  test.for([
    ['plain words stay', 'We look into it.', 'We look into it.'],
    ['lines stay', 'One.\r\nTwo.', 'One.\nTwo.'],
    ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['breaks', 'One.<br />Two.', 'One.\nTwo.'],
    ['emphasis', 'A <b>bold</b> and <em>other</em> word', 'A **bold** and *other* word'],
    ['lists', '<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['links', '<a href="https://x.example/?a=1&amp;b=2">there</a>', '[there](<https://x.example/?a=1&b=2>)'],
    ['links that run scripts are words', '<a href="javascript:alert(1)">here</a>', 'here'],
    [
      'links to pages of the other site are words',
      'See [ours](/incidents/x) <a href="/y">too</a>.',
      'See ours too.',
    ],
    ['links of Markdown to the web stay', '[a](https://x.example/)', '[a](https://x.example/)'],
    ['pictures are links', '![plot](https://x.example/p.png)', '[plot](https://x.example/p.png)'],
    ['scripts go', 'A<script>alert(1)</script>B<style>p{}</style>C<!-- D -->', 'ABC'],
    ['scripts that do not end go', 'A<script>alert(1)', 'A'],
    ['what is written as a character stays one', '5 &lt; 6 &amp; 7&nbsp;kg', '5 &lt; 6 &amp; 7\u00a0kg'],
    ['an open link is closed', '<a href="https://x.example/">there', '[there](<https://x.example/>)'],
    ['what cannot be shown goes', 'a\u0000b\u202ec', 'abc'],
    [
      'markup with a sign of its own in an attribute is words',
      '<a title="a<b">x</a>',
      '&lt;a title="a&lt;b">x',
    ],
    ['markup that does not end is words', 'see <img src=x', 'see &lt;img src=x'],
    ['unknown markup goes, its words stay', '<marquee>hello</marquee>', 'hello'],
  ])('%s', ([, html, markdown]) => {
    expect(safeMarkdown(html ?? '')).toBe(markdown);
  });

  test('whatever was written, no script and no handler is left of it', () => {
    const parts = [
      '<script>',
      '</script>',
      '<a href="javascript:x">',
      '<img onerror=x src=y>',
      '&lt;',
      '<',
      '>',
      'w',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (words) => {
        const safe = safeMarkdown(words.join(''));
        expect(safe).not.toMatch(/<script>|javascript:x|<img/i);
        expect(inspectMarkdown(safe).depth).toBeLessThan(20);
      }),
    );
  });

  test('a title is one line of plain words', () => {
    expect(safeLine(' Orders &amp; <b>payments</b>\n fail ')).toBe('Orders & payments fail');
    expect(safeLine('Orders \u202e \u0000 fail')).toBe('Orders fail');
  });

  test.for(['<script ', '<a ', '<a "', `<a '"x`, '[(', '([', '[x](', '<!--', ' \t', '<script></script '])(
    'a long text of %j takes no longer than its length',
    async (part) => {
      const text = `${part.repeat(100_000)}x`;
      expect(await processorTime(() => [safeMarkdown(text), safeLine(text)])).toBeLessThan(SQUARE);
    },
  );
});
