import fc from 'fast-check';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { statuspageDocuments } from '../../../../src/formats/statuspage/documents.ts';
import type { ViewContext } from '../../../../src/views/context.ts';
import { atomFaults, noJing } from '../../../support/jing.ts';
import { contextOf } from '../../../support/state.ts';
import { tried } from '../../../support/tried.ts';
import { opened, posted } from '../../../support/updates.ts';

function feed(context: ViewContext, format: 'atom' | 'rss'): string {
  const found = [...statuspageDocuments()].find(({ path }) => path === `/history.${format}`);
  return found?.make(context).text ?? '';
}

const atom = (...drafts: readonly DraftEvent[]) => parseAtomFeed(feed(contextOf(drafts), 'atom'));

test('an entry is revised in place: its id stays, what was said since stands first', () => {
  const begun = [opened('fire', { title: { pl: 'Pożar', en: 'Fire' } }), posted('fire', 'u1')];
  const [before] = atom(...begun).entries ?? [];
  const [after, ...others] = atom(...begun, posted('fire', 'u2', { status: 'resolved' })).entries ?? [];
  expect(others).toEqual([]);
  expect(after?.id).toBe(before?.id);
  expect(after?.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([before?.updated, after?.updated]).toEqual(['2021-03-17T11:01:00.000Z', '2021-03-17T11:02:00.000Z']);
  expect([before?.published, after?.published]).toEqual([
    '2021-03-17T11:00:00.000Z',
    '2021-03-17T11:00:00.000Z',
  ]);
  expect(after?.content?.value).toMatch(/Resolved.*u2.*Investigating.*u1/s);
});

test('the newest twenty-five stand in it', () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    opened(`fire-${index}`, { startedAt: `2021-03-10T00:${10 + index}:00.000Z` }),
  );
  const { entries } = atom(...many);
  expect([entries?.length, entries?.[0]?.title?.value]).toEqual([25, 'fire-29']);
  expect(parseRssFeed(feed(contextOf(many), 'rss')).items?.length).toBe(25);
});

test('where nobody knows the site’s address, links are those of wherever the feed was found', () => {
  const context = { ...contextOf([opened('fire')]), siteUrl: null };
  expect(parseAtomFeed(feed(context, 'atom')).entries?.[0]?.links?.[0]?.href).toBe('/en/incidents/fire/');
});

test.skipIf(noJing !== null)('whatever people type, it is Atom by RFC 4287', () => {
  const hostile = '\u0000\u000b\ud800]]> <script> & &nbsp; \uffff </entry>';
  const text = { pl: hostile, en: null };
  expect(
    atomFaults(
      feed(contextOf([opened('fire', { title: text }), posted('fire', 'u1', { body: text })]), 'atom'),
    ),
  ).toEqual([]);
  expect(atomFaults(feed(contextOf([]), 'atom'))).toEqual([]);
});

test('whatever people type comes out of both feeds as it went in, without what XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (typed) => {
      const title = `x${typed}x`;
      const context = contextOf([opened('fire', { title: { pl: title, en: null } })]);
      const allowed = title
        .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
        .replaceAll('\u00a0', ' ');
      const plain = (text: string | undefined) => text?.replaceAll(/\r\n?/g, '\n');
      expect(plain(parseAtomFeed(feed(context, 'atom')).entries?.[0]?.title?.value)).toBe(plain(allowed));
      expect(plain(parseRssFeed(feed(context, 'rss')).items?.[0]?.title)).toBe(plain(allowed));
    }),
    { numRuns: tried(100) },
  );
});
