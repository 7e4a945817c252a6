import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../../src/domain/locale.ts';
import { shortPath } from '../../../../src/domain/short-code.ts';
import { type AnswerInput, answerView, NO_QUESTION } from '../../../../src/views/staff/answer.ts';
import {
  faqDocument,
  featureDocument,
  panelDocument,
  plain,
  stepDocument,
  translationOf,
} from '../../../support/documents.ts';
import { staffContextOf } from '../../../support/staff.ts';
import { availability, cell, contextOf, published, RENDERED, restoration } from '../../../support/state.ts';

const faq = faqDocument(
  'archiwum',
  { features: ['archive'] },
  { title: 'Kiedy wróci archiwum?', body: 'Zobacz [funkcję](/features/archive/). <script>alert(1)</script>' },
);
const step = stepDocument('reconnect', { panels: ['a'] }, { title: 'Podłącz *konto* <b>.' });
const invoices = faqDocument('faktury', { panels: ['a', 'b'] }, { title: 'Jak numerować faktury?' });
const backlog = faqDocument(
  'wstecz',
  { panels: ['b', 'c'], when: [{ feature: 'archive', is: ['available'], on: null }] },
  { title: 'Czy pobierzecie zamówienia?' },
);
const drafts = [
  published(
    panelDocument('a', null, '2019-11-17'),
    panelDocument('b', '2019-11-18', '2020-08-26'),
    panelDocument('c', '2020-08-27', null, true),
    featureDocument('archive'),
    featureDocument('other'),
    faq,
    translationOf(faq, { title: 'When will the archive be back?', body: 'See [it](/en/features/archive/).' }),
    step,
    invoices,
    backlog,
  ),
  restoration({ a: 'restored', b: 'restored', c: 'restored' }),
  availability([
    cell('archive', 'a', 'unavailable', '2021-03-22'),
    { ...cell('other', 'a', 'limited'), note: { pl: 'to, czy działa, zależy', en: 'it depends' } },
    cell('archive', 'b', 'available'),
  ]),
];

function view(input: Partial<AnswerInput>, locale: Locale = 'pl') {
  const context = { ...contextOf(drafts, { locale }), words: RENDERED };
  const whole = { account: '', hasNewAccount: false, asked: '', slug: '', language: locale, ...input };
  return answerView(staffContextOf(context), whole, 'https://s.pl');
}

test('a panel without a question gives its state, its steps, what does not work and a link', () => {
  const { answer, errors } = view({ account: 'panel A' });
  expect(errors).toEqual({ account: null, asked: null });
  expect(answer?.panels).toEqual(['a']);
  for (const part of [
    'Twoje konto jest na panelu A.',
    'Panel A: przywrócony',
    '1. Podłącz *konto* <b>.',
    '– archive: nie działa, termin: 22 marca',
    '– other: z ograniczeniem – to, czy działa, zależy',
    'https://s.pl/panel/a/',
    'Stan na 17 marca 2021, 12:02',
    'Wydanie: 3.',
  ]) {
    expect(plain(answer?.text)).toContain(part);
  }
});

describe('a question', () => {
  test('that is found is answered, with only the features it is about', () => {
    const { answer, choices } = view({ account: '2018', asked: 'archiwum' });
    expect(choices.map(({ value, isOn }) => [value, isOn])).toEqual([
      ['archiwum', true],
      [NO_QUESTION, false],
    ]);
    expect(answer?.text).toContain('Zobacz funkcję (https://s.pl/features/archive/).');
    expect(answer?.markdown).toContain('**Kiedy wróci archiwum?**');
    expect(answer?.text).not.toContain('other');
  });

  test('may be put aside', () => {
    expect(view({ account: '2018', asked: 'archiwum', slug: NO_QUESTION }).answer?.text).not.toContain(
      'Kiedy wróci',
    );
  });

  test('nobody has an answer to is told, and the state is given all the same', () => {
    const { answer, errors } = view({ account: '2018', asked: 'zzzzqqqq' });
    expect(errors.asked).toContain('zzzzqqqq');
    expect(answer).not.toBeNull();
  });
});

