import { catalogueOf, type Entry, entriesOf, type Lag, wordsOf } from '../../domain/catalogue.ts';
import { COLLECTIONS, type Collection } from '../../domain/documents.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import type { PanelId } from '../../domain/panel.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { wordListWords } from '../../i18n/staff-word-list.ts';
import { addressedPanels, effectivePanels } from '../addressees.ts';
import { type Option, option, partOption } from '../options.ts';
import { panelIds } from '../panels.ts';
import { panelsText } from '../questions.ts';
import { namedPart } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { newWordHref, versionsHref, WORDS_PATH, wordHref } from './word-address.ts';
import { uncoveredAt } from './word-coverage.ts';
import { entriesOnPage } from './word-places.ts';
import { findDocuments } from './word-search.ts';

/** What somebody owes: a translation, or an answer in every state. */
const OWINGS = ['lag', 'gap'] as const;
type Owing = (typeof OWINGS)[number];

/** What the list is narrowed to; `null`: not by this. */
interface WordFilter {
  readonly asked: string | null;
  readonly kind: Collection | null;
  readonly panel: PanelId | null;
  readonly owing: Owing | null;
  /** The address of a public page on which they stand. */
  readonly page: string | null;
}

/** Every document, as far as the filter asks for it. */
export interface WordListView {
  readonly page: StaffPageView;
  readonly action: string;
  readonly asked: string;
  readonly kinds: readonly Option[];
  readonly panels: readonly Option[];
  readonly owings: readonly Option[];
  /** What the list is of, where that is one page. */
  readonly of: string | null;
  /** The rows are those of one public page, which has some. */
  readonly isOfPage: boolean;
  readonly count: string;
  readonly rows: readonly WordRow[];
  readonly isNarrowed: boolean;
  /** Where new ones are written, by kind; empty: the member may not. */
  readonly news: readonly { readonly href: string; readonly label: string }[];
  /** Withdrawn ones; those of a narrowed list are not shown. */
  readonly withdrawn: readonly WithdrawnRow[];
}

interface WordRow {
  /** Below the content folder. */
  readonly path: string;
  readonly href: string;
  readonly title: string;
  readonly lang: Locale | null;
  /** The end of its address, by which files and variants are told apart. */
  readonly name: string;
  readonly kind: string;
  readonly panels: string;
  /** It is bound to states that do not hold. */
  readonly isUnsaid: boolean;
  readonly changed: { readonly text: string; readonly href: string };
  readonly lag: { readonly kind: Lag; readonly text: string } | null;
  /** What of all states it, with its variants, does not cover; of an answer that covers all, that it does. */
  readonly coverage: { readonly isWhole: boolean; readonly text: string } | null;
}

interface WithdrawnRow {
  readonly path: string;
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
  readonly changed: string;
}

/** Reads `?q=ceneo&kind=faq&panel=b&owing=lag&page=/faq/x/`; an address may be looked for as well. */
export function readWordFilter({ state }: StaffViewContext, query: URLSearchParams): WordFilter {
  const read = (name: string) => query.get(name)?.trim() || null;
  const asked = read('q')?.slice(0, 200) ?? null;
  // Who copied the address of a page looks for what stands there.
  const isAddress = asked !== null && /^(https?:\/\/|\/)\S*$/.test(asked);
  return {
    asked: isAddress ? null : asked,
    kind: COLLECTIONS.find((one) => one === read('kind')) ?? null,
    panel: panelIds(state).find((one) => one === read('panel')) ?? null,
    owing: OWINGS.find((one) => one === read('owing')) ?? null,
    page: isAddress ? asked : read('page'),
  };
}

export function wordListView(context: StaffViewContext, filter: WordFilter): WordListView {
  const { state, locale, member } = context;
  const words = wordListWords[locale];
  const all = entriesOf(catalogueOf(state));
  const here = filter.page === null ? null : entriesOnPage(context, filter.page);
  const found = filter.asked === null ? null : findDocuments(context, all, filter.asked);
  const entries = (found ?? all).filter(
    (entry) =>
      (here === null || here.length === 0 || here.includes(entry)) && isAsked(context, entry, filter),
  );
  const { panels } = catalogueOf(state);
  const isNarrowed = Object.values(filter).some((one) => one !== null);
  return {
    page: staffPageView(context, { path: WORDS_PATH, title: words.title }),
    action: localePath(locale, WORDS_PATH),
    asked: filter.asked ?? '',
    kinds: COLLECTIONS.map((one) => option(one, words.kinds[one], one === filter.kind)),
    panels: panels.map((entry) => partOption(context, entry, entry.id === filter.panel)),
    owings: OWINGS.map((one) => option(one, words.owings[one], one === filter.owing)),
    of: here && filter.page && (here.length > 0 ? words.onPage(filter.page) : words.onPageNone(filter.page)),
    isOfPage: here !== null && here.length > 0,
    count: entries.length === 0 ? words.nothing : words.count(entries.length),
    rows: entries.map((entry) => rowOf(context, entry)),
    isNarrowed,
    news: member.may.apply
      ? COLLECTIONS.filter((kind) => mayMake(context, kind)).map((kind) => ({
          href: newWordHref(context, kind),
          label: words.kinds[kind],
        }))
      : [],
    withdrawn: isNarrowed ? [] : withdrawnRows(context),
  };
}

