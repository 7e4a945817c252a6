import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { askedFirst } from '../../../src/publish/asked-first.ts';
import { faqDocument, featureDocument, panelDocument, translationOf } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { availability, cell, published, restoration, withdrawn } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const ANSWER = faqDocument('one');
const SITE = [
  published(panelDocument('a'), panelDocument('b'), featureDocument('xml'), ANSWER),
  restoration({ a: 'restored', b: 'restored' }),
];

/** Asked for first after `said`, in the source language. */
function askedAfter(...said: DraftEvent[]): string[] {
  const state = project(eventsOf([...SITE, ...said]));
  const asked = [...askedFirst(state, state.changes.slice(SITE.length))];
  const here = asked.filter((path) => !path.startsWith('/en/'));
  expect(asked.toSorted()).toEqual(here.flatMap((path) => [path, `/en${path}`]).toSorted());
  return here.toSorted();
}

test.each<[string, DraftEvent, readonly string[]]>([
  [
    'a cell',
    availability([cell('xml', 'b', 'limited')]),
    ['/badge/b.svg', '/badge/b/xml.svg', '/embed/b.json', '/embed/b/', '/features/xml/', '/panel/b/'],
  ],
  ['a panel', restoration({ a: 'offline' }), ['/badge/a.svg', '/embed/a.json', '/embed/a/', '/panel/a/']],
  ['an incident', opened('i1'), ['/incidents/i1/']],
  ['an answer', published({ ...ANSWER, sha256: 'other' }), ['/faq/one/', '/faq/one/versions.json']],
  [
    'an answer in another language',
    published(translationOf(ANSWER, {})),
    ['/faq/one/', '/faq/one/versions.json'],
  ],
  ['an answer that is no more', withdrawn(ANSWER.path), ['/faq/one/', '/faq/one/versions.json']],
])('after what is said of %s its own pages come first, and what shows it elsewhere', (_, said, pages) => {
  expect(askedAfter(said)).toEqual(pages);
});

test('what speaks of many things of a kind is no reason to ask for one of them first', () => {
  const features = Array.from({ length: 9 }, (_, index) => `feature-${index}`);
  const words = published(...features.map((id) => featureDocument(id)));
  const cells = availability(features.map((id) => cell(id, 'b', 'limited')));
  expect(askedAfter(words, cells).filter((path) => path.startsWith('/features/'))).toEqual([]);
  expect(askedAfter(words, cells)).toContain('/panel/b/');
});
