import type { UseId } from '../domain/applicability.ts';
import type { Availability } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { currentCell } from '../domain/current-cell.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { panelWords } from '../i18n/panel.ts';
import { promiseLanguage } from '../i18n/promise-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { type CellView, cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { namedPart } from './words.ts';

/** What a customer asks first stands first. */
const ORDER: readonly Availability[] = ['unavailable', 'limited', 'available', 'unknown'];

export interface FeatureRow {
  readonly cell: CellView;
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
  /** Does not work of itself, not for its panel being offline, and nothing is said of when it will. */
  readonly noEstimate: string | null;
  /** Who uses it; empty: everybody. */
  readonly uses: readonly UseId[];
  readonly revision: number;
}

export interface FeatureGroup {
  readonly state: Availability;
  readonly sign: CellView['sign'];
  readonly word: string;
  readonly rows: readonly FeatureRow[];
}

/** The features of a panel by state, narrowed to what the reader uses; groups without features are left out. */
export function featureGroups(
  context: ViewContext,
  panel: PanelId,
  uses: readonly UseId[] | null,
): FeatureGroup[] {
  const { state, locale } = context;
  const words = panelWords[locale];
  const rows = catalogueOf(state)
    .features.filter(
      ({ meta }) => uses === null || meta.uses.length === 0 || meta.uses.some((use) => uses.includes(use)),
    )
    .map((entry): FeatureRow => {
      const cell = cellView(context, entry.id, panel);
      const { title, lang, revision } = namedPart(context, entry);
      const isDown = currentCell(state, entry.id, panel).state === 'unavailable';
      return {
        cell,
        title,
        lang,
        href: localePath(locale, ownPath(entry)),
        noEstimate: isDown && cell.estimate === null ? promiseLanguage[locale].estimate.none : null,
        uses: entry.meta.uses,
        revision: Math.max(revision, cell.revision),
      };
    });
  return ORDER.flatMap((one) => {
    const bySign = Map.groupBy(
      rows.filter(({ cell }) => cell.state === one),
      ({ cell }) => cell.sign,
    );
    // What a grave incident concerns stands before what works.
    return [...bySign]
      .sort(([x], [y]) => Number(x === one) - Number(y === one))
      .map(([sign, same]): FeatureGroup => {
        const word = [words.groups[one], same[0]?.cell.despite].filter(Boolean).join(', ');
        return { state: one, sign, word: tieShortWords(word, locale), rows: same };
      });
  });
}
