import { AVAILABILITIES } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { commonWords } from '../i18n/common.ts';
import { messageWords } from '../i18n/messages.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import type { ViewContext } from '../views/context.ts';
import { panelIds, panelName } from '../views/panels.ts';
import { partWords } from '../views/words.ts';
import type { CellNews } from './compose-cells.ts';

/**
 * `Działa: Faktury, Synchronizacja cen.`: what became of features that change with something else, those that work first; of
 * several panels each by itself.
 */
export function featureLines(context: ViewContext, cells: readonly CellNews[]): string[] {
  const { state, locale } = context;
  const panels = panelIds(state).filter((id) => cells.some(({ panel }) => panel === id));
  return panels.flatMap((id) => {
    const name = panelPhrases[locale].name([panelName(context, id)]);
    return linesOfPanel(
      context,
      cells.filter(({ panel }) => panel === id),
      panels.length > 1 ? name : null,
    );
  });
}

function linesOfPanel(context: ViewContext, cells: readonly CellNews[], where: string | null): string[] {
  const { state, locale } = context;
  return AVAILABILITIES.flatMap((availability) => {
    const names = catalogueOf(state).features.flatMap((entry) => {
      const cell = cells.find(({ feature, view }) => feature === entry.id && view.state === availability);
      if (!cell) return [];
      const { title } = partWords(context, entry);
      const beside = [cell.view.despite, cell.view.estimate?.beside].filter(Boolean).join(', ');
      return [beside === '' ? title : `${title} (${beside})`];
    });
    if (names.length === 0) return [];
    const word = commonWords[locale].availability[availability];
    const what = where === null ? word : messageWords[locale].step(where, word);
    return [`${startSentence(what)}: ${names.join(', ')}.`];
  });
}
