import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, FIRST_DAY } from '../../../src/domain/day.ts';
import { lookup } from '../../../src/domain/lookup.ts';
import { dayOf } from '../../support/day.ts';
import { FAILURES, findPanels, LOOKED_UP_ON, PANELS } from '../../support/lookup.ts';
import { tried } from '../../support/tried.ts';

const TODAY = LOOKED_UP_ON;
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

/** The days that a text was taken to mean, as ranges; empty for a refusal. */
function rangesOf(typed: string): readonly { readonly from: Day; readonly to: Day }[] {
  const result = findPanels(typed);
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
      { numRuns: tried(400) },
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
      { numRuns: tried(200) },
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
        const [sure, unsure] = [findPanels(typed), findPanels(words + typed)];
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
    { numRuns: tried(200) },
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
            const result = findPanels(typed, locale);
            if (result.kind === 'refusal' || result.understood.type !== 'period') continue;
            for (const { from, to } of result.understood.ranges)
              expect([typed, from <= to && to <= TODAY]).toEqual([typed, true]);
          }
        },
      ),
      { numRuns: tried(600) },
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
        expect(findPanels((unit + other).repeat(200).slice(0, 200)).kind).toMatch(/answer|refusal/);
    }
  });
});

describe('nobody is told the wrong panel', () => {
  const BEGUN = ['konto założone {}', 'konto z {}', 'I signed up in {}', 'account created: {}'];
  const BESIDE = (
    'tel. 600 700 800|NIP 525-20-19-201|mam 2000 ofert|zapłaciłem 1999 zł|numer zgłoszenia 2018/11|order no. 2018|' +
    'nie widzę zamówień z 9 marca|I have 2019 products|od 10 marca 2021 nie działa|ostatnio logowałem się 9 marca 2021|' +
    'faktura z 2018 roku|invoice from 2018|nothing works since 10 March 2021|firma istnieje od 1995 roku|mam 2 konta|' +
    'po awarii nie mam dostępu|przed awarią działało|Sent from my iPhone 11|czekam już 3 dni|00-950 Warszawa|' +
    'pisałem w poniedziałek|proszę o pomoc do jutra|moja żona ma konto od 2017|godz. 9-17|w załączniku zrzut z 12.03.2021'
  ).split('|');
  const month = anyMonth.map(({ year, month: index }) => `${MONTHS.pl[index]} ${year}`);

  test('whatever else is told beside the beginning of the account', () => {
    const order = fc.constantFrom('{a}, {b}', '{b}, {a}', '{a}. {b}.');
    fc.assert(
      fc.property(
        month,
        fc.constantFrom(...BEGUN),
        fc.constantFrom(...BESIDE),
        order,
        (when, begun, beside, both) => {
          const alone = begun.replace('{}', when);
          const typed = both.replace('{a}', alone).replace('{b}', beside);
          const [right, found] = [findPanels(alone), findPanels(typed)];
          if (right.kind === 'refusal') throw new Error(alone);
          if (found.kind === 'refusal') return;
          expect([typed, found.candidates]).toEqual([typed, expect.arrayContaining([...right.candidates])]);
        },
      ),
      { numRuns: tried(300) },
    );
  });

  test('an order, a bill or a fault says only that there was an account by then', () => {
    const other = fc.constantFrom(
      'mam fakturę z {}',
      'pierwsze zamówienie: {}',
      'sprzedawałem w {}',
      'miałem już konto w {}',
      'przestało działać w {}',
      'an invoice from {}',
      'I already had it in {}',
      'it stopped working in {}',
    );
    fc.assert(
      fc.property(month, other, (when, form) => {
        const [to] = rangesOf(when).map((range) => range.to);
        const typed = form.replace('{}', when);
        expect([typed, rangesOf(typed)]).toEqual([typed, [{ from: FIRST_DAY, to }]]);
      }),
    );
  });

  test('a slip of the pen in a word that opens a time keeps it open', () => {
    const opener = fc.constantFrom('przed', 'sprzed', 'before', 'after', 'later than', 'earlier than');
    const slip = fc.tuple(opener, fc.integer({ min: 1, max: 8 }), fc.constantFrom('swap', 'double'));
    fc.assert(
      fc.property(slip, month, ([word, place, kind], when) => {
        const [first = '', ...more] = word.split(' ');
        const at = Math.min(place, first.length - 2);
        const [one, other] = [first.charAt(at), first.charAt(at + 1)];
        const wrong = `${first.slice(0, at)}${kind === 'swap' ? other + one : one + one + other}${first.slice(at + 2)}`;
        const typed = [wrong, ...more, when].join(' ');
        expect([typed, rangesOf(typed)]).toEqual([typed, rangesOf(`${word} ${when}`)]);
      }),
    );
  });

  test('a clock of a zone that is not known leaves the day open', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('IST', 'ET', 'London time', 'XYST'), (day, zone) => {
        const found = rangesOf(`${day} 23:30 ${zone}`);
        expect(
          found.some(({ from, to }) => from <= day && day <= to) || found[0]?.from === addDays(day, 1),
        ).toBe(true);
        if (/time|XYST/.test(zone)) expect(found[0]?.from !== found[0]?.to).toBe(true);
      }),
    );
  });
});

describe('what is counted from today', () => {
  const anyToday = fc.integer({ min: 0, max: 1500 }).map((count) => addDays(dayOf('2020-01-01'), count));
  const TIMES = ['lato', 'zima', 'wiosna', 'jesień', 'maj', 'listopad', 'wakacje', 'Wigilia'];

  test('the more of them ago the longer ago, on whatever day', () => {
    fc.assert(
      fc.property(
        anyToday,
        fc.constantFrom(...TIMES),
        fc.integer({ min: 2, max: 6 }),
        (today, time, count) => {
          const daysOf = (typed: string) => {
            const result = lookup(typed, { panels: PANELS, today, locale: 'pl', failures: FAILURES });
            if (result.kind === 'refusal' || result.understood.type === 'panel') throw new Error(typed);
            const { understood } = result;
            return understood.type === 'day' ? understood.day : (understood.ranges[0]?.from ?? today);
          };
          const [near, far] = [daysOf(`${count} ${time} temu`), daysOf(`${count + 1} ${time} temu`)];
          expect([time, far < near && near <= today]).toEqual([time, true]);
          const years = (Date.parse(today) - Date.parse(near)) / 31_557_600_000;
          expect([today, time, count, years > count - 1 && years < count + 1.3]).toEqual([
            today,
            time,
            count,
            true,
          ]);
        },
      ),
      { numRuns: tried(120) },
    );
  });
});
