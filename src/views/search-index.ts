import { catalogueOf, type Entry, wordsOf } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import { type IncidentHead, incidentHeads } from '../domain/incidents.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath, pathById } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { postmortemOf } from '../domain/postmortems.ts';
import type { State } from '../domain/state.ts';
import { commonWords } from '../i18n/common.ts';
import { searchWords } from '../i18n/search.ts';
import { readAsked } from '../search/find-entries.ts';
import { buildSearch, type Search, type SearchEntry, type SearchHit } from '../search/search-index.ts';
import { conditionRevisions, effectivePanels } from './addressees.ts';
import type { ViewContext } from './context.ts';
import { accountRangeText, panelIds } from './panels.ts';
import { excerptOf, panelsText, questionRevisions, questionsSaid } from './questions.ts';
import { lastWithdrawal } from './revisions.ts';
import { areaName, useNames } from './terms.ts';
import { localTitle, namedPart } from './words.ts';

/** Something that can be found now: to be searched, and to be shown in a list. */
export interface FindableEntry extends SearchEntry {
  readonly lang: Locale | null;
  /** `Funkcja` */
  readonly kindName: string;
  /** The beginning of what it says. */
  readonly excerpt: string;
  /** Empty: it belongs to none. */
  readonly area: string;
  readonly areaName: string;
  readonly areaLang: Locale | null;
  /** `panele A i B`, `wszystkie panele` */
  readonly panelsText: string;
  /** The words are behind the original. */
  readonly lags: boolean;
}

/** `search` is made when it is first asked for. */
interface FindableIndex {
  readonly entries: readonly FindableEntry[];
  readonly search: () => Search;
}

type SearchScope = 'everything' | 'answers';

/** How many are found at most by who asks for no page of them. */
const MOST = 20;

const memo = new WeakMap<State, Map<string, FindableIndex>>();

/** All that can be found now, or the answers alone, and a search over it; made once for a state and a language. */
export function searchIndex(context: ViewContext, scope: SearchScope): FindableIndex {
  const { state, locale } = context;
  const ofState = memo.get(state) ?? new Map<string, FindableIndex>();
  memo.set(state, ofState);
  const known = ofState.get(`${locale} ${scope}`);
  if (known) return known;
  const entries = scope === 'answers' ? answers(context) : findableEntries(context);
  let search: Search | null = null;
  const index: FindableIndex = {
    entries,
    search: () => {
      search ??= buildSearch(entries, locale);
      return search;
    },
  };
  ofState.set(`${locale} ${scope}`, index);
  return index;
}

/** What is found for a query, the best first; what merely comes near is not found. */
export function findAnything(context: ViewContext, typed: string | null): SearchHit[] {
  const asked = readAsked(typed);
  return asked === null ? [] : searchIndex(context, 'everything').search().search(asked, MOST);
}

/** All that can be found now: answers, features, steps, incidents, panels. */
export function findableEntries(context: ViewContext): FindableEntry[] {
  return [
    ...answers(context),
    ...features(context),
    ...steps(context),
    ...incidentHeads(context.state).map((incident) => ofIncident(context, incident)),
    ...panels(context),
  ];
}

/** When what can be found, or what stands there, last changed. */
export function searchRevisions(context: ViewContext): Revision[] {
  const { state, locale } = context;
  const { features: about, steps: told, incidents, panels: all } = catalogueOf(state);
  return [
    ...questionRevisions(context),
    ...[...about, ...told, ...incidents, ...all].map((entry) => wordsOf(entry, locale).revision),
    ...told.flatMap(({ meta }) => conditionRevisions(state, meta)),
    ...Object.values(state.incidents).map(({ changed }) => changed),
    lastWithdrawal(state),
  ];
}

/** Every answer that is given now. */
function answers(context: ViewContext): FindableEntry[] {
  const { state, locale, words: renderer } = context;
  const { faq } = catalogueOf(state);
  const bodies = new Map(faq.map((entry) => [entry.id, wordsOf(entry, locale).body]));
  return questionsSaid(context).map((question) => ({
    kind: 'faq',
    kindName: searchWords[locale].faq,
    id: question.slug,
    title: question.title,
    text: renderer.text(bodies.get(question.id) ?? ''),
    terms: [areaName(context, question.area).name, ...titlesOf(context, question.features)].join(' '),
    url: question.href,
    lang: question.lang,
    excerpt: question.excerpt,
    lags: question.lag !== null,
    ...areaOf(context, question.area),
    ...panelsOf(context, question.panels),
  }));
}

