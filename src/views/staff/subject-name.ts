import { catalogueOf } from '../../domain/catalogue.ts';
import type { PanelId } from '../../domain/panel.ts';
import { editorWords } from '../../i18n/staff-editor.ts';
import type { ViewContext } from '../context.ts';
import { panelName } from '../panels.ts';
import { namedPart } from '../words.ts';

/** What a feature on a panel, or a whole panel, is called: `Plik XML dla Ceneo, panel A`. */
export function subjectName(
  context: ViewContext,
  { feature, panel }: { readonly feature?: string; readonly panel: PanelId },
): string {
  const { state, locale } = context;
  const letter = panelName(context, panel);
  if (feature === undefined) return editorWords[locale].wholePanel(letter);
  const entry = catalogueOf(state).features.find(({ id }) => id === feature);
  return editorWords[locale].cell(entry ? namedPart(context, entry).title : feature, letter);
}
