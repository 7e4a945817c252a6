import { describe, expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { checkContent } from '../../../src/markdown/check.ts';
import { checkBound } from '../../../src/markdown/check-bound.ts';
import { problemLine } from '../../../src/markdown/problem.ts';
import { markdownDocument } from '../../support/documents.ts';

const site: readonly ContentDocument[] = [
  markdownDocument('pl/site.md', 'title: S\nareas: {orders: Zamówienia}'),
  markdownDocument('pl/panels/a.md', 'title: Panel A'),
  markdownDocument('pl/panels/eu.md', 'title: Panel EU'),
  markdownDocument('pl/features/archive.md', 'title: Archiwum zamówień\narea: orders'),
  markdownDocument('pl/features/archive-eu.md', 'title: Archiwum zamówień na panelu EU\narea: orders'),
  markdownDocument('pl/features/price-sync.md', 'title: Synchronizacja cen (C++)\narea: orders'),
  markdownDocument('pl/features/allegro.md', 'title: Allegro\narea: orders'),
];

/** The warnings about a document, without where it stands and what to write. */
function warned(document: ContentDocument, ...others: readonly ContentDocument[]): string[] {
  return checkBound([...site, document, ...others]).map(
    ({ message, line, file }) => `${file}:${line} ${/ the (\S+ \S+) \(/.exec(message)?.[1]}`,
  );
}

const step = (body: string, front = '', title = 'Tytuł') =>
  markdownDocument('pl/steps/s.md', `title: ${title}\nkind: know\n${front}`, body);

describe('what words name', () => {
  test.for([
    ['a link', '[x](/features/allegro/)', ['feature allegro']],
    ['a link with a query and a title', '[x](/panel/a/?uses=shop "y")', ['panel a']],
    ['a link by reference', '[x][1]\n\n[1]: /features/allegro/#history', ['feature allegro']],
    ['a whole title', 'Dziś synchronizacja cen (C++) nie działa.', ['feature price-sync']],
    ['a title over the end of a line', 'Dziś Archiwum\nzamówień nie działa.', ['feature archive']],
    ['a title in a link that leads elsewhere', '[Panel A](https://a.example/)', ['panel a']],
    ['a title of one word', 'Allegro nie działa.', []],
    ['another form of a title', 'Na panelu A nie działa.', []],
    ['a part of a word', 'Panel A2, panel A-1 i podpanel A.', []],
    ['a letter that is another word', 'A panel a reader sees.', []],
    ['the longer title alone', 'Archiwum zamówień na panelu EU wróciło.', ['feature archive-eu']],
    [
      'both, where both stand',
      'Archiwum zamówień, archiwum zamówień na panelu EU',
      ['feature archive', 'feature archive-eu'],
    ],
    ['a page that is none', '[x](/features/none/)', []],
  ] as const)('%s', ([, body, named]) => {
    expect(warned(step(body)).map((one) => one.replace(/^\S+ /, ''))).toEqual(named);
  });

  test('once, with its line', () => {
    expect(warned(step('Nic.\n\nPanel A.\nPanel A, i panel A.'))).toEqual(['pl/steps/s.md:7 panel a']);
  });

  test('in a title, and in the translation alone', () => {
    expect(warned(step('', '', 'Panel A nie działa'))).toEqual(['pl/steps/s.md:2 panel a']);
    const polish = step('Na panelu A.');
    const english = markdownDocument(
      'en/steps/s.md',
      `title: T\ntranslates: "${polish.wordsHash}"`,
      'On panel A.',
    );
    expect(warned(polish, english)).toEqual(['en/steps/s.md:5 panel a']);
  });
});

describe('is warned of unless', () => {
  const body = '[ceny](/features/price-sync/), Panel A';
  test.for([
    ['nothing binds it', '', ['feature price-sync', 'panel a']],
    ['its feature is looked at', 'when: [{feature: price-sync, is: [limited]}]', ['panel a']],
    ['it is looked at on that panel', 'when: [{feature: price-sync, on: a, is: [limited]}]', []],
    ['it is for that panel alone', 'panels: [a]\nwhen: [{feature: price-sync, is: [limited]}]', []],
    ['its panel is looked at', 'when: [{panel: a, is: [offline]}]', ['feature price-sync']],
    [
      'it is for that panel, which is looked at',
      'panels: [a]\nwhen: [{panel: own, is: [offline]}]',
      ['feature price-sync'],
    ],
    ['it says that its words hold in every state', 'mentions: [a, price-sync]', []],
    [
      'being about it is not being bound to it',
      'features: [price-sync]\npanels: [a]',
      ['feature price-sync', 'panel a'],
    ],
  ] as const)('%s', ([, front, named]) => {
    expect(warned(step(body, front)).map((one) => one.replace(/^\S+ /, ''))).toEqual(named);
  });

  test('a page names what it is itself about, an incident the panels of its front matter', () => {
    const own = markdownDocument(
      'pl/features/more.md',
      'title: Jeszcze jedna\narea: orders',
      'Jeszcze jedna.',
    );
    expect(warned(own)).toEqual([]);
    const incident = 'title: Awaria serwerowni\nstarted_at: 2021-03-10T00:47:00+01:00\npanels: [a]';
    expect(warned(markdownDocument('pl/incidents/i.md', incident, 'Panel A, Panel EU'))).toEqual([
      'pl/incidents/i.md:6 panel eu',
    ]);
  });

  test('what to write is said, and that it is no mistake', () => {
    const [problem] = checkBound([...site, step('Panel A')]);
    expect(problem && problemLine(problem)).toBe(
      'pl/steps/s.md:5 warning: the words name the panel a (“Panel A”), whatever its state is; bind them to its state with when:, or write mentions: [a] in pl/steps/s.md once they hold in every state of it',
    );
  });

  test('what is mentioned exists', () => {
    expect(checkContent([...site, step('', 'mentions: [b]')]).map(problemLine)).toContain(
      'pl/steps/s.md mentions: there is no “b”; write one of a, eu, allegro, archive, archive-eu, price-sync',
    );
  });
});
