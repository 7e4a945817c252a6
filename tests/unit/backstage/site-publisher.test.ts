import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import type { Manifest, Variant } from '../../../src/publish/snapshot.ts';
import { sha256 } from '../../../src/publish/snapshot-writer.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { faqDocument, featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { soon } from '../../support/soon.ts';
import { availability, cell, published, redaction, restoration } from '../../support/state.ts';
import { tried } from '../../support/tried.ts';

const SITE: readonly DraftEvent[] = [
  published(
    panelDocument('a', null, '2020-12-31'),
    panelDocument('b', '2021-01-01'),
    featureDocument('xml'),
    featureDocument('api'),
    faqDocument('one'),
  ),
  restoration({ a: 'restored', b: 'restored' }),
  availability([cell('xml', 'a', 'limited'), cell('api', 'b', 'limited')]),
];

/** What readers get of every page. */
function bytesOf({ entries }: Manifest) {
  const pages = Object.entries(entries).filter(([path]) => !path.includes('?answers'));
  // Where in a shared file the bytes lie depends on what was published before.
  const bytesOf = ({ encoding, etag, sha256 }: Variant) => [encoding, etag, sha256];
  return Object.fromEntries(pages.map(([path, { key, variants }]) => [path, [key, variants.map(bytesOf)]]));
}

describe('a publication', () => {
  test('renders each page from the very data by which it was seen to be another', async () => {
    const { publish, text } = openPublisher();
    const state = project(eventsOf(SITE));
    const { rendered, manifest } = await publish(state);
    expect(rendered).toEqual(
      expect.arrayContaining(['/', '/en/', '/panel/a/', '/404/', '/api/v1/status.json']),
    );
    for (const path of rendered) {
      const digest = sha256(text(path) ?? '').slice(0, 32);
      expect(manifest.entries[path]?.key.endsWith(digest), path).toBe(true);
    }
  });

  test('of the same state renders nothing, of a change of one cell the pages that show it', async () => {
    const { publish } = openPublisher();
    const events = eventsOf([...SITE, availability([cell('api', 'b', 'available')])]);
    const before = project(events.slice(0, -1));
    await publish(before);
    expect((await publish(before)).rendered).toEqual([]);
    const { rendered } = await publish(extend(before, events.slice(-1)));
    expect(rendered).toEqual(expect.arrayContaining(['/', '/features/api/', '/en/panel/b/']));
    for (const path of ['/panel/a/', '/features/xml/', '/faq/one/', '/404/'])
      expect(rendered).not.toContain(path);
  });

  test('after a page could not be rendered tries it again, with data made of the state of then', async () => {
    const { publish, broken, text, publisher } = openPublisher();
    const events = eventsOf([...SITE, availability([cell('api', 'b', 'available')])]);
    const before = project(events.slice(0, -1));
    const after = extend(before, events.slice(-1));
    await publish(before);
    const old = text('/features/api/');
    broken.add('/features/api/');
    await publish(after);
    expect(text('/features/api/')).toBe(old);
    expect(publisher.failing?.addresses).toContain('/features/api/');
    broken.clear();
    // Nothing is new, and of the page no more than its digest is remembered.
    const { rendered } = await publish(after);
    expect(rendered).toEqual(['/features/api/']);
    const fresh = openPublisher();
    await fresh.publish(after);
    expect(text('/features/api/')).toBe(fresh.text('/features/api/'));
  });

  test('shows query pages the state that is published, not the one that waits', async () => {
    const { publish, publisher, known } = openPublisher();
    const events = eventsOf(SITE);
    await publish(project(events.slice(0, 2)));
    known.state = project(events);
    const shownAt = (served: number) => publisher.sourceAt(served).viewContext('pl').state.revision;
    expect(shownAt(2)).toBe(2);
    await publish(known.state);
    expect(shownAt(3)).toBe(3);
    // A front that has not looked yet, one that was killed in between, and whoever asks without one.
    expect([2, 1, Number.NaN].map(shownAt)).toEqual([2, 3, 3]);
  });

  test('after something was taken out of the log leaves nothing of before on the disk', async () => {
    const { publish, dataDir } = openPublisher();
    const events = eventsOf([...SITE, redaction(3)]);
    const before = project(events.slice(0, -1));
    const { manifest } = await publish(before);
    const after = await publish(extend(before, events.slice(-1)));
    const blobs = ({ entries }: Manifest) =>
      new Set(Object.values(entries).flatMap(({ variants }) => variants.map(({ blob }) => blob)));
    const past = blobs(manifest).difference(blobs(after.manifest));
    expect(past.size).toBeGreaterThan(0);
    const left = new Set(readdirSync(join(dataDir, 'snapshot', 'blobs')));
    expect(past.intersection(left)).toEqual(new Set());
  });
});

