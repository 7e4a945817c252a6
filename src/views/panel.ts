import { applies, isFor, type Reader, type UseId } from '../domain/applicability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { gravestImpactOn, isGrave } from '../domain/open-incidents.ts';
import { ownPath } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { panelWords } from '../i18n/panel.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from './context.ts';
import { type FeatureGroup, featureGroups } from './feature-groups.ts';
import { type FollowLinks, feedsOf, followLinks } from './follow.ts';
import { type LagView, lagView } from './lag.ts';
import { type LeftOut, leftOutOf } from './left-out.ts';
import { type MaintenanceView, maintenanceViews } from './maintenance.ts';
import { type PageView, pageView } from './page.ts';
import { standingRevision, standingText } from './panel-standing.ts';
import { accountRangeText, type EffectiveRestoration, effectiveRestoration, panelName } from './panels.ts';
import { revisionsBehind } from './revisions.ts';
import { type Steps, stepsFor } from './steps.ts';
import { type UpdateBand, updateBands } from './update-bands.ts';
import { type UsesView, usesView } from './uses.ts';
import { namedPart, type PartWords, partWords } from './words.ts';

export interface PanelView {
  readonly page: PageView;
  readonly id: PanelId;
  readonly letter: string;
  readonly restoration: EffectiveRestoration;
  readonly accountRange: string;
  /** What the panel is, and how much there is to do. */
  readonly headline: readonly string[];
  /** What the headline says of how much there is to do, by the number of things: for the browser that narrows. */
  readonly toDo: readonly string[];
  /** The same once some of them are ticked, by the number of those left. */
  readonly left: readonly string[];
  /** What was said of incidents that go on, as far as it concerns these accounts. */
  readonly updates: readonly UpdateBand[];
  /** Planned work on the panel: within a week, going on, or over lately. */
  readonly maintenances: readonly MaintenanceView[];
  /** The panel's own words. */
  readonly about: PartWords;
  /** The panel has an instruction of its own: `about` says so, and comes first. */
  readonly hasOwnInstruction: boolean;
  readonly uses: UsesView;
  readonly leftOut: LeftOut;
  readonly steps: Steps;
  readonly groups: readonly FeatureGroup[];
  readonly faq: readonly FaqLink[];
  /** Where to write when something still fails; `null`: only in the seller panel. */
  readonly supportUrl: string | null;
  readonly follow: FollowLinks;
  /** `null`: all words shown say what the original says. */
  readonly lag: LagView | null;
  /** Where this very list stands, narrowed as it is; `null`: the site does not know its own address. */
  readonly address: string | null;
}

export interface FaqLink {
  readonly question: string;
  readonly lang: Locale | null;
  readonly href: string;
  /** Whom it concerns; empty: everybody. */
  readonly uses: readonly UseId[];
  readonly revision: number;
}

/**
 * A panel's page for its customers: what to do, what to wait for, what works.
 *
 * @param uses what the reader said they use; `null`: not said, so nothing is left out
 * @returns `null` when there is no such panel
 */
