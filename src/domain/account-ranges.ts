import { type Catalogue, wordsOf } from './catalogue.ts';
import type { Day } from './day.ts';
import { LOCALES, type Locale } from './locale.ts';
import type { NamedAccountRange } from './panel.ts';
import { panelNameOf } from './panel-name.ts';
import { dayAt } from './time.ts';

/** The panels as the lookup needs them: from the oldest accounts to the newest, in whatever order pages list them. */
export function accountRangesOf({ panels }: Catalogue, locale: Locale): NamedAccountRange[] {
  return panels
    .map((panel) => ({
      id: panel.id,
      name: panelNameOf(panel, locale),
      createdFrom: panel.meta.createdFrom,
      createdTo: panel.meta.createdTo,
      titles: [...new Set(LOCALES.map((one) => wordsOf(panel, one).title))],
    }))
    .sort((one, other) => compareDays(one.createdFrom ?? '', other.createdFrom ?? ''));
}

function compareDays(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

/** The days on which the incidents began of which the site tells, for who dates an account by them. */
export function failuresOf({ incidents }: Catalogue): Day[] {
  return [...new Set(incidents.map(({ meta }) => dayAt(meta.startedAt)))].sort();
}
