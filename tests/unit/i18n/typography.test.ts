import { expect, test } from 'vitest';
import { joinList } from '../../../src/i18n/list.ts';
import { tieShortWords } from '../../../src/i18n/typography.ts';

const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u2060', '^');

test.for([
  ['Panele A i B od 11 marca', 'pl', 'Panele A i~B od 11~marca'],
  ['W tym i w tamtym', 'pl', 'W~tym i~w~tamtym'],
  ['zaległe z 9–14 marca („w kolejce”)', 'pl', 'zaległe z~9^–^14~marca („w~kolejce”)'],
  ['send an e-mail, E-mail', 'en', 'send an e-^mail, E-^mail'],
  ['wyślij e-mailem w 24 godziny', 'pl', 'wyślij e-^mailem w~24~godziny'],
  ['a day, 9–14 March', 'en', 'a day, 9^–^14 March'],
] as const)('%s', ([text, locale, tied]) => {
  expect(shown(tieShortWords(text, locale))).toBe(tied);
});

test.for([
  [[], '', ''],
  [['A'], 'A', 'A'],
  [['A', 'B'], 'A i~B', 'A and B'],
  [['A', 'B', 'C'], 'A, B i~C', 'A, B and C'],
] as const)('%s in a sentence', ([names, polish, english]) => {
  expect(shown(joinList('pl', names))).toBe(polish);
  expect(shown(joinList('en', names))).toBe(english);
});