describe('where a crowd looks first', () => {
  // On a machine that takes long nothing waits.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());
  const events = eventsOf([...SITE, availability([cell('api', 'b', 'available')])]);
  const swapsOf = ({ publisher }: ReturnType<typeof openPublisher>) =>
    vi.spyOn(publisher.loop.writer, 'publish');
  const behind = ({ entries }: Manifest) =>
    Object.entries(entries).flatMap(([path, { revision }]) =>
      revision === undefined || path.endsWith('.png') ? [] : [[path, revision]],
    );

  test('is swapped in before everything else, which is said to come and at which revision it is until then', async () => {
    const site = openPublisher();
    const before = project(events.slice(0, -1));
    await site.publish(before);
    const swaps = swapsOf(site);
    await site.publish(extend(before, events.slice(-1)));
    const [first, then, ...more] = swaps.mock.calls.map(([manifest]) => manifest);
    if (!first || !then) throw new Error('there were no two swaps');
    expect(more).toEqual([]);
    expect([first.revision, then.revision]).toEqual([4, 4]);
    const waiting = Object.fromEntries(behind(first));
    for (const path of ['/history/', '/en/features/', '/embed/b.json', '/feed.atom'])
      expect(waiting, path).toHaveProperty([path], 3);
    // Those of a generation whose pages were not really rendered.
    const isMade = (path: string) => !path.endsWith('?answers');
    const still = Object.keys(waiting).filter((path) => first.entries[path]?.isComing !== true);
    expect(still.filter(isMade)).toEqual([]);
    for (const path of ['/', '/en/panel/b/', '/features/api/', '/api/v1/status.json'])
      expect(waiting, path).not.toHaveProperty([path]);
    expect(Object.values(then.entries).filter(({ isComing }) => isComing)).toEqual([]);
    expect(behind(then).filter(([path]) => isMade(String(path)))).toEqual([]);
    expect(bytesOf(then)).toEqual(bytesOf((await openPublisher().publish(project(events))).manifest));
  });

  test('of the next change does not wait until what the change before it left is made', async () => {
    const drafts = [
      ...SITE,
      availability([cell('api', 'b', 'available')]),
      availability([cell('xml', 'a', 'available')]),
    ];
    const [before, one, two] = [3, 4, 5].map((count) => project(eventsOf(drafts.slice(0, count))));
    if (!before || !one || !two) throw new Error('no states');
    const site = openPublisher();
    await site.publish(before);
    const swaps = swapsOf(site);
    const { writer } = site.publisher.loop;
    const { has } = writer;
    vi.spyOn(writer, 'has').mockImplementation((variants) => {
      // It is heard of while the second swap is being made ready.
      if (swaps.mock.calls.length === 1 && site.known.state === one) {
        site.known.state = two;
        site.tell();
      }
      return has.call(writer, variants);
    });
    await site.publish(one);
    const manifests = swaps.mock.calls.map(([manifest]) => manifest);
    // Nothing of the second had been begun, so there was none.
    expect(manifests.map(({ revision }) => revision)).toEqual([4, 5, 5]);
    const [, next] = manifests.map((manifest) => Object.fromEntries(behind(manifest)));
    for (const path of ['/', '/panel/a/', '/features/xml/', '/api/v1/status.json'])
      expect(next, path).not.toHaveProperty([path]);
    // Of what waits since the change before it is known how long.
    expect(next).toMatchObject({ '/feed.atom': 3, '/history/': 3 });
    const last = manifests.at(-1);
    expect(last && bytesOf(last)).toEqual(bytesOf((await openPublisher().publish(two)).manifest));
  });

  test('waits for the rest once something was taken out of the log, and of another build', async () => {
    const site = openPublisher();
    const before = project(events);
    await site.publish(before);
    const swaps = swapsOf(site);
    const removal = eventsOf([...SITE, availability([cell('api', 'b', 'available')]), redaction(3)]).slice(
      -1,
    );
    const after = extend(before, removal);
    await site.publish(after);
    expect(swaps).toHaveBeenCalledTimes(1);
    await site.publisher.stop();
    const other = openPublisher(site.dataDir, 'other');
    const otherSwaps = swapsOf(other);
    await other.publish(extend(after, eventsOf([...SITE, ...Array(3).fill(SITE[2])]).slice(-1)));
    expect(otherSwaps).toHaveBeenCalledTimes(1);
  });
});

