import { z } from 'zod';
import { catalogueOf } from '../../domain/catalogue.ts';
import { formatStatus } from '../../formats/status.ts';
import { panelPhrases, startSentence } from '../../i18n/panel-phrases.ts';
import { cellView } from '../../views/cell.ts';
import type { ViewContext } from '../../views/context.ts';
import { standingText } from '../../views/panel-standing.ts';
import { panelName } from '../../views/panels.ts';
import { partWords } from '../../views/words.ts';
import { status } from '../schemas.ts';
import { makeTool, PANEL_ID, SAID, said, TOOL_LANG, textOf, unknownIn } from './tool.ts';

/** How everything is now. */
export const statusTool = makeTool({
  name: 'status',
  title: 'What works on which panel now',
  description:
    'The state of every feature on every panel, with what was promised of when it will work, open incidents and planned maintenance. Narrow it to a panel or a feature where you can. Where nothing was said of a feature its state is unknown: that is not the same as working.',
  input: z.strictObject({
    panel: PANEL_ID.optional(),
    feature: z.string().max(100).optional().describe('The id of a feature, such as ceneo-xml.'),
    lang: TOOL_LANG,
  }),
  output: z.object({ ...SAID, ...status.shape }),
  answer(context, { panel, feature }) {
    const whole = formatStatus(context.state, context.now);
    const panels = whole.panels.filter(({ id }) => panel === undefined || id === panel);
    const features = whole.features.filter(({ id }) => feature === undefined || id === feature);
    const unknown =
      unknownIn('panel', panel, idsOf(whole.panels)) ?? unknownIn('feature', feature, idsOf(whole.features));
    if (unknown !== null) return unknown;
    const named = new Set(panels.map(({ id }) => id));
    const isConcerned = (one: { readonly panels: readonly string[]; readonly features: readonly string[] }) =>
      (panel === undefined || one.panels.length === 0 || one.panels.includes(panel)) &&
      (feature === undefined || one.features.length === 0 || one.features.includes(feature));
    return {
      text: textOf(
        panels.flatMap(({ id }) =>
          panelLines(
            context,
            id,
            features.map((one) => one.id),
          ),
        ),
      ),
      data: {
        ...said(context),
        ...whole,
        panels,
        features: features.map((one) => ({
          ...one,
          panels: Object.fromEntries(Object.entries(one.panels).filter(([id]) => named.has(id))),
        })),
        incidents: whole.incidents.filter((one) => one.open && isConcerned(one)),
        maintenances: whole.maintenances.filter(isConcerned),
      },
    };
  },
});

/** A panel, and below it its features. */
function panelLines(context: ViewContext, panel: string, asked: readonly string[]): string[] {
  const features = catalogueOf(context.state).features.filter(({ id }) => asked.includes(id));
  const name = startSentence(panelPhrases[context.locale].name([panelName(context, panel)]));
  return [
    `${name}: ${standingText(context, panel)}`,
    ...features.map((entry) => {
      const { word, estimate, note } = cellView(context, entry.id, panel);
      const told = [word, estimate?.text, note?.text].filter(Boolean).join(', ');
      return `- ${partWords(context, entry).title}: ${told}`;
    }),
  ];
}

function idsOf(all: readonly { readonly id: string }[]): string[] {
  return all.map(({ id }) => id);
}
