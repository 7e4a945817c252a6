import { catalogueOf } from '../domain/catalogue.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath } from '../domain/page-target.ts';
import { cellView, type EstimateView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { panelIds, panelName } from './panels.ts';
import { namedPart } from './words.ts';

/** A feature that is promised back, on the panels to which the same is promised. */
export interface UpcomingItem {
  readonly feature: string;
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
  readonly panels: readonly string[];
  readonly estimate: EstimateView;
}

/** What is promised with a time, however vague: overdue first, then by day, then within days, then soon. */
export function upcomingItems(context: ViewContext): UpcomingItem[] {
  const { state, locale } = context;
  const panels = panelIds(state);
  const items = catalogueOf(state).features.flatMap((entry) => {
    const { title, lang } = namedPart(context, entry);
    const href = localePath(locale, ownPath(entry));
    const promises = new Map<string, UpcomingItem>();
    for (const panel of panels) {
      const { estimate } = cellView(context, entry.id, panel);
      if (estimate === null || estimate.kind === 'condition') continue;
      const key = `${estimate.code} ${estimate.text}`;
      const letters = [...(promises.get(key)?.panels ?? []), panelName(context, panel)];
      promises.set(key, { feature: entry.id, title, lang, href, panels: letters, estimate });
    }
    return [...promises.values()];
  });
  return items.sort((x, y) => compareEstimates(x.estimate, y.estimate));
}

const VAGUENESS: Readonly<Record<EstimateView['kind'], number>> = {
  day: 0,
  about: 1,
  days: 2,
  soon: 3,
  condition: 4,
  none: 5,
};

/** Sooner first; on the same day the firmer promise first; what has no day after what has one. */
export function compareEstimates(x: EstimateView | null, y: EstimateView | null): number {
  const day = (estimate: EstimateView | null) => estimate?.day ?? '9999';
  if (day(x) !== day(y)) return day(x) < day(y) ? -1 : 1;
  return VAGUENESS[x?.kind ?? 'none'] - VAGUENESS[y?.kind ?? 'none'];
}
