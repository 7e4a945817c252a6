import { z } from 'zod';
import { catalogueOf, wordsOf } from '../../domain/catalogue.ts';
import { localePath } from '../../domain/locale.ts';
import { pathById } from '../../domain/page-target.ts';
import type { ViewContext } from '../../views/context.ts';
import { panelIds } from '../../views/panels.ts';
import { type StepView, stepsFor } from '../../views/steps.ts';
import { linkTo, makeTool, PANEL_ID, SAID, said, TOOL_LANG, textOf, unknownIn } from './tool.ts';

/** What customers of a panel should do. */
export const stepsTool = makeTool({
  name: 'steps',
  title: 'What to do on a panel',
  description:
    'What a customer of a panel should do, wait for, know and beware of now, narrowed to what they use. Ask lookup first where the panel is not known.',
  input: z.strictObject({
    panel: PANEL_ID,
    uses: z
      .array(z.string().max(100))
      .max(20)
      .optional()
      .describe('What the customer uses, such as allegro, shop, ceneo. Left out: everything.'),
    lang: TOOL_LANG,
  }),
  output: z.object({
    ...SAID,
    panel: z.string(),
    steps: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['warning', 'do', 'wait', 'know']),
        title: z.string(),
        text: z.string(),
        when: z.string().nullable().describe('Of what is waited for: when it is promised.'),
        url: z.string(),
      }),
    ),
  }),
  answer(context, { panel, uses }) {
    const unknown = unknownIn('panel', panel, panelIds(context.state));
    if (unknown !== null) return unknown;
    const found = stepsFor(context, { panel, uses: uses ?? null });
    const steps = [
      ...found.warnings.map((step) => toldStep(context, panel, step, null)),
      ...found.do.map((step) => toldStep(context, panel, step, null)),
      ...found.wait.map((step) => toldStep(context, panel, step, step.when)),
      ...found.know.map((step) => toldStep(context, panel, step, null)),
    ];
    const lines = steps.flatMap(({ kind, title, when, text }) => [
      `[${kind}] ${title}${when === null ? '' : ` (${when})`}`,
      text,
    ]);
    return { text: textOf(lines), data: { ...said(context), panel, steps } };
  },
});

function toldStep(context: ViewContext, panel: string, { id, kind, title }: StepView, when: string | null) {
  const { state, locale, words } = context;
  const entry = catalogueOf(state).steps.find((one) => one.id === id);
  const text = entry ? words.plain(wordsOf(entry, locale).body, context.siteUrl ?? '').trim() : '';
  const url = linkTo(context, localePath(locale, `${pathById(state, 'panels', panel)}#${id}`));
  return { id, kind, title, text, when, url };
}
