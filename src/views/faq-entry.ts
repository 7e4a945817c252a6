import { answersAbout, answersAt, answersIn, catalogueOf, type Entry, wordsOf } from '../domain/catalogue.ts';
import type { FaqMeta } from '../domain/documents.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { pathById } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Instant } from '../domain/time.ts';
import { versionsPath } from '../domain/versions-path.ts';
import { formatInstant } from '../i18n/dates.ts';
import { faqWords } from '../i18n/faq.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { changedWords } from '../i18n/word-changes.ts';
import { entryUrl } from '../search/find-entries.ts';
import { conditionRevisions, conditionTurns, effectivePanels } from './addressees.ts';
import { type AnswerCopy, copyAnswer } from './answer-copy.ts';
import type { ViewContext } from './context.ts';
import { type Dependency, dependenciesOf } from './dependencies.ts';
import { type FaqQuery, readFaqQuery } from './faq.ts';
import { type LagView, lagView } from './lag.ts';
import { type MatrixView, matrixView } from './matrix.ts';
import { type PageView, pageView } from './page.ts';
import { panelIds, panelName, panelNames } from './panels.ts';
import { type PinnedView, pinnedView } from './pinned.ts';
import { forPanelsText, panelsAsked, panelsText, type QuestionView, saidAmong } from './questions.ts';
import { areaName, useNames } from './terms.ts';
import { type WordChanges, wordChanges } from './word-changes.ts';
import { namedPart, type PartWords, partWords } from './words.ts';

/** How many similar questions are shown. */
const RELATED = 5;

/** The answer that holds now for some panels. */
export interface Answer extends PartWords {
  readonly id: string;
  readonly panels: readonly PanelId[];
  /** `Dla paneli A i B` */
  readonly forPanels: string;
  /** `jeśli używasz: Allegro`; `null`: whatever one uses. */
  readonly using: string | null;
  readonly dependsOn: readonly Dependency[];
  /** When its words, or a state on which it depends, last changed. */
  readonly changed: { readonly instant: Instant; readonly text: string } | null;
  /** What is different in its text since its last version, and since when. */
  readonly wording: { readonly title: string; readonly changes: WordChanges } | null;
  readonly copy: AnswerCopy;
}

/** One question on a page of its own. */
export interface FaqEntryView {
  readonly page: PageView;
  readonly question: Pick<PartWords, 'title' | 'lang'>;
  readonly area: { readonly name: string; readonly lang: Locale | null; readonly href: string };
  /** Those who asked first. Empty: nothing that was written fits the present state. */
  readonly answers: readonly Answer[];
  /** What of the address was not understood, or is not answered here. */
  readonly message: string | null;
  /** Whoever came by a link to how it read at a revision is told what is different; `null`: nobody did. */
  readonly pinned: PinnedView | null;
  /** Where the published versions of it lie. */
  readonly versionsHref: string;
  /** The panels addressed for which no answer holds now, where another one has an answer. */
  readonly silentFor: string | null;
  /** When there is no answer: what it depends on, and where to look instead. */
  readonly silence: {
    readonly dependsOn: readonly Dependency[];
    readonly panels: readonly PanelLink[];
  } | null;
  /** The features it speaks of, on the panels it speaks to. */
  readonly features: MatrixView;
  readonly related: readonly QuestionView[];
  readonly listHref: string;
  readonly lag: LagView | null;
}

interface PanelLink {
  readonly name: string;
  readonly href: string;
}

/** What is asked for in its address; `revision`: as it read then. */
interface EntryQuery extends Pick<FaqQuery, 'panel'> {
  readonly revision?: string | null;
}

/** Reads `?panel=b&v=120`. */
export function readEntryQuery(query: URLSearchParams): EntryQuery {
  return { panel: readFaqQuery(query).panel, revision: query.get('v')?.trim() ?? null };
}

/**
 * One question, with what is answered to whom now.
 *
 * @returns `null` when there is no such question
 */
export function faqEntryView(
  context: ViewContext,
  slug: string,
  { panel: asked, revision = null }: EntryQuery,
): FaqEntryView | null {
  const { state, locale } = context;
  const { features, panels } = catalogueOf(state);
  const entries = answersAt(state, slug);
  const [first] = entries;
  if (!first) return null;
  const said = entries.filter(({ meta }) => effectivePanels(context, meta).length > 0);
  const answers = said
    .flatMap((entry) => answerOf(context, entry, asked, said.length > 1))
    .sort((x, y) => Number(isForPanel(y, asked)) - Number(isForPanel(x, asked)));
  const question = answers[0] ?? partWords(context, first);
  const addressed = panelsAsked(state, entries);
  const named = new Set(entries.flatMap(({ meta }) => meta.features));
  const matrix = matrixView(
    context,
    features.filter(({ id }) => named.has(id)),
    panels.filter(({ id }) => addressed.includes(id)),
  );
  const path = `/faq/${slug}/`;
  const related = relatedQuestions(context, entries, addressed);
  return {
    page: pageView(context, {
      path,
      title: question.title,
      description: descriptionOf(context, answers, said),
      revisions: [
        ...matrix.revisions,
        ...entries.flatMap((entry) => [
          namedPart(context, entry).revision,
          ...conditionRevisions(state, entry.meta),
        ]),
      ],
      hrefIn: (one) =>
        withRevision(
          entryUrl(
            { kind: 'faq', url: localePath(one, path) },
            panels.find(({ id }) => id === asked)?.id ?? null,
          ),
          revision,
        ),
    }),
    question: { title: question.title, lang: question.lang },
    area: {
      ...areaName(context, first.meta.area),
      href: localePath(locale, `/faq/?area=${first.meta.area}`),
    },
    answers,
    message: messageOf(context, asked, addressed),
    pinned: pinnedView(context, slug, revision),
    versionsHref: localePath(locale, versionsPath(slug)),
    silentFor: silentForText(context, answers, addressed),
    silence:
      answers.length > 0
        ? null
        : { dependsOn: dependenciesOf(context, entries, addressed), panels: panelLinks(context, addressed) },
    features: matrix,
    related,
    listHref: localePath(locale, '/faq/'),
    lag: lagView([...answers, ...related], path),
  };
}

