import { describe, expect, it } from 'vitest';
import { briefly, findPanels, LOCALES, understoodAs } from '../../support/lookup.ts';

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
    for (const locale of LOCALES) expect(understoodAs(text, locale)).toBe(said);
  });

  it('near a boundary it is no certainty', () => {
    expect(briefly(findPanels('1 września 2020'))).toBe('c');
    expect(briefly(findPanels('ok. 1 września 2020'))).toBe('b c');
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
    expect([understoodAs(text, 'pl'), understoodAs(text, 'en')]).toEqual([polish, english]);
  });

  it('on two panels it is no certainty', () => {
    expect(briefly(findPanels('01/12/2019', 'pl'))).toBe('b');
    expect(findPanels('01/12/2019', 'en')).toMatchObject({
      candidates: ['a', 'b'],
      certain: false,
      edge: null,
    });
  });

  it('on one panel it is certain all the same', () => {
    expect(findPanels('03/04/2020', 'en')).toMatchObject({ candidates: ['b'], certain: true });
  });
});
