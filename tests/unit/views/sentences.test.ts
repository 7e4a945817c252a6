import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstSentences } from '../../../src/views/sentences.ts';

test.for([
  ['Krótkie zdanie.', 40, 'Krótkie zdanie.'],
  ['Panel B już działa. Pozostałe wracają wkrótce, po kolei.', 40, 'Panel B już działa.'],
  ['Tak. Wróci w piątek, gdy serwery będą gotowe do pracy.', 40, 'Tak. Wróci w piątek, gdy serwery będą…'],
  ['Działa m.in. Allegro i Amazon. Reszta czeka na serwery.', 40, 'Działa m.in. Allegro i Amazon.'],
  ['Zamówienia z wtorku i z nocy na środę nie zginęły', 22, 'Zamówienia z wtorku…'],
  ['https://a.example/dluga/sciezka/bez/konca', 30, 'https://a.example/dluga/…'],
] as const)('%j in %i characters is %j', ([text, enough, said]) => {
  expect(firstSentences(text, 'pl', enough)).toBe(said);
});

test('is never longer, and no word of it is cut', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'ż', '.', '9'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 13, max: 90 }),
      (words, enough) => {
        const text = words.join(' ');
        const said = firstSentences(text, 'pl', enough);
        expect(said.length).toBeLessThanOrEqual(enough + 1);
        const last = said.replace(/…$/, '').split(' ').at(-1) ?? '';
        expect(words.some((one) => one === last || one.replace(/\.+$/, '') === last)).toBe(true);
      },
    ),
  );
});
