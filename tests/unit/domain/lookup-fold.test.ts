import { expect, test } from 'vitest';
import { fold } from '../../../src/domain/lookup-fold.ts';

test.for([
  ['17\u00a0Listopada\u202f2019', '17 listopada 2019'],
  ['ŁÓDŹ, Październik', 'lodz, pazdziernik'],
  ['17\u201311\u20142019', '17-11-2019'],
  ['don’t', "don't"],
  ['\ufeff２０１９\u200b', '2019'],
  ['1½ roku', 'poltora roku'],
  ['½ roku', 'pol roku'],
  ['2½ roku', '2.5 roku'],
])('%j is %j', ([typed = '', folded]) => {
  expect(fold(typed)).toBe(folded);
});
