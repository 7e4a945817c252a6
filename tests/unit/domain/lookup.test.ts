import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type Day,
  dayAfter,
  dayBefore,
  daysInMonth,
  makeDay,
  parseDay,
} from '../../../src/domain/day.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { lookup } from '../../../src/domain/lookup.ts';
import { type LookupResult, withNewAccount } from '../../../src/domain/lookup-answer.ts';
import type { AccountRange } from '../../../src/domain/panel.ts';
import { dayOf } from '../../support/day.ts';
import { FAILURES, PANELS } from '../../support/lookup.ts';

const TODAY = dayOf('2021-03-17');
const BOTH: readonly Locale[] = ['pl', 'en'];

function find(
  text: string,
  locale: Locale = 'pl',
  panels: readonly AccountRange[] = PANELS,
  today = TODAY,
): LookupResult {
  return lookup(text, { panels, today, locale, failures: FAILURES });
}

/** A result in a word: the candidates (`a`, `a b`) or the reason of the refusal (`!future`). */
function brief(result: LookupResult): string {
  return result.kind === 'answer' ? result.candidates.join(' ') : `!${result.reason}`;
}

/** The ranges of a period as `from…to`, or the day. */
function understood(text: string, locale: Locale = 'pl'): string {
  const result = find(text, locale);
  if (result.kind === 'refusal') return `!${result.reason}`;
  const { understood: said } = result;
  if (said.type === 'panel') return `panel ${said.panel}`;
  if (said.type === 'day') return said.day;
  return `${said.ranges.map(({ from, to }) => (from === to ? from : `${from}…${to}`)).join(' ')}`;
}

/** The panel of a day, by the sentence of the article rather than by the code under test. */
function panelOf(iso: string): string {
  if (iso < '2019-11-18') return 'a';
  if (iso < '2020-08-27') return 'b';
  return iso < '2021-03-11' ? 'c' : 'd';
}

