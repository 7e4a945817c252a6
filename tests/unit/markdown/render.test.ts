import { describe, expect, test } from 'vitest';
import {
  DRAFTS,
  markdownToText,
  PUBLISHED,
  rememberedBytes,
  renderMarkdown,
} from '../../../src/markdown/render.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:alert(1))',
  '[x](//evil.example/)',
  '![x](https://evil.example/pixel.png)',
  '![x](x "onerror=alert(1)")',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '<iframe src="https://evil.example"></iframe>',
  '<style>body{display:none}</style>',
  '<form action="https://evil.example"><input name=password></form>',
  '<div style="position:fixed">x</div>',
  '<b onclick="alert(1)">x</b>',
  '<!-- --><script>alert(1)</script>',
  '`<script>alert(1)</script>`',
  '[x](https://ok.example/"onmouseover="alert(1))',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
];

describe('what reaches the page is safe', () => {
  test.for(HOSTILE)('%s', (markdown) => {
    const html = renderMarkdown(markdown);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
    for (const [, name = '', attributes = ''] of tags) {
      expect(['p', 'a', 'code', 'pre', 'em', 'strong', 'br']).toContain(name.toLowerCase());
      expect(attributes).toMatch(/^(\s+href="(https?:|mailto:|\/(?!\/))[^"<>]*")?\s*\/?$/);
    }
  });
});

describe('Markdown', () => {
  test('paragraphs, lists, emphasis and links', () => {
    expect(renderMarkdown('**Nie** rób.\n\n- [Panel](/panel/b/)')).toBe(
      '<p><strong>Nie</strong> rób.</p>\n<ul>\n<li><a href="/panel/b/">Panel</a></li>\n</ul>\n',
    );
  });

  test('raw HTML is shown as it was typed', () => {
    expect(renderMarkdown('a <b>c</b>')).toBe('<p>a\u00a0&lt;b&gt;c&lt;/b&gt;</p>\n');
  });

  test('no Polish line ends in a one-letter word, and none between a day and its month; copies and English stay', () => {
    const words = 'Panel A i\n**B** w statusie od 17 marca. A co z *panelem* C?';
    expect(renderMarkdown(words)).toBe(
      '<p>Panel A i\u00a0<strong>B</strong> w\u00a0statusie od 17\u00a0marca. A\u00a0co z\u00a0<em>panelem</em> C?</p>\n',
    );
    expect(renderMarkdown('a panel, `w kodzie`', { locale: 'en' })).toContain('a panel');
    expect(renderMarkdown('`w kodzie`')).toContain('w kodzie');
    expect(PUBLISHED.plain('w statusie', '')).toBe('w statusie');
  });

  test('headings never compete with the page’s own', () => {
    expect(renderMarkdown('# One\n\n###### Six')).toBe('<h2>One</h2>\n<h3>Six</h3>\n');
  });

  test('plain text of it is one line', () => {
    expect(markdownToText('**A** & b\n\n- <c>\n- [d](/e/)')).toBe('A & b: <c>; d');
  });
});

describe('what is remembered is bounded by bytes', () => {
  /** Longer than a page's words ever are, each another; of little that takes long to read. */
  const longText = (turn: number) => `${turn} **ważne** ${'słowo i adres '.repeat(3000)}`;

  test('drafts of any number and length take no more than a megabyte, and no room from the site', () => {
    const shown = renderMarkdown('Shown on **every** page.');
    const before = rememberedBytes().site;
    for (let turn = 0; turn < 40; turn += 1) {
      DRAFTS.html(longText(turn));
      DRAFTS.text(longText(turn));
      expect(rememberedBytes().drafts).toBeLessThanOrEqual(2 ** 20);
    }
    expect(rememberedBytes().site).toBe(before);
    expect(DRAFTS.html('Shown on **every** page.')).toBe(shown);
  });

  test('texts of the site take no more than eight megabytes', () => {
    for (let turn = 0; turn < 150; turn += 1) {
      renderMarkdown(longText(turn));
      markdownToText(longText(turn));
      expect(rememberedBytes().site).toBeLessThanOrEqual(8 * 2 ** 20);
    }
  });

  test('a draft reads like the same text on the site', () => {
    expect(DRAFTS.html('**A** <b>')).toBe(renderMarkdown('**A** <b>'));
    expect(DRAFTS.text('**A** <b>')).toBe(markdownToText('**A** <b>'));
  });
});
