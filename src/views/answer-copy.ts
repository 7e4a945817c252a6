import { type Entry, wordsOf } from '../domain/catalogue.ts';
import type { FaqMeta } from '../domain/documents.ts';
import { localePath } from '../domain/locale.ts';
import { incidentChangeOn } from '../domain/open-incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import { formatInstant } from '../i18n/dates.ts';
import { faqWords } from '../i18n/faq.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import type { ViewContext } from './context.ts';
import { standingText } from './panel-standing.ts';
import { panelName } from './panels.ts';
import { absoluteLinks, plainAnswer } from './plain-answer.ts';

/** Stands in the copies for the site's address where the server does not know it: the browser does. */
export const ORIGIN = '{origin}';

/** An answer as it is sent on: into a chat, a ticket, an e-mail. */
export interface AnswerCopy {
  readonly link: string;
  readonly markdown: string;
  readonly text: string;
}

/**
 * The question, the answer, the state of its panels now, and where it stands.
 *
 * @param panels of whom it speaks: one that was asked for, or all that the answer is for
 * @param panel in the link; `null`: the link needs none
 */
export function copyAnswer(
  context: ViewContext,
  entry: Entry<FaqMeta>,
  panels: readonly PanelId[],
  panel: PanelId | null,
): AnswerCopy {
  const { locale, siteUrl, words: renderer } = context;
  const { title, body } = wordsOf(entry, locale);
  const origin = siteUrl ?? ORIGIN;
  const query = panel === null ? '' : `?panel=${panel}`;
  const link = `${origin}${localePath(locale, `/faq/${entry.meta.slug}/`)}${query}`;
  const state = stateLine(context, panels);
  const parts = (question: string, answer: string, standing: string) =>
    plainSpaces([question, answer, standing, link].filter(Boolean).join('\n\n'));
  return {
    link,
    markdown: parts(`**${title}**`, absoluteLinks(body.trim(), origin), state && `*${state}*`),
    text: parts(title, plainAnswer(body, renderer, origin), state),
  };
}

/** How these panels are now, and since when that is known: one sentence in the language of the answer. */
export function stateLine(context: ViewContext, panels: readonly PanelId[]): string {
  const { state, locale, now } = context;
  const words = faqWords[locale];
  const said = panels.map((panel) =>
    words.panelIs(panelPhrases[locale].name([panelName(context, panel)]), standingText(context, panel)),
  );
  // As of when these panels were last spoken of or confirmed: what was said of others does not change this answer.
  const stated = [
    ...panels.flatMap((panel) => [state.restoration[panel]?.at, incidentChangeOn(state, panel)?.at]),
    state.confirmation?.at,
  ];
  const at =
    stated
      .filter((one) => one !== undefined)
      .sort()
      .at(-1) ??
    state.lastEffectiveAt ??
    now;
  return said.length === 0 ? '' : words.copiedState(formatInstant(at, locale), said.join(', '));
}

/** What ties words together on a page is in the way elsewhere. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
}
