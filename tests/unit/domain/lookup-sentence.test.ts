import { describe, expect, test } from 'vitest';
import { understoodAs } from '../../support/lookup.ts';

describe('what several times have to do with each other', () => {
  test.for([
    ['od marca do maja 2020', '2020-03-01…2020-05-31'],
    ['między listopadem a lutym 2020', '2019-11-01…2020-02-29'],
    ['17 lub 19 listopada 2019', '2019-11-17 2019-11-19'],
    ['przełom 2019 i 2020', '2019-12-01…2020-01-31'],
    ['po maju ale przed wrześniem 2020', '2020-06-01…2020-08-31'],
    ['no earlier than June 2020 and no later than August 2020', '2020-06-01…2020-08-31'],
    ['w 2020 przed wakacjami', '2020-01-01…2020-06-19'],
    ['latem 2020, czyli przed pożarem', '2020-06-01…2020-09-23'],
    ['przed 2020, chyba 2018', '0001-01-01…2019-12-31'],
    ['17.11.2019 18.11.2019', '!unreadable'],
  ])('“%s” is %s', ([typed = '', expected]) => {
    expect(understoodAs(typed)).toBe(expected);
  });
});

describe('what is denied', () => {
  test.for([
    ['nie w 2019', '!unreadable'],
    ['nie w 2019, tylko w 2020', '2020-01-01…2020-12-31'],
    ['w 2018, a nie w 2020', '2018-01-01…2018-12-31'],
    ['17.11.2019, nie, 18.11.2019', '!unreadable'],
    ['ani w 2018, ani w 2019', '!unreadable'],
    ['nie wcześniej niż w 2020', '2020-01-01…2021-03-17'],
    ['konto z maja 2020 nie działa', '2020-05-01…2020-05-31'],
  ])('“%s” is %s', ([typed = '', expected]) => {
    expect(understoodAs(typed)).toBe(expected);
  });
});

describe('what is told of anything but the beginning of the account', () => {
  test.for([
    ['mam fakturę z lipca 2020', '0001-01-01…2020-07-31'],
    ['w lipcu 2020 miałem już konto', '0001-01-01…2020-07-31'],
    ['panel przestał działać 10.03.2021', '0001-01-01…2021-03-10'],
    ['od 10.03.2021 nie działa', '0001-01-01…2021-03-10'],
    ['I have an invoice from July 2020', '0001-01-01…2020-07-31'],
    ['konto z maja 2020, od 10.03.2021 nie działa', '2020-05-01…2020-05-31'],
    ['invoice from 2018, I signed up in September 2020', '2020-09-01…2020-09-30'],
    ['konto założone już w lipcu 2020', '2020-07-01…2020-07-31'],
    ['sprzedaję od 2018', '2018-01-01…2018-12-31'],
    ['zacząłem sprzedawać w lipcu 2020', '2020-07-01…2020-07-31'],
  ])('“%s” is %s', ([typed = '', expected]) => {
    expect(understoodAs(typed)).toBe(expected);
  });
});
