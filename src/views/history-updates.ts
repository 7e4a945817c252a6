import type { UpdateWords } from '../domain/events.ts';
import type { UpdateStatus } from '../domain/incident.ts';
import { concernsPanel, type IncidentHead, incidentHeads, localText } from '../domain/incidents.ts';
import type { Locale, TranslatedText } from '../domain/locale.ts';
import type { Change, UpdateState } from '../domain/state.ts';
import { factsAt } from '../domain/update-facts.ts';
import { typedIn } from '../domain/writing.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from './context.ts';
import { escapeText } from './escape-text.ts';
import { type EntryLink, entryHref, type HistoryFilter } from './history-query.ts';
import { incidentLink } from './incident-links.ts';
import { firstSentences } from './sentences.ts';
import { type ScopeView, scopeView } from './update.ts';
import { localTitle, type NamedLink } from './words.ts';

/** Words as they were at some time. */
interface WordingView {
  readonly html: string;
  readonly lang: Locale | null;
}

/** What a change says of an incident or of one of its updates. */
export interface UpdateNews {
  readonly text: string;
  /** Without an address when there is no such incident any more. */
  readonly incident: Omit<NamedLink, 'href'> & { readonly href: string | null };
  readonly status: { readonly id: UpdateStatus; readonly word: string } | null;
  readonly wording: WordingView | null;
  /** What a correction replaced. */
  readonly earlier: WordingView | null;
  /** The title that a correction replaced. */
  readonly earlierTitle: Omit<NamedLink, 'href'> | null;
  readonly scope: ScopeView | null;
  /** Where the wording was corrected since. */
  readonly corrected: EntryLink | null;
}

/** What a change says of incidents, as far as the filter asks for it. */
export function updateNews(context: ViewContext, change: Change, filter: HistoryFilter): UpdateNews[] {
  if (change.incidents.length + change.titles.length + change.updates.length === 0) return [];
  if (filter.kind === 'panel' || filter.kind === 'feature') return [];
  const heads = incidentHeads(context.state);
  return [
    ...incidentNews(context, change, filter),
    ...titleNews(context, change, filter),
    ...postNews(context, change, filter, heads),
  ];
}

function incidentNews(context: ViewContext, change: Change, filter: HistoryFilter): UpdateNews[] {
  const { state, locale } = context;
  return change.incidents.flatMap(({ id }): UpdateNews[] => {
    const incident = state.incidents[id];
    if (!incident || !isAbout(incident, incident, filter)) return [];
    const href = incident.stands ? incidentLink(context, incident).href : null;
    const words = updateWords[locale].history;
    // What it was called when it was opened.
    const said = change.titles.find((one) => one.id === id)?.after ?? incident;
    return [
      {
        text: words.opened,
        incident: { ...localTitle(said.title, locale), href },
        status: null,
        wording: null,
        earlier: null,
        earlierTitle: null,
        scope: scopeView(context, incident),
        corrected:
          change.type === 'incident.opened'
            ? correctedSince(context, incident, words.titleCorrectedSince)
            : null,
      },
    ];
  });
}

/** A title put right, or an earlier one put back. */
function titleNews(context: ViewContext, change: Change, filter: HistoryFilter): UpdateNews[] {
  const { state, locale } = context;
  return change.titles.flatMap(({ id, before, after }): UpdateNews[] => {
    const incident = state.incidents[id];
    if (!incident || before === null || after === null || !isAbout(incident, incident, filter)) return [];
    const isOtherwise = textIn(before.title, locale) !== textIn(after.title, locale);
    return [
      {
        text: titleText(locale, before.title, after.title),
        incident: {
          ...localTitle(after.title, locale),
          href: incident.stands ? incidentLink(context, incident).href : null,
        },
        status: null,
        wording: null,
        earlier: null,
        earlierTitle: isOtherwise ? localTitle(before.title, locale) : null,
        scope: null,
        corrected: null,
      },
    ];
  });
}

function titleText(locale: Locale, before: TranslatedText, after: TranslatedText): string {
  const { title, titleTranslated, titleTranslation } = updateWords[locale].history;
  if (before.pl !== after.pl) return title;
  return before.en === null ? titleTranslated : titleTranslation;
}