describe('a day', () => {
  it.each([
    '17.11.2019',
    '17.11.2019.',
    '17. 11. 2019',
    '17 . 11 . 2019',
    '17 11 2019',
    '17,11,2019',
    '17-11-2019',
    '17 - 11 - 2019',
    '17/11/2019',
    '17.11.19',
    '17-11-19',
    '17/11/19',
    '2019-11-17',
    '2019.11.17',
    '2019/11/17',
    '2019 11 17',
    '20191117',
    '17112019',
    '17 listopada 2019',
    '17 listopada 2019 r.',
    '17 listopada 2019r.',
    '17 listopada 2019 roku',
    '17 LISTOPADA 2019',
    '17-go listopada 2019',
    '17. listopada 2019',
    'listopada 17, 2019',
    '2019 listopad 17',
    '17 lis 2019',
    '17 lis. 2019',
    '17 lis 19',
    '17 list. 2019',
    "17 listopada '19",
    '17lis2019',
    '17 XI 2019',
    '17.XI.2019',
    '17-xi-2019',
    '17 Ⅺ 2019',
    '17 XI 2019 r.',
    'November 17, 2019',
    'November 17th, 2019',
    'Nov. 17 2019',
    'Nov 17 19',
    '17th of Nov 2019',
    '17th November 2019',
    '17 November 2019',
    'the 17th of November, 2019',
    '17-Nov-2019',
    '2019-Nov-17',
    'dnia 17 listopada 2019 r.',
    'w dniu 17.11.2019',
    'dn. 17.11.2019',
    'niedziela, 17.11.2019',
    'w niedzielę 17 listopada 2019',
    'niedz. 17 lis 2019',
    'Sunday, November 17, 2019',
    'Sun 17 Nov 2019',
    '17.11.2019 (niedziela)',
    '17.11.2019 14:30',
    '17.11.2019, 14:30:05',
    '17.11.2019 - 14:30',
    '17.11.2019 o 14:30',
    '17 listopada 2019 r., godz. 9:05',
    '14:30 17.11.2019',
    'November 17, 2019 at 2:30 PM',
    '2019-11-17T14:30:00',
    '2019-11-17 23:59:59',
    '17.11.2019?',
    '„17.11.2019”',
    '(17.11.2019)',
    '  17.11.2019\t\n',
    '17\u00a0listopada\u00a02019',
    '17\u2009listopada\u202f2019',
    '17\u3000listopada\u30002019',
    '17–11–2019',
    '17—11—2019',
    '17−11−2019',
    '17\u201111\u20112019',
    '１７．１１．２０１９',
    '１７／１１／２０１９',
    '\u200e17.11.2019\u200e',
    '\ufeff17.11.2019',
    '17:11:2019',
  ])('%j is 17 November 2019, in either language', (text) => {
    for (const locale of BOTH) {
      expect(find(text, locale)).toMatchObject({
        candidates: ['a'],
        certain: true,
        boundary: null,
        boundaries: [],
        understood: { type: 'day', day: '2019-11-17' },
        edge: 'last',
      });
    }
  });

  it.each([
    ['17 stycznia 2020', '2020-01-17'],
    ['17 lutego 2020', '2020-02-17'],
    ['17 marca 2020', '2020-03-17'],
    ['17 kwietnia 2020', '2020-04-17'],
    ['17 maja 2020', '2020-05-17'],
    ['17 czerwca 2020', '2020-06-17'],
    ['17 lipca 2020', '2020-07-17'],
    ['17 sierpnia 2020', '2020-08-17'],
    ['17 września 2020', '2020-09-17'],
    ['17 wrzesnia 2020', '2020-09-17'],
    ['17 października 2020', '2020-10-17'],
    ['17 pazdziernika 2020', '2020-10-17'],
    ['17 grudnia 2020', '2020-12-17'],
    ['29.02.2020', '2020-02-29'],
    ['1.1.2020', '2020-01-01'],
    ['01.01.20', '2020-01-01'],
    ['1 I 2020', '2020-01-01'],
    ['2 V 2020', '2020-05-02'],
    ['2nd May 2020', '2020-05-02'],
    ['March 3rd 2020', '2020-03-03'],
    ['Sept 1st, 2020', '2020-09-01'],
    ['31/12/2019', '2019-12-31'],
    ['2019-12-01', '2019-12-01'],
    ['17.03.2021', '2021-03-17'],
    ['01.01.1990', '1990-01-01'],
  ])('%j is %s, in either language', (text, iso) => {
    for (const locale of BOTH) {
      expect(find(text, locale)).toMatchObject({
        candidates: [panelOf(iso)],
        understood: { type: 'day', day: iso },
      });
    }
  });

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
    expect(find(text)).toMatchObject({ candidates: [panel], certain: true, edge });
  });
});

