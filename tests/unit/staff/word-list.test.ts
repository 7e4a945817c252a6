import { describe, expect, test } from 'vitest';
import { answerWordList } from '../../../src/staff/word-list.ts';
import { markdownDocument, panelDocument } from '../../support/documents.ts';
import { staffContextOf } from '../../support/staff.ts';
import { contextOf, published, RENDERED } from '../../support/state.ts';

const SITE = markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia');
const answer = (name: string, title: string, body: string) =>
  markdownDocument(`pl/faq/${name}.md`, `title: ${title}\narea: orders`, body);
const MANY = Array.from({ length: 200 }, (_, index) => answer(`inne-${index}`, `Inne ${index}`, 'Nic.'));

const context = staffContextOf({
  ...contextOf([
    published(
      SITE,
      panelDocument('a'),
      answer('paczki', 'Gdzie są paczki?', 'Przesyłki **utknęły** w\u00a0sortowni.'),
      answer('zwroty', 'Jak zwrócić?', 'Poczekaj.'),
      ...MANY,
    ),
  ]),
  words: RENDERED,
});

function found(query: string): unknown {
  const answered = answerWordList(context, new URLSearchParams(query));
  return answered.kind === 'page' ? answered.view.rows.map(({ name }) => name) : answered;
}

describe('the list of texts', () => {
  test('finds words typed with a Polish keyboard and without', () => {
    expect(found('q=utknęły')).toEqual(['faq/paczki']);
    expect(found('q=PRZESYLKI utknely')).toEqual(['faq/paczki']);
  });

  test.each(['page=/faq/zwroty/', 'q=/en/faq/zwroty/', 'q=https://status.example.com/faq/zwroty/?v=3'])(
    'leads from the address of a page to its text: %s',
    (query) => {
      expect(found(query)).toEqual({ kind: 'redirect', to: '/staff/words/faq:zwroty/' });
    },
  );

  test('shows all of two hundred, and none where nothing is found', () => {
    expect(found('')).toHaveLength(204);
    expect(found('q=xyzzy')).toEqual([]);
  });
});
