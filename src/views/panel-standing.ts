import type { Revision } from '../domain/events.ts';
import { type GraveImpact, gravestImpactOn, incidentChangeOn, isGrave } from '../domain/open-incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import type { State } from '../domain/state.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from './context.ts';
import { type EffectiveRestoration, effectiveRestoration, restorationWord } from './panels.ts';

/** How a panel is, wherever it is said in a sign and a word: a grave incident takes the sign that all is well away. */
export interface PanelStanding {
  readonly restoration: EffectiveRestoration;
  readonly sign: EffectiveRestoration | GraveImpact;
  /** `przywrócony, trwa krytyczna awaria` */
  readonly word: string;
  /** A lesser incident, said beside the sign; `null`: there is none. */
  readonly beside: string | null;
}

export function panelStanding({ state, locale }: ViewContext, panel: PanelId): PanelStanding {
  const restoration = effectiveRestoration(state, panel);
  const impact = gravestImpactOn(state, panel);
  const stated = restorationWord(locale, restoration);
  const goesOn = impact === null ? '' : tieShortWords(updateWords[locale].goesOn[impact], locale);
  const lesser = { restoration, sign: restoration, word: stated, beside: impact === 'minor' ? goesOn : null };
  if (!isGrave(impact)) return lesser;
  // What is down is no better by an incident.
  const sign = restoration === 'offline' ? restoration : impact;
  return { restoration, sign, word: `${stated}, ${goesOn}`, beside: null };
}

/** The same in one line, for titles and copies. */
export function standingText(context: ViewContext, panel: PanelId): string {
  const { word, beside } = panelStanding(context, panel);
  return beside === null ? word : `${word}, ${beside}`;
}

/** The last event that changed how a panel is; 0: there was none. */
export function standingRevision(state: State, panel: PanelId): Revision {
  return Math.max(state.restoration[panel]?.revision ?? 0, incidentChangeOn(state, panel)?.revision ?? 0);
}
