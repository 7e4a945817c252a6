import { describe, expect, test } from 'vitest';
import { findLinkFault } from '../../../src/actions/find-fault.ts';
import { findFlaws } from '../../../src/actions/find-flaws.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { faqDocument, featureDocument, panelDocument, stepDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const { state, now } = contextOf([
  published(
    panelDocument('a'),
    featureDocument('f'),
    faqDocument('q', { slug: 'q', former: ['old'] }),
    stepDocument('s', { features: ['f'] }),
  ),
  opened('i1'),
  posted('i1', 'u3'),
]);
const found = (markdown: string, locale: 'pl' | 'en' = 'pl') => findLinkFault(markdown, locale, state);

describe('what staff write leads somewhere', () => {
  test.for([
    '[x](/)',
    '[x](/faq/q/) i [y](/panel/a/)',
    '[x](/faq/q/?panel=a)',
    '[x](/panel/a/#s) [y](/features/f/#s) [z](/panel/a/#do)',
    '[x](/incidents/i1/#u3) [y](/incidents/)',
    '[x](https://b.example/nie) [y](mailto:a@b.pl) [z](tel:+48123)',
    '`[x](/nie/)` \\[x](/nie/)',
    '```\n[x](/nie/)\n```',
    '[Allegro]: działa',
  ])('%s', (markdown) => {
    expect(found(markdown)).toBeNull();
  });
});

describe('what leads nowhere is named', () => {
  test.for([
    ['[x](/nie/)', '/nie/'],
    ['[x](/faq/nie/)', '/faq/nie/'],
    ['[x](/panel/z/)', '/panel/z/'],
    ['[x](/features/z/)', '/features/z/'],
    ['[x](/incidents/z/)', '/incidents/z/'],
    ['[x](/panel/a)', '/panel/a'],
    ['[x](/panel/a/#nie)', '/panel/a/#nie'],
    ['[x](/incidents/i1/#u9)', '/incidents/i1/#u9'],
    ['[x](/faq/q/?panel=z)', '/faq/q/?panel=z'],
    ['[x](#do)', '#do'],
    ['[x](faq/q/)', 'faq/q/'],
    ['[x](//faq/q/)', '//faq/q/'],
    ['[x](/en/faq/q/)', '/en/faq/q/'],
    ['[x]( </nie/> "t" )', '/nie/'],
    ['[x][1]\n\n[1]: /nie/', '/nie/'],
    ['- [**x**](/nie/)', '/nie/'],
    ['[![x](/a.png)](/faq/q/)', '/a.png'],
    ['[x](/nie/) [y](/faq/q/) [z](/tez-nie/)', '/nie/, /tez-nie/'],
  ] as const)('%s', ([markdown, link]) => {
    expect(found(markdown)).toEqual({ code: 'link.broken', found: link });
  });

  test('a former address with the one that it has now', () => {
    expect(found('[x](/faq/old/)')).toEqual({ code: 'link.broken', found: '/faq/old/', limit: '/faq/q/' });
    expect(found('[x](/en/faq/old/)', 'en')).toMatchObject({ limit: '/en/faq/q/' });
  });

  test('at the field where it stands: of an update, of a note; what stood there before is not looked at again', () => {
    const body = { pl: '[x](/nie/)', en: '[x](/faq/q/)' };
    const present = { state, now };
    const flaws = (draft: Parameters<typeof findFlaws>[1][number]) =>
      findFlaws(present, [draft], { inspect: inspectMarkdown }).map(({ field, code }) => `${field} ${code}`);
    expect(flaws(posted('i1', 'u4', { body }))).toEqual(['body.pl link.broken', 'body.en link.broken']);
    const note = { pl: 'Patrz [x](/nie/).', en: 'Patrz [x](/nie/).' };
    expect(flaws(availability([{ ...cell('f', 'a', 'limited'), note }]))).toEqual(['note.pl link.broken']);
  });
});
