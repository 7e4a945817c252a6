import { type Locale, SOURCE_LOCALE } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { type Build, planAsset } from '../publish/assets.ts';
import { type Digest, planSite } from '../publish/plan.ts';
import type { PlannedEntry } from '../publish/publisher.ts';
import type { ViewMemory } from '../publish/view-memory.ts';
import type { PageSource, ViewContext } from '../views/context.ts';
import { addressesOf, renderAddress } from './addresses.ts';
import type { Notary } from './log-addresses.ts';
import type { PageRenderer } from './page-renderer.ts';
import { reporting } from './reporting.ts';

interface Making {
  readonly build: Build;
  readonly renderer: Pick<PageRenderer, 'render'>;
  readonly memory: ViewMemory<Digest>;
  /** Who signs the public log; left out: nobody, and its checkpoint is not among them. */
  readonly notary?: Notary;
  readonly contextOf: (locale: Locale, state: State, now: Instant) => ViewContext;
}

/** What stands at every address of the site, made as it is asked for, each with the data that it is rendered from. */
export function* siteEntries(
  state: State,
  now: Instant,
  { build, renderer, memory, contextOf, notary }: Making,
): Generator<PlannedEntry> {
  const source: PageSource = { viewContext: (locale) => contextOf(locale, state, now) };
  const pages = planSite(state, now, {
    addresses: addressesOf(state, source.viewContext(SOURCE_LOCALE), notary ?? null),
    contextOf: (ground) => reporting(contextOf(ground.locale, ground.state, ground.now), ground.report),
    memory,
  });
  for (const page of pages) {
    if ('error' in page) yield page;
    else yield { ...page, render: () => renderAddress(page.path, page.data(), source, renderer) };
  }
  for (const asset of build.assets) yield planAsset(asset, build.id);
}
