import type { Catalogue } from './catalogue.ts';
import type { Locale } from './locale.ts';
import type { NamedAccountRange } from './panel.ts';
import { panelNameOf } from './panel-name.ts';

/** The panels as the lookup needs them: from the oldest accounts to the newest, in whatever order pages list them. */
export function accountRangesOf({ panels }: Catalogue, locale: Locale): NamedAccountRange[] {
  return panels
    .map((panel) => ({
      id: panel.id,
      name: panelNameOf(panel, locale),
      createdFrom: panel.meta.createdFrom,
      createdTo: panel.meta.createdTo,
    }))
    .sort((one, other) => compareDays(one.createdFrom ?? '', other.createdFrom ?? ''));
}

function compareDays(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
