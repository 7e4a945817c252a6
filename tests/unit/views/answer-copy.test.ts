import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../../src/domain/catalogue.ts';
import { shortPath } from '../../../src/domain/short-code.ts';
import { copyAnswer, ORIGIN } from '../../../src/views/answer-copy.ts';
import { faqDocument, featureDocument, panelDocument, translationOf } from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

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
    link: `https://status.example.com${shortPath('both')}?v=2`,
    markdown: [
      '**Razem z tym?**',
      'Tak. [Jak](https://status.example.com/faq/how/)',
      '*Stan na 17 marca 2021, 12:01 (czas w Warszawie): panel A – przywrócony, panel B – nie działa. Wydanie odpowiedzi: 2.*',
      `https://status.example.com${shortPath('both')}?v=2`,
    ].join('\n\n'),
    text: [
      'Razem z tym?',
      'Tak. Jak (https://status.example.com/faq/how/)',
      'Stan na 17 marca 2021, 12:01 (czas w Warszawie): panel A – przywrócony, panel B – nie działa. Wydanie odpowiedzi: 2.',
      `https://status.example.com${shortPath('both')}?v=2`,
    ].join('\n\n'),
  });
});

test('of a panel that was asked for it speaks alone', () => {
  const { link, text } = copyAnswer({ ...context, locale: 'en' }, entry, ['b'], 'b');
  expect(link).toBe(`https://status.example.com/en${shortPath('both')}?panel=b&v=2`);
  expect(text).toContain('As of 17 March 2021, 12:01 (Warsaw time): panel B: down.');
});

test('a server that does not know its address leaves its place to the browser', () => {
  const { link, markdown } = copyAnswer({ ...context, siteUrl: null }, entry, [], null);
  expect(link).toBe(`${ORIGIN}${shortPath('both')}?v=1`);
  expect(markdown).toContain(`[Jak](${ORIGIN}/faq/how/)`);
});

describe('an answer that was put into other words after all that was said of its panels', () => {
  const polish = faqDocument('both', {}, { title: 'Razem?', body: 'Tak.' });
  const reworded = { ...polish, wordsHash: 'second', words: { ...polish.words, body: 'Nie.' } };
  const drafts = [
    published(panelDocument('a'), polish, translationOf(polish, { title: 'Together?', body: 'Yes.' })),
    restoration({ a: 'restored' }),
    published(reworded),
  ];
  const copied = (locale: 'pl' | 'en') => {
    const read = contextOf(drafts, { locale });
    const [answer] = catalogueOf(read.state).faq;
    if (!answer) throw new Error('no question');
    return copyAnswer(read, answer, ['a'], null);
  };

  test('is as of no earlier moment than the revision that is told, and the link is to that revision', () => {
    const { text, link } = copied('pl');
    expect(text).toContain('Stan na 17 marca 2021, 12:02 (czas w Warszawie): panel A – przywrócony.');
    expect(text).toContain('Wydanie odpowiedzi: 3.');
    expect(link).toMatch(/\?v=3$/);
  });

  test('says of a translation that it is older than the original; its link is to the revision it tells, too', () => {
    const { text, link } = copied('en');
    expect(text).toContain('Revision of this answer: 3. The translation is older than the Polish original.');
    expect(link).toMatch(/\?v=3$/);
  });
});

describe('an answer about features', () => {
  const xml = featureDocument('xml');
  const drafts = [
    published(
      panelDocument('a'),
      panelDocument('b', '2019-11-18'),
      panelDocument('c', '2020-08-27'),
      xml,
      translationOf(xml, { title: 'XML file' }),
      featureDocument('api'),
      faqDocument('when', { features: ['xml'] }, { title: 'Kiedy?', body: 'Potem.' }),
    ),
    restoration({ a: 'restored', b: 'restored', c: 'offline' }),
    availability([
      cell('xml', 'a', 'unavailable', '2021-03-23~'),
      cell('xml', 'b', 'unavailable', '2021-03-23~'),
      cell('xml', 'c', 'available'),
    ]),
  ];
  const copied = (panels: readonly string[], locale: 'pl' | 'en' = 'pl', more = drafts) => {
    const read = contextOf(more, { locale });
    const [about] = catalogueOf(read.state).faq;
    if (!about) throw new Error('no question');
    return copyAnswer(read, about, panels, null).text;
  };

  test('says how these are on the panels it speaks of, and not how the panels are', () => {
    expect(copied(['a', 'b'])).toContain(
      'Stan na 17 marca 2021, 12:02 (czas w Warszawie): xml – nie działa, termin: ok. 23 marca 2021 (panele A i B). Wydanie odpowiedzi: 3.',
    );
    // On an offline panel nothing works, whatever was stated.
    expect(copied(['a', 'c'])).toContain(
      'xml – nie działa, termin: ok. 23 marca 2021 (panel A); xml – nie działa (panel C).',
    );
    expect(copied(['a'], 'en')).toContain(
      'XML file: does not work, expected: about 23 March 2021 (panel A). Revision of this answer: 3.',
    );
    expect(copied(['a'])).not.toContain('przywrócony');
  });

  test('is of another revision once any of that is said anew, and of the same when other things are', () => {
    const said = (feature: string) => [...drafts, availability([cell(feature, 'a', 'limited')])];
    expect(copied(['a'], 'pl', said('xml'))).toContain(
      'xml – z ograniczeniem (panel A). Wydanie odpowiedzi: 4.',
    );
    expect(copied(['a'], 'pl', said('api'))).toBe(copied(['a']));
  });
});
