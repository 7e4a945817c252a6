import { describe, expect, test } from 'vitest';
import { type DraftEvent, SEED_ACTOR } from '../../../src/domain/events.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import {
  documentWith,
  featureDocument,
  panelDocument,
  plain,
  translationOf,
} from '../../support/documents.ts';
import {
  availability,
  by,
  cell,
  confirmation,
  contextOf,
  published,
  restoration,
  undoing,
} from '../../support/state.ts';

const WORDS = published(
  panelDocument('a', '2010-01-01'),
  panelDocument('b', '2011-01-01'),
  featureDocument('xml'),
  featureDocument('orders'),
);

const CONFIRMED = by('anna', confirmation('2021-03-17T18:00:00.000Z'));

function viewOf(drafts: readonly DraftEvent[], query = '', locale: 'pl' | 'en' = 'pl') {
  return historyView(contextOf(drafts, { locale }), readHistoryQuery(new URLSearchParams(query)));
}

/** Every entry as a line of text. */
function entries(drafts: readonly DraftEvent[], query = '', locale: 'pl' | 'en' = 'pl'): string[] {
  return viewOf(drafts, query, locale).months.flatMap(({ days }) =>
    days.flatMap((day) =>
      day.entries.map(({ revision, title, text, undoes, lines, documents }) =>
        plain(
          [
            `r${revision}`,
            title && `${title} ${undoes?.text ?? ''}`.trim(),
            text,
            ...lines.map(({ title: what, letters, before, after, when }) =>
              [what, letters, before && `${before.word} →`, after.word, after.estimate, when]
                .filter(Boolean)
                .join(' '),
            ),
            ...documents.map(
              ({ text: news, links }) => `${news}: ${links.map(({ title: name }) => name).join(', ')}`,
            ),
          ]
            .filter(Boolean)
            .join(' | '),
        ),
      ),
    ),
  );
}

const DRAFTS = [
  WORDS,
  restoration({ a: 'offline', b: 'offline' }, '2021-03-10'),
  restoration({ a: 'restored' }),
  availability([
    cell('xml', 'a', 'unavailable', '2021-03-22', 'OVH'),
    cell('xml', 'b', 'unavailable', '2021-03-22', 'OVH'),
  ]),
  availability([cell('xml', 'a', 'available')], '2021-03-16'),
  CONFIRMED,
];

test('that a file was seen to say what the site says is no line', () => {
  const [document] = WORDS.type === 'content.published' ? WORDS.payload.documents : [];
  if (!document) throw new Error('nothing is published');
  const seen: DraftEvent = {
    type: 'content.seen',
    payload: { files: [{ path: document.path, sha256: document.sha256 }] },
    since: null,
    actor: 'content',
  };
  expect(entries([WORDS, CONFIRMED, seen])).toEqual(entries([WORDS, CONFIRMED]));
});

describe('the entries', () => {
  test('newest first, each with what was before, from when, and confirmations among them', () => {
    expect(entries(DRAFTS)).toEqual([
      'r6 | Sprawdzone, bez zmian. | Następna aktualizacja: najpóźniej 17 marca, 19:00.',
      'r5 | xml A nie działa → działa od 16 marca',
      'r4 | xml A, B nie działa termin: 22 marca, według zapewnień OVH najpóźniej 17 marca',
      'r3 | Panel A nie działa → przywrócony najpóźniej 17 marca',
      'r2 | Panele A i B nie działają od 10 marca',
      'r1 | Dodano 4 teksty: Panel A, Panel B, xml, orders',
    ]);
    expect(entries(DRAFTS, '', 'en')[0]).toBe(
      'r6 | Checked, nothing has changed. | Next update by 17 March, 19:00.',
    );
  });

  test('under their month and day', () => {
    const [month] = viewOf(DRAFTS).months;
    expect(month?.name).toBe('Marzec 2021');
    expect(month?.days.map(({ name }) => plain(name))).toEqual(['17 marca']);
  });

  test('an undoing leads to what it took back, and that leads to the undoing', () => {
    const undo = undoing(5, {
      availability: [{ ...cell('xml', 'a', 'unavailable', '2021-03-22', 'OVH'), since: null }],
    });
    const drafts = [...DRAFTS, undo];
    expect(entries(drafts)[0]).toBe(
      'r7 | Cofnięto zmianę z 17 marca, 12:04 | xml A działa → nie działa termin: 22 marca, według zapewnień OVH najpóźniej 17 marca',
    );
    const [newest, , undone] = viewOf(drafts).months[0]?.days[0]?.entries ?? [];
    expect(newest?.undoes?.href).toBe('/history/?before=6#r5');
    expect(undone?.undoneBy).toEqual({ text: 'Tę zmianę później cofnięto', href: '/history/?before=8#r7' });
  });

  test('the data set is one entry, and says what it is', () => {
    const seeded = DRAFTS.slice(0, 5).map((draft) => ({ ...draft, actor: SEED_ACTOR }));
    const context = contextOf([...seeded, CONFIRMED], { together: true });
    const view = historyView(context, readHistoryQuery(new URLSearchParams()));
    const all = view.months.flatMap(({ days }) => days.flatMap((day) => day.entries));
    expect(all.map(({ revision }) => revision)).toEqual([6, 5]);
    const [, seed] = all;
    expect(seed?.revisions).toEqual([1, 2, 3, 4, 5]);
    expect(plain(seed?.title ?? '')).toBe('Zestaw danych z 17 marca');
    expect(plain(seed?.text ?? '')).toContain('2 panele, 2 funkcje, 4 teksty. To nie są zmiany z tego dnia');
    expect(seed?.lines.map(({ title, when }) => plain(`${title} ${when}`))).toEqual([
      'Panel A najpóźniej 17 marca, dnia nie podano',
      'xml od 16 marca',
      'Panele A i B od 10 marca',
    ]);
    expect(seed?.inventory.map(({ title, letters }) => `${title} ${letters}`)).toEqual(['xml A, B']);
  });

  test('a document and its translation are one text; what has no page of its own is no link', () => {
    const step = documentWith('beware', {
      collection: 'steps',
      kind: 'warning',
      order: 1,
      panels: ['b'],
      uses: [],
      when: [],
      features: ['xml'],
      home: false,
    });
    const drafts = [WORDS, published(step, translationOf(step, { title: 'Beware' }))];
    const [news] = viewOf(drafts).months[0]?.days[0]?.entries[0]?.documents ?? [];
    expect(plain(news?.text ?? '')).toBe('Dodano 1 tekst');
    expect(news?.links).toEqual([{ title: 'beware', lang: null, href: null }]);
    expect(entries(drafts, 'panel=b')[0]).toContain('r2');
    expect(entries(drafts, 'panel=a&feature=xml')).toEqual([]);
  });

  test('names nobody', () => {
    expect(JSON.stringify(viewOf(DRAFTS))).not.toMatch(/anna|"test"/);
  });
});