export function panelView(
  context: ViewContext,
  id: PanelId,
  uses: readonly UseId[] | null,
): PanelView | null {
  const { state, locale } = context;
  const entry = catalogueOf(state).panels.find((panel) => panel.id === id);
  if (!entry) return null;
  const words = panelWords[locale];
  const reader: Reader = { panel: id, uses };
  const restoration = effectiveRestoration(state, id);
  const about = partWords(context, entry);
  const steps = stepsFor(context, reader);
  const groups = featureGroups(context, id, uses);
  const faq = faqLinks(context, reader);
  const toDo = Array.from({ length: steps.do.length + 1 }, (_, count) =>
    tieShortWords(toDoSentence(context, id, count, entry.meta.separateInstruction), locale),
  );
  const headline = [tieShortWords(isSentence(context, id), locale), toDo[steps.do.length] ?? ''].filter(
    Boolean,
  );
  const allSteps = [...steps.warnings, ...steps.do, ...steps.wait, ...steps.know];
  const rows = groups.flatMap((group) => group.rows);
  const { steps: everyStep, faq: everyAnswer } = catalogueOf(state);
  const addressed = [...everyStep, ...everyAnswer].filter(({ meta }) => isFor(meta, id));
  const { bands, revision: updatesRevision } = updateBands(context, id);
  const { maintenances, revision: maintenanceRevision } = maintenanceViews(context, { panel: id });
  const path = ownPath(entry);
  const hrefIn = (one: Locale) => `${localePath(one, path)}${uses === null ? '' : `?uses=${uses.join(',')}`}`;
  return {
    page: pageView(context, {
      feeds: feedsOf(context, { of: 'panel', id }),
      path,
      title: `${about.title}: ${standingText(context, id)}`,
      description: words.description(headline.join(' ')),
      revisions: [
        standingRevision(state, id),
        updatesRevision,
        maintenanceRevision,
        ...[about, ...allSteps, ...rows, ...faq].map(({ revision }) => revision),
        ...revisionsBehind(state, addressed, [id]),
      ],
      hrefIn,
    }),
    id,
    letter: panelName(context, id),
    restoration,
    accountRange: tieShortWords(accountRangeText(entry, words.created, locale), locale),
    headline,
    toDo,
    left: steps.do.map((_, count) => tieShortWords(words.left(count), locale)),
    updates: bands,
    maintenances,
    about,
    hasOwnInstruction: entry.meta.separateInstruction,
    uses: usesView(context, localePath(locale, path), uses),
    leftOut: leftOutOf(context, id, { steps: allSteps.length, features: rows.length }),
    steps,
    groups,
    faq,
    supportUrl: context.supportUrl,
    follow: followLinks(context, { of: 'panel', id }),
    lag: lagView([about, ...allSteps], path),
    address: context.siteUrl === null ? null : `${context.siteUrl}${hrefIn(locale)}`,
  };
}

/** What the panel is, and what goes on there all the same. */
function isSentence({ state, locale }: ViewContext, panel: PanelId): string {
  const words = panelWords[locale];
  const name = panelName({ state, locale }, panel);
  const impact = gravestImpactOn(state, panel);
  const restoration = effectiveRestoration(state, panel);
  if (!isGrave(impact)) return words.is[restoration](name);
  return words.isDespite[restoration](name, updateWords[locale].goesOn[impact]);
}

function toDoSentence(
  { state, locale }: ViewContext,
  panel: PanelId,
  count: number,
  hasOwnInstruction: boolean,
): string {
  const words = panelWords[locale];
  if (count > 1) return words.manyToDo(count);
  if (count === 1) return words.oneToDo;
  const restoration = effectiveRestoration(state, panel);
  // What its own instruction asks for is not counted here, so nothing is said of how little there is.
  if (restoration === 'unknown' || hasOwnInstruction) return '';
  const isUnsettled = restoration === 'offline' || restoration === 'restoring';
  return isUnsettled || isGrave(gravestImpactOn(state, panel)) ? words.nothingToDoYet : words.nothingToDo;
}

/** The answers that are said to this reader now, each address once. */
function faqLinks(context: ViewContext, reader: Reader): FaqLink[] {
  const facts = factsOf(context.state, context.now);
  const links = new Map<string, FaqLink>();
  for (const entry of catalogueOf(context.state).faq) {
    if (links.has(entry.meta.slug) || !applies(entry.meta, reader, facts)) continue;
    const { title: question, lang } = namedPart(context, entry);
    const { listed: revision } = wordsOf(entry, context.locale);
    const href = localePath(context.locale, `/faq/${entry.meta.slug}/`);
    links.set(entry.meta.slug, { question, lang, href, uses: entry.meta.uses, revision });
  }
  return [...links.values()];
}
