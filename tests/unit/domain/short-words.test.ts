import { expect, test } from 'vitest';
import { tiePolish } from '../../../src/domain/short-words.ts';

test.for([
  ['w panelu i z magazynu', 'w\u00a0panelu i\u00a0z\u00a0magazynu'],
  ['Panele A i B', 'Panele A i\u00a0B'],
  ['Stan. W panelu', 'Stan. W\u00a0panelu'],
  ['„A co dalej”', '„A\u00a0co dalej”'],
  ['w ciągu 24 godzin', 'w\u00a0ciągu 24\u00a0godzin'],
  ['po 7 dniach', 'po 7\u00a0dniach'],
  ['od 17 marca', 'od 17\u00a0marca'],
  ['w\nstatusie', 'w\u00a0statusie'],
  ['now i nowy', 'now i\u00a0nowy'],
  ['raz, dwa', 'raz, dwa'],
] as const)('“%s” is tied where a line must not end', ([text, tied]) => {
  expect(tiePolish(text)).toBe(tied);
});