test('several candidates are all answered, behind the day that divides them, and the staff are warned', () => {
  const { answer } = view({ account: 'jesień 2019', asked: 'archiwum' });
  expect(answer?.panels).toEqual(['a', 'b']);
  expect(plain(answer?.text)).toContain('18 listopada 2019');
  expect(answer?.remarks).toHaveLength(1);
  expect(answer?.text.split('Kiedy wróci archiwum?')).toHaveLength(2);
});

test('a panel that a question does not concern is said not to be concerned, one without an answer to have none', () => {
  const asked = view({ account: 'A', hasNewAccount: true, asked: 'faktury' }).answer;
  expect(plain(asked?.text)).toContain('To pytanie nie dotyczy kont na tym panelu.');
  expect(asked?.remarks).toEqual(['Panel\u00a0C: to pytanie nie dotyczy tych kont.']);
  expect(asked?.text).toContain(`https://s.pl${shortPath('faktury')}?panel=a&v=3`);
  expect(asked?.text).not.toContain('?panel=c');

  const silent = view({ account: 'B', hasNewAccount: true, asked: 'zamówienia' }).answer;
  expect(plain(silent?.text)).toContain('Na to pytanie nie mamy teraz odpowiedzi.');
  expect(silent?.remarks).toEqual(['Panel\u00a0C: na to pytanie nie ma teraz odpowiedzi.']);
  expect(silent?.text).not.toContain('/faq/wstecz/?panel=c');
});

test('a customer who reads a translation is told that it is older than the original', () => {
  const reworded = { ...faq, wordsHash: 'second', words: { ...faq.words, body: 'W kwietniu.' } };
  const context = { ...contextOf([...drafts, published(reworded)], { locale: 'en' }), words: RENDERED };
  const input = {
    account: 'panel A',
    hasNewAccount: false,
    asked: 'archive',
    slug: '',
    language: 'en',
  } as const;
  const { answer } = answerView(staffContextOf(context), input, 'https://s.pl');
  expect(answer?.text).toContain('The translation is older than the Polish original.');
  expect(answer?.text).toContain('As of 17 March 2021, 12:03 (Warsaw time)');
});

test('what is wrong with an account is said to who answers, not to the customer', () => {
  for (const account of ['', '2031-01-01', 'Jan Kowalski', 'nie pamiętam', 'panel Q']) {
    const { account: text } = view({ account }).errors;
    expect([account, text]).toEqual([account, expect.not.stringMatching(/Twoje|jest Twój/)]);
    const { account: english } = view({ account }, 'en').errors;
    expect([account, english]).toEqual([account, expect.not.stringMatching(/your|yours/i)]);
  }
});

test('a second account adds its panel, whose own instruction comes first', () => {
  expect(view({ account: 'A', hasNewAccount: true }).answer?.panels).toEqual(['a', 'c']);
});

test('the answer is in the customer’s language, whatever the page’s', () => {
  const { answer } = view({ account: 'listopad 2018', asked: 'archive', language: 'en' });
  expect(answer?.language).toBe('en');
  expect(answer?.text).toContain('When will the archive be back?');
  expect(answer?.text).toContain('https://s.pl/en/panel/a/');
});

test.for([
  ['', /./],
  ['2031-01-01', /./],
  ['Jan Kowalski', /./],
] as const)('%j gives no answer but says what to type', ([account, message]) => {
  const { answer, errors } = view({ account });
  expect(answer).toBeNull();
  expect(errors.account).toMatch(message);
});

test('the HTML holds nothing that runs, and what is no Markdown stays text', () => {
  const { answer } = view({ account: 'A', asked: 'archiwum' });
  expect(answer?.html).not.toContain('<script');
  expect(answer?.html).toContain('<li>Podłącz *konto* &lt;b&gt;.</li>');
  expect(answer?.markdown).toContain('1. Podłącz \\*konto\\* \\<b\\>.');
});
