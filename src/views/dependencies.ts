import { type Condition, panelsLookedAt } from '../domain/applicability.ts';
import type { Availability } from '../domain/availability.ts';
import { catalogueOf, conditionSubject, type Entry } from '../domain/catalogue.ts';
import type { FaqMeta } from '../domain/documents.ts';
import { factsOf } from '../domain/facts.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { pathById } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { commonWords } from '../i18n/common.ts';
import { faqWords } from '../i18n/faq.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import {
  type EffectiveRestoration,
  effectiveRestoration,
  panelName,
  panelNames,
  restorationWord,
} from './panels.ts';
import { namedPart } from './words.ts';

/** Something whose state decides whether an answer is given. */
export interface Dependency {
  /** `Panel C`, `Łączenie kont` */
  readonly name: string;
  readonly lang: Locale | null;
  readonly href: string;
  /** `na panelu C`, `na Twoim panelu`; `null` beside a panel itself. */
  readonly on: string | null;
  /** `null`: it differs from panel to panel. */
  readonly state: Availability | EffectiveRestoration | null;
  readonly word: string | null;
}

/** What the answers depend on, for readers on `panels`; each thing once. */
export function dependenciesOf(
  context: ViewContext,
  entries: readonly Entry<FaqMeta>[],
  panels: readonly PanelId[],
): Dependency[] {
  const conditions = entries.flatMap(({ meta }) => meta.when);
  const bySubject = new Map(conditions.map((condition) => [conditionSubject(condition), condition]));
  return [...bySubject.values()].map((condition) => dependencyOf(context, condition, panels));
}

function dependencyOf(context: ViewContext, condition: Condition, panels: readonly PanelId[]): Dependency {
  const { state, locale, now } = context;
  const looked = panelsLookedAt(condition, panels);
  if ('panel' in condition) return panelDependency(context, looked);
  const { feature } = condition;
  const facts = factsOf(state, now);
  const states = new Set(looked.map((panel) => facts.availability(feature, panel)));
  const [only = null] = states.size === 1 ? states : [];
  const entry = catalogueOf(state).features.find(({ id }) => id === feature);
  const { title, lang } = entry ? namedPart(context, entry) : { title: feature, lang: null };
  return {
    name: title,
    lang,
    href: localePath(locale, pathById(state, 'features', feature)),
    on:
      looked.length === 1
        ? panelPhrases[locale].on(panelNames(context, looked))
        : faqWords[locale].onYourPanel,
    state: only,
    word: only && tieShortWords(commonWords[locale].availability[only], locale),
  };
}

/** The panel that is looked at, or the reader's own when it may be one of several. */
function panelDependency(context: ViewContext, panels: readonly PanelId[]): Dependency {
  const { state, locale } = context;
  const [panel = null] = panels.length === 1 ? panels : [];
  const states = new Set(panels.map((one) => effectiveRestoration(state, one)));
  const [only = null] = states.size === 1 ? states : [];
  const name =
    panel === null ? faqWords[locale].yourPanel : panelPhrases[locale].name([panelName(context, panel)]);
  return {
    name: startSentence(name),
    lang: null,
    href: localePath(locale, panel === null ? '/lookup/' : pathById(state, 'panels', panel)),
    on: null,
    state: only,
    word: only && tieShortWords(restorationWord(locale, only), locale),
  };
}
