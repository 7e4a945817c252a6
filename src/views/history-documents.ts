import type { ContentDocument, SourceDocument } from '../domain/documents.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { pathOfDocument } from '../domain/page-target.ts';
import type { Change, State } from '../domain/state.ts';
import { historyWords } from '../i18n/history.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import type { HistoryFilter } from './history-query.ts';
import { type WordChanges, wordChanges } from './word-changes.ts';

/** A document by its title; `href` is `null` when it has no page of its own. */
export interface DocumentLink {
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string | null;
  /** What is different in its text, where it has one before and after. */
  readonly changes?: WordChanges;
}

/** What happened to some documents at once: `Zmieniono 3 teksty`. */
export interface DocumentNews {
  readonly text: string;
  readonly links: readonly DocumentLink[];
  /** More titles, behind a fold. */
  readonly more: readonly DocumentLink[];
  readonly moreText: string;
}

const ACTIONS = ['added', 'changed', 'renamed', 'withdrawn'] as const;
type Action = (typeof ACTIONS)[number];
type ChangedDocument = Change['documents'][number];

/** How many titles stand in the open. */
const IN_THE_OPEN = 4;

/** What a change says of documents, a document and its translations being one, as far as the filter asks for it. */
export function documentNews(context: ViewContext, change: Change, filter: HistoryFilter): DocumentNews[] {
  if (filter.kind === 'panel' || filter.kind === 'feature') return [];
  const { state, locale } = context;
  const asked = change.documents.filter((document) => isAbout(state, document, filter));
  const byDocument = [...Map.groupBy(asked, ({ path }) => path.replace(/^[a-z]+\//, '')).values()];
  const byAction = Map.groupBy(byDocument, (versions) => actionOf(versions, asked));
  const words = historyWords[locale];
  return ACTIONS.flatMap((action): DocumentNews[] => {
    const documents = byAction.get(action) ?? [];
    if (documents.length === 0) return [];
    const links = distinct(documents.flatMap((versions) => linkTo(context, versions)));
    const fold = links.length <= IN_THE_OPEN + 1 ? links.length : IN_THE_OPEN;
    return [
      {
        text: words[action](documents.length),
        links: links.slice(0, fold),
        more: links.slice(fold),
        moreText: words.more(links.length - fold),
      },
    ];
  });
}

/** A translation that comes or goes changes a document; its original makes or ends it. `null`: it went on elsewhere. */
function actionOf(versions: readonly ChangedDocument[], all: readonly ChangedDocument[]): Action | null {
  const source = versions.find(({ path }) => path.startsWith('pl/'));
  if (!source) return 'changed';
  const { before, after } = source;
  if (after === null)
    return all.some((one) => one.before === null && isMoved(before, one.after)) ? null : 'withdrawn';
  if (before !== null) return 'changed';
  return all.some((one) => one.after === null && isMoved(one.before, after)) ? 'renamed' : 'added';
}

/** The same words of the same kind at another address. */
function isMoved(before: ContentDocument | null, after: ContentDocument | null): boolean {
  return (
    before !== null &&
    after !== null &&
    before.locale === after.locale &&
    before.collection === after.collection &&
    before.wordsHash === after.wordsHash
  );
}

function isAbout(state: State, changed: ChangedDocument, { panel, feature }: HistoryFilter): boolean {
  if (panel === null && feature === null) return true;
  const source = sourceOf(state, changed);
  if (!source) return false;
  const { meta, id } = source;
  const panels = meta.collection === 'panels' ? [id] : 'panels' in meta ? meta.panels : [];
  const features = meta.collection === 'features' ? [id] : 'features' in meta ? meta.features : [];
  return (panel === null || panels.includes(panel)) && (feature === null || features.includes(feature));
}

function sourceOf(state: State, { path, before, after }: ChangedDocument): SourceDocument | null {
  const source = path.replace(/^[a-z]+\//, 'pl/');
  const known = [after, before, state.documents[source]?.document, state.withdrawn[source]?.document];
  return known.find((one) => one?.locale === 'pl') ?? null;
}

function linkTo(context: ViewContext, versions: readonly ChangedDocument[]): DocumentLink[] {
  const { state, locale } = context;
  const changed = versions.find(({ path }) => path.startsWith(`${locale}/`)) ?? versions[0];
  if (!changed) return [];
  const source = changed.path.replace(/^[a-z]+\//, 'pl/');
  const own = changed.path.replace(/^[a-z]+\//, `${locale}/`);
  const shown: ContentDocument | null =
    state.documents[own]?.document ?? state.documents[source]?.document ?? changed.after ?? changed.before;
  const published = state.documents[source]?.document;
  const path = published?.locale === 'pl' ? pathOfDocument(published) : null;
  const link: DocumentLink = {
    title: tieShortWords(shown?.words.title ?? changed.path, shown?.locale ?? 'pl'),
    lang: shown && shown.locale !== locale ? shown.locale : null,
    href: path === null ? null : localePath(locale, path),
  };
  const changes = wordChanges(context, changed);
  return [changes ? { ...link, changes } : link];
}

/** Several answers under one address are one link, unless their texts have changed: each in its own way. */
function distinct(links: readonly DocumentLink[]): DocumentLink[] {
  const keyOf = ({ href, title, changes }: DocumentLink) =>
    `${href ?? title} ${changes ? JSON.stringify(changes.lines) : ''}`;
  return links.filter((link, index) => links.findIndex((one) => keyOf(one) === keyOf(link)) === index);
}
