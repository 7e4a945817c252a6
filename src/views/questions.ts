import { answersAt, catalogueOf, type Entry, type Lag, wordsOf } from '../domain/catalogue.ts';
import type { FaqMeta } from '../domain/documents.ts';
import type { Revision } from '../domain/events.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import type { PanelId } from '../domain/panel.ts';
import type { State } from '../domain/state.ts';
import { faqWords } from '../i18n/faq.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { addressedPanels, conditionRevisions, effectivePanels, withdrawnRevisions } from './addressees.ts';
import type { ViewContext } from './context.ts';
import { panelIds, panelNames } from './panels.ts';
import { firstSentences } from './sentences.ts';
import { namedPart } from './words.ts';

/** How long the beginning of an answer may be in a list (characters). */
const EXCERPT = 150;

/** A question with the answer that is given to some panels now. */
export interface QuestionView {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** The beginning of the answer. */
  readonly excerpt: string;
  readonly lang: Locale | null;
  readonly lag: Lag | null;
  readonly href: string;
  readonly area: string;
  readonly features: readonly string[];
  readonly panels: readonly PanelId[];
  /** `panele A i B`, `wszystkie panele` */
  readonly panelsText: string;
}

/** Every answer that is given to anybody now: one for each address and each set of panels. */
export function questionsSaid(context: ViewContext): QuestionView[] {
  return [...saidAmong(context, catalogueOf(context.state).faq)];
}

/** Those of some questions to which an answer is given now; none is looked at before it is asked for. */
export function* saidAmong(
  context: ViewContext,
  entries: Iterable<Entry<FaqMeta>>,
): Generator<QuestionView, void, undefined> {
  for (const entry of entries) {
    const panels = effectivePanels(context, entry.meta);
    if (panels.length === 0) continue;
    yield question(context, entry, panels, isOneOfSeveral(context, entry) ? (panels[0] ?? null) : null);
  }
}

/** Whether another answer under the same address is given to somebody as well. */
function isOneOfSeveral(context: ViewContext, entry: Entry<FaqMeta>): boolean {
  const others = answersAt(context.state, entry.meta.slug).filter((one) => one !== entry);
  return others.some(({ meta }) => effectivePanels(context, meta).length > 0);
}

/** When the list of what is said last changed: through words, states, or an answer withdrawn. */
export function questionRevisions({ state, locale }: ViewContext): Revision[] {
  return [
    ...catalogueOf(state).faq.flatMap((entry) => [
      wordsOf(entry, locale).listed,
      ...conditionRevisions(state, entry.meta),
    ]),
    ...withdrawnRevisions(state, 'faq'),
  ];
}

/** `panele A i B`; all of them are not counted up. */
export function panelsText(context: ViewContext, panels: readonly PanelId[]): string {
  const { state, locale } = context;
  if (panels.length === panelIds(state).length) return faqWords[locale].allPanels;
  return panelPhrases[locale].name(panelNames(context, panels));
}

/** `dla paneli A i B`, `dla wszystkich paneli` */
export function forPanelsText(context: ViewContext, panels: readonly PanelId[]): string {
  const { state, locale } = context;
  if (panels.length === panelIds(state).length) return faqWords[locale].everybody;
  return panelPhrases[locale].for(panelNames(context, panels));
}

/** The panels that any answer at an address speaks to, now or in another state. */
export function panelsAsked(state: State, entries: readonly Entry<FaqMeta>[]): PanelId[] {
  const addressed = new Set(entries.flatMap(({ meta }) => addressedPanels(state, meta)));
  return panelIds(state).filter((panel) => addressed.has(panel));
}

/** An entry stands for the words it was made of, so what it says to the same panels is made once. */
const memo = new WeakMap<Entry<FaqMeta>, Map<string, QuestionView>>();

function question(
  context: ViewContext,
  entry: Entry<FaqMeta>,
  panels: readonly PanelId[],
  firstPanel: PanelId | null,
): QuestionView {
  const known = memo.get(entry) ?? new Map<string, QuestionView>();
  memo.set(entry, known);
  const key = [context.locale, firstPanel, ...panels].join();
  const made = known.get(key) ?? makeQuestion(context, entry, panels, firstPanel);
  known.set(key, made);
  return made;
}

function makeQuestion(
  context: ViewContext,
  entry: Entry<FaqMeta>,
  panels: readonly PanelId[],
  firstPanel: PanelId | null,
): QuestionView {
  const { locale } = context;
  const { title, lang, lag } = namedPart(context, entry);
  const path = `/faq/${entry.meta.slug}/${firstPanel === null ? '' : `?panel=${firstPanel}`}`;
  return {
    id: entry.id,
    slug: entry.meta.slug,
    title,
    excerpt: excerptOf(context, entry),
    lang,
    lag,
    href: localePath(locale, path),
    area: entry.meta.area,
    features: entry.meta.features,
    panels,
    panelsText: panelsText(context, panels),
  };
}

/** The first sentences of the first paragraph, and of what follows it when it only announces that. */
export function excerptOf({ locale, words: renderer }: ViewContext, entry: Entry): string {
  const words = wordsOf(entry, locale);
  return tieShortWords(firstSentences(renderer.lead(words.body), words.locale, EXCERPT), words.locale);
}