describe('the filters', () => {
  test.for([
    ['panel=a&kind=panel', ['r3', 'r2']],
    ['panel=b', ['r4', 'r2', 'r1']],
    ['feature=xml', ['r5', 'r4', 'r1']],
    ['feature=orders', ['r1']],
    ['kind=feature', ['r5', 'r4']],
    ['kind=confirmation', ['r6']],
    ['kind=content', ['r1']],
    ['kind=undo', []],
    ['panel=B&feature=XML&kind=feature', ['r4']],
    ['panel=&feature=&kind=', ['r6', 'r5', 'r4', 'r3', 'r2', 'r1']],
    ['before=3', ['r2', 'r1']],
  ] as const)('?%s', ([query, revisions]) => {
    expect(entries(DRAFTS, query).map((entry) => entry.split(' ')[0])).toEqual(revisions);
  });

  test('what is not understood is said and ignored', () => {
    const view = viewOf(DRAFTS, 'panel=e&feature=nothing&kind=x&before=-1');
    expect(view.messages.map(plain)).toEqual([
      'Nie ma panelu „e”. Pokazujemy wszystkie panele.',
      'Nie ma funkcji „nothing”. Pokazujemy wszystkie funkcje.',
      'Nie ma rodzaju wpisu „x”. Pokazujemy wszystkie rodzaje.',
      '„-1” nie jest numerem wydania. Pokazujemy najnowsze wpisy.',
    ]);
    expect(entries(DRAFTS, 'panel=e&feature=nothing&kind=x&before=-1')).toHaveLength(6);
    expect(view.only).toBeNull();
  });

  test('the form shows what is chosen, and the list says what it is narrowed to', () => {
    const view = viewOf(DRAFTS, 'panel=b&kind=feature');
    expect(view.form.panels.find(({ isOn }) => isOn)?.value).toBe('b');
    expect(view.form.kinds.find(({ isOn }) => isOn)?.value).toBe('feature');
    expect(plain(view.only ?? '')).toBe('Tylko: panel B, stan funkcji.');
  });
});

describe('a long history', () => {
  const drafts = [WORDS, ...Array.from({ length: 100 }, () => CONFIRMED)];

  test('comes in pages that keep their filter, and every entry is on one of them', () => {
    const seen: number[] = [];
    let query: string | null = 'kind=confirmation';
    for (let page = 0; query !== null && page < 10; page += 1) {
      const view = viewOf(drafts, query);
      seen.push(
        ...view.months.flatMap(({ days }) =>
          days.flatMap((day) => day.entries.map(({ revision }) => revision)),
        ),
      );
      expect(view.newestHref).toBe(page === 0 ? null : '/history/?kind=confirmation');
      query = view.olderHref === null ? null : (view.olderHref.split('?')[1] ?? null);
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => 101 - index));
  });

  test('the address of an entry is the page that begins with it', () => {
    const [entry] = viewOf(drafts, 'before=51').months[0]?.days[0]?.entries ?? [];
    expect(entry).toMatchObject({ revision: 50, href: '/history/?before=51#r50' });
  });

  test('of 10,000 events one page is put into words', () => {
    const { months, olderHref } = viewOf([WORDS, ...Array.from({ length: 10_000 }, () => CONFIRMED)]);
    const entries = months.flatMap(({ days }) => days.flatMap((day) => day.entries));
    expect(entries.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 40 }, (_, index) => 10_001 - index),
    );
    expect(olderHref).toBe('/history/?before=9962');
  });
});

test('an empty site says so', () => {
  const view = viewOf([]);
  expect([view.months, view.empty]).toEqual([[], 'Niczego jeszcze nie podano.']);
});

test('a text that was renamed has moved: none came, and none went', () => {
  const [was, is] = ['orders', 'zamowienia'].map((id) => featureDocument(id));
  if (!was || !is) throw new Error('no documents');
  const moved: DraftEvent = {
    type: 'words.published',
    payload: { documents: [is], left: [was.path] },
    since: null,
    actor: 'staff:ada',
  };
  const line = entries([WORDS, moved])[0];
  expect(line).toContain('Przeniesiono 1 tekst pod nowy adres');
  expect(line).not.toMatch(/Dodano|Wycofano/);
});
