import { z } from 'zod';
import { LOCALES } from '../../domain/locale.ts';
import type { ViewContext } from '../../views/context.ts';

/** What a tool answers: words for a model to read, and the same as data by the tool's schema. */
export interface ToolAnswer {
  readonly text: string;
  /** `null`: it was asked for what there is not, and the text says so. */
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** Something that is read over MCP. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** For the model that chooses among them. */
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** `context` is of the language asked for. */
  answer(context: ViewContext, given: unknown): ToolAnswer;
}

interface ToolOf<Input extends z.ZodObject> extends Omit<Tool, 'input' | 'answer'> {
  readonly input: Input;
  answer(context: ViewContext, given: z.output<Input>): ToolAnswer;
}

/** A tool whose arguments have been read by its schema before it answers. */
export function makeTool<Input extends z.ZodObject>({ answer, ...tool }: ToolOf<Input>): Tool {
  return { ...tool, answer: (context, given) => answer(context, tool.input.parse(given)) };
}

/** What every tool takes. */
export const TOOL_LANG = z
  .enum(LOCALES)
  .default('pl')
  .describe('The language of the words: pl (the source) or en. Ask in the language of whom you answer.');

/** What every tool says beside its answer. */
export const SAID = {
  revision: z.int().min(0).describe('The revision of the site that this is of.'),
  lang: z.enum(LOCALES),
};

/** The panel asked for. */
export const PANEL_ID = z.string().max(100).describe('The id of a panel, such as a; status lists them.');

export function said({ state, locale }: ViewContext) {
  return { revision: state.revision, lang: locale };
}

/** What is said of a panel or a feature that is none; `null`: nobody asked for one, or there it is. */
export function unknownIn(
  what: 'panel' | 'feature',
  asked: string | undefined,
  known: readonly string[],
): ToolAnswer | null {
  if (asked === undefined || known.includes(asked)) return null;
  const there = known.length === 0 ? 'There are none yet.' : `There are: ${known.join(', ')}.`;
  return { text: `There is no ${what} ${JSON.stringify(asked)}. ${there}`, data: null };
}

/** Where something stands, whole where the site knows its address. */
export function linkTo({ siteUrl }: ViewContext, path: string): string {
  return `${siteUrl ?? ''}${path}`;
}

/** Lines of text without the spaces that keep words together on a page. */
export function textOf(lines: readonly (string | null)[]): string {
  return lines
    .filter((line) => line !== null && line !== '')
    .join('\n')
    .replaceAll('\u00a0', ' ');
}
