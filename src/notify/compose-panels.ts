import { localePath } from '../domain/locale.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { pathById } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { homeWords } from '../i18n/home.ts';
import { messageWords } from '../i18n/messages.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from '../views/context.ts';
import { standingText } from '../views/panel-standing.ts';
import { effectiveRestoration, panelIds, panelName, restorationWord } from '../views/panels.ts';
import type { CellNews } from './compose-cells.ts';
import { courseOfPanel } from './compose-course.ts';
import { featureLines } from './compose-features.ts';
import { asSentence, type ComposedPart, momentText } from './compose-part.ts';
import type { MessageSection } from './message.ts';

/**
 * What is told of a whole panel, with its features that changed as well, so that they need no sections of their own.
 *
 * @returns `null`: nothing is left to say of it
 */
export function panelPart(
  context: ViewContext,
  panel: PanelId,
  occurrences: readonly Occurrence[],
  cells: readonly CellNews[],
): ComposedPart | null {
  const { state, locale, siteUrl } = context;
  if (!panelIds(state).includes(panel)) return null;
  const course = courseOfPanel(context, panel, occurrences);
  const last = course?.steps.at(-1);
  if (!course || !last) return null;
  const words = messageWords[locale];
  const name = panelName(context, panel);
  const standing = effectiveRestoration(state, panel);
  const path = pathById(state, 'panels', panel);
  const wordOf = (value: typeof course.before) => restorationWord(locale, value ?? 'unknown');
  const when = momentText(context, last.at);
  const how =
    course.steps.length === 1
      ? words.changed(when, course.before === null ? null : wordOf(course.before))
      : words.course(
          course.steps.map(({ at, value }) => words.step(momentText(context, at), wordOf(value))).join('; '),
        );
  const heading = startSentence(panelPhrases[locale].name([name]));
  const told = tieShortWords(homeWords[locale].changed[standing].one(name), locale);
  return {
    of: 'panel',
    section: {
      heading,
      href: `${siteUrl ?? ''}${localePath(locale, path)}`,
      lines: [asSentence(standingText(context, panel)), how, ...featureLines(context, cells)],
      at: last.at,
      tone: TONES[standing],
    },
    subject: { before: '', name: '', after: told },
    path,
    panels: [panel],
    feature: null,
    state: null,
    count: 1,
    thread: `panel/${panel}`,
  };
}

const TONES: Readonly<Record<ReturnType<typeof effectiveRestoration>, MessageSection['tone']>> = {
  offline: 'bad',
  restoring: 'limited',
  restored: 'good',
  new: 'plain',
  unknown: 'plain',
};