function postNews(
  context: ViewContext,
  change: Change,
  filter: HistoryFilter,
  heads: readonly IncidentHead[],
): UpdateNews[] {
  const { state, locale } = context;
  const words = updateWords[locale];
  return change.updates.flatMap(({ incident: id, id: updateId, before, after }): UpdateNews[] => {
    const update = state.updates[id]?.find((one) => one.id === updateId);
    const head = heads.find((one) => one.id === id) ?? state.incidents[id];
    const concerned = head ?? { panels: [], features: [] };
    if (!update || !isAbout(concerned, update, filter)) return [];
    const then = factsAt(state, update, change.revision);
    const isPost = change.type === 'update.posted';
    const isCorrection = change.type === 'update.corrected' && before !== null && after !== null;
    const isOtherwise =
      before !== null && after !== null && textIn(before.body, locale) !== textIn(after.body, locale);
    const comesOrGoes = before === null || after === null;
    return [
      {
        text: isCorrection
          ? correctionText(locale, before, after)
          : undoneText(change.type === 'change.undone', locale, before, after),
        incident: head ? namedHead(context, head) : { title: id, lang: null, href: null },
        status: statusView(locale, then.status),
        wording:
          comesOrGoes || isOtherwise
            ? wordingOf(context, update, (after ?? before)?.body ?? update.body)
            : null,
        earlier: isOtherwise ? wordingView(context, before.body) : null,
        earlierTitle: null,
        scope: isPost || (isCorrection && after.status !== undefined) ? scopeView(context, then) : null,
        corrected: isPost ? correctedSince(context, update, words.history.correctedSince) : null,
      },
    ];
  });
}

function namedHead(context: ViewContext, head: Pick<IncidentHead, 'id' | 'title'>): UpdateNews['incident'] {
  const known = incidentHeads(context.state).some(({ id }) => id === head.id);
  const link = incidentLink(context, head);
  return known ? link : { ...link, href: null };
}

function correctionText(locale: Locale, before: UpdateWords, after: UpdateWords): string {
  const { wording, translated, translation, facts } = updateWords[locale].history;
  if (before.body.pl !== after.body.pl) return wording;
  if (before.body.en !== after.body.en) return before.body.en === null ? translated : translation;
  return after.status === undefined ? translation : facts;
}

/** Of what was posted, or of what an undo made of it: it goes, it comes again, it says once more what it said before. */
function undoneText(
  isUndo: boolean,
  locale: Locale,
  before: UpdateWords | null,
  after: UpdateWords | null,
): string {
  const { posted, again, withdrawn, putBack } = updateWords[locale].history;
  if (!isUndo) return posted;
  if (after === null) return withdrawn;
  if (before === null) return again;
  const isOtherwise = before.body.pl !== after.body.pl || before.body.en !== after.body.en;
  return isOtherwise ? putBack : posted;
}

function correctedSince(
  { locale }: ViewContext,
  { corrected }: Pick<UpdateState, 'corrected'>,
  text: string,
): EntryLink | null {
  return corrected && { text, href: entryHref(locale, corrected.revision) };
}

/** What was taken back is told, not shown in full: it was a mistake. */
function wordingOf(context: ViewContext, { stands }: UpdateState, body: TranslatedText): WordingView {
  if (stands) return wordingView(context, body);
  const { locale, words } = context;
  const { text, locale: lang } = localText(body, locale);
  const start = firstSentences(words.text(text, typedIn(lang)), lang);
  return { html: `<p>${escapeText(start)}</p>`, lang: lang === locale ? null : lang };
}

function wordingView({ locale, words }: ViewContext, body: TranslatedText): WordingView {
  const { text, locale: lang } = localText(body, locale);
  return { html: words.html(text, typedIn(lang)), lang: lang === locale ? null : lang };
}

function textIn(body: TranslatedText, locale: Locale): string {
  return localText(body, locale).text;
}

type Concerned = Pick<IncidentHead, 'panels' | 'features'>;

/** What names no feature is about none in particular, so it is not found under one. */
function isAbout(incident: Concerned, said: Concerned, { panel, feature }: HistoryFilter): boolean {
  return (
    (panel === null || concernsPanel(incident, said, panel)) &&
    (feature === null || said.features.includes(feature))
  );
}

function statusView(locale: Locale, id: UpdateStatus): NonNullable<UpdateNews['status']> {
  return { id, word: updateWords[locale].status[id] };
}
