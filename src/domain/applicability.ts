import type { Availability, FeatureId } from './availability.ts';
import type { PanelId, Restoration } from './panel.ts';

/** Something a customer uses: `allegro`, `shop`, … */
export type UseId = string;

/** What a condition calls the panel of whoever reads: `{ panel: 'own', is: ['offline'] }`. */
export const OWN_PANEL = 'own';

/** What must be true for a document to be said: the state of a panel, or of a feature on a panel. */
export type Condition =
  | { readonly panel: PanelId; readonly is: readonly Restoration[] }
  | { readonly feature: FeatureId; readonly on: PanelId | null; readonly is: readonly Availability[] };

/** Whom a document is for. An empty list means everybody; conditions must all hold. */
export interface Audience {
  readonly panels: readonly PanelId[];
  readonly uses: readonly UseId[];
  readonly when: readonly Condition[];
}

/** What conditions are tested against. */
export interface Facts {
  restoration(panel: PanelId): Restoration | null;
  availability(feature: FeatureId, panel: PanelId): Availability;
}

/** Who is reading: a panel, and what they said they use (`null`: not said, so nothing is left out). */
export interface Reader {
  readonly panel: PanelId;
  readonly uses: readonly UseId[] | null;
}

/** The panel a condition names; `null`: it looks at the reader's own. */
export function panelNamed(condition: Condition): PanelId | null {
  if (!('panel' in condition)) return condition.on;
  return condition.panel === OWN_PANEL ? null : condition.panel;
}

/** The panels a condition looks at, for readers on these. */
export function panelsLookedAt(condition: Condition, readers: readonly PanelId[]): readonly PanelId[] {
  const named = panelNamed(condition);
  return named === null ? readers : [named];
}

/**
 * Whether a condition holds for the accounts of `panel`. One that names no panel of its own looks at the reader's.
 * A panel nobody has spoken of satisfies nothing.
 */
export function conditionHolds(condition: Condition, panel: PanelId, facts: Facts): boolean {
  const looked = panelNamed(condition) ?? panel;
  if ('feature' in condition) return condition.is.includes(facts.availability(condition.feature, looked));
  const restoration = facts.restoration(looked);
  return restoration !== null && condition.is.includes(restoration);
}

/** Whether something addressed to `audience` is addressed to accounts of this panel at all. */
export function isFor(audience: Audience, panel: PanelId): boolean {
  return audience.panels.length === 0 || audience.panels.includes(panel);
}

/**
 * Applies when: the panel is addressed, the reader uses one of the things named (or did not say what they
 * use), and every condition holds now.
 */
export function applies(audience: Audience, reader: Reader, facts: Facts): boolean {
  const { uses } = reader;
  return (
    isFor(audience, reader.panel) &&
    (audience.uses.length === 0 || uses === null || audience.uses.some((use) => uses.includes(use))) &&
    audience.when.every((condition) => conditionHolds(condition, reader.panel, facts))
  );
}

/** Whether the document is said at all now: its conditions hold on at least one panel it is addressed to. */
export function isSaid(audience: Audience, panels: readonly PanelId[], facts: Facts): boolean {
  return panels.some((panel) => applies(audience, { panel, uses: null }, facts));
}
