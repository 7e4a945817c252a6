import { describe, expect, test } from 'vitest';
import { absoluteLinks, plainAnswer } from '../../../src/views/plain-answer.ts';
import { RENDERED } from '../../support/state.ts';

const plain = (markdown: string) => plainAnswer(markdown, RENDERED, 'https://a.pl');

describe('an answer as plain text', () => {
  test.for([
    ['**Tak.** To `działa`.', 'Tak. To działa.'],
    [
      'Zobacz [jak](/faq/x/) i [tam](https://b.pl/).',
      'Zobacz jak (https://a.pl/faq/x/) i tam (https://b.pl/).',
    ],
    ['Jedno zdanie\nw dwóch wierszach.\n\nDrugie.', 'Jedno zdanie w dwóch wierszach.\n\nDrugie.'],
    ['Zrób tak:\n\n- jedno\n- **dru\ngie**', 'Zrób tak:\n\n– jedno\n– dru gie'],
    ['1. jedno\n2. drugie', '1. jedno\n2. drugie'],
    ['1 < 2 & 3 "x"', '1 < 2 & 3 "x"'],
    ['', ''],
  ] as const)('%j reads %j', ([markdown, text]) => {
    expect(plain(markdown)).toBe(text);
  });
});

test('links to this site become absolute, others stay', () => {
  expect(absoluteLinks('[a](/faq/x/) [b](https://b.pl/) [c](mailto:x@y.pl)', 'https://a.pl')).toBe(
    '[a](https://a.pl/faq/x/) [b](https://b.pl/) [c](mailto:x@y.pl)',
  );
});
