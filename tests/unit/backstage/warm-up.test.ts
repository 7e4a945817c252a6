import { expect, test } from 'vitest';
import type { Precomputed } from '../../../src/backstage/page-renderer.ts';
import { warmUp } from '../../../src/backstage/warm-up.ts';
import { project } from '../../../src/domain/projection.ts';
import type { PageSource } from '../../../src/views/context.ts';
import { faqDocument, featureDocument, panelDocument, siteDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { contextOf, published } from '../../support/state.ts';

const STATE = project(
  eventsOf([
    published(
      siteDocument({ orders: 'Zamówienia' }),
      ...[panelDocument('a'), panelDocument('b'), featureDocument('x'), featureDocument('y')],
      faqDocument('one'),
    ),
  ]),
);

/** Warms up a site, and says of which addresses pages were made. */
async function warmed(as: { readonly isWanted?: () => boolean; readonly broken?: string } = {}) {
  const made: string[] = [];
  await warmUp(STATE, NOON, {
    renderer: {
      render: async (path: string, _: PageSource, precomputed: Precomputed) => {
        made.push(path);
        if (path === as.broken) throw new Error('it is broken');
        return { status: 200, headers: {}, body: Buffer.from(JSON.stringify(precomputed)) };
      },
    },
    operator: { siteUrl: null, securityContacts: [] },
    contextOf: (locale, state, now) => ({ ...contextOf([], { locale, now }), state }),
    isWanted: as.isWanted ?? (() => true),
  });
  return made;
}

const timesOf = (made: readonly string[], path: string) => made.filter((one) => one === path).length;

test('a page of each kind is made three times, in each language', async () => {
  const made = await warmed();
  for (const path of ['/', '/en/', '/panel/a/', '/en/panel/a/', '/features/x/', '/history/', '/faq/one/'])
    expect([path, timesOf(made, path)]).toEqual([path, 3]);
  // A second one of a kind takes the same way.
  for (const path of ['/panel/b/', '/features/y/']) expect([path, timesOf(made, path)]).toEqual([path, 0]);
});

test('it ends as soon as there is something to publish', async () => {
  let pages = 0;
  const made = await warmed({
    isWanted: () => {
      pages += 1;
      return pages < 4;
    },
  });
  expect(made.length).toBeLessThan(4);
});

test('a page that cannot be made is left to whoever publishes it', async () => {
  expect(timesOf(await warmed({ broken: '/' }), '/history/')).toBe(3);
});
