import type { Locale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import type { Operator } from '../formats/site-document.ts';
import { type Build, planAsset } from '../publish/assets.ts';
import { type Digest, type MayWait, type PlannedPage, planSite } from '../publish/plan.ts';
import type { PlannedEntry } from '../publish/planned.ts';
import type { ViewMemory } from '../publish/view-memory.ts';
import type { PageSource, ViewContext } from '../views/context.ts';
import { addressesOf, renderAddress, type SiteData } from './addresses.ts';
import type { Drawer } from './drawer.ts';
import type { Notary } from './log-addresses.ts';
import type { PageRenderer } from './page-renderer.ts';
import { reporting } from './reporting.ts';

interface Making {
  readonly build: Build;
  readonly renderer: Pick<PageRenderer, 'render'>;
  readonly memory: ViewMemory<Digest>;
  readonly operator: Operator;
  /** What is drawn beside; left out: nothing is. */
  readonly drawer?: Pick<Drawer, 'drawn' | 'draw'>;
  /** Who signs the public log; left out: nobody, and its checkpoint is not among them. */
  readonly notary?: Notary;
  /** See `planSite`. */
  readonly mayWait?: MayWait | null;
  readonly contextOf: (locale: Locale, state: State, now: Instant) => ViewContext;
}

/** What stands at every address of the site, made as it is asked for, each with the data that it is rendered from. */
export function* siteEntries(
  state: State,
  now: Instant,
  { build, renderer, memory, operator, drawer, notary, mayWait, contextOf }: Making,
): Generator<PlannedEntry> {
  const source: PageSource = { viewContext: (locale) => contextOf(locale, state, now) };
  const pages = planSite(state, now, {
    addresses: addressesOf(state, operator, notary ?? null),
    contextOf: (ground) => reporting(contextOf(ground.locale, ground.state, ground.now), ground.report),
    memory,
    mayWait: mayWait ?? null,
  });
  const entryOf = (page: PlannedPage<SiteData>): PlannedEntry => {
    if ('error' in page) return page;
    if ('waits' in page) return { ...page, waits: () => entryOf(page.waits()) };
    if (page.isLater) return plannedPicture(page, drawer);
    return { ...page, render: () => renderAddress(page.path, page.data(), source, renderer) };
  };
  for (const page of pages) yield entryOf(page);
  for (const asset of build.assets) yield planAsset(asset, build.id);
}

/** A picture: taken where it was drawn already; drawn after this generation is there, for a later one. */
function plannedPicture(
  { data, ...page }: Extract<PlannedPage<SiteData>, { digest: string }>,
  drawer: Making['drawer'],
): PlannedEntry {
  return {
    ...page,
    later: drawer?.drawn(page.path, page.digest) ?? null,
    render: async () => {
      const { 'share-picture': part } = data();
      if (part === undefined || drawer === undefined) throw new Error(`${page.path} cannot be drawn here`);
      return drawer.draw(part);
    },
  };
}
