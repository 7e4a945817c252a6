import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fillGaps, gapsApart, gapsOf, strayBrace } from '../../../src/domain/template-gaps.ts';

test('a gap is a name in braces; what is no name is no gap', () => {
  expect(gapsOf('{since} {a-1}, {since} {} {A} {a b} { x } {{next}}')).toEqual(['since', 'a-1', 'next']);
});

test('what is known is put in wherever its gap stands, as it is, and what is not known stays a gap', () => {
  const known = new Map([['since', '$& {cause}']]);
  expect(fillGaps('{since} / {since} / {cause}', known)).toBe('$& {cause} / $& {cause} / {cause}');
});

test('the templates that are shipped have the same gaps in both languages', () => {
  const folder = (locale: string) => new URL(`../../../content/${locale}/templates/`, import.meta.url);
  const names = readdirSync(folder('pl'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const gaps = (locale: string) => gapsOf(readFileSync(new URL(name, folder(locale)), 'utf8')).sort();
    expect(gaps('en'), name).toEqual(gaps('pl'));
  }
});

test.for([
  ['Od {since} do {next-day}.', null],
  ['Panel {Panel} stoi.', '{Panel}'],
  ['{{panel}} stoi', '{{panel}'],
  ['{a {b}}', '{a {b}'],
  ['od {since', '{since'],
  ['koniec} zdania', '} zdania'],
  ['{ panel }', '{ panel }'],
] as const)('braces that are no gap are told: %s', ([text, stray]) => {
  expect(strayBrace(text)).toBe(stray);
});

test('gaps of one language alone are told', () => {
  expect(gapsApart('{since} {cause}', '{cause} {panel}')).toEqual(['since', 'panel']);
});
