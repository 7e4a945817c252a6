import { catalogueOf } from '../domain/catalogue.ts';
import type { State } from '../domain/state.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Refuses what names a panel or a feature that has no document, and lists those that have. */
export function checkKnown(
  state: State,
  named: { readonly panels?: readonly string[]; readonly features?: readonly string[] },
): Refusal | null {
  const catalogue = catalogueOf(state);
  const panel = unknownOf(named.panels, catalogue.panels);
  if (panel !== undefined) {
    return refuse('panel.unknown', `There is no panel ${panel}. There are: ${idsOf(catalogue.panels)}.`);
  }
  const feature = unknownOf(named.features, catalogue.features);
  if (feature !== undefined) {
    return refuse(
      'feature.unknown',
      `There is no feature ${feature}. There are: ${idsOf(catalogue.features)}.`,
    );
  }
  return null;
}

function unknownOf(ids: readonly string[] = [], entries: readonly { id: string }[]): string | undefined {
  return ids.find((id) => !entries.some((entry) => entry.id === id));
}

function idsOf(entries: readonly { id: string }[]): string {
  return entries.map((entry) => entry.id).join(', ') || 'none';
}
