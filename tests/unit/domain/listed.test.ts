import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { listedPart } from '../../../src/domain/listed.ts';
import { project } from '../../../src/domain/projection.ts';
import { PUBLISHED } from '../../../src/markdown/render.ts';
import { panelView } from '../../../src/views/panel.ts';
import { questionsSaid } from '../../../src/views/questions.ts';
import { faqDocument, panelDocument, translationOf } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { contextOf, published } from '../../support/state.ts';
import { tried } from '../../support/tried.ts';

const BODY = 'Do this first. Then the rest.\n\nIt goes on.';

function answer(body: string, title = 'Pytanie', wordsHash = body): ContentDocument {
  return { ...faqDocument('one', {}, { title, body }), wordsHash };
}

function english(translates: string, body = 'The beginning.\n\nMore.'): ContentDocument {
  return translationOf(answer(''), { title: 'Question', body }, translates);
}

/** Since which revision lists have shown of the answer what they do, in Polish and in English. */
function listedAfter(...changes: readonly (readonly ContentDocument[])[]) {
  const { documents } = project(eventsOf(changes.map((some) => published(...some))));
  return [documents['pl/faq/one.md']?.listed, documents['en/faq/one.md']?.listed];
}

describe('what lists show of a document', () => {
  test.for<[what: string, after: ContentDocument, listed: number]>([
    ['how its text goes on', answer(`${BODY} And on.\n\n- a list`), 1],
    ['its first paragraph', answer(BODY.replace('first', 'at once')), 2],
    ['its title', answer(BODY, 'Inne pytanie'), 2],
    [
      'its place',
      { ...answer(BODY), ...faqDocument('one', { order: 7 }, { title: 'Pytanie', body: BODY }) },
      2,
    ],
  ])('stays or changes with %s', ([, after, listed]) => {
    expect(listedAfter([answer(BODY)], [after])[0]).toBe(listed);
  });

  test('of a translation changes when it falls behind and when it catches up, and not between', () => {
    const [first, second, third] = ['1', '2', '3'].map((end) => answer(`${BODY} ${end}`));
    if (!first || !second || !third) throw new Error();
    const begun = [first, english(first.wordsHash)];
    expect(listedAfter(begun, [second])).toEqual([1, 2]);
    expect(listedAfter(begun, [second], [third])).toEqual([1, 2]);
    expect(listedAfter(begun, [second], [english(second.wordsHash)])).toEqual([1, 3]);
    // Both at once: it was never behind.
    expect(
      listedAfter(begun, [second, english(second.wordsHash, 'The beginning.\n\nMore than before.')]),
    ).toEqual([1, 1]);
  });

  test('is as new as the document when it comes back', () => {
    const gone = {
      type: 'content.withdrawn',
      payload: { paths: ['pl/faq/one.md'] },
      since: null,
      actor: 'x',
    } as const;
    const { documents } = project(eventsOf([published(answer(BODY)), gone, published(answer(BODY))]));
    expect(documents['pl/faq/one.md']?.listed).toBe(3);
  });

  test('of answers that come to the same is the same on every list', () => {
    const block = fc.oneof(
      fc.constantFrom(
        ...[
          'First sentence. Second one.',
          'It announces:',
          '- one\n- two',
          '1. one\n2. two',
          '## Heading',
          'Title\n===',
        ],
        ...[
          '> said',
          '```\nopen',
          '```\ncode\n\nmore\n```',
          '| a | b |\n|---|---|\n| c | d |',
          '[x]: https://e.example',
          'See [x].',
        ],
        ...[
          '**Bold** words',
          '*Slanted*:',
          '<b>tag</b>',
          'Line\n- item',
          'Line\nmore',
          '    indented',
          '***',
          '(Aside.)',
        ],
      ),
      fc.string({ maxLength: 12 }),
    );
    const body = fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('\n\n'));
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), body, body, (beginning, x, y) => {
        const [one, other] = [x, y].map((rest) =>
          answer([...beginning, rest].join('\n\n'), 'Pytanie', 'same'),
        );
        if (!one || !other || listedPart(one, null) !== listedPart(other, null)) return;
        const [excerpt, otherExcerpt] = [one, other].map((document) => {
          const context = contextOf([published(panelDocument('a'), document)]);
          return questionsSaid({ ...context, words: PUBLISHED }).map((question) => question.excerpt);
        });
        expect(excerpt).toHaveLength(1);
        expect(excerpt).toEqual(otherExcerpt);
      }),
      { numRuns: tried(1000) },
    );
  });

  test('is all that the page of a panel depends on', () => {
    const view = (...changes: readonly ContentDocument[]) =>
      panelView(
        contextOf([published(panelDocument('a'), answer(BODY)), ...changes.map((one) => published(one))]),
        'a',
        null,
      );
    expect(view(answer(`${BODY} And on.`))).toEqual(view());
    expect(view(answer(BODY, 'Inne pytanie'))?.page.revision).toBe(2);
  });
});
