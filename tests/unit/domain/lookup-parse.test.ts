import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import { lookup } from '../../../src/domain/lookup.ts';
import { dayOf } from '../../support/day.ts';
import { FAILURES, PANELS } from '../../support/lookup.ts';

/** What people type on 17 March 2021, with the candidates or the code of the refusal. */
const ROWS = readFileSync(new URL('lookup.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

function find(typed: string, locale: Locale) {
  return lookup(typed, { panels: PANELS, today: dayOf('2021-03-17'), locale, failures: FAILURES });
}

describe('what people type', () => {
  test.for(ROWS)('%s: “%s” is %s', ([language = '', typed = '', expected]) => {
    const result = find(typed, language === 'en' ? 'en' : 'pl');
    expect(result.kind === 'answer' ? result.candidates.join(' ') : result.code).toBe(expected);
  });

  test.for(ROWS)(
    '%s: “%s” is understood in capitals and without diacritics as well',
    ([language, typed = '']) => {
      const locale = language === 'en' ? 'en' : 'pl';
      const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L');
      for (const other of [typed.toUpperCase(), plain])
        expect([other, find(other, locale)]).toEqual([other, find(typed, locale)]);
    },
  );
});
