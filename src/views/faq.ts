import { catalogueOf, entriesOf, type LocalWords, wordsOf } from '../domain/catalogue.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import type { PanelId } from '../domain/panel.ts';
import { faqWords } from '../i18n/faq.ts';
import { explainFinding, titleFinding } from '../i18n/faq-search.ts';
import { entryUrl, type FindingKind, findEntries, readAsked, resultOf } from '../search/find-entries.ts';
import type { ViewContext } from './context.ts';
import { type LagView, lagView } from './lag.ts';
import { documentPath, type PageView, pageView } from './page.ts';
import { panelIds, panelName } from './panels.ts';
import { questionRevisions } from './questions.ts';
import { type FindableEntry, searchIndex, searchRevisions } from './search-index.ts';
import { areaName } from './terms.ts';

/** What is asked for in the address; `null`: nothing. */
export interface FaqQuery {
  readonly panel: string | null;
  readonly area: string | null;
  /** What is looked for. */
  readonly asked: string | null;
}

/** One choice of a filter: a link that keeps the other filter as it is. */
export interface FilterChoice {
  /** `null`: everything. */
  readonly id: string | null;
  readonly label: string;
  readonly lang: Locale | null;
  readonly href: string;
  readonly isOn: boolean;
}

/** What stands in the list: a question or a name, with the beginning of what is said there. */
export interface FoundEntry
  extends Pick<
    FindableEntry,
    'id' | 'kindName' | 'title' | 'lang' | 'excerpt' | 'areaName' | 'areaLang' | 'panelsText'
  > {
  readonly href: string;
  /** `feature:price-sync`; `null`: nothing was asked, or this was not what was asked for. */
  readonly result: string | null;
}

/** The list of questions that have an answer now; or what was found, of whatever kind. */
export interface FaqView {
  readonly page: PageView;
  readonly action: string;
  readonly query: FaqQuery;
  readonly panels: readonly FilterChoice[];
  readonly areas: readonly FilterChoice[];
  readonly kind: FindingKind;
  /** `3 odpowiedzi dla panelu B, temat: Zamówienia`; or why there are none. */
  readonly summary: string;
  readonly found: readonly FoundEntry[];
  /** What of the address was not understood. */
  readonly messages: readonly string[];
  /** Leads to everything. */
  readonly clearHref: string;
  /** Something is left out. */
  readonly isNarrowed: boolean;
  /** Where to go when the answer is not here. */
  readonly links: FaqLinks;
  /** What the browser needs to search by itself. */
  readonly script: FaqSearchScript;
  readonly lag: LagView | null;
}

export interface FaqLinks {
  readonly features: string;
  readonly lookup: string;
  /** `null`: only in the seller panel. */
  readonly support: string | null;
}

/** What the page shows as it came: a server of files narrows nothing, and the browser does. */
export interface FaqSearchScript {
  readonly locale: Locale;
  readonly panel: PanelId | null;
  readonly area: string | null;
  /** Address of the index. */
  readonly index: string;
}

const PATH = '/faq/';

/** Reads `?panel=b&area=orders&q=archiwum`. */
export function readFaqQuery(query: URLSearchParams): FaqQuery {
  const read = (name: string) => query.get(name)?.trim().toLowerCase() || null;
  return { panel: read('panel'), area: read('area'), asked: readAsked(query.get('q')) };
}

export function faqView(context: ViewContext, query: FaqQuery): FaqView {
  const { state, locale } = context;
  const words = faqWords[locale];
  const panel = panelIds(state).find((id) => id === query.panel) ?? null;
  const area = areasOf(context).find((id) => id === query.area) ?? null;
  const { asked } = query;
  const { entries, search } = searchIndex(context, asked === null ? 'answers' : 'everything');
  const found = findEntries(entries, search, asked, { panel, area });
  const letter = panel && panelName(context, panel);
  const areaText = area && areaName(context, area).name;
  const understood = { panel, area, asked };
  return {
    page: pageView(context, {
      path: PATH,
      title: titleFinding(asked, locale),
      description: words.description,
      revisions: asked === null ? questionRevisions(context) : searchRevisions(context),
      noindex: asked !== null,
      hrefIn: (one) => hrefOf(one, PATH, understood),
    }),
    action: localePath(locale, PATH),
    query: understood,
    panels: panelChoices(context, understood),
    areas: areaChoices(context, understood),
    kind: found.kind,
    summary: explainFinding(
      { kind: found.kind, count: found.entries.length, asked, letter, area: areaText },
      locale,
    ),
    found: found.entries.map((entry) => ({
      ...entry,
      href: entryUrl(entry, found.kind === 'elsewhere' ? null : panel),
      kindName: found.kind === 'all' ? '' : entry.kindName,
      result: resultOf(entry, found.kind),
    })),
    messages: [
      ...(query.panel !== null && panel === null ? [words.unknownPanel(query.panel)] : []),
      ...(query.area !== null && area === null ? [words.unknownArea(query.area)] : []),
    ],
    clearHref: hrefOf(locale, PATH, { panel: null, area: null, asked }),
    isNarrowed: panel !== null || area !== null,
    links: {
      features: localePath(locale, '/features/'),
      lookup: localePath(locale, '/lookup/'),
      support: context.supportUrl,
    },
    script: {
      locale,
      panel,
      area,
      index: documentPath(locale, 'search-index.json'),
    },
    lag: lagView(wordsFound(context, found.entries), PATH),
  };
}

/** What of that which was found is said in documents. */
function wordsFound({ state, locale }: ViewContext, found: readonly FindableEntry[]): LocalWords[] {
  const ids = new Set(found.filter(({ lags }) => lags).map(({ id }) => id));
  return entriesOf(catalogueOf(state))
    .filter(
      ({ id, meta }) =>
        meta.collection !== 'templates' && ids.has(meta.collection === 'faq' ? meta.slug : id),
    )
    .map((entry) => wordsOf(entry, locale));
}

/** The areas about which there are questions, in the site's order. */
function areasOf({ state }: ViewContext): string[] {
  const { site, faq } = catalogueOf(state);
  const used = new Set(faq.map(({ meta }) => meta.area));
  const named = (site?.meta.areas ?? []).filter((area) => used.has(area));
  return [...named, ...[...used].filter((area) => !named.includes(area))];
}

function panelChoices(context: ViewContext, { panel, area, asked }: FaqQuery): FilterChoice[] {
  const { state, locale } = context;
  const choice = (id: PanelId | null, label: string): FilterChoice => ({
    id,
    label,
    lang: null,
    href: hrefOf(locale, PATH, { panel: id, area, asked }),
    isOn: id === panel,
  });
  return [
    choice(null, faqWords[locale].all),
    ...panelIds(state).map((id) => choice(id, panelName(context, id))),
  ];
}

function areaChoices(context: ViewContext, { panel, area, asked }: FaqQuery): FilterChoice[] {
  const { locale } = context;
  const href = (id: string | null) => hrefOf(locale, PATH, { panel, area: id, asked });
  return [
    { id: null, label: faqWords[locale].all, lang: null, href: href(null), isOn: area === null },
    ...areasOf(context).map((id) => {
      const { name, lang } = areaName(context, id);
      return { id, label: name, lang, href: href(id), isOn: id === area };
    }),
  ];
}

function hrefOf(locale: Locale, path: string, { panel, area, asked }: FaqQuery): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ panel, area, q: asked })) if (value) query.set(name, value);
  return `${localePath(locale, path)}${query.size > 0 ? `?${query}` : ''}`;
}
