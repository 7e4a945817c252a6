import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayAfter, dayBefore, daysInMonth, makeDay } from '../../../src/domain/day.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { dayOf } from '../../support/day.ts';
import { briefly, findPanels, LOCALES, LOOKED_UP_ON, PANELS, panelOfDay } from '../../support/lookup.ts';

describe('a day', () => {
  it.each([
    ['17.11.2019', 'a', 'last', '17 November 2019 is the last day of panel A'],
    ['18.11.2019', 'b', 'first', '18 November 2019 is the first day of panel B'],
    ['26.08.2020', 'b', 'last', '26 August 2020 is the last day of panel B'],
    ['27.08.2020', 'c', 'first', '27 August 2020 is the first day of panel C'],
    ['10.03.2021', 'c', 'last', '10 March 2021 is the last day of panel C'],
    ['11.03.2021', 'd', 'first', '11 March 2021 is the first day of panel D'],
    ['16.11.2019', 'a', null, '16 November 2019 is within panel A'],
    ['19.11.2019', 'b', null, '19 November 2019 is within panel B'],
    ['17.03.2021', 'd', null, 'today is within panel D'],
  ])('%s: %s, %s (%s)', (text, panel, edge, _sentence) => {
    expect(findPanels(text)).toMatchObject({ candidates: [panel], certain: true, edge });
  });
});

describe('a month, a season or a year', () => {
  it.each([
    ['październik 2019', 'a'],
    ['listopad 2019', 'a b'],
    ['grudzień 2019', 'b'],
    ['lipiec 2020', 'b'],
    ['sierpień 2020', 'b c'],
    ['wrzesień 2020', 'c'],
    ['luty 2021', 'c'],
    ['marzec 2021', 'c d'],
    ['lato 2019', 'a'],
    ['jesień 2019', 'a b'],
    ['zima 2018', 'a'],
    ['zima 2019', 'a b'],
    ['zima 2019/2020', 'b'],
    ['wiosna 2020', 'b'],
    ['lato 2020', 'b c'],
    ['jesień 2020', 'c'],
    ['zima 2020', 'b c d'],
    ['zima 2020/21', 'c d'],
    ['wiosna 2021', 'c d'],
    ['2018', 'a'],
    ['2019', 'a b'],
    ['2020', 'b c'],
    ['2021', 'c d'],
  ])('%s can be on %s', (text, candidates) => {
    expect(briefly(findPanels(text))).toBe(candidates);
  });

  it('a period across a boundary names the day that divides it', () => {
    const divide = { day: '2019-11-18', before: 'a', after: 'b' };
    expect(findPanels('listopad 2019')).toMatchObject({
      certain: false,
      boundary: divide,
      boundaries: [divide],
      edge: null,
    });
  });

  it('a period across two boundaries names both, the first first', () => {
    const result = findPanels('zima 2020');
    expect(result).toMatchObject({
      boundary: { day: '2020-08-27', before: 'b', after: 'c' },
      boundaries: [
        { day: '2020-08-27', before: 'b', after: 'c' },
        { day: '2021-03-11', before: 'c', after: 'd' },
      ],
    });
  });

  it('a period within a panel is certain', () => {
    expect(findPanels('2018')).toMatchObject({ certain: true, boundary: null, boundaries: [] });
  });

  it('what of a period lies in the future is cut off', () => {
    expect(briefly(findPanels('marzec 2021', 'pl', PANELS, dayOf('2021-03-10')))).toBe('c');
    expect(briefly(findPanels('marzec 2021', 'pl', PANELS, dayOf('2021-03-11')))).toBe('c d');
  });

  it('candidates that are not neighbours are divided where the later one begins', () => {
    const panels = [
      { id: 'a', createdFrom: null, createdTo: dayOf('2019-05-31') },
      { id: 'b', createdFrom: dayOf('2019-06-01'), createdTo: dayOf('2019-08-31') },
      { id: 'c', createdFrom: dayOf('2019-09-01'), createdTo: null },
    ];
    expect(findPanels('zima 2019', 'pl', panels)).toMatchObject({
      candidates: ['a', 'c'],
      boundaries: [{ day: '2019-09-01', before: 'a', after: 'c' }],
    });
  });
});

