import { describe, expect, test } from 'vitest';
import { newWordHref } from '../../../../src/views/staff/word-address.ts';
import { uncoveredAt } from '../../../../src/views/staff/word-coverage.ts';
import { wordVariantsView } from '../../../../src/views/staff/word-variants.ts';
import { markdownDocument, panelDocument } from '../../../support/documents.ts';
import { staffContextOf } from '../../../support/staff.ts';
import { contextOf, published, RENDERED } from '../../../support/state.ts';

const SITE = markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia');
const FEATURE = markdownDocument('pl/features/api.md', 'title: Łącze API\narea: orders');
const panels = ['a', 'b'].map((id) => panelDocument(id));
const variant = (name: string, rest: string) =>
  markdownDocument(`pl/faq/paczki${name}.md`, `title: Co z paczkami?\narea: orders\n${rest}`, 'Czekaj.');
const WORKS = variant('.dziala', 'when:\n  - feature: api\n    is: [available, limited]');
const DOWN = variant('.stoi', 'when:\n  - feature: api\n    is: [unavailable]');

function contextWith(...answers: ReturnType<typeof variant>[]) {
  const context = contextOf([published(SITE, FEATURE, ...panels, ...answers)]);
  return staffContextOf({ ...context, words: RENDERED }, 'editor');
}

describe('the variants of an answer beside each other', () => {
  test('say when and to whom each is said, in words', () => {
    const view = wordVariantsView(contextWith(WORKS, DOWN), 'paczki');
    expect(view?.variants.map(({ name, when, panels: whom }) => [name, when, whom])).toEqual([
      [
        'dziala',
        ['Łącze API, panel czytelnika: działa lub\u00a0z\u00a0ograniczeniem'],
        'dla wszystkich paneli',
      ],
      ['stoi', ['Łącze API, panel czytelnika: nie działa'], 'dla wszystkich paneli'],
    ]);
  });

  test('name a state without an answer once for all panels, and lead to the variant that has it', () => {
    const context = contextWith(WORKS, DOWN);
    expect(uncoveredAt(context.state, 'paczki')).toEqual([
      { panels: ['a', 'b'], states: 'api on a = unknown', said: [] },
    ]);
    expect(wordVariantsView(context, 'paczki')?.open.items).toEqual([
      {
        text: 'Brakuje odpowiedzi dla wszystkich paneli: Łącze API, panel czytelnika – brak informacji.',
        href: newWordHref(context, 'faq', 'faq:paczki.dziala', {
          panels: ['a', 'b'],
          when: ['feature:api@*=unknown'],
        }),
      },
    ]);
  });

  test('name several that are said at once, which no variant can mend', () => {
    const twice = variant(
      '.tez-stoi',
      'panels: [b]\nwhen:\n  - feature: api\n    is: [unavailable, unknown]',
    );
    const open = wordVariantsView(contextWith(WORKS, DOWN, twice), 'paczki')?.open.items;
    expect(open).toContainEqual({
      text: 'Jest kilka odpowiedzi naraz (stoi, tez-stoi) dla panelu\u00a0B: Łącze API, panel\u00a0B – nie działa.',
      href: null,
    });
  });

  test('are none where no answer has that address', () => {
    expect(wordVariantsView(contextWith(WORKS), 'nic')).toBeNull();
  });
});