describe('a month, a season or a year', () => {
  it.each([
    ['listopad 2019', '2019-11-01…2019-11-30'],
    ['w listopadzie 2019', '2019-11-01…2019-11-30'],
    ['LISTOPAD 2019 R.', '2019-11-01…2019-11-30'],
    ['lis 2019', '2019-11-01…2019-11-30'],
    ['listopad2019', '2019-11-01…2019-11-30'],
    ['2019 listopad', '2019-11-01…2019-11-30'],
    ['listopad/2019', '2019-11-01…2019-11-30'],
    ['11.2019', '2019-11-01…2019-11-30'],
    ['11/2019', '2019-11-01…2019-11-30'],
    ['11-2019', '2019-11-01…2019-11-30'],
    ['2019-11', '2019-11-01…2019-11-30'],
    ['2019/11', '2019-11-01…2019-11-30'],
    ['XI 2019', '2019-11-01…2019-11-30'],
    ['XI.2019', '2019-11-01…2019-11-30'],
    ['Nov 2019', '2019-11-01…2019-11-30'],
    ['in November of 2019', '2019-11-01…2019-11-30'],
    ['koniec listopada 2019', '2019-11-21…2019-11-30'],
    ['luty 2020', '2020-02-01…2020-02-29'],
    ['w lutym 2019', '2019-02-01…2019-02-28'],
    ['maj 2020', '2020-05-01…2020-05-31'],
    ['May 2020', '2020-05-01…2020-05-31'],
    ['we wrześniu 2020', '2020-09-01…2020-09-30'],
    ['marzec 2021', '2021-03-01…2021-03-17'],
    ['wiosna 2020', '2020-03-01…2020-06-22'],
    ['wiosną 2020', '2020-03-01…2020-06-22'],
    ['na wiosnę 2020 r.', '2020-03-01…2020-06-22'],
    ['spring 2020', '2020-03-01…2020-06-22'],
    ['lato 2020', '2020-06-01…2020-09-23'],
    ['latem 2020', '2020-06-01…2020-09-23'],
    ['summer of 2020', '2020-06-01…2020-09-23'],
    ['jesień 2019', '2019-09-01…2019-12-22'],
    ['jesien 2019', '2019-09-01…2019-12-22'],
    ['jesienią 2019', '2019-09-01…2019-12-22'],
    ['jesień 19', '2019-09-01…2019-12-22'],
    ['2019 jesień', '2019-09-01…2019-12-22'],
    ['autumn 2019', '2019-09-01…2019-12-22'],
    ['fall 2019', '2019-09-01…2019-12-22'],
    ['zima 2019/2020', '2019-12-01…2020-03-21'],
    ['zima 2019/20', '2019-12-01…2020-03-21'],
    ['zima 19/20', '2019-12-01…2020-03-21'],
    ['zima 2019-2020', '2019-12-01…2020-03-21'],
    ['2019/2020 winter', '2019-12-01…2020-03-21'],
    ['zimą 2020/2021', '2020-12-01…2021-03-17'],
    ['zima 2019', '2018-12-01…2019-03-21 2019-12-01…2020-03-21'],
    ['winter 2020', '2019-12-01…2020-03-21 2020-12-01…2021-03-17'],
    ['winter 2021', '2020-12-01…2021-03-17'],
    ['2019', '2019-01-01…2019-12-31'],
    ['2019 r.', '2019-01-01…2019-12-31'],
    ['rok 2019', '2019-01-01…2019-12-31'],
    ['w 2019 roku', '2019-01-01…2019-12-31'],
    ['in 2019', '2019-01-01…2019-12-31'],
    ['2019?', '2019-01-01…2019-12-31'],
    ['1990', '1990-01-01…1990-12-31'],
    ['2021', '2021-01-01…2021-03-17'],
  ])('%j is understood as %s, in either language', (text, said) => {
    for (const locale of BOTH) expect(understood(text, locale)).toBe(said);
  });

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
    expect(brief(find(text))).toBe(candidates);
  });

  it('a period across a boundary names the day that divides it', () => {
    const divide = { day: '2019-11-18', before: 'a', after: 'b' };
    expect(find('listopad 2019')).toMatchObject({
      certain: false,
      boundary: divide,
      boundaries: [divide],
      edge: null,
    });
  });

  it('a period across two boundaries names both, the first first', () => {
    const result = find('zima 2020');
    expect(result).toMatchObject({
      boundary: { day: '2020-08-27', before: 'b', after: 'c' },
      boundaries: [
        { day: '2020-08-27', before: 'b', after: 'c' },
        { day: '2021-03-11', before: 'c', after: 'd' },
      ],
    });
  });

  it('a period within a panel is certain', () => {
    expect(find('2018')).toMatchObject({ certain: true, boundary: null, boundaries: [] });
  });

  it('what of a period lies in the future is cut off', () => {
    expect(brief(find('marzec 2021', 'pl', PANELS, dayOf('2021-03-10')))).toBe('c');
    expect(brief(find('marzec 2021', 'pl', PANELS, dayOf('2021-03-11')))).toBe('c d');
  });

  it('candidates that are not neighbours are divided where the later one begins', () => {
    const panels = [
      { id: 'a', createdFrom: null, createdTo: dayOf('2019-05-31') },
      { id: 'b', createdFrom: dayOf('2019-06-01'), createdTo: dayOf('2019-08-31') },
      { id: 'c', createdFrom: dayOf('2019-09-01'), createdTo: null },
    ];
    expect(find('zima 2019', 'pl', panels)).toMatchObject({
      candidates: ['a', 'c'],
      boundaries: [{ day: '2019-09-01', before: 'a', after: 'c' }],
    });
  });
});

