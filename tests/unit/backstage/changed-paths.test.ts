import { expect, test } from 'vitest';
import { findChangedPaths } from '../../../src/backstage/changed-paths.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { project } from '../../../src/domain/projection.ts';
import type { State } from '../../../src/domain/state.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { faqDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { contextOf, published } from '../../support/state.ts';

/** Every page takes as long as one of a large site may. */
const SLOW = 25;
const app = {
  draftContext: (locale: Locale, state: State, now: Instant) => {
    for (const started = performance.now(); performance.now() - started < SLOW; );
    return { ...contextOf([], { locale, now }), state };
  },
};
const said = [published(panelDocument('a'), faqDocument('one', {}, { body: 'First.\n\nBefore.' }))];

test('what a change would change is found without anybody else having to wait for all of it', async () => {
  const before = project(eventsOf(said));
  const after = project(eventsOf([...said, published(faqDocument('one', {}, { body: 'First.\n\nAfter.' }))]));
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 0);
  const changed = await findChangedPaths(app, before, after, NOON);
  clearInterval(others);
  expect(changed).toContain('/faq/one/');
  expect(changed).not.toContain('/panel/a/');
  expect(turns).toBeGreaterThan(5);
});
