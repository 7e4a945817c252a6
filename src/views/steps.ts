import { applies, type Reader, type UseId } from '../domain/applicability.ts';
import { catalogueOf, type Entry } from '../domain/catalogue.ts';
import type { StepKind, StepMeta } from '../domain/documents.ts';
import { factsOf } from '../domain/facts.ts';
import { promiseLanguage } from '../i18n/promise-phrases.ts';
import { cellView, type EstimateView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { compareEstimates } from './upcoming.ts';
import { type PartWords, partWords } from './words.ts';

/** Something to do, to wait for, to know or to beware of. */
export interface StepView extends PartWords {
  readonly id: string;
  readonly kind: StepKind;
  /** Who has to do with it; empty: everybody. */
  readonly uses: readonly UseId[];
}

/** Something to wait for, with the time that is promised now. */
export interface WaitView extends StepView {
  readonly estimate: EstimateView | null;
  /** The date column: `22 marca`, `bez terminu`, `po terminie`. */
  readonly when: string;
}

export interface Steps {
  readonly warnings: readonly StepView[];
  readonly do: readonly StepView[];
  readonly wait: readonly WaitView[];
  readonly know: readonly StepView[];
}

/** What applies to a reader now. What is waited for stands in the order in which it is promised. */
export function stepsFor(context: ViewContext, reader: Reader): Steps {
  const facts = factsOf(context.state, context.now);
  const all = catalogueOf(context.state).steps.filter(({ meta }) => applies(meta, reader, facts));
  const of = (kind: StepKind) => all.filter(({ meta }) => meta.kind === kind);
  const view = (entry: Entry<StepMeta>): StepView => ({
    id: entry.id,
    kind: entry.meta.kind,
    uses: entry.meta.uses,
    ...partWords(context, entry),
  });
  return {
    warnings: of('warning').map(view),
    do: of('do').map(view),
    wait: of('wait')
      .map((entry): WaitView => ({ ...view(entry), ...promiseOf(context, entry, reader) }))
      .sort((x, y) => compareEstimates(x.estimate, y.estimate)),
    know: of('know').map(view),
  };
}

/** The time of the first feature that the step is about, on the reader's panel. */
function promiseOf(
  context: ViewContext,
  { meta }: Entry<StepMeta>,
  { panel }: Reader,
): Pick<WaitView, 'estimate' | 'when'> {
  const [feature] = meta.features;
  const estimate = feature === undefined ? null : cellView(context, feature, panel).estimate;
  return { estimate, when: estimate?.short ?? promiseLanguage[context.locale].estimate.none };
}
