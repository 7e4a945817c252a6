import { describe, expect, test } from 'vitest';
import { understoodAs } from '../../support/lookup.ts';

describe('on 17 March 2021', () => {
  test.for([
    ['two summers ago', '2019-06-01…2019-09-23'],
    ['dwa lata temu latem', '2019-06-01…2019-09-23'],
    ['przedostatnie lato', '2019-06-01…2019-09-23'],
    ['three autumns ago', '2018-09-01…2018-12-22'],
    ['two Christmases ago', '2019-12-24…2019-12-26'],
    ['dwa listopady temu', '2019-11-01…2019-11-30'],
    ['the year before last', '2019-01-01…2019-12-31'],
    ['w zaprzeszłym roku', '2019-01-01…2019-12-31'],
    ['in August the year before last', '2019-08-01…2019-08-31'],
    ['the month before last', '2021-01-01…2021-01-31'],
    ['one or two years ago', '2018-09-15…2020-06-16'],
    ['1-2 lata temu', '2018-09-15…2020-06-16'],
    ['rok lub dwa temu', '2018-09-15…2020-06-16'],
    ['in the last two years', '2018-09-15…2021-03-17'],
    ['od 2-3 lat', '2017-09-15…2019-09-16'],
    ['za dwa lata', '!future'],
    ['mam 35 lat', '!year-implausible'],
    ['od pożaru', '2021-03-10…2021-03-17'],
  ])('“%s” is %s', ([typed = '', expected]) => {
    expect(understoodAs(typed)).toBe(expected);
  });
});
