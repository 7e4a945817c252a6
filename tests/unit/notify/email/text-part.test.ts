import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textPart } from '../../../../src/notify/email/text-part.ts';
import { messageOf, messageSection, SAMPLE_MESSAGES } from '../../../support/messages.ts';
import { tried } from '../../../support/tried.ts';

test('the text part says everything without the link', () => {
  expect(textPart(messageOf())).toBe(`W panelu B zmienił się stan jednej funkcji, o której chcesz wiedzieć.

✓ Synchronizacja cen, panel B
  Synchronizacja cen znów działa w panelu B.
  Ceny zmienione od 9 marca wyślij jeszcze raz: lista produktów, akcja
  „Wyślij ceny”.
  17 marca 2021, 12:00

Zobacz na stronie:
https://status.example.com/panel/b/

-- 
Piszemy, bo chcesz wiedzieć o zmianach w panelu B. Potwierdzono to
14 marca 2021.
Nie mierzymy, czy otwierasz te wiadomości ani czy klikasz odnośniki.

Zmień swoje powiadomienia:
https://status.example.com/subscribe/choices/q2hLr0u8VbF5c1/
Wypisz się:
https://status.example.com/subscribe/one-click/Jm4s1kP9tZ7w/
`);
});

test('what stands on lines of its own, as items of a list do, stands on them in the mail, too', () => {
  const list = `Co zrobić:\n– ${'wyślij ceny '.repeat(8).trim()}\n– sprawdź\n   1. stany\n\n${' '.repeat(40)}głęboko`;
  const part = textPart(messageOf({ sections: [messageSection({ lines: [list] })] }));
  expect(part).toContain(`
  Co zrobić:
  – wyślij ceny wyślij ceny wyślij ceny wyślij ceny wyślij ceny wyślij ceny
  wyślij ceny wyślij ceny
  – sprawdź
     1. stany
              głęboko
`);
});

describe('on a terminal', () => {
  test.each(Object.entries(SAMPLE_MESSAGES))('%s fits into 76 columns', (_, message) => {
    for (const line of textPart(message).split('\n'))
      if (!line.startsWith('https://')) expect([...line].length).toBeLessThanOrEqual(76);
  });

  test('no line ends in a one-letter word, nor between a day and its month, in Polish', () => {
    for (const message of Object.values(SAMPLE_MESSAGES))
      expect(textPart(message)).not.toMatch(/(?: [aiouwz]|\b\d{1,2})\n(?= *\p{Ll})/u);
  });

  test('an address stands on a line of its own, and only where one goes on', () => {
    const many = SAMPLE_MESSAGES['news-12'] ?? messageOf();
    const addresses = textPart(many).match(/https:\S+/g) ?? [];
    expect(addresses).toEqual([many.links.page, many.links.manage, many.links.oneClick]);
    expect(textPart(many)).toMatch(/^https:\S+$/m);
  });

  test('words can be searched for: no space is another than it looks', () => {
    expect(textPart(messageOf({ lead: 'w\u00a0panelu B, 10\u2060–\u206012' }))).toContain(
      'w panelu B, 10–12',
    );
  });
});

test('nothing in it steers a terminal or turns words around, and no word is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const part = textPart(messageOf({ lead: text, sections: [messageSection({ lines: [text] })] }));
      expect(part).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      const letters = (all: string) => all.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(part)).toContain(letters(text));
    }),
    { numRuns: tried(200) },
  );
});
