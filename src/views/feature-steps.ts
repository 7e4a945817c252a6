import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { PanelId } from '../domain/panel.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { conditionRevisions, effectivePanels } from './addressees.ts';
import type { ViewContext } from './context.ts';
import { panelIds, panelNames } from './panels.ts';
import type { StepView } from './steps.ts';
import { partWords } from './words.ts';

/** A step about a feature, and for whom it is. */
export interface FeatureStep extends Omit<StepView, 'uses'> {
  readonly panels: readonly PanelId[];
  /** `Na panelach A i B`; `null`: on every panel. */
  readonly on: string | null;
}

export interface FeatureSteps {
  readonly warnings: readonly FeatureStep[];
  readonly do: readonly FeatureStep[];
  /** What to wait for, then what to know. */
  readonly know: readonly FeatureStep[];
  readonly revisions: readonly number[];
}

/** The steps that are about a feature, each with the panels to which it applies now. */
export function featureSteps(context: ViewContext, feature: FeatureId): FeatureSteps {
  const { state } = context;
  const entries = catalogueOf(state).steps.filter(({ meta }) => meta.features.includes(feature));
  const all = entries.flatMap((entry): FeatureStep[] => {
    const panels = effectivePanels(context, entry.meta);
    if (panels.length === 0) return [];
    const step = { id: entry.id, kind: entry.meta.kind, panels, on: onPanels(context, panels) };
    return [{ ...partWords(context, entry), ...step }];
  });
  const of = (kind: FeatureStep['kind']) => all.filter((step) => step.kind === kind);
  return {
    warnings: of('warning'),
    do: of('do'),
    know: [...of('wait'), ...of('know')],
    revisions: [
      ...all.map(({ revision }) => revision),
      ...entries.flatMap(({ meta }) => conditionRevisions(state, meta)),
    ],
  };
}

function onPanels(context: ViewContext, panels: readonly PanelId[]): string | null {
  const { state, locale } = context;
  if (panels.length === panelIds(state).length) return null;
  return startSentence(panelPhrases[locale].on(panelNames(context, panels)));
}
