import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import type { LookupResult } from '../../../src/domain/lookup-answer.ts';
import { briefly, findPanels, LOCALES, LOOKED_UP_ON, PANELS } from '../../support/lookup.ts';
import { tried } from '../../support/tried.ts';

/** What people type on 17 March 2021, with the candidates or the code of the refusal. */
const ROWS = readFileSync(new URL('lookup.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

describe('what people type', () => {
  test.for(ROWS)('%s: “%s” is %s', ([language = '', typed = '', expected]) => {
    const result = findPanels(typed, language === 'en' ? 'en' : 'pl');
    expect(result.kind === 'answer' ? result.candidates.join(' ') : result.code).toBe(expected);
  });

  test.for(ROWS)(
    '%s: “%s” is understood in capitals and without diacritics as well',
    ([language, typed = '']) => {
      const locale = language === 'en' ? 'en' : 'pl';
      const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L');
      for (const other of [typed.toUpperCase(), plain])
        expect([other, findPanels(other, locale)]).toEqual([other, findPanels(typed, locale)]);
    },
  );
});

describe('what cannot be answered is refused', () => {
  it.each([
    ['', 'lookup.empty', 'empty'],
    ['   ', 'lookup.empty', 'empty'],
    ['\t\n\u00a0\u3000', 'lookup.empty', 'empty'],
    ['\u200b\ufeff', 'lookup.empty', 'empty'],
    ['18.03.2021', 'date.future', 'future'],
    ['2021-03-18', 'date.future', 'future'],
    ['17.11.2091', 'date.future', 'future'],
    ['17.11.91', 'date.future', 'future'],
    ['kwiecień 2021', 'date.future', 'future'],
    ['lato 2021', 'date.future', 'future'],
    ['zima 2021/2022', 'date.future', 'future'],
    ['2022', 'date.future', 'future'],
    ['31.02.2020', 'date.nonsense', 'no-such-day'],
    ['29.02.2019', 'date.nonsense', 'no-such-day'],
    ['31 kwietnia 2020', 'date.nonsense', 'no-such-day'],
    ['0.11.2019', 'date.nonsense', 'no-such-day'],
    ['32.11.2019', 'date.nonsense', 'no-such-day'],
    ['2019-02-30', 'date.nonsense', 'no-such-day'],
    ['17.13.2019', 'date.nonsense', 'no-such-month'],
    ['17.00.2019', 'date.nonsense', 'no-such-month'],
    ['13.2019', 'date.nonsense', 'no-such-month'],
    ['0.2019', 'date.nonsense', 'no-such-month'],
    ['2019-17-11', 'date.nonsense', 'no-such-month'],
    ['1989', 'date.nonsense', 'year-implausible'],
    ['17.11.1919', 'date.nonsense', 'year-implausible'],
    ['20190', 'date.nonsense', 'year-implausible'],
    ['17.11.20190', 'date.nonsense', 'year-implausible'],
    ['3019', 'date.nonsense', 'year-implausible'],
    ['201', 'date.nonsense', 'year-implausible'],
    ['17 listopada', 'date.nonsense', 'year-missing'],
    ['17.11', 'date.nonsense', 'year-missing'],
    ['17.11.', 'date.nonsense', 'year-missing'],
    ['17/11', 'date.nonsense', 'year-missing'],
    ['11.19', 'date.nonsense', 'year-missing'],
    ['listopad', 'date.nonsense', 'year-missing'],
    ['w listopadzie', 'date.nonsense', 'year-missing'],
    ['Nov 19', 'date.nonsense', 'year-missing'],
    ['jesień', 'date.nonsense', 'year-missing'],
    ['17', 'date.nonsense', 'year-missing'],
    ['19', 'date.nonsense', 'year-missing'],
    ['asdf', 'date.nonsense', 'unreadable'],
    ['w roku', 'date.nonsense', 'unreadable'],
    ['?', 'date.nonsense', 'unreadable'],
    ['🙂', 'date.nonsense', 'unreadable'],
    ['b🙂', 'date.nonsense', 'unreadable'],
    ['２０１９年', 'date.nonsense', 'unreadable'],
    ['٢٠١٩', 'date.nonsense', 'unreadable'],
    ['17.11.2019\u0000', 'date.nonsense', 'unreadable'],
    ['17\u001b.11.2019', 'date.nonsense', 'unreadable'],
    ['panel-b.baselinker.com/\u0007', 'date.nonsense', 'unreadable'],
    ['<script>alert(1)</script>', 'date.nonsense', 'unreadable'],
    ["'; DROP TABLE accounts; --", 'date.nonsense', 'unreadable'],
    ['17.11.2019 18.11.2019', 'date.nonsense', 'unreadable'],
    ['jesień 2019/2020', 'date.nonsense', 'unreadable'],
    ['zima 2019/2021', 'date.nonsense', 'unreadable'],
    ['zima 2019/0000', 'date.nonsense', 'unreadable'],
    ['17.11.0019', 'date.nonsense', 'unreadable'],
    ['17.11.2019 25:61', 'date.nonsense', 'unreadable'],
    ['+48 600 700 800', 'date.nonsense', 'unreadable'],
    ['201911', 'date.nonsense', 'unreadable'],
    ['1234567890123', 'date.nonsense', 'unreadable'],
  ])('%j: %s, %s', (text, code, reason) => {
    for (const locale of LOCALES) expect(findPanels(text, locale)).toEqual({ kind: 'refusal', code, reason });
  });

  it.each([
    ['digits', '1'],
    ['spaces', ' '],
    ['the word for a month', 'listopad '],
    ['dashes', '-'],
    ['slashes with digits', '1/'],
    ['a panel’s address', 'panel-b.baselinker.com/'],
    ['“na” again and again', 'na '],
    ['an almost-month', 'paz'],
    ['combining marks', 'a\u0301\u0302\u0303'],
    ['a ligature of eighteen letters', '\ufdfa'],
    ['emoji', '👩‍👩‍👧‍👦'],
    ['zero bytes', '\u0000'],
    ['lone surrogates', '\ud800'],
  ])('ten thousand characters of %s are too long', (_, unit) => {
    const text = unit.repeat(10_000).slice(0, 10_000);
    expect(findPanels(text)).toEqual({ kind: 'refusal', code: 'date.nonsense', reason: 'too-long' });
  });

  it('200 characters are read, 201 are too long', () => {
    expect(briefly(findPanels('2018'.padEnd(200)))).toBe('a');
    expect(briefly(findPanels('2018'.padEnd(201)))).toBe('!too-long');
  });
});

const WORDS = (
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia ' +
  'January February March April May June July August September October November December ' +
  'I II III IV V VI VII VIII IX X XI XII ' +
  '17 11 2019 19 00 0 20191117 9999 zima lato jesień r. roku w ok. ~ panel b e / - . , 14:30 th of T Z'
).split(' ');

describe('whatever the text', () => {
  const CODES = {
    'lookup.empty': ['empty'],
    'lookup.login': ['account-name'],
    'lookup.unknown': ['unknown'],
    'date.future': ['future'],
    'date.nonsense': [
      'no-such-day',
      'no-such-month',
      'too-long',
      'unreadable',
      'year-implausible',
      'year-missing',
    ],
    'panel.unknown': ['no-such-panel'],
  };

  function expectWellFormed(result: LookupResult): void {
    if (result.kind === 'refusal') {
      expect(CODES[result.code]).toContain(result.reason);
      return;
    }
    const ids = PANELS.map(({ id }) => id);
    expect(result.candidates.length).toBeGreaterThan(0);
    expect(result.candidates).toEqual(ids.filter((id) => result.candidates.includes(id)));
    expect(result.certain).toBe(result.candidates.length === 1);
    expect(result.boundaries.length).toBe(result.candidates.length - 1);
    expect(result.boundary).toBe(result.boundaries[0] ?? null);
    if (result.understood.type === 'panel') return;
    const { understood: said } = result;
    for (const { from, to } of said.type === 'day' ? [{ from: said.day, to: said.day }] : said.ranges) {
      expect([parseDay(from), parseDay(to)]).toEqual([from, to]);
      expect(from <= to && to <= LOOKED_UP_ON).toBe(true);
    }
  }

  const anyLocale = fc.constantFrom(...LOCALES);

  it('the result is well formed', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 220 }),
      fc.string({ unit: 'binary', maxLength: 220 }),
      fc.string({ unit: fc.constantFrom(...'0123456789.-/ :~tpanelb'), maxLength: 24 }),
    );
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => expectWellFormed(findPanels(text, locale))),
      { numRuns: tried(300) },
    );
  });

  it('the result of half-sensible words is well formed', () => {
    const anyWords = fc.array(fc.constantFrom(...WORDS), { maxLength: 7 });
    fc.assert(
      fc.property(anyWords, fc.constantFrom(' ', ''), anyLocale, (some, gap, locale) => {
        expectWellFormed(findPanels(some.join(gap), locale));
      }),
      { numRuns: tried(600) },
    );
  });

  it('letter case and diacritics change nothing', () => {
    const anyText = fc.constantFrom(
      '17 Października 2019',
      'Jesień 2019',
      'Wrz 2020',
      'Panel-B',
      'Środa 1 Lipca 2020',
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
        for (const other of [text.toUpperCase(), text.toLowerCase(), plain, text.normalize('NFD')]) {
          expect(findPanels(other)).toEqual(findPanels(text));
        }
      }),
    );
  });
});
