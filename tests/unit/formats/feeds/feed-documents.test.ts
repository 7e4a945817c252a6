import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { project } from '../../../../src/domain/projection.ts';
import type { ViewContext } from '../../../../src/views/context.ts';
import { anyLater } from '../../../support/arbitrary.ts';
import { featureDocument, panelDocument, plain } from '../../../support/documents.ts';
import { asRead, eventsOf } from '../../../support/events.ts';
import { atomFaults, noJing } from '../../../support/jing.ts';
import { madeAt } from '../../../support/made-documents.ts';
import { availability, by, cell, contextOf, published, restoration } from '../../../support/state.ts';
import { tried } from '../../../support/tried.ts';

const SITE = by('seed', published(panelDocument('a'), panelDocument('b'), featureDocument('api')));
const NOTE = { pl: 'Wraca <wkrótce> & ]]> ż\u0000\u000b', en: 'Back soon' };
const SAID = [
  restoration({ b: 'offline' }),
  availability([{ ...cell('api', 'a', 'unavailable', '2021-03-23~'), note: NOTE }]),
];
const context = contextOf([SITE, ...SAID]);
const FOLDERS = ['/', '/panel/a/', '/features/api/', '/en/', '/en/panel/a/', '/en/features/api/'];

describe('Atom', () => {
  const { type, text } = madeAt(context, '/feed.atom');

  test('says what it is, where it stands, and whose it is', () => {
    expect(type).toBe('application/atom+xml; charset=utf-8');
    const feed = parseAtomFeed(text);
    expect(feed).toMatchObject({
      title: { value: 'Status' },
      authors: [{ name: 'Status' }],
      updated: '2021-03-17T11:02:00.000Z',
      links: [
        { rel: 'self', href: 'https://status.example.com/feed.atom' },
        { rel: 'alternate', href: 'https://status.example.com/' },
      ],
    });
    expect(feed.entries).toHaveLength(2);
    expect(feed.entries?.[0]).toMatchObject({
      id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/),
      published: '2021-03-17T11:02:00.000Z',
      links: [{ href: 'https://status.example.com/history/?before=4#r3' }],
    });
  });

  test('what looks like markup, or ends a section, or is no character, breaks nothing', () => {
    const [entry] = parseAtomFeed(text).entries ?? [];
    expect(plain(entry?.content?.value)).toContain('Wraca &lt;wkrótce&gt; &amp; ]]&gt; ż</li>');
  });

  test.skipIf(noJing !== null).for(FOLDERS)('%sfeed.atom is what RFC 4287’s grammar wants', (folder) => {
    expect(atomFaults(madeAt(context, `${folder}feed.atom`).text)).toEqual([]);
  });

  test.skipIf(noJing !== null)(
    'so is one without entries, and one of a site that does not know its address',
    () => {
      expect(atomFaults(madeAt(contextOf([SITE]), '/feed.atom').text)).toEqual([]);
      expect(atomFaults(madeAt({ ...context, siteUrl: null }, '/feed.atom').text)).toEqual([]);
    },
  );
});

test('RSS is read by rss-parser: the same entries under the same ids', async () => {
  const { type, text } = madeAt(context, '/en/feed.rss');
  expect(type).toBe('application/rss+xml; charset=utf-8');
  const feed = await new Parser().parseString(text);
  expect(feed).toMatchObject({ title: 'Status', link: 'https://status.example.com/en/', language: 'en' });
  const atom = parseAtomFeed(madeAt(context, '/en/feed.atom').text);
  expect(feed.items.map(({ guid }) => guid)).toEqual(atom.entries?.map(({ id }) => id));
  expect(feed.items[0]).toMatchObject({
    isoDate: '2021-03-17T11:02:00.000Z',
    link: 'https://status.example.com/en/history/?before=4#r3',
  });
});

test('rss-parser reads Atom as well', async () => {
  const feed = await new Parser().parseString(madeAt(context, '/panel/a/feed.atom').text);
  expect(feed.title).toBe('Status: panel\u00a0A');
  expect(feed.items).toHaveLength(1);
});

test('JSON Feed 1.1 says the same', () => {
  const { type, text } = madeAt(context, '/feed.json');
  expect(type).toBe('application/feed+json; charset=utf-8');
  expect(JSON.parse(text)).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: 'https://status.example.com/feed.json',
    language: 'pl',
    items: [{ date_published: '2021-03-17T11:02:00.000Z' }, { title: 'Panel B nie działa' }],
  });
  expect(JSON.parse(madeAt(contextOf([SITE]), '/feed.json').text).items).toEqual([]);
});

test('any origin may read a feed', () => {
  for (const name of ['feed.atom', 'feed.rss', 'feed.json', 'calendar.ics'])
    expect(madeAt(context, `/${name}`).headers).toMatchObject({ 'Access-Control-Allow-Origin': '*' });
});

test('an event has one id in every feed that tells of it, in either language', () => {
  const ids = FOLDERS.map(
    (folder) => parseAtomFeed(madeAt(context, `${folder}feed.atom`).text).entries?.[0]?.id,
  );
  expect(new Set(ids).size).toBe(1);
  const feeds = FOLDERS.map((folder) => parseAtomFeed(madeAt(context, `${folder}feed.atom`).text).id);
  expect(new Set(feeds).size).toBe(FOLDERS.length);
});

test('whatever is said, every format of every feed can be read and tells the same entries', () => {
  fc.assert(
    fc.property(fc.array(anyLater, { maxLength: 20 }), (drafts) => {
      const state = project(asRead(eventsOf([SITE, ...drafts])));
      const made: ViewContext = { ...context, state };
      for (const folder of FOLDERS) {
        const atom = parseAtomFeed(madeAt(made, `${folder}feed.atom`).text);
        const rss = parseRssFeed(madeAt(made, `${folder}feed.rss`).text);
        const json = parseJsonFeed(JSON.parse(madeAt(made, `${folder}feed.json`).text));
        const ids = atom.entries?.map(({ id }) => id) ?? [];
        expect(new Set(ids).size).toBe(ids.length);
        expect(rss.items?.map(({ guid }) => guid?.value) ?? []).toEqual(ids);
        expect(json.items?.map(({ id }) => id) ?? []).toEqual(ids);
        for (const entry of atom.entries ?? []) expect(entry.title?.value).toBeTruthy();
      }
    }),
    { numRuns: tried(40) },
  );
});
