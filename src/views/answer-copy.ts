import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf, type Entry, wordsOf } from '../domain/catalogue.ts';
import type { FaqMeta } from '../domain/documents.ts';
import type { Revision } from '../domain/events.ts';
import { localePath } from '../domain/locale.ts';
import { gravestImpactOn, incidentChangeOn } from '../domain/open-incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import { shortPath } from '../domain/short-code.ts';
import type { Instant } from '../domain/time.ts';
import { formatInstantInFull } from '../i18n/dates.ts';
import { faqWords } from '../i18n/faq.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import { absoluteLinks } from './absolute-links.ts';
import { conditionRevisions } from './addressees.ts';
import { cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { lastSaidAt } from './page.ts';
import { standingRevision, standingText } from './panel-standing.ts';
import { panelName, panelNames } from './panels.ts';
import { shownSince } from './pinned.ts';

/** Stands in the copies for the site's address where the server does not know it: the browser does. */
export const ORIGIN = '{origin}';

/** An answer as it is sent on: into a chat, a ticket, an e-mail. */
export interface AnswerCopy {
  readonly link: string;
  readonly markdown: string;
  readonly text: string;
}

/**
 * The question, the answer, the state of what it is about on its panels now, its revision, whether its translation lags,
 * and where it stands: the link is to the revision that is told.
 *
 * @param panels of whom it speaks: one that was asked for, or all that the answer is for
 * @param panel in the link; `null`: the link needs none
 */
export function copyAnswer(
  page: ViewContext,
  entry: Entry<FaqMeta>,
  panels: readonly PanelId[],
  panel: PanelId | null,
): AnswerCopy {
  const context = { ...page, leavesPage: true };
  const { locale, siteUrl, words: renderer } = context;
  const words = faqWords[locale];
  const { title, body, lag } = wordsOf(entry, locale);
  const { slug, features } = entry.meta;
  const origin = siteUrl ?? ORIGIN;
  const revision = Math.max(revisionOfCopy(context, entry, panels), shownSince(context, slug));
  const link = `${origin}${pinnedLink(context, slug, panel, revision)}`;
  const state = [
    aboutLine(context, features, panels, revision) || stateLine(context, panels, revision),
    words.copiedRevision(revision),
    lag && words.copiedLag[lag],
  ]
    .filter(Boolean)
    .join(' ');
  const parts = (question: string, answer: string, standing: string) =>
    plainSpaces([question, answer, standing, link].filter(Boolean).join('\n\n'));
  return {
    link,
    markdown: parts(`**${title}**`, absoluteLinks(body.trim(), origin), state && `*${state}*`),
    text: parts(title, renderer.plain(body, origin), state),
  };
}

/**
 * The short link to an answer as it reads at a revision: whoever follows it later is told what is different.
 *
 * @param panel of whom it speaks; `null`: of all
 */
export function pinnedLink(
  { locale }: Pick<ViewContext, 'locale'>,
  slug: string,
  panel: PanelId | null,
  revision: Revision,
): string {
  const query = new URLSearchParams({ ...(panel !== null && { panel }), v: String(revision) });
  return `${localePath(locale, shortPath(slug))}?${query}`;
}

/** How some features are now on these panels: one sentence in the language of the answer; empty: about none. */
function aboutLine(
  context: ViewContext,
  features: readonly FeatureId[],
  panels: readonly PanelId[],
  revision: Revision,
): string {
  const { state, locale } = context;
  const words = faqWords[locale];
  const known = catalogueOf(state).features.filter(({ id }) => features.includes(id));
  const said = known.flatMap((entry) => {
    const stated = (panel: PanelId) => {
      const { word, estimate } = cellView(context, entry.id, panel);
      return [word, estimate?.beside].filter(Boolean).join(', ');
    };
    return [...Map.groupBy(panels, stated)].map(([how, on]) =>
      words.featureIs(wordsOf(entry, locale).title, how, panelPhrases[locale].name(panelNames(context, on))),
    );
  });
  if (said.length === 0 || panels.length === 0) return '';
  const hit = panels.filter((panel) => gravestImpactOn(state, panel) !== null);
  const cells = known.flatMap(({ id }) => panels.map((panel) => state.cells[id]?.[panel]?.at));
  return words.copiedState(
    asOf(context, panels, [...cells, lastSaidAt(state, revision)]),
    [...said, ...hit.map((panel) => panelLine(context, panel))].join('; '),
  );
}

/**
 * How these panels are now, and as of when: one sentence in the language of the answer.
 *
 * @param revision told beside it: it is not as of an earlier moment than that one
 */
export function stateLine(context: ViewContext, panels: readonly PanelId[], revision: Revision): string {
  const { locale, state } = context;
  const words = faqWords[locale];
  const said = panels.map((panel) => panelLine(context, panel));
  if (said.length === 0) return '';
  return words.copiedState(asOf(context, panels, [lastSaidAt(state, revision)]), said.join(', '));
}

function panelLine(context: ViewContext, panel: PanelId): string {
  const name = panelPhrases[context.locale].name([panelName(context, panel)]);
  return faqWords[context.locale].panelIs(name, standingText(context, panel));
}

/** When any of this was last spoken of or confirmed: what was said of others does not change this answer. */
function asOf(
  { state, locale, now }: ViewContext,
  panels: readonly PanelId[],
  more: readonly (Instant | null | undefined)[],
): string {
  const stated = [
    ...panels.flatMap((panel) => [state.restoration[panel]?.at, incidentChangeOn(state, panel)?.at]),
    ...more,
    state.confirmation?.at,
  ];
  const last = stated.filter((one) => typeof one === 'string').sort();
  return formatInstantInFull(last.at(-1) ?? state.lastEffectiveAt ?? now, locale);
}

/** The last revision that changed anything of what is copied. */
function revisionOfCopy(
  { state, locale }: ViewContext,
  entry: Entry<FaqMeta>,
  panels: readonly PanelId[],
): Revision {
  const { features } = entry.meta;
  return Math.max(
    wordsOf(entry, locale).revision,
    ...conditionRevisions(state, entry.meta),
    ...panels.map((panel) => standingRevision(state, panel)),
    ...features.flatMap((id) => panels.map((panel) => state.cells[id]?.[panel]?.revision ?? 0)),
  );
}

/** What ties words together on a page is in the way elsewhere. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
}
