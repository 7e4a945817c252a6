import type { Writing } from '../domain/writing.ts';
import { isAsTyped } from '../markdown/render.ts';
import type { ViewContext } from '../views/context.ts';

/** The context of a page, with whom to tell what is shown as it was typed. */
export function reporting(context: ViewContext, report: (why: string) => void): ViewContext {
  const html = (markdown: string, writing?: Writing) => {
    const made = context.words.html(markdown, writing);
    if (isAsTyped(made)) report(`a text is shown as it was typed: ${markdown.slice(0, 60)}`);
    return made;
  };
  return { ...context, report, words: { ...context.words, html } };
}
