import type { Availability } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import { type GraveImpact, gravestImpactOn, isGrave } from '../domain/open-incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import { homeWords } from '../i18n/home.ts';
import { joinList } from '../i18n/list.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import { type EffectiveRestoration, effectiveRestoration, panelIds, panelNames } from './panels.ts';

/** Worst first; the panels of the last one mentioned are those of which the second sentence speaks. */
const MENTIONED = ['offline', 'critical', 'major', 'unknown', 'restoring', 'restored'] as const;

/** Names of panels that are longer together are counted: the rows below name them (characters). */
const LONGEST_NAMES = 60;

interface Group {
  /** What is said of these panels: a grave incident, or how far they are restored. */
  readonly is: EffectiveRestoration | GraveImpact;
  readonly panels: readonly PanelId[];
}

/** The answer in a sentence or two. */
export interface Headline {
  /** What the panels are: `Panele A, B i C są przywrócone.` */
  readonly panels: string;
  /** Whether everything on them works; empty when nothing is known of it. */
  readonly features: string;
}

/** The sentence that answers; `null` when there are no panels. */
export function headlineOf(context: ViewContext): Headline | null {
  const all = panelIds(context.state);
  const groups = groupsOf(context, all);
  const last = groups.at(-1);
  if (!last) return null;
  const tie = (text: string) => tieShortWords(text, context.locale);
  return {
    panels: tie(groups.map((group) => sentenceOf(context, group, all.length)).join(' ')),
    features: tie(featuresSentence(context, last, all)),
  };
}

/**
 * What is down comes first, then what grave incidents say of the others: of those it is not said that they are restored. New
 * panels are mentioned only where there is nothing else to say.
 */
function groupsOf({ state }: ViewContext, all: readonly PanelId[]): Group[] {
  const isOf = (panel: PanelId): Group['is'] => {
    const restoration = effectiveRestoration(state, panel);
    const impact = gravestImpactOn(state, panel);
    return restoration !== 'offline' && isGrave(impact) ? impact : restoration;
  };
  const groupOf = (is: Group['is']): Group => ({ is, panels: all.filter((panel) => isOf(panel) === is) });
  const groups = MENTIONED.map(groupOf).filter(({ panels }) => panels.length > 0);
  return groups.length > 0 ? groups : [groupOf('new')].filter(({ panels }) => panels.length > 0);
}

function sentenceOf(context: ViewContext, { is, panels }: Group, total: number): string {
  const { locale } = context;
  const { panelsAre, incidentOn } = homeWords[locale];
  const words = isOfIncident(is) ? incidentOn[is] : panelsAre[is];
  const names = joinList(locale, panelNames(context, panels));
  if (panels.length === 1) return words.one(names);
  if (panels.length === total) return words.all;
  return names.length > LONGEST_NAMES ? words.counted(panels.length, total) : words.several(names);
}

function isOfIncident(is: Group['is']): is is GraveImpact {
  return is === 'major' || is === 'critical';
}

function featuresSentence(context: ViewContext, { is, panels }: Group, all: readonly PanelId[]): string {
  if (is === 'offline' || is === 'unknown') return '';
  const words = homeWords[context.locale];
  const onThese = panels.length === 1 ? 'one' : 'many';
  const here = statesOn(context, panels);
  // After an incident “on it” would be the incident, or one panel of those that have one.
  if (!isOfIncident(is) && (here.has('unavailable') || here.has('limited'))) return words.notAllOn[onThese];
  const running = all.filter((panel) => effectiveRestoration(context.state, panel) !== 'offline');
  const everywhere = statesOn(context, running);
  if (everywhere.has('unavailable') || everywhere.has('limited')) return words.notAll;
  // Where a grave incident goes on nobody is told that everything works, whatever was said of the features.
  if (!here.has('available') || isOfIncident(is)) return '';
  const isTroubled = running.some((panel) => isGrave(gravestImpactOn(context.state, panel)));
  if (everywhere.has('unknown')) return isTroubled ? '' : words.allKnown;
  return isTroubled || running.length < all.length ? words.allOn[onThese] : words.all;
}

/** The states that features have on these panels. */
function statesOn({ state, now }: ViewContext, panels: readonly PanelId[]): ReadonlySet<Availability> {
  const facts = factsOf(state, now);
  const { features } = catalogueOf(state);
  return new Set(features.flatMap(({ id }) => panels.map((panel) => facts.availability(id, panel))));
}
