import type { Availability, FeatureId } from '../domain/availability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import type { GraveImpact } from '../domain/open-incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import { NBSP } from '../i18n/nbsp.ts';
import { cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { panelStanding } from './panel-standing.ts';
import type { EffectiveRestoration } from './panels.ts';

/** Whatever a sign beside a word may stand for. */
export type SignedState = Availability | EffectiveRestoration | GraveImpact;

/** A panel, or a feature on one, and how it is: in a sign and a word. */
export interface BadgeView {
  /** `Panel B`, `Panel B · Aktualizacja cen` */
  readonly what: string;
  readonly sign: SignedState;
  readonly word: string;
}

/** What a badge says. `feature`: `null` for the whole panel. @returns `null` when there is no such thing */
export function badgeView(context: ViewContext, panel: PanelId, feature: FeatureId | null): BadgeView | null {
  const { panels, features } = catalogueOf(context.state);
  const onPanel = panels.find(({ id }) => id === panel);
  if (!onPanel) return null;
  const { title: name } = wordsOf(onPanel, context.locale);
  if (feature === null) {
    const { sign, word } = panelStanding(context, panel);
    return plain({ what: name, sign, word });
  }
  const entry = features.find(({ id }) => id === feature);
  if (!entry) return null;
  const { sign, word, despite } = cellView(context, feature, panel);
  const what = `${name} · ${wordsOf(entry, context.locale).title}`;
  return plain({ what, sign, word: despite === null ? word : `${word}, ${despite}` });
}

/** Nothing is broken into lines there. */
function plain({ what, sign, word }: BadgeView): BadgeView {
  return { what: what.replaceAll(NBSP, ' '), sign, word: word.replaceAll(NBSP, ' ') };
}
