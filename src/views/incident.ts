import { catalogueOf, type LocalWords, wordsOf } from '../domain/catalogue.ts';
import type { IncidentMeta } from '../domain/documents.ts';
import type { UpdateStatus } from '../domain/incident.ts';
import { findIncident, type Incident, lastUpdateChange } from '../domain/incidents.ts';
import type { Locale } from '../domain/locale.ts';
import { pathById } from '../domain/page-target.ts';
import { QUESTION_HEADINGS, QUESTIONS, type QuestionId, splitAnswers } from '../domain/postmortem.ts';
import { postmortemOf } from '../domain/postmortems.ts';
import { formatBackup } from '../i18n/incident.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from './context.ts';
import { type LagView, lagView } from './lag.ts';
import { type MatrixPanel, panelHead } from './matrix.ts';
import { type PageView, pageView } from './page.ts';
import { standingRevision } from './panel-standing.ts';
import { panelNames } from './panels.ts';
import { subscribeHref } from './subscribe-href.ts';
import { type InstantText, instantText, type UpdateView, updateView } from './update.ts';
import { localTitle, type PartWords, partWords } from './words.ts';

/** What happened, what was said of it, and what became of it. */
export interface IncidentView {
  readonly page: PageView;
  readonly about: PartWords;
  readonly started: InstantText;
  /** `null`: nobody has announced the end. */
  readonly resolved: InstantText | null;
  /** How far it has come; `null`: nobody has said. */
  readonly status: { readonly id: UpdateStatus; readonly word: string } | null;
  readonly impact: string | null;
  readonly backup: (InstantText & { readonly letters: string }) | null;
  readonly panels: readonly MatrixPanel[];
  /** Newest first. */
  readonly updates: readonly UpdateView[];
  /** What was learnt from it, question by question; `null`: nobody has written it. */
  readonly postmortem: PostmortemView | null;
  readonly lag: LagView | null;
  /** Where one asks to be told of what comes; `null`: it is over. */
  readonly subscribe: string | null;
}

interface PostmortemView {
  readonly title: string;
  /** Of the words, when it is not the page's. */
  readonly lang: Locale | null;
  readonly answers: readonly {
    readonly question: QuestionId;
    readonly heading: string;
    readonly html: string;
  }[];
}

/** @returns `null` when there is no such incident */
export function incidentView(context: ViewContext, id: string): IncidentView | null {
  const { state, locale } = context;
  const incident = findIncident(state, id);
  if (!incident) return null;
  const { entry, status, impact } = incident;
  const about = entry ? partWords(context, entry) : openedWords(context, incident);
  const hit = catalogueOf(state).panels.filter((panel) => incident.panels.includes(panel.id));
  const updates = incident.updates.map((update) => updateView(context, update)).toReversed();
  const words = updateWords[locale];
  const path = pathById(state, 'incidents', id);
  const learnt = postmortemOf(state, id);
  const postmortem = learnt && wordsOf(learnt, locale);
  return {
    page: pageView(context, {
      path,
      title: about.title,
      description: about.short ?? about.title,
      revisions: [
        about.revision,
        postmortem?.revision ?? 0,
        lastUpdateChange(state, id),
        ...hit.map(({ id: panel }) => standingRevision(state, panel)),
      ],
    }),
    about,
    started: instantText(context, incident.startedAt),
    resolved: incident.resolvedAt === null ? null : instantText(context, incident.resolvedAt),
    status: updates.length === 0 || status === null ? null : { id: status, word: words.status[status] },
    impact: impact === null ? null : words.impact[impact],
    backup: entry ? backupOf(context, entry.meta) : null,
    panels: hit.map((panel) => panelHead(context, panel)),
    updates,
    postmortem: postmortem && postmortemView(context, postmortem),
    subscribe: incident.resolvedAt === null ? subscribeHref(locale, { incident: incident.id }) : null,
    lag: lagView([about, ...(postmortem ? [postmortem] : [])], path),
  };
}

function postmortemView(
  { locale, words: renderer }: ViewContext,
  { locale: lang, title, body }: LocalWords,
): PostmortemView {
  const { answers } = splitAnswers(lang, body);
  return {
    title: tieShortWords(title, lang),
    lang: lang === locale ? null : lang,
    answers: QUESTIONS.map((question) => ({
      question,
      heading: tieShortWords(QUESTION_HEADINGS[lang][question], lang),
      html: renderer.html(answers[question], { locale: lang }),
    })),
  };
}

/** Of an incident without a document there is no more to read than its title and its updates. */
function openedWords({ state, locale }: ViewContext, { id, title }: Incident): PartWords {
  const local = localTitle(title, locale);
  return {
    ...local,
    short: null,
    html: '',
    lag: local.lang !== null ? 'missing' : locale !== 'pl' && state.incidents[id]?.lags ? 'behind' : null,
    revision: state.incidents[id]?.changed ?? 0,
  };
}

function backupOf(
  context: ViewContext,
  { backupAt, backupTolerance, backupPanels }: IncidentMeta,
): IncidentView['backup'] {
  if (backupAt === null) return null;
  return {
    instant: backupAt,
    text: formatBackup(backupAt, backupTolerance, context),
    letters: panelNames(context, backupPanels).join(', '),
  };
}
