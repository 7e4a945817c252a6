import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import type { State } from '../../../src/domain/state.ts';
import { holdsReads, trackReads } from '../../../src/publish/reads.ts';
import { routes } from '../../../src/publish/routes.ts';
import { viewOf } from '../../../src/views/registry.ts';
import { faqDocument, featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { contextOf, published, restoration, undoing } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const SITE = [
  published(
    panelDocument('a', '2010-01-01'),
    panelDocument('b', '2011-01-01'),
    featureDocument('xml'),
    faqDocument('question'),
  ),
  restoration({ a: 'restored', b: 'restored' }),
  opened('fire', { panels: ['a'] }),
  posted('fire', 'u4'),
];
const NEWS = posted('fire', 'u5', { status: 'identified', panels: ['a'] });

/** The Polish pages that say something else after an event, and those whose view has to be made anew to know. */
function touched(draft: DraftEvent) {
  const events = eventsOf([...SITE, draft], NOON);
  const before = project(events.slice(0, -1));
  const after = extend(before, events.slice(-1));
  const view = (state: State, route: Parameters<typeof viewOf>[1]) =>
    JSON.stringify(viewOf({ ...contextOf([]), state, now: NOON }, route));
  const pages = [...routes(before).values()].filter(({ locale }) => locale === 'pl');
  const changed = pages.filter((route) => view(before, route) !== view(after, route));
  const read = pages.filter((route) => {
    const { state, reads } = trackReads(before);
    view(state, route);
    return !holdsReads(after, reads);
  });
  return { changed: changed.map(({ path }) => path), read: read.map(({ path }) => path) };
}

describe('an update', () => {
  test('changes the pages that show it and no other, and leaves what cannot show it unread', () => {
    const { changed, read } = touched(NEWS);
    expect(changed).toEqual(['/', '/history/', '/incidents/', '/panel/a/', '/incidents/fire/']);
    for (const path of ['/features/', '/faq/', '/faq/question/', '/lookup/'])
      expect(read).not.toContain(path);
  });

  test('that promises the next one changes every page: each says by when', () => {
    const promise: DraftEvent =
      NEWS.type === 'update.posted'
        ? { ...NEWS, payload: { ...NEWS.payload, nextUpdateBy: '2021-03-17T18:00:00.000Z' } }
        : NEWS;
    expect(touched(promise).changed).toEqual(
      expect.arrayContaining(['/faq/question/', '/features/', '/panel/b/']),
    );
  });
});

test('an incident has its page, in both languages, as long as it stands', () => {
  const events = eventsOf([opened('fire'), undoing(1, { incidents: [{ id: 'fire', stands: false }] })]);
  const first = project(events.slice(0, 1));
  expect([...routes(first).keys()]).toEqual(
    expect.arrayContaining(['/incidents/fire/', '/en/incidents/fire/']),
  );
  expect(routes(extend(first, events.slice(1))).has('/incidents/fire/')).toBe(false);
  expect(routes(first).has('/incidents/fire/')).toBe(true);
});
