import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, FIRST_DAY } from '../../../src/domain/day.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { lookup } from '../../../src/domain/lookup.ts';
import { dayOf } from '../../support/day.ts';
import { FAILURES, PANELS } from '../../support/lookup.ts';

const TODAY = dayOf('2021-03-17');
const MONTHS = {
  pl: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
    ' ',
  ),
  pl1: 'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');

function find(typed: string, locale: Locale = 'pl') {
  return lookup(typed, { panels: PANELS, today: TODAY, locale, failures: FAILURES });
}

/** The days that a text was taken to mean, as ranges; empty for a refusal. */
function rangesOf(typed: string): readonly { readonly from: Day; readonly to: Day }[] {
  const result = find(typed);
  if (result.kind === 'refusal' || result.understood.type === 'panel') return [];
  const { understood } = result;
  return understood.type === 'day' ? [{ from: understood.day, to: understood.day }] : understood.ranges;
}

const anyDay = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(dayOf('2010-01-01'), count));
const anyMonth = fc.record({
  year: fc.integer({ min: 2010, max: 2020 }),
  month: fc.integer({ min: 0, max: 11 }),
});

const SENTENCES = [
  '{}',
  'konto założyłem {}',
  'Dzień dobry, konto mam od {}, proszę o pomoc',
  'od {}',
  'z dnia {} r.',
  'I signed up on {}',
  'since {}',
  'created: {}',
  'my account was made on {}, thanks',
];

describe('a day', () => {
  test('inside of any sentence is that day', () => {
    const write = fc.constantFrom<(y: string, m: number, d: string) => string>(
      (y, m, d) => `${y}-${String(m + 1).padStart(2, '0')}-${d}`,
      (y, m, d) => `${d}.${m + 1}.${y}`,
      (y, m, d) => `${Number(d)} ${MONTHS.pl[m]} ${y}`,
      (y, m, d) => `${Number(d)} ${ROMAN[m]} ${y}`,
      (y, m, d) => `${MONTHS.en[m]} ${Number(d)}, ${y}`,
      (y, m, d) => `${Number(d)}th of ${MONTHS.en[m]?.toUpperCase()} ${y}`,
    );
    fc.assert(
      fc.property(anyDay, write, fc.constantFrom(...SENTENCES), (day, form, sentence) => {
        const [y = '', m = '', d = ''] = day.split('-');
        const typed = sentence.replace('{}', form(y, Number(m) - 1, d));
        expect([typed, rangesOf(typed)]).toEqual([typed, [{ from: day, to: day }]]);
      }),
      { numRuns: 2000 },
    );
  });

  test('before it and after it leave it out, until it and not before it hold it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(rangesOf(`przed ${day}`)).toEqual([{ from: FIRST_DAY, to: addDays(day, -1) }]);
        expect(rangesOf(`do ${day}`)).toEqual([{ from: FIRST_DAY, to: day }]);
        expect(rangesOf(`after ${day}`)).toEqual([{ from: addDays(day, 1), to: TODAY }]);
        expect(rangesOf(`not before ${day}`)).toEqual([{ from: day, to: TODAY }]);
      }),
    );
  });

  test('two of them are the days between, however that is said', () => {
    const range = fc.constantFrom(
      'od {} do {}',
      '{} - {}',
      '{}–{}',
      'between {} and {}',
      'między {} a {}',
      'from {} to {}',
    );
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), range, (from, count, form) => {
        const to = addDays(from, count);
        const typed = form
          .replace('{}', from.split('-').reverse().join('.'))
          .replace('{}', to.split('-').reverse().join('.'));
        const cut = to > TODAY ? TODAY : to;
        expect([typed, rangesOf(typed)]).toEqual([typed, [{ from, to: cut }]]);
      }),
    );
  });
});