describe('about a day', () => {
  it.each([
    ['ok. 17.11.2019', '2019-11-03…2019-12-01'],
    ['około 1 września 2020', '2020-08-18…2020-09-15'],
    ['about November 17, 2019', '2019-11-03…2019-12-01'],
    ['~2019-11-17', '2019-11-03…2019-12-01'],
    ['ok. 16.03.2021', '2021-03-02…2021-03-17'],
    ['ok. listopad 2019', '2019-10-18…2019-12-14'],
    ['chyba jesień 2019', '2019-08-18…2020-01-05'],
    ['ca. 2018', '2017-12-18…2019-01-14'],
  ])('%j reaches a fortnight further, either way: %s', (text, said) => {
    for (const locale of BOTH) expect(understood(text, locale)).toBe(said);
  });

  it('near a boundary it is no certainty', () => {
    expect(brief(find('1 września 2020'))).toBe('c');
    expect(brief(find('ok. 1 września 2020'))).toBe('b c');
  });
});

describe('a day that reads two ways', () => {
  it.each([
    ['03/04/2020', '2020-04-03', '2020-04-03 2020-03-04'],
    ['3/4/20', '2020-04-03', '2020-04-03 2020-03-04'],
    ['03-04-2020', '2020-04-03', '2020-04-03 2020-03-04'],
    ['05/05/2020', '2020-05-05', '2020-05-05'],
    ['17/11/2019', '2019-11-17', '2019-11-17'],
    ['11/17/2019', '2019-11-17', '2019-11-17'],
    ['11-17-2019', '2019-11-17', '2019-11-17'],
    ['03.04.2020', '2020-04-03', '2020-04-03'],
    ['03 04 2020', '2020-04-03', '2020-04-03'],
    ['2020/03/04', '2020-03-04', '2020-03-04'],
    ['11/03/2021', '2021-03-11', '2021-03-11'],
    ['12/01/2021', '2021-01-12', '2021-01-12'],
    ['03/12/2021', '!future', '2021-03-12'],
    ['10/12/2021', '!future', '!future'],
    ['31/02/2020', '!no-such-day', '!no-such-day'],
    ['13/13/2019', '!no-such-month', '!no-such-month'],
    ['11.17.2019', '!no-such-month', '!no-such-month'],
  ])('%j is %s in Polish, %s in English', (text, polish, english) => {
    expect([understood(text, 'pl'), understood(text, 'en')]).toEqual([polish, english]);
  });

  it('on two panels it is no certainty', () => {
    expect(brief(find('01/12/2019', 'pl'))).toBe('b');
    expect(find('01/12/2019', 'en')).toMatchObject({ candidates: ['a', 'b'], certain: false, edge: null });
  });

  it('on one panel it is certain all the same', () => {
    expect(find('03/04/2020', 'en')).toMatchObject({ candidates: ['b'], certain: true });
  });
});

