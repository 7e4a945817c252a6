import { expect, test } from 'vitest';
import { catalogueOf } from '../../../src/domain/catalogue.ts';
import { copyAnswer, ORIGIN } from '../../../src/views/answer-copy.ts';
import { faqDocument, panelDocument } from '../../support/documents.ts';
import { contextOf, published, restoration } from '../../support/state.ts';

const context = contextOf([
  published(
    panelDocument('a'),
    panelDocument('b', '2019-11-18'),
    faqDocument('both', {}, { title: 'Razem z\u00a0tym?', body: 'Tak. [Jak](/faq/how/)' }),
  ),
  restoration({ a: 'restored', b: 'offline' }),
]);
const [entry] = catalogueOf(context.state).faq;
if (!entry) throw new Error('no question');

test('a copy holds the question, the answer, the state of its panels, and where it stands', () => {
  expect(copyAnswer(context, entry, ['a', 'b'], null)).toEqual({
    link: 'https://status.example.com/faq/both/',
    markdown: [
      '**Razem z tym?**',
      'Tak. [Jak](https://status.example.com/faq/how/)',
      '*Stan na 17 marca 2021, 12:01 (czas w Warszawie): panel A – przywrócony, panel B – nie działa.*',
      'https://status.example.com/faq/both/',
    ].join('\n\n'),
    text: [
      'Razem z tym?',
      'Tak. Jak (https://status.example.com/faq/how/)',
      'Stan na 17 marca 2021, 12:01 (czas w Warszawie): panel A – przywrócony, panel B – nie działa.',
      'https://status.example.com/faq/both/',
    ].join('\n\n'),
  });
});

test('of a panel that was asked for it speaks alone', () => {
  const { link, text } = copyAnswer({ ...context, locale: 'en' }, entry, ['b'], 'b');
  expect(link).toBe('https://status.example.com/en/faq/both/?panel=b');
  expect(text).toContain('As of 17 March 2021, 12:01 (Warsaw time): panel B: down.');
});

test('a server that does not know its address leaves its place to the browser', () => {
  const { link, markdown } = copyAnswer({ ...context, siteUrl: null }, entry, [], null);
  expect(link).toBe(`${ORIGIN}/faq/both/`);
  expect(markdown).toContain(`[Jak](${ORIGIN}/faq/how/)`);
});
