import type { PanelId } from '../domain/panel.ts';
import type { Change } from '../domain/state.ts';
import { type ChangeLine, joinedLines } from './change-lines.ts';
import type { ViewContext } from './context.ts';
import type { HistoryFilter } from './history-query.ts';
import type { RecordedView } from './recorded.ts';

/** What changed of one thing, on the panels where it changed alike. */
export interface HistoryLine
  extends Pick<ChangeLine, 'of' | 'title' | 'lang' | 'href' | 'letters' | 'since' | 'after'> {
  /** `od 15 marca`; `najpóźniej 17 marca, dnia nie podano`; `null`: said of nothing that holds from a day. */
  readonly when: string | null;
  /** `null`: nothing was known, or nothing is different. */
  readonly before: RecordedView | null;
}

/** What a change says of panels and features, as far as the filter asks for it. */
export function linesOf(context: ViewContext, change: Change, filter: HistoryFilter): HistoryLine[] {
  const { kind, feature } = filter;
  const isOn = (panel: PanelId) => filter.panel === null || panel === filter.panel;
  const lines = joinedLines(context, change, 'change', {
    ofPanel: ({ panel }) => isOn(panel) && feature === null && kind !== 'feature',
    ofFeature: (cell) =>
      isOn(cell.panel) && (feature === null || cell.feature === feature) && kind !== 'panel',
  });
  return lines.map(({ of, title, lang, href, letters, since, held, before, after, differs }) => {
    const isHeld = of === 'panel' ? change.undoes === null : after.state !== 'unknown';
    return {
      of,
      title,
      lang,
      href,
      letters,
      since,
      when: isHeld ? held.full : null,
      before: differs ? before : null,
      after,
    };
  });
}