describe('a panel', () => {
  it.each([
    'b',
    'B',
    ' b ',
    'b.',
    '„B”',
    'panel b',
    'panel B',
    'Panel-B',
    'PANEL_B'.replace('_', ' '),
    'panel: b',
    'panelu B',
    'na panelu B',
    'mój panel: B',
    'konto b',
    'panel „B”',
    'panel-b.baselinker.com',
    'PANEL-B.BASELINKER.COM',
    'panel-b.baselinker.com/',
    'panel-b.baselinker.com/orders.php?id=17.11.2019#x',
    'http://panel-b.baselinker.com',
    'https://panel-b.baselinker.com/login?x=1',
    ' https://panel-b.baselinker.com/login ',
    'ｐａｎｅｌ－ｂ',
  ])('%j is panel B', (text) => {
    for (const locale of BOTH) {
      expect(find(text, locale)).toEqual({
        kind: 'answer',
        candidates: ['b'],
        certain: true,
        boundary: null,
        boundaries: [],
        understood: { type: 'panel', panel: 'b' },
        edge: null,
        newAccount: null,
      });
    }
  });

  it.each([
    'e',
    'X',
    'v',
    'panel e',
    'panel-x',
    'panelu Z',
    'panel w',
    'panel 7',
    'panel-x.baselinker.com',
    'https://panel-e.baselinker.com/login',
  ])('%j names no panel that there is', (text) => {
    expect(find(text)).toEqual({ kind: 'refusal', code: 'panel.unknown', reason: 'no-such-panel' });
  });

  it.each([
    'https://panel-b.baselinker.com.example.org/',
    'https://example.org/panel-b.baselinker.com',
    'panel',
    'nie panel b',
  ])('%j is not taken for a panel', (text) => {
    expect(brief(find(text))).toBe('!unreadable');
  });

  it('panels are known by whatever the incident calls them', () => {
    const panels = [
      { id: 'old', createdFrom: null, createdTo: dayOf('2019-12-31') },
      { id: 'new2', createdFrom: dayOf('2020-01-01'), createdTo: null },
    ];
    expect(brief(find('old', 'pl', panels))).toBe('old');
    expect(brief(find('panel NEW2', 'pl', panels))).toBe('new2');
    expect(brief(find('b', 'pl', panels))).toBe('!no-such-panel');
    expect(brief(find('grudzień 2019', 'pl', panels))).toBe('old');
    expect(brief(find('styczeń 2020', 'pl', panels))).toBe('new2');
  });

  it('a panel can be one day long', () => {
    const panels = [
      { id: 'a', createdFrom: null, createdTo: dayOf('2019-11-17') },
      { id: 'b', createdFrom: dayOf('2019-11-18'), createdTo: dayOf('2019-11-18') },
      { id: 'c', createdFrom: dayOf('2019-11-19'), createdTo: null },
    ];
    expect(find('18.11.2019', 'pl', panels)).toMatchObject({ candidates: ['b'], edge: 'first' });
    expect(brief(find('listopad 2019', 'pl', panels))).toBe('a b c');
  });

  it('a day before the first panel is on none', () => {
    const panels = [{ id: 'a', createdFrom: dayOf('2015-01-01'), createdTo: null }];
    expect(brief(find('31.12.2014', 'pl', panels))).toBe('!year-implausible');
    expect(brief(find('1.01.2015', 'pl', panels))).toBe('a');
  });
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
    for (const locale of BOTH) expect(find(text, locale)).toEqual({ kind: 'refusal', code, reason });
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
    expect(find(text)).toEqual({ kind: 'refusal', code: 'date.nonsense', reason: 'too-long' });
  });

  it('200 characters are read, 201 are too long', () => {
    expect(brief(find('2018'.padEnd(200)))).toBe('a');
    expect(brief(find('2018'.padEnd(201)))).toBe('!too-long');
  });
});

