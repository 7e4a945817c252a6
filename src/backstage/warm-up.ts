import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Locale, splitLocale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import type { Operator } from '../formats/site-document.ts';
import { type Address, type Digest, planSite } from '../publish/plan.ts';
import { ViewMemory } from '../publish/view-memory.ts';
import type { ViewContext } from '../views/context.ts';
import { addressesOf, renderAddress, type SiteData } from './addresses.ts';
import type { PageRenderer } from './page-renderer.ts';

/** How often: after the third time making a page takes a third of what it took first, and hardly less after more. */
const ROUNDS = 3;

interface Warming {
  readonly renderer: Pick<PageRenderer, 'render'>;
  readonly operator: Operator;
  readonly contextOf: (locale: Locale, state: State, now: Instant) => ViewContext;
  /** Asked before each page: whoever has something to publish does what this would, and is not to wait for it. */
  readonly isWanted: () => boolean;
}

/**
 * Makes one page of each kind a few times and throws it away. A site that starts takes its pages from the snapshot, so the first
 * change after it was made by code that had never run: it took readers three times as long to have it as any later one.
 */
export async function warmUp(state: State, now: Instant, warming: Warming): Promise<void> {
  const { renderer, operator, contextOf, isWanted } = warming;
  const addresses = oneOfEach(addressesOf(state, operator));
  const source = { viewContext: (locale: Locale) => contextOf(locale, state, now) };
  for (let round = 0; round < ROUNDS; round += 1) {
    const pages = planSite(state, now, {
      addresses,
      contextOf: (ground) => contextOf(ground.locale, ground.state, ground.now),
      memory: new ViewMemory<Digest>(),
    });
    for (const page of pages) {
      await nextTurn();
      if (!isWanted()) return;
      // Who publishes it says what is wrong with it.
      if ('digest' in page) await renderAddress(page.path, page.data(), source, renderer).catch(() => null);
    }
  }
}

/** Of addresses that differ in names alone the first: `/faq/x/` and `/faq/y/`. Pictures are made by nobody who waits. */
function oneOfEach(addresses: Iterable<Address<SiteData>>): Address<SiteData>[] {
  const kinds = new Map<string, Address<SiteData>>();
  for (const address of addresses) {
    const [, first = '', ...rest] = splitLocale(address.path).path.split('/');
    const kind = [address.locale, first, rest.length, ...address.query].join(' ');
    if (!address.isLater && !kinds.has(kind)) kinds.set(kind, address);
  }
  return [...kinds.values()];
}
