import { expect, test } from 'vitest';
import { feedIdsOf } from '../../../src/import/feed-ids.ts';
import { processorTime, SQUARE } from '../../support/processor-time.ts';

const entry = (id: string, links: string) => `<entry>\n<id>${id}</id>\n${links}</entry>`;
const idsIn = (text: string, name = 'history.atom') => [...feedIdsOf([{ name, text }])];

test('an incident is known by the id of the entry that links to it', () => {
  const feed = [
    entry(
      'tag:one',
      '<link rel="self" href="https://x.example/"/><link href="https://x.example/incidents/a1"/>',
    ),
    entry('tag:two', '<link rel="alternate" type="text/html" href="https://x.example/incidents/b2?x#y">'),
    entry('tag:three', '<link href="https://x.example/maintenance">'),
  ].join('\n');
  expect(idsIn(`<feed><id>tag:feed</id><link href="/incidents/no"/>${feed}</feed>`)).toEqual([
    ['a1', 'tag:one'],
    ['b2', 'tag:two'],
  ]);
  expect(idsIn(feed, 'incidents.json')).toEqual([]);
});

test.for(['<entry>', '<entry><link ', '<link href="/incidents/', '<id> ', '</entry>'])(
  'a long feed of %j takes no longer than its length',
  async (part) => {
    const work = () => [idsIn(part.repeat(100_000)), idsIn(`<entry>${part.repeat(100_000)}</entry>`)];
    expect(await processorTime(work)).toBeLessThan(SQUARE);
  },
);