describe('a new account after the failure', () => {
  it.each([
    ['17.11.2019', 'd'],
    ['listopad 2019', 'd'],
    ['marzec 2021', 'd'],
    ['panel c', 'd'],
    ['11.03.2021', null],
    ['panel d', null],
  ])('with %s the second answer is %s', (text, newAccount) => {
    const first = find(text);
    expect(withNewAccount(first, PANELS)).toEqual({ ...first, newAccount });
    expect(first).toMatchObject({ newAccount: null });
  });

  it('a refusal passes unchanged', () => {
    const refusal = find('31.02.2020');
    expect(withNewAccount(refusal, PANELS)).toBe(refusal);
  });

  it('there is no second answer when no panel takes new accounts', () => {
    const closed = [{ id: 'a', createdFrom: null, createdTo: dayOf('2021-03-10') }];
    expect(withNewAccount(find('2018', 'pl', closed), closed)).toMatchObject({ newAccount: null });
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
for (let some = dayOf('2015-01-01'); some <= TODAY; some = dayAfter(some)) EVERY_DAY.push(some);

/** Days whose answer is not that of the naive check, for a way of writing them. */
function wronglyAnswered(write: (typeof FORMS)[string] | undefined, locale: Locale): string[] {
  return EVERY_DAY.filter((iso) => {
    const [yyyy = '', mm = '', dd = ''] = iso.split('-');
    const text = write?.(yyyy, mm, dd, Number(mm) - 1) ?? '';
    const result = find(text, locale);
    if (result.kind === 'refusal' || result.understood.type !== 'day') return true;
    return result.understood.day !== iso || result.candidates.join() !== panelOf(iso) || !result.certain;
  });
}

describe('every day from 2015 to today', () => {
  it.each(Object.keys(FORMS))('written as %s is on its panel, in either language', (form) => {
    for (const locale of BOTH) expect(wronglyAnswered(FORMS[form], locale)).toEqual([]);
  });

  it.each(Object.keys(POLISH_FORMS))('written as %s is on its panel, in Polish', (form) => {
    expect(wronglyAnswered(POLISH_FORMS[form], 'pl')).toEqual([]);
  });

  it('written with slashes in English is on its panel, or on one of two', () => {
    for (const iso of EVERY_DAY) {
      const [yyyy = '', mm = '', dd = ''] = iso.split('-');
      const [dayFirst, monthFirst] = [find(`${dd}/${mm}/${yyyy}`, 'en'), find(`${mm}/${dd}/${yyyy}`, 'en')];
      expect(brief(dayFirst).split(' ')).toContain(panelOf(iso));
      expect(brief(monthFirst)).toBe(brief(dayFirst));
    }
  });

  it('is the first or the last of its panel only at a boundary', () => {
    const edges = EVERY_DAY.flatMap((iso) => {
      const result = find(iso);
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
      return [...new Set(days.map(panelOf))].join(' ');
    };
    for (let year = 2015; year <= 2021; year += 1) {
      expect([`${year}`, brief(find(`${year}`))]).toEqual([`${year}`, panelsOf(`${year}-`)]);
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
          expect([text, brief(find(text))]).toEqual([text, panelsOf(prefix) || '!future']);
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
          expect(brief(find(start, 'pl', panels))).toBe(start <= TODAY ? after : '!future');
          if (dayBefore(start) <= TODAY) expect(brief(find(dayBefore(start), 'pl', panels))).toBe(before);
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
        const result = find(`${month}.${year}`, 'pl', panels);
        const days = Array.from({ length: daysInMonth(year, month) }, (_, index) =>
          makeDay(year, month, index + 1),
        );
        const past = days.filter((some) => some !== null && some <= TODAY);
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
      expect(from <= to && to <= TODAY).toBe(true);
    }
  }

  const anyLocale = fc.constantFrom(...BOTH);

  it('the result is well formed', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 220 }),
      fc.string({ unit: 'binary', maxLength: 220 }),
      fc.string({ unit: fc.constantFrom(...'0123456789.-/ :~tpanelb'), maxLength: 24 }),
    );
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => expectWellFormed(find(text, locale))),
      { numRuns: 2000 },
    );
  });

  it('the result of half-sensible words is well formed', () => {
    const words = [
      ...MONTHS_PL,
      ...MONTHS_EN,
      ...ROMAN,
      ...'17 11 2019 19 00 0 20191117 9999 zima lato jesień r. roku w ok. ~ panel b e / - . , 14:30 th of T Z'.split(
        ' ',
      ),
    ];
    const anyWords = fc.array(fc.constantFrom(...words), { maxLength: 7 });
    fc.assert(
      fc.property(anyWords, fc.constantFrom(' ', ''), anyLocale, (some, gap, locale) => {
        expectWellFormed(find(some.join(gap), locale));
      }),
      { numRuns: 5000 },
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
          expect(find(other)).toEqual(find(text));
        }
      }),
    );
  });
});
