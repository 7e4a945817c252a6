import { expect, test } from 'vitest';
import { readBareAddress } from '../../../src/markdown/bare-address.ts';

const ADDRESS = 'https://a.example/b';
const BEHIND = ['”', '«', '»', '’', '‘', '“', '›', '‹', '"', "'", '」', '』', '〟', '…', '—', '–', '―', '‒'];
const SENTENCE = [
  '.',
  ',',
  ';',
  ':',
  '?',
  '!',
  ')',
  ']',
  '}',
  '*',
  '~',
  '_',
  '。',
  '،',
  '؟',
  '।',
  '、',
  '！',
  '）',
];

test.for([...BEHIND, ...SENTENCE, '.”', '”.', '),', '").', '…»', '&quot;', '\u200b'])(
  'ends before %s',
  (end) => {
    expect(readBareAddress(`${ADDRESS}${end}`, '„')).toBe(ADDRESS);
    expect(readBareAddress(`${ADDRESS}${end} i dalej`, ' ')).toBe(ADDRESS);
  },
);

test.for([
  'https://pl.wikipedia.org/wiki/Łódź_(województwo)',
  'https://a.example/a_(b_(c))',
  'https://a.example/?q[]=1&r=2#s',
  "https://a.example/Hobson's_choice",
  'https://żółw.example/ścieżka/',
  'http://user:pass@a.example:8080/~b/',
  'http://[::1]:80/',
  'https://a.example/a-b_c/',
  'www.a.example/b.',
])('keeps what belongs to it: %s', (address) => {
  expect(readBareAddress(`${address}, tak`, '(')).toBe(address.replace(/\.$/, ''));
});

test('begins nowhere in a word', () => {
  expect(readBareAddress('www.nie', 'a')).toBe('');
  expect(readBareAddress(ADDRESS, 'ł')).toBe('');
  expect(readBareAddress('https://…', ' ')).toBe('');
});
