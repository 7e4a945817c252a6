import { catalogueOf } from './catalogue.ts';
import type { PanelId } from './panel.ts';
import type { State } from './state.ts';
import type { Instant } from './time.ts';

/** A feature of which staff have said something, and whose file is gone: what was said of it is shown nowhere. */
interface LostFeature {
  /** Of its file, as it was: `pl/features/price-sync.md`. */
  readonly path: string;
  readonly feature: string;
  /** On which its state was known. */
  readonly onPanels: readonly PanelId[];
  /** Site clock. */
  readonly at: Instant;
}

/** Features that were withdrawn, or whose file was renamed without saying what it was called before. */
export function lostFeatures({ documents, withdrawn, cells }: State): LostFeature[] {
  const known = new Set(catalogueOf({ documents }).features.map(({ id }) => id));
  return Object.entries(withdrawn).flatMap(([path, { document, at }]): LostFeature[] => {
    const { collection, locale, id: feature } = document;
    if (collection !== 'features' || locale !== 'pl' || known.has(feature)) return [];
    const said = Object.entries(cells[feature] ?? {}).filter(([, { state }]) => state !== 'unknown');
    return said.length === 0 ? [] : [{ path, feature, onPanels: said.map(([panel]) => panel), at }];
  });
}