/** The other language is told of the same revision. */
function withRevision(href: string, revision: string | null): string {
  if (revision === null) return href;
  return `${href}${href.includes('?') ? '&' : '?'}${new URLSearchParams({ v: revision })}`;
}

/** @param isOneOfSeveral so that a link to it names a panel */
function answerOf(
  context: ViewContext,
  entry: Entry<FaqMeta>,
  asked: string | null,
  isOneOfSeveral: boolean,
): Answer[] {
  const panels = effectivePanels(context, entry.meta);
  const [firstPanel] = panels;
  if (firstPanel === undefined) return [];
  const uses = useNames(context, entry.meta.uses);
  const reader = panels.find((panel) => panel === asked);
  const words = partWords(context, entry);
  return [
    {
      ...words,
      id: entry.id,
      panels,
      forPanels: startSentence(forPanelsText(context, panels)),
      using: uses.length === 0 ? null : faqWords[context.locale].using(uses.join(', ')),
      dependsOn: dependenciesOf(context, [entry], panels),
      changed: changedAt(context, [
        wordsOf(entry, context.locale).worded,
        ...conditionTurns(context.state, entry.meta),
      ]),
      wording: wordingOf(context, entry),
      copy: copyAnswer(
        context,
        entry,
        reader ? [reader] : panels,
        reader ?? (isOneOfSeveral ? firstPanel : null),
      ),
    },
  ];
}

function changedAt(context: ViewContext, revisions: readonly number[]): Answer['changed'] {
  const instant = context.state.changes[Math.max(...revisions) - 1]?.at;
  if (instant === undefined) return null;
  return { instant, text: faqWords[context.locale].changed(formatInstant(instant, context)) };
}

/** How the last version of its words in the reader's language differs from the one before. */
function wordingOf(context: ViewContext, entry: Entry<FaqMeta>): Answer['wording'] {
  const { state, locale } = context;
  const { locale: shown } = wordsOf(entry, locale);
  const change = state.changes[(entry.revisions[shown] ?? 0) - 1];
  const path = (shown === 'pl' ? entry.source : entry.translations[shown])?.path;
  const versions = change?.documents.find((one) => one.path === path);
  const changes = versions ? wordChanges(context, versions) : null;
  return changes && change
    ? { title: changedWords[locale].title(formatInstant(change.at, context)), changes }
    : null;
}

function isForPanel(answer: Answer, panel: string | null): boolean {
  return panel !== null && answer.panels.includes(panel);
}

function messageOf(context: ViewContext, asked: string | null, addressed: readonly PanelId[]) {
  const { state, locale } = context;
  if (asked === null || addressed.includes(asked)) return null;
  const words = faqWords[locale];
  if (!panelIds(state).includes(asked)) return words.unknownPanelHere(asked);
  const phrases = panelPhrases[locale];
  return words.notForPanel(
    phrases.for([panelName(context, asked)]),
    phrases.for(panelNames(context, addressed)),
  );
}

function silentForText(context: ViewContext, answers: readonly Answer[], addressed: readonly PanelId[]) {
  const silent = addressed.filter((panel) => !answers.some(({ panels }) => panels.includes(panel)));
  if (answers.length === 0 || silent.length === 0) return null;
  const { locale } = context;
  return faqWords[locale].silentFor(startSentence(panelPhrases[locale].for(panelNames(context, silent))));
}

function descriptionOf(
  context: ViewContext,
  answers: readonly Answer[],
  said: readonly Entry<FaqMeta>[],
): string {
  const [answer] = answers;
  if (!answer) return faqWords[context.locale].silent;
  const [question] = saidAmong(
    context,
    said.filter(({ id }) => id === answer.id),
  );
  return question?.excerpt ?? panelsText(context, answer.panels);
}

function panelLinks(context: ViewContext, panels: readonly PanelId[]): PanelLink[] {
  return panels.map((id) => ({
    name: startSentence(panelPhrases[context.locale].name([panelName(context, id)])),
    href: localePath(context.locale, pathById(context.state, 'panels', id)),
  }));
}

/** Said to one of the same panels: about the same features first, then of the same area. */
function relatedQuestions(
  context: ViewContext,
  entries: readonly Entry<FaqMeta>[],
  addressed: readonly PanelId[],
): QuestionView[] {
  const { state } = context;
  const akin = answersAbout(
    state,
    entries.flatMap(({ meta }) => meta.features),
  );
  const near = answersIn(
    state,
    entries.map(({ meta }) => meta.area),
  );
  const candidates = new Set([...akin, ...near]);
  for (const entry of entries) candidates.delete(entry);
  return saidAmong(context, candidates)
    .filter((question) => question.panels.some((panel) => addressed.includes(panel)))
    .filter(({ id, slug: one }) => firstSaid(context, one) === id)
    .take(RELATED)
    .toArray();
}

/** The first answer that is given to anybody now under an address. */
function firstSaid(context: ViewContext, slug: string): string | undefined {
  return answersAt(context.state, slug).find(({ meta }) => effectivePanels(context, meta).length > 0)?.id;
}
