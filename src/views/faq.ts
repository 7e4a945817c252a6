import { catalogueOf } from '../domain/catalogue.ts';
import type { Locale } from '../domain/locale.ts';
import type { PanelId } from '../domain/panel.ts';
import { faqWords } from '../i18n/faq.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import type { ViewContext } from './context.ts';
import { localePath, type PageView, pageView } from './page.ts';
import { panelIds, panelLetter } from './panels.ts';
import { type Question, questionRevisions, questionsSaid } from './questions.ts';
import { areaName } from './terms.ts';

/** What is asked for in the address; `null`: nothing. */
export interface FaqQuery {
  readonly panel: string | null;
  readonly area: string | null;
}

/** One choice of a filter: a link that keeps the other filter as it is. */
export interface FilterChoice {
  readonly label: string;
  readonly lang: Locale | null;
  readonly href: string;
  readonly isOn: boolean;
}

export interface FaqQuestion extends Question {
  readonly areaName: string;
  readonly areaLang: Locale | null;
}

/** The list of questions that have an answer now. */
export interface FaqView {
  readonly page: PageView;
  readonly panels: readonly FilterChoice[];
  readonly areas: readonly FilterChoice[];
  /** `3 odpowiedzi dla panelu B, temat: Zamówienia` */
  readonly summary: string;
  readonly questions: readonly FaqQuestion[];
  /** What of the address was not understood. */
  readonly messages: readonly string[];
  /** Leads to everything; `null` when nothing is left out. */
  readonly clearHref: string | null;
  /** Said instead of a list. */
  readonly empty: string | null;
  readonly original: string | null;
}

const PATH = '/faq/';

/** Reads `?panel=b&area=orders`. */
export function readFaqQuery(query: URLSearchParams): FaqQuery {
  const read = (name: string) => query.get(name)?.trim().toLowerCase() || null;
  return { panel: read('panel'), area: read('area') };
}

export function faqView(context: ViewContext, query: FaqQuery): FaqView {
  const { state, locale } = context;
  const words = faqWords[locale];
  const said = questionsSaid(context);
  const panel = panelIds(state).find((id) => id === query.panel) ?? null;
  const area = areasOf(context).find((id) => id === query.area) ?? null;
  const questions = said.filter(
    (one) => (panel === null || one.panels.includes(panel)) && (area === null || one.area === area),
  );
  const isNarrowed = panel !== null || area !== null;
  return {
    page: pageView(context, {
      path: PATH,
      title: words.title,
      description: words.description,
      revisions: questionRevisions(context),
    }),
    panels: panelChoices(context, { panel, area }),
    areas: areaChoices(context, { panel, area }),
    summary: summaryOf(context, questions.length, { panel, area }),
    questions: questions.map((one) => {
      const { name, lang } = areaName(context, one.area);
      const href = panel === null ? one.href : hrefOf(locale, `${PATH}${one.slug}/`, { panel, area: null });
      return { ...one, href, areaName: name, areaLang: lang };
    }),
    messages: [
      ...(query.panel !== null && panel === null ? [words.unknownPanel(query.panel)] : []),
      ...(query.area !== null && area === null ? [words.unknownArea(query.area)] : []),
    ],
    clearHref: isNarrowed ? localePath(locale, PATH) : null,
    empty: questions.length > 0 ? null : isNarrowed ? words.empty : words.emptyAtAll,
    original: questions.some(({ lags }) => lags) ? PATH : null,
  };
}

/** The areas about which there are questions, in the site's order. */
function areasOf({ state }: ViewContext): string[] {
  const { site, faq } = catalogueOf(state);
  const used = new Set(faq.map(({ meta }) => meta.area));
  const named = (site?.meta.areas ?? []).filter((area) => used.has(area));
  return [...named, ...[...used].filter((area) => !named.includes(area))];
}

function panelChoices(context: ViewContext, { panel, area }: FaqQuery): FilterChoice[] {
  const { state, locale } = context;
  const choice = (id: PanelId | null, label: string): FilterChoice => ({
    label,
    lang: null,
    href: hrefOf(locale, PATH, { panel: id, area }),
    isOn: id === panel,
  });
  return [choice(null, faqWords[locale].all), ...panelIds(state).map((id) => choice(id, panelLetter(id)))];
}

function areaChoices(context: ViewContext, { panel, area }: FaqQuery): FilterChoice[] {
  const { locale } = context;
  const href = (id: string | null) => hrefOf(locale, PATH, { panel, area: id });
  return [
    { label: faqWords[locale].all, lang: null, href: href(null), isOn: area === null },
    ...areasOf(context).map((id) => {
      const { name, lang } = areaName(context, id);
      return { label: name, lang, href: href(id), isOn: id === area };
    }),
  ];
}

function summaryOf(context: ViewContext, count: number, { panel, area }: FaqQuery): string {
  const words = faqWords[context.locale];
  const forPanel = panel === null ? '' : ` ${panelPhrases[context.locale].for([panelLetter(panel)])}`;
  const inArea = area === null ? '' : words.inArea(areaName(context, area).name);
  return `${words.count(count)}${forPanel}${inArea}`;
}

function hrefOf(locale: Locale, path: string, { panel, area }: FaqQuery): string {
  const query = [panel && `panel=${panel}`, area && `area=${area}`].filter(Boolean).join('&');
  return `${localePath(locale, path)}${query && `?${query}`}`;
}
