import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import type { Locale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import { buildFaqSearch, type FaqIndexEntry, type FaqSearch } from '../search/faq-index.ts';
import type { ViewContext } from './context.ts';
import { panelIds } from './panels.ts';
import { questionsSaid } from './questions.ts';
import { areaName } from './terms.ts';

/** A question with an answer that is given now: to be searched, and to be shown in a list. */
export interface IndexedQuestion extends FaqIndexEntry {
  readonly id: string;
  readonly lang: Locale | null;
  /** The beginning of the answer. */
  readonly excerpt: string;
  readonly area: string;
  readonly areaName: string;
  readonly areaLang: Locale | null;
  /** `panele A i B`, `wszystkie panele` */
  readonly panelsText: string;
  /** The words are behind the original. */
  readonly lags: boolean;
}

/** `search` is made when it is first asked for. */
interface QuestionIndex {
  readonly entries: readonly IndexedQuestion[];
  readonly search: () => FaqSearch;
}

const memo = new WeakMap<State, Map<Locale, QuestionIndex>>();

/** Every answer that is given now, and a search over them; made once for a state and a language. */
export function questionIndex(context: ViewContext): QuestionIndex {
  const { state, locale } = context;
  const byLocale = memo.get(state) ?? new Map<Locale, QuestionIndex>();
  memo.set(state, byLocale);
  const known = byLocale.get(locale);
  if (known) return known;
  const entries = indexedQuestions(context);
  let search: FaqSearch | null = null;
  const index: QuestionIndex = {
    entries,
    search: () => {
      search ??= buildFaqSearch(entries, locale);
      return search;
    },
  };
  byLocale.set(locale, index);
  return index;
}

/** Every answer that is given now, as it is searched and listed. */
export function indexedQuestions(context: ViewContext): IndexedQuestion[] {
  const { state, locale, words: renderer } = context;
  const { faq, features } = catalogueOf(state);
  const bodies = new Map(faq.map((entry) => [entry.id, wordsOf(entry, locale).body]));
  const titles = new Map(features.map((entry) => [entry.id, wordsOf(entry, locale).title]));
  return questionsSaid(context).map((question) => {
    const { name, lang: areaLang } = areaName(context, question.area);
    return {
      id: question.id,
      slug: question.slug,
      question: question.title,
      text: renderer.text(bodies.get(question.id) ?? ''),
      terms: [name, ...question.features.map((id) => titles.get(id) ?? '')].join(' '),
      panels: question.panels.length === panelIds(state).length ? [] : question.panels,
      url: question.href,
      lang: question.lang,
      excerpt: question.excerpt,
      area: question.area,
      areaName: name,
      areaLang,
      panelsText: question.panelsText,
      lags: question.lags,
    };
  });
}
