import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { foreignNames, wholeMarkup } from '../../support/own-markup.ts';
import { type StyleWord, styleSources, styleWords } from '../../support/style-sources.ts';

/** What a property may be, beside what every property may: custom properties of its scale. */
const SCALES: readonly (readonly [property: RegExp, value: RegExp])[] = [
  // On paper the root alone has a size of its own, and everything with it.
  [/^font-size$/, /^(inherit|var\(--(text-[1-8]|sheet)\))$/],
  [
    /^font-weight$/,
    /^(inherit|var\(--weight-(text|strong|title)\)|var\(--mark-weight,var\(--weight-strong\)\))$/,
  ],
  [/^font$/, /^(inherit|var\(--weight-text\) var\(--text-3\) \/ 1\.5 var\(--font\))$/],
  [
    /^(scroll-)?(margin|padding)(-(block|inline)(-(start|end))?)?$|^((row|column)-)?gap$/,
    // Beside the scale: an icon and its gap, a border that lies over another, and what grows with the window between two steps.
    /^((0|auto|var\(--(space-\d+|margin|gap-section)\)|var\(--mark-gap,var\(--space-4\)\)|calc\(-1 \* var\(--(space-\d+|margin|hairline-width)\)\)|calc\(1em \+ var\(--space-\d+\)\)|clamp\(var\(--space-\d+\),\dvw,var\(--space-\d+\)\))( |$)?)+$/,
  ],
  [/^(margin|padding)-(left|right|top|bottom)$/, /never: by their logical names/],
  [/^grid-gap$/, /never: gap/],
];

/** The three widths, and what a browser or a reader asks for. */
const MAY_ASK =
  /^((screen|print)|(screen and)?\(width(>=|<)(34|46|64)rem\)|\((prefers-[\w-]+|forced-colors|scripting): [\w-]+\))$/;
const MAY_ASK_ROOM = /^\(width(>=|<)(34|46|64)rem\)$/;

function isOfScale([name, value]: StyleWord): boolean {
  const written = value.replaceAll(/\s*([<>]=?|,)\s*/g, '$1').trim();
  if (name === '@media') return MAY_ASK.test(written.replaceAll('and (', 'and('));
  if (name === '@container') return MAY_ASK_ROOM.test(written);
  return SCALES.every(([property, values]) => !property.test(name) || values.test(written));
}

const offScale = (css: string) => styleWords(css).filter((word) => !isOfScale(word));

describe('sizes, weights, gaps and widths', () => {
  test('are of the scales in tokens.css, in every style sheet and component', () => {
    const sources = styleSources();
    expect(sources.length).toBeGreaterThan(100);
    const found = sources.flatMap(({ file, css }) =>
      offScale(css).map(([name, value]) => `${file}: ${name}: ${value}`),
    );
    expect(found).toEqual([]);
  });

  test('there are at most eight sizes, five weights and three widths', () => {
    const all = styleSources();
    const css = all.map(({ css }) => css).join('\n');
    const tokens = all.find(({ file }) => file.endsWith('/tokens.css'))?.css ?? '';
    const count = (text: string, pattern: RegExp) => new Set(text.match(pattern)).size;
    expect(count(tokens, /--text-\d+(?=:)/g)).toBeLessThanOrEqual(8);
    expect(count(tokens, /--weight-\w+(?=:)/g)).toBeLessThanOrEqual(5);
    expect(count(css, /(?<=\(width (>=|<) )[\d.]+(?=\w+\))/g)).toBeLessThanOrEqual(3);
  });

  test.each([
    'p { font-size: 0.9rem }',
    'p { font-size: smaller }',
    'p { font-weight: 600 }',
    'p { font-weight: bold }',
    'p { font: 1rem serif }',
    'p { margin: 1rem }',
    'p { margin-block: var(--space-2) 3px }',
    'p { padding-inline-start: 0.5em }',
    'p { row-gap: 2vw }',
    'p { margin-left: 0 }',
    'p { b { gap: 1px } }',
    '@media (width >= 47rem) { p { color: red } }',
    '@media (min-width: 46rem) { p { color: red } }',
    'p { @media (width < 700px) { color: red } }',
    '@container (width < 30rem) { p { color: red } }',
  ])('%s is found', (css) => {
    expect(offScale(css)).toHaveLength(1);
  });

  test.each([
    'p { font-size: var(--text-2); font-weight: var(--weight-strong) }',
    'p { margin: 0 auto; padding-block: var(--space-2) var(--space-3) }',
    'p { margin-inline: calc(-1 * var(--margin)) }',
    '@media screen and (width < 64rem) { p { gap: var(--space-1) } }',
    '@media print { p { color: red } }',
    '@media (prefers-color-scheme: dark) { p { color: red } }',
    '@page panel { margin: 11mm }',
  ])('and nothing in %s', (css) => {
    expect(offScale(css)).toEqual([]);
  });
});

describe('the styles of a component', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const components = styleSources().filter(({ attributes }) => attributes !== null);

  test('are its own: none is global, in whole or in part', () => {
    expect(components.length).toBeGreaterThan(80);
    expect(components.filter(({ attributes }) => attributes !== '').map(({ file }) => file)).toEqual([]);
    expect(components.filter(({ css }) => css.includes(':global')).map(({ file }) => file)).toEqual([]);
  });

  test('name nothing but what stands in its markup or in that of its parts', () => {
    const found = components.flatMap(({ file, css }) =>
      foreignNames(css, wholeMarkup(root, file)).map((name) => `${file}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  test('what stands elsewhere is found', () => {
    const css = '.row > p { &:hover .said:not(.is-late) em { color: red } }';
    expect(foreignNames(css, '<p class="row"><b class="note"></b></p>')).toEqual(['.said', 'em']);
    expect(foreignNames(css, '<p class="row"><em class="said"></em></p>')).toEqual([]);
    expect(foreignNames(css, '<p class="row"><slot /></p>')).toEqual(['.said']);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in a component
    const put = '<p class={`in-${layout}`} />';
    expect(foreignNames('.in-row { p {} } .on-row {}', put)).toEqual(['.on-row']);
  });

  test('what all share lies in a few style sheets, each of which stands in a layer or says why it does not', () => {
    const sheets = styleSources().filter(({ attributes }) => attributes === null);
    expect(sheets.filter(({ file }) => !file.startsWith('src/ui/styles/'))).toEqual([]);
    const layerless = sheets.filter(({ css }) => !css.includes('@layer'));
    expect(layerless.map(({ file }) => file.replace('src/ui/styles/', '')).sort()).toEqual([
      'fonts.css',
      'overrides.css',
      'print-features.css',
      'print-panel.css',
    ]);
  });
});