function features(context: ViewContext): FindableEntry[] {
  const { state, locale } = context;
  return catalogueOf(state).features.map((entry) => {
    const { area, uses } = entry.meta;
    return {
      ...said(context, entry),
      kind: 'feature',
      kindName: searchWords[locale].feature,
      id: entry.id,
      terms: [areaName(context, area).name, ...useNames(context, uses)].join(' '),
      url: localePath(locale, ownPath(entry)),
      ...areaOf(context, area),
      ...panelsOf(context, panelIds(state)),
    };
  });
}

/** What there is to do, to wait for and to know now, on the page of the first panel of those concerned. */
function steps(context: ViewContext): FindableEntry[] {
  const { state, locale } = context;
  return catalogueOf(state).steps.flatMap((entry): FindableEntry[] => {
    const concerned = effectivePanels(context, entry.meta);
    const [first] = concerned;
    if (first === undefined) return [];
    return [
      {
        ...said(context, entry),
        kind: 'step',
        kindName: searchWords[locale].step,
        id: entry.id,
        terms: titlesOf(context, entry.meta.features).join(' '),
        url: localePath(locale, `${pathById(state, 'panels', first)}#${entry.id}`),
        ...areaOfFeature(context, entry.meta.features[0]),
        ...panelsOf(context, concerned),
      },
    ];
  });
}

function ofIncident(context: ViewContext, { id, entry, title, panels: hit }: IncidentHead): FindableEntry {
  const { state, locale } = context;
  const opened = {
    ...localTitle(title, locale),
    text: '',
    excerpt: '',
    lags: state.incidents[id]?.lags === true,
  };
  const learnt = postmortemOf(state, id);
  const told = entry ? said(context, entry) : opened;
  const lesson = learnt ? said(context, learnt) : null;
  return {
    ...told,
    ...(lesson && { text: `${told.text} ${lesson.title} ${lesson.text}`, lags: told.lags || lesson.lags }),
    kind: 'incident',
    kindName: searchWords[locale].incident,
    id,
    terms: '',
    url: localePath(locale, pathById(state, 'incidents', id)),
    ...NO_AREA,
    ...panelsOf(context, hit.length === 0 ? panelIds(state) : hit),
  };
}

function panels(context: ViewContext): FindableEntry[] {
  const { state, locale } = context;
  return catalogueOf(state).panels.map((entry) => ({
    ...said(context, entry),
    kind: 'panel',
    kindName: searchWords[locale].panel,
    id: entry.id,
    excerpt: accountRangeText(entry, commonWords[locale].created, locale),
    terms: entry.id,
    url: localePath(locale, ownPath(entry)),
    ...NO_AREA,
    ...panelsOf(context, [entry.id]),
  }));
}

const NO_AREA = { area: '', areaName: '', areaLang: null } as const;

/** What a document says, as text. */
function said(
  context: ViewContext,
  entry: Entry,
): Pick<FindableEntry, 'title' | 'lang' | 'lags' | 'text' | 'excerpt'> {
  const { title, short, lang, lag } = namedPart(context, entry);
  const body = context.words.text(wordsOf(entry, context.locale).body);
  return {
    title,
    lang,
    lags: lag !== null,
    text: [short ?? '', body].join(' '),
    excerpt: short ?? excerptOf(context, entry),
  };
}

function titlesOf({ state, locale }: ViewContext, ids: readonly string[]): string[] {
  const { features: all } = catalogueOf(state);
  return all.filter(({ id }) => ids.includes(id)).map((entry) => wordsOf(entry, locale).title);
}

/** A step is of the area of what it is about first. */
function areaOfFeature(context: ViewContext, id: string | undefined): ReturnType<typeof areaOf> {
  const feature = catalogueOf(context.state).features.find((entry) => entry.id === id);
  return feature ? areaOf(context, feature.meta.area) : NO_AREA;
}

function areaOf(context: ViewContext, area: string): Pick<FindableEntry, 'area' | 'areaName' | 'areaLang'> {
  const { name, lang } = areaName(context, area);
  return { area, areaName: name, areaLang: lang };
}

function panelsOf(
  context: ViewContext,
  ids: readonly PanelId[],
): Pick<FindableEntry, 'panels' | 'panelsText'> {
  return {
    panels: ids.length === panelIds(context.state).length ? [] : ids,
    panelsText: panelsText(context, ids),
  };
}
