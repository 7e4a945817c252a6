import { describe, expect, test } from 'vitest';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';

describe('what readers will see of a text', () => {
  test.for([
    ['**A** & b\n\n- <c>\n- [d](/e/)', 'A & b: <c>; d'],
    ['A\u202eb\u0000c\ud800', 'Abc'],
    ['', ''],
    [' \n\t\n', ''],
    ['---', ''],
    ['![](x)', ''],
    ['[](/panel/b/)', ''],
    ['> ', ''],
    ['- \n- ', ''],
    ['&nbsp;&#8203;&shy;', ''],
    ['\u200b\u2060\u00ad\u3164\u2800\u180e\ufeff\u034f', ''],
    ['[a]: /panel/b/', ''],
    ['[a]: /panel/b/\n\n[a]', 'a'],
  ])('of %j it is %j', ([source = '', text]) => {
    expect(inspectMarkdown(source).text).toBe(text);
  });
});

describe('how deep a text is nested', () => {
  test.for([
    ['words alone', 'words alone', 0],
    ['a span', '*a*', 1],
    ['a span in a span', '***a***', 2],
    ['lists and a span', '- a\n  - b\n    - **c**', 4],
    ['a quotation, a list, a link and a span', '> - [a **b**](/panel/b/)', 4],
    ['20 quotations', `${'> '.repeat(20)}a`, 20],
    ['21 quotations', `${'> '.repeat(21)}a`, 21],
    ['3,000 quotations', '>'.repeat(3000), Number.POSITIVE_INFINITY],
    ['4,000 lists', `${'- '.repeat(4000)}a`, Number.POSITIVE_INFINITY],
  ] as const)('%s', ([, source, depth]) => {
    expect(inspectMarkdown(source)).toMatchObject({ depth, isRendered: Number.isFinite(depth) });
  });
});