describe('account ranges', () => {
  it('a panel can be one day long', () => {
    const panels = [
      { id: 'a', createdFrom: null, createdTo: dayOf('2019-11-17') },
      { id: 'b', createdFrom: dayOf('2019-11-18'), createdTo: dayOf('2019-11-18') },
      { id: 'c', createdFrom: dayOf('2019-11-19'), createdTo: null },
    ];
    expect(findPanels('18.11.2019', 'pl', panels)).toMatchObject({ candidates: ['b'], edge: 'first' });
    expect(briefly(findPanels('listopad 2019', 'pl', panels))).toBe('a b c');
  });

  it('a day before the first panel is on none', () => {
    const panels = [{ id: 'a', createdFrom: dayOf('2015-01-01'), createdTo: null }];
    expect(briefly(findPanels('31.12.2014', 'pl', panels))).toBe('!year-implausible');
    expect(briefly(findPanels('1.01.2015', 'pl', panels))).toBe('a');
  });
});

const MONTHS_PL =
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
    ' ',
  );
const MONTHS_EN =
  'January February March April May June July August September October November December'.split(' ');
const NOMINATIVE =
  'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'.split(
    ' ',
  );
const LOCATIVE =
  'styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu'.split(
    ' ',
  );
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');

/** The ways in which a day is written; `m` is the month from 0. */
const FORMS: Readonly<Record<string, (yyyy: string, mm: string, dd: string, m: number) => string>> = {
  '2019-11-07': (yyyy, mm, dd) => `${yyyy}-${mm}-${dd}`,
  '07.11.2019': (yyyy, mm, dd) => `${dd}.${mm}.${yyyy}`,
  '7.11.2019': (yyyy, mm, dd) => `${Number(dd)}.${Number(mm)}.${yyyy}`,
  '07.11.19': (yyyy, mm, dd) => `${dd}.${mm}.${yyyy.slice(2)}`,
  '07 11 2019': (yyyy, mm, dd) => `${dd} ${mm} ${yyyy}`,
  '2019.11.07': (yyyy, mm, dd) => `${yyyy}.${mm}.${dd}`,
  '2019/11/07': (yyyy, mm, dd) => `${yyyy}/${mm}/${dd}`,
  '20191107': (yyyy, mm, dd) => `${yyyy}${mm}${dd}`,
  '7 listopada 2019 r.': (yyyy, _, dd, m) => `${Number(dd)} ${MONTHS_PL[m]} ${yyyy} r.`,
  '7 XI 2019': (yyyy, _, dd, m) => `${Number(dd)} ${ROMAN[m]} ${yyyy}`,
  '7 lis 2019': (yyyy, _, dd, m) => `${Number(dd)} ${MONTHS_PL[m]?.slice(0, 3)} ${yyyy}`,
  'November 7, 2019': (yyyy, _, dd, m) => `${MONTHS_EN[m]} ${Number(dd)}, ${yyyy}`,
  '7th of Nov 2019': (yyyy, _, dd, m) => `${Number(dd)}th of ${MONTHS_EN[m]?.slice(0, 3)} ${yyyy}`,
  '2019-11-07T14:30:00': (yyyy, mm, dd) => `${yyyy}-${mm}-${dd}T14:30:00`,
};

const POLISH_FORMS: typeof FORMS = {
  '07/11/2019': (yyyy, mm, dd) => `${dd}/${mm}/${yyyy}`,
  '07-11-2019': (yyyy, mm, dd) => `${dd}-${mm}-${yyyy}`,
  '07112019': (yyyy, mm, dd) => `${dd}${mm}${yyyy}`,
};

const EVERY_DAY: Day[] = [];
for (let some = dayOf('2015-01-01'); some <= LOOKED_UP_ON; some = dayAfter(some)) EVERY_DAY.push(some);

/** Days whose answer is not that of the naive check, for a way of writing them. */
function wronglyAnswered(write: (typeof FORMS)[string] | undefined, locale: Locale): string[] {
  return EVERY_DAY.filter((iso) => {
    const [yyyy = '', mm = '', dd = ''] = iso.split('-');
    const text = write?.(yyyy, mm, dd, Number(mm) - 1) ?? '';
    const result = findPanels(text, locale);
    if (result.kind === 'refusal' || result.understood.type !== 'day') return true;
    return result.understood.day !== iso || result.candidates.join() !== panelOfDay(iso) || !result.certain;
  });
}