describe('narrower words', () => {
  const PARTS = [
    'początek {}',
    'połowa {}',
    'koniec {}',
    'pierwsza połowa {}',
    'druga połowa {}',
    'early {}',
    'mid {}',
    'late {}',
    'end of {}',
    'first half of {}',
    'second half of {}',
    'pierwszy tydzień {}',
    'last week of {}',
  ];
  const OF_YEARS = [
    'I kwartał {}',
    'trzeci kwartał {}',
    'Q2 {}',
    'Q4 {}',
    'H1 {}',
    'II półrocze {}',
    'lato {}',
    'wakacje {}',
    'Wielkanoc {}',
    'w maju {}',
    'Boże Narodzenie {}',
    'Black Friday {}',
    'drugi tercjał {}',
  ];

  test('give some of the days of the wider ones', () => {
    const month = anyMonth.map(({ year, month: index }) => `${MONTHS.pl1[index]} ${year}`);
    const year = fc.integer({ min: 2010, max: 2020 }).map(String);
    const pairs = fc.oneof(
      fc.tuple(fc.constantFrom(...PARTS), month),
      fc.tuple(fc.constantFrom(...PARTS.slice(0, -2)), year),
      fc.tuple(fc.constantFrom(...OF_YEARS), year),
    );
    fc.assert(
      fc.property(pairs, ([part, whole]) => {
        const typed = part.replace('{}', whole);
        const [wide] = rangesOf(whole);
        const narrow = rangesOf(typed);
        expect(narrow.length, typed).toBeGreaterThan(0);
        for (const { from, to } of narrow)
          expect([typed, from >= (wide?.from ?? ''), to <= (wide?.to ?? '')]).toEqual([typed, true, true]);
      }),
      { numRuns: 1000 },
    );
  });

  test('three thirds, four quarters and two halves are the whole', () => {
    for (const whole of ['2019', 'luty 2020', 'listopad 2019', 'lato 2018']) {
      const all = [...PARTS.slice(0, 3)].map((part) => rangesOf(part.replace('{}', whole))[0]);
      const [wide] = rangesOf(whole);
      expect(all[0]?.from).toBe(wide?.from);
      expect(all[2]?.to).toBe(wide?.to);
      expect(addDays(all[0]?.to ?? TODAY, 1) >= (all[1]?.from ?? '')).toBe(true);
      expect(addDays(all[1]?.to ?? TODAY, 1) >= (all[2]?.from ?? '')).toBe(true);
    }
  });

  test('who is in doubt is answered with no fewer panels', () => {
    const whole = fc.oneof(
      anyDay.map(String),
      anyMonth.map(({ year, month }) => `${MONTHS.en[month]} ${year}`),
    );
    const doubt = fc.constantFrom(
      'chyba ',
      'około ',
      'nie wiem, ',
      'maybe ',
      'I do not remember, ',
      'coś koło ',
    );
    fc.assert(
      fc.property(whole, doubt, (typed, words) => {
        const [sure, unsure] = [find(typed), find(words + typed)];
        if (sure.kind === 'refusal' || unsure.kind === 'refusal') throw new Error(words + typed);
        expect(unsure.candidates).toEqual(expect.arrayContaining([...sure.candidates]));
      }),
    );
  });
});

test('a slip of the pen in a long month is that month, or no month at all', () => {
  const long = [...MONTHS.pl, ...MONTHS.pl1, ...MONTHS.en].filter((name) => name.length > 5);
  const slip = fc.tuple(
    fc.constantFrom(...long),
    fc.integer({ min: 1, max: 10 }),
    fc.constantFrom('swap', 'drop', 'double'),
  );
  fc.assert(
    fc.property(slip, ([name, place, kind]) => {
      const at = Math.min(place, name.length - 2);
      const [a, b] = [name.charAt(at), name.charAt(at + 1)];
      const middle = kind === 'swap' ? b + a : kind === 'drop' ? b : a + a + b;
      const typed = `${name.slice(0, at)}${middle}${name.slice(at + 2)} 2018`;
      const [right] = rangesOf(`${name} 2018`);
      const found = rangesOf(typed);
      expect([typed, found]).toEqual([typed, [right]]);
    }),
    { numRuns: 1000 },
  );
});

describe('whatever is typed', () => {
  const WORDS = (
    'od do przed po między a i w na z roku rok lata temu pół połowa początek koniec kwartał II Q3 H2 tydzień ostatni ' +
    'zeszły sierpnia sierpień sie may 17 2019 2020 19 1 3 pożarem wakacje święta nie pamiętam chyba lub albo - / < > ~ ' +
    'before after since until by the of last year ago two first half early not login panel b kowalski 23:30 utc +01:00'
  ).split(' ');

  test('words in any order give an answer or a refusal, and days that are past', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }),
        fc.constantFrom(' ', ''),
        (words, gap) => {
          const typed = words.join(gap).slice(0, 200);
          for (const locale of ['pl', 'en'] as const) {
            const result = find(typed, locale);
            if (result.kind === 'refusal' || result.understood.type !== 'period') continue;
            for (const { from, to } of result.understood.ranges)
              expect([typed, from <= to && to <= TODAY]).toEqual([typed, true]);
          }
        },
      ),
      { numRuns: 4000 },
    );
  });

  test('of the greatest length is read in a time that does not explode', () => {
    const units = [
      '1',
      '1 ',
      '1/',
      '-',
      'a ',
      'albo ',
      'i ',
      '_',
      '.',
      'nie ',
      'od ',
      'x',
      'listopad ',
      'II ',
      '23:30 ',
      'rok ',
      "'",
      '@',
      '2019 ',
      'x.1',
    ];
    // Exponential, one of these would take longer than any test may.
    for (const unit of units) {
      for (const other of units)
        expect(find((unit + other).repeat(200).slice(0, 200)).kind).toMatch(/answer|refusal/);
    }
  });
});