describe('a start where nothing changed', () => {
  const events = eventsOf([...SITE, availability([cell('api', 'b', 'available')])]);
  const [state, later] = [events.slice(0, -1), events].map((list) => () => project(list));
  const stopped = async () => {
    const { publish, publisher, dataDir, made } = openPublisher();
    if (!state || !later) throw new Error('no states');
    const before = state();
    await publish(before);
    const all = made.views;
    // Pages that failed are tried again: the fronts' answers to the lookup, which are not cut out of real pages here.
    await publish(before);
    await publisher.stop();
    return { dataDir, all, none: made.views, same: state(), next: later() };
  };

  test('makes nothing to find that out, and of the first change afterwards what it touches', async () => {
    const { dataDir, all, none, same, next } = await stopped();
    const { publish, made } = openPublisher(dataDir);
    expect((await publish(same)).rendered).toEqual([]);
    expect(none).toBeLessThan(all / 10);
    expect(made.views).toBe(none);
    const { manifest } = await publish(next);
    expect(made.views).toBeGreaterThan(0);
    expect(made.views).toBeLessThan(all);
    expect(bytesOf(manifest)).toEqual(bytesOf((await openPublisher().publish(next)).manifest));
  });

  test('has run what makes pages before the first change comes, and publishes nothing by that', async () => {
    const { dataDir, same, next } = await stopped();
    const { publish, publisher, made } = openPublisher(dataDir);
    const { manifest } = await publish(same);
    const before = made.views;
    await publisher.warmUp();
    expect(made.views).toBeGreaterThan(before);
    expect(publisher.loop.writer.last()).toBe(manifest);
    expect(bytesOf((await publish(next)).manifest)).toEqual(
      bytesOf((await openPublisher().publish(next)).manifest),
    );
  });

  const otherwise: readonly [string, (site: { dataDir: string }) => ReturnType<typeof openPublisher>][] = [
    ['another build', ({ dataDir }) => openPublisher(dataDir, 'other')],
    [
      'another address of the site',
      ({ dataDir }) => openPublisher(dataDir, 'build', { siteUrl: 'https://s.example' }),
    ],
    [
      'another address for help',
      ({ dataDir }) => openPublisher(dataDir, 'build', { supportUrl: 'https://h.example/' }),
    ],
    [
      'another log',
      ({ dataDir }) => {
        const site = openPublisher(dataDir);
        site.known.head = 'other';
        return site;
      },
    ],
    [
      'a byte of what was kept is another',
      ({ dataDir }) => {
        const file = join(dataDir, 'snapshot', 'planned');
        const text = readFileSync(file, 'utf8');
        writeFileSync(file, text.replace('"reads":[0,', '"reads":[1,'));
        expect(readFileSync(file, 'utf8')).not.toBe(text);
        return openPublisher(dataDir);
      },
    ],
    [
      'what was kept breaks off',
      ({ dataDir }) => {
        truncateSync(join(dataDir, 'snapshot', 'planned'), 2000);
        return openPublisher(dataDir);
      },
    ],
    [
      'the one before did not end in order',
      ({ dataDir }) => {
        rmSync(join(dataDir, 'snapshot', 'planned'));
        return openPublisher(dataDir);
      },
    ],
  ];
  test.each(otherwise)('makes everything anew where there is %s', async (_, start) => {
    const { dataDir, all, same } = await stopped();
    const { publish, made } = start({ dataDir });
    await publish(same);
    // With an address of its own, a site has pictures as well.
    expect(made.views).toBeGreaterThanOrEqual(all);
  });

  test('makes everything anew on another day', async () => {
    const { dataDir, all, same } = await stopped();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * 86_400_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { publish, made } = openPublisher(dataDir);
    await publish(same);
    expect(made.views).toBe(all);
  });

  test('believes what was kept once: whoever is killed afterwards leaves nothing to be believed', async () => {
    const { dataDir, all, same } = await stopped();
    await openPublisher(dataDir).publish(same);
    const { publish, made } = openPublisher(dataDir);
    await publish(same);
    expect(made.views).toBe(all);
  });
});