describe('every day from 2015 to today', () => {
  it.each(Object.keys(FORMS))('written as %s is on its panel, in either language', (form) => {
    for (const locale of LOCALES) expect(wronglyAnswered(FORMS[form], locale)).toEqual([]);
  });

  it.each(Object.keys(POLISH_FORMS))('written as %s is on its panel, in Polish', (form) => {
    expect(wronglyAnswered(POLISH_FORMS[form], 'pl')).toEqual([]);
  });

  it('written with slashes in English is on its panel, or on one of two', () => {
    for (const iso of EVERY_DAY) {
      const [yyyy = '', mm = '', dd = ''] = iso.split('-');
      const [dayFirst, monthFirst] = [
        findPanels(`${dd}/${mm}/${yyyy}`, 'en'),
        findPanels(`${mm}/${dd}/${yyyy}`, 'en'),
      ];
      expect(briefly(dayFirst).split(' ')).toContain(panelOfDay(iso));
      expect(briefly(monthFirst)).toBe(briefly(dayFirst));
    }
  });

  it('is the first or the last of its panel only at a boundary', () => {
    const edges = EVERY_DAY.flatMap((iso) => {
      const result = findPanels(iso);
      return result.kind === 'answer' && result.edge ? [`${iso} ${result.edge}`] : [];
    });
    expect(edges).toEqual([
      '2019-11-17 last',
      '2019-11-18 first',
      '2020-08-26 last',
      '2020-08-27 first',
      '2021-03-10 last',
      '2021-03-11 first',
    ]);
  });

  it('every month and year of those is on the panels of its days', () => {
    const panelsOf = (prefix: string) => {
      const days = EVERY_DAY.filter((iso) => iso.startsWith(prefix));
      return [...new Set(days.map(panelOfDay))].join(' ');
    };
    for (let year = 2015; year <= 2021; year += 1) {
      expect([`${year}`, briefly(findPanels(`${year}`))]).toEqual([`${year}`, panelsOf(`${year}-`)]);
      for (let month = 1; month <= 12; month += 1) {
        const prefix = `${year}-${`${month}`.padStart(2, '0')}`;
        const written = [
          prefix,
          `${month}.${year}`,
          `${month}/${year}`,
          `${NOMINATIVE[month - 1]} ${year}`,
          `w ${LOCATIVE[month - 1]} ${year} roku`,
          `${MONTHS_EN[month - 1]} ${year}`,
          `${MONTHS_EN[month - 1]?.slice(0, 3)} ${year}`,
          `${ROMAN[month - 1]} ${year}`,
        ];
        for (const text of written)
          expect([text, briefly(findPanels(text))]).toEqual([text, panelsOf(prefix) || '!future']);
      }
    }
  });
});

describe('whatever the accountRanges', () => {
  /** Two to six contiguous panels, and the days on which all but the first begin. */
  const anyPanels = fc
    .uniqueArray(fc.integer({ min: 0, max: 2200 }), { minLength: 1, maxLength: 5 })
    .map((offsets) => {
      const starts = [...offsets]
        .sort((one, other) => one - other)
        .map((offset) => addDays(dayOf('2015-01-01'), offset));
      const panels = [null, ...starts].map((createdFrom, index) => {
        const next = starts[index];
        return { id: 'abcdef'.charAt(index), createdFrom, createdTo: next ? dayBefore(next) : null };
      });
      return { panels, starts };
    });

  it('the days around each boundary are on their panels', () => {
    fc.assert(
      fc.property(anyPanels, ({ panels, starts }) => {
        starts.forEach((start, index) => {
          const [before, after] = ['abcdef'.charAt(index), 'abcdef'.charAt(index + 1)];
          expect(briefly(findPanels(start, 'pl', panels))).toBe(start <= LOOKED_UP_ON ? after : '!future');
          if (dayBefore(start) <= LOOKED_UP_ON)
            expect(briefly(findPanels(dayBefore(start), 'pl', panels))).toBe(before);
        });
      }),
    );
  });

  it('a period has exactly the panels of its days, and the days that divide them', () => {
    const anyMonth = fc.record({
      year: fc.integer({ min: 2014, max: 2021 }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(anyPanels, anyMonth, ({ panels, starts }, { year, month }) => {
        const result = findPanels(`${month}.${year}`, 'pl', panels);
        const days = Array.from({ length: daysInMonth(year, month) }, (_, index) =>
          makeDay(year, month, index + 1),
        );
        const past = days.filter((some) => some !== null && some <= LOOKED_UP_ON);
        const ids = past.map((some) =>
          'abcdef'.charAt(starts.filter((start) => some !== null && start <= some).length),
        );
        const [first] = past;
        const dividing = starts.filter((start) => first && start > first && past.includes(start));
        if (result.kind === 'refusal') {
          expect(past).toEqual([]);
          return;
        }
        expect(result.candidates).toEqual([...new Set(ids)]);
        expect(result.boundaries.map(({ day: start }) => start)).toEqual(dividing);
        expect(result.boundary?.day ?? null).toBe(dividing[0] ?? null);
      }),
    );
  });
});
