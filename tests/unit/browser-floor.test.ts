import { describe, expect, test } from 'vitest';
import { browserFloor, scriptTargets, styleTargets } from '../../scripts/browser-floor.ts';
import { lowerRanges } from '../../scripts/older-ranges.ts';
import { lackedInSelector, lackedStyles } from '../support/floor/styles.ts';

const whatOf = (css: string) => lackedStyles(css).map(({ what }) => what);

test('the floor is what browserslist names', () => {
  expect(browserFloor().map(({ name, version }) => `${name} ${version}`)).toEqual([
    'chrome 100',
    'edge 100',
    'firefox 100',
    'safari 15.4',
    'ios_saf 15.4',
  ]);
  expect(styleTargets()).toEqual(['chrome100', 'edge100', 'firefox100', 'safari15.4', 'ios15.4']);
  expect(scriptTargets()).toEqual(['chrome100', 'edge100', 'firefox100', 'safari16.0', 'ios16.0']);
});

test('a width below another is put in words that old browsers know', () => {
  expect(lowerRanges('@media screen and (width < 46rem) { a { b: c } }')).toBe(
    '@media screen and (max-width: 45.99rem) { a { b: c } }',
  );
  expect(lowerRanges('@media (width >= 46rem) {}')).toBe('@media (width >= 46rem) {}');
});

describe('what the floor lacks is found in styles', () => {
  test.each([
    ['a { color: red; & b { color: blue } }', 'selectors.nesting'],
    ['a { @media print { color: blue } }', 'selectors.nesting'],
    ['@media (width >= 46rem) { a { color: red } }', 'at-rules.media.range_syntax'],
    ['@media not (min-width: 46rem) { a { color: red } }', 'at-rules.media.not'],
    ['@media screen and not (min-width: 46rem) { a { color: red } }', 'at-rules.media.not'],
    ['@media (scripting: none) { a { color: red } }', 'at-rules.media.scripting'],
    ['@container (min-width: 4rem) { a { color: red } }', 'at-rules.container'],
    ['@starting-style { a { color: red } }', 'at-rules.starting-style'],
    ['a:has(b) { color: red }', 'selectors.has'],
    ['a { translate: 1px }', 'properties.translate'],
    ['a { text-wrap: balance }', 'properties.text-wrap'],
    ['a { float: inline-end }', 'properties.float.inline-end'],
    ['a { block-size: 100dvh }', 'types.length.viewport_percentage_units_dynamic'],
    ['a { block-size: 2lh }', 'types.length.lh'],
    ['a { inline-size: 5cqi }', 'types.length.container_query_length_units'],
    ['a { color: light-dark(red, blue) }', 'types.color.light-dark'],
    ['a { --own: color-mix(in oklch, red, blue) }', 'types.color.color-mix'],
    ['a { color: oklch(50% 0.1 20) }', 'types.color.oklch'],
    ['a { grid-template-columns: subgrid }', 'properties.grid-template-columns.subgrid'],
    ['a { text-decoration: underline 2px }', 'properties.text-decoration.thickness'],
    ['a { made-up: 1px }', 'properties.made-up'],
  ])('%s', (css, what) => {
    expect(whatOf(css)).toContain(what);
  });

  test.each([
    'a, b:is(c, d):where(e):not(f, g):focus-visible { inset: 0; padding-inline: 1rem }',
    '@layer one, two; @layer one { a { max-inline-size: min(100%, clamp(1rem, 5vw, 3rem)) } }',
    '@media screen and (min-width: 46rem) and (prefers-color-scheme: dark) { a { accent-color: auto } }',
    'a { block-size: 100vh; block-size: 100dvh }',
    'a { -webkit-user-select: all; user-select: all }',
    '@supports selector(:has(a)) { a:has(b) { color: red } }',
    '@supports (block-size: 1dvh) { a { block-size: 1dvh } }',
  ])('and nothing in %s', (css) => {
    expect(whatOf(css).filter((what) => what !== 'properties.accent-color')).toEqual([]);
  });

  test('a selector that a script asks for', () => {
    expect(lackedInSelector('.a:not(:has(b))')).not.toEqual([]);
    expect(lackedInSelector('.a > :is(div, details) time[datetime*="T"]')).toEqual([]);
  });
});