test('what is heard of and may not be published yet is no reason to look through the site', async () => {
  const { publish, publisher, known, tell } = openPublisher();
  const events = eventsOf(SITE);
  await publish(project(events.slice(0, 2)));
  tell();
  await publisher.loop.whenIdle();
  publisher.figures.take();
  tell();
  await publisher.loop.whenIdle();
  expect(publisher.figures.take().unchanged).toBe(0);
  known.state = project(events);
  tell();
  await publisher.loop.whenIdle();
  expect(publisher.loop.writer.last()?.revision).toBe(3);
});

test('pictures are drawn once what was said is published, each for what it shows, and forgotten with what was taken out', async () => {
  const siteUrl = 'https://status.example.com';
  const { publish, publisher } = openPublisher(undefined, 'build', { siteUrl });
  const events = eventsOf([...SITE, availability([cell('xml', 'a', 'unavailable')])]);
  const pictures = () =>
    Object.entries(publisher.loop.writer.last()?.entries ?? {}).filter(
      ([path]) => path.endsWith('.png') && path.includes('/share/'),
    );
  const { manifest } = await publish(project(events.slice(0, 3)));
  expect(Object.keys(manifest.entries).filter((path) => path.endsWith('.png'))).toEqual([]);
  await soon(() => expect(pictures()).toHaveLength(10));
  for (const [path, entry] of pictures()) expect(entry.revision, path).toBeUndefined();
  const swaps = vi.spyOn(publisher.loop.writer, 'publish');
  await publish(project(events));
  const [behind] = swaps.mock.calls.map(([{ entries }]) => entries);
  expect(behind?.['/share/features/xml.png']?.revision).toBe(3);
  expect(behind?.['/share/features/api.png']?.revision).toBeUndefined();
  await soon(() => expect(pictures().filter(([, { revision }]) => revision !== undefined)).toEqual([]));
  expect(publisher.loop.writer.last()?.revision).toBe(4);
});

describe('law', () => {
  test('publishing change after change, through restarts, gives what publishing the last state from nothing gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyDraft, fc.constantFrom('goes on', 'is killed', 'is stopped')), {
          minLength: 1,
          maxLength: 4,
        }),
        async (steps) => {
          const events = eventsOf([...SITE, ...steps.map(([draft]) => draft)], NOON);
          let state = project(events.slice(0, SITE.length));
          let site = openPublisher();
          await site.publish(state);
          for (const [index, [, how]] of steps.entries()) {
            if (how === 'is stopped') await site.publisher.stop();
            if (how !== 'goes on') {
              site = openPublisher(site.dataDir);
              // Read from the log, it is made of other objects.
              state = project(events.slice(0, SITE.length + index));
              await site.publish(state);
            }
            state = extend(state, events.slice(SITE.length + index, SITE.length + index + 1));
            await site.publish(state);
          }
          const { manifest } = await openPublisher().publish(state);
          expect(bytesOf(site.publisher.loop.writer.last() ?? manifest)).toEqual(bytesOf(manifest));
        },
      ),
      { numRuns: tried(3) },
    );
  });
});
