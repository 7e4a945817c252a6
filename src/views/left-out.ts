import { catalogueOf } from '../domain/catalogue.ts';
import type { PanelId } from '../domain/panel.ts';
import { explainLeftOut, type LeftOutCounts, type LeftOutPhrases } from '../i18n/left-out.ts';
import { panelWords } from '../i18n/panel.ts';
import type { ViewContext } from './context.ts';
import { stepsFor } from './steps.ts';

/** What is not shown because of what the reader uses: nobody misses a thing without knowing. */
export interface LeftOut {
  /** `null`: nothing is left out. */
  readonly sentence: string | null;
  /** For the browser that narrows by itself. */
  readonly phrases: LeftOutPhrases;
}

/** What a panel's page leaves out when it shows no more than `shown`. */
export function leftOutOf(context: ViewContext, panel: PanelId, shown: LeftOutCounts): LeftOut {
  const words = panelWords[context.locale].leftOut;
  const { warnings, do: toDo, wait, know } = stepsFor(context, { panel, uses: null });
  const steps = warnings.length + toDo.length + wait.length + know.length;
  const features = catalogueOf(context.state).features.length;
  const phrases: LeftOutPhrases = {
    steps: Array.from({ length: steps + 1 }, (_, count) => words.steps(count)),
    features: Array.from({ length: features + 1 }, (_, count) => words.features(count)),
    both: words.both('{steps}', '{features}'),
    said: words.said('{what}'),
  };
  return {
    sentence: explainLeftOut(phrases, { steps: steps - shown.steps, features: features - shown.features }),
    phrases,
  };
}