/** Whether somebody may write documents of a kind: those of panels and features are for administrators. */
export function mayWrite({ member }: StaffViewContext, kind: Collection): boolean {
  return kind === 'panels' || kind === 'features' ? member.may.administer : member.may.apply;
}

/** There is one document of the site. */
function mayMake(context: StaffViewContext, kind: Collection): boolean {
  return mayWrite(context, kind) && (kind !== 'site' || catalogueOf(context.state).site === null);
}

function isAsked({ state }: StaffViewContext, entry: Entry, { kind, panel, owing }: WordFilter): boolean {
  const { meta } = entry;
  const isOwed =
    owing === 'lag'
      ? wordsOf(entry, 'en').lag !== null
      : meta.collection === 'faq' && uncoveredAt(state, meta.slug).length > 0;
  return (
    (kind === null || meta.collection === kind) &&
    (panel === null || panelsOf(entry, state).includes(panel)) &&
    (owing === null || isOwed)
  );
}

/** The panels that it speaks to, or is about. */
function panelsOf(entry: Entry, state: StaffViewContext['state']): readonly PanelId[] {
  const { meta } = entry;
  if (meta.collection === 'panels') return [entry.id];
  if ('when' in meta) return addressedPanels(state, meta);
  if (meta.collection === 'incidents' && meta.panels.length > 0) return meta.panels;
  return panelIds(state);
}

function rowOf(context: StaffViewContext, entry: Entry): WordRow {
  const { state, locale } = context;
  const words = wordListWords[locale];
  const { source, meta, revisions } = entry;
  const { title, lang } = namedPart(context, entry);
  const { lag } = wordsOf(entry, 'en');
  const panels = panelsOf(entry, state);
  return {
    path: source.path,
    href: wordHref(context, source.path),
    title,
    lang,
    name: source.path.replace(/^pl\/|\.md$/g, ''),
    kind: words.kinds[meta.collection],
    panels: panels.length === panelIds(state).length ? words.everybody : panelsText(context, panels),
    isUnsaid: 'when' in meta && effectivePanels(context, meta).length === 0,
    changed: {
      text: changedText(context, Math.max(...Object.values(revisions))),
      href: versionsHref(context, source),
    },
    lag: lag && { kind: lag, text: words.lags[lag] },
    coverage: meta.collection === 'faq' ? coverageOf(context, meta.slug) : null,
  };
}

/** What the variants of an answer leave open together. */
function coverageOf({ state, locale }: StaffViewContext, slug: string): NonNullable<WordRow['coverage']> {
  const words = wordListWords[locale];
  const open = uncoveredAt(state, slug);
  const gaps = open.filter(({ said }) => said.length === 0).length;
  const clashes = open.length - gaps;
  const texts = [...(gaps > 0 ? [words.gaps(gaps)] : []), ...(clashes > 0 ? [words.clashes(clashes)] : [])];
  return { isWhole: open.length === 0, text: open.length === 0 ? words.covered : texts.join(', ') };
}

/** Who said it last, and when; of what is in the log no more: nothing. */
export function changedText(context: StaffViewContext, revision: number): string {
  const change = context.state.changes[revision - 1];
  return change === undefined
    ? ''
    : wordListWords[context.locale].changed(context.nameOf(change.actor), formatInstant(change.at, context));
}

function withdrawnRows(context: StaffViewContext): WithdrawnRow[] {
  const { state, locale } = context;
  return Object.values(state.withdrawn).flatMap(({ document, revision }) =>
    document.locale !== 'pl' || state.documents[document.path]
      ? []
      : [
          {
            path: document.path,
            title: document.words.title,
            lang: locale === 'pl' ? null : ('pl' as const),
            href: versionsHref(context, document),
            changed: changedText(context, revision),
          },
        ],
  );
}
