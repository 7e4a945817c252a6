import type { PageTarget } from '../domain/page-target.ts';
import { type AccessibilityView, accessibilityView } from './accessibility.ts';
import { type ApiView, apiView } from './api.ts';
import { type ChangesView, changesView, readChangesQuery } from './changes-between.ts';
import type { ViewContext } from './context.ts';
import { type EmbedView, embedView } from './embed.ts';
import { type FaqView, faqView, readFaqQuery } from './faq.ts';
import { type FaqEntryView, faqEntryView } from './faq-entry.ts';
import { type FeatureView, featureView } from './feature.ts';
import { type FeaturesView, featuresView } from './features.ts';
import { type GoneView, goneView } from './gone.ts';
import { type HistoryView, historyView, readHistoryQuery } from './history.ts';
import { type HomeView, homeView } from './home.ts';
import { type IncidentView, incidentView } from './incident.ts';
import { type IncidentsView, incidentsView } from './incidents.ts';
import { type LookupView, lookupView } from './lookup.ts';
import { type NotFoundView, notFoundView } from './not-found.ts';
import { type PanelView, panelView } from './panel.ts';
import { type PromisesView, promisesView } from './promises.ts';
import type { FindableEntry } from './search-index.ts';
import { SUBSCRIBE_QUERY, type SubscribeView, subscribeView } from './subscribe.ts';

/** A page by its address. `not-found` has none. */
type AddressedTarget = (PageTarget | { readonly view: 'not-found' }) & { readonly path: string };

/** What the public pages show, by the name of the view. `null`: the state does not know what the page is of. */
export interface PageData {
  readonly home: HomeView;
  readonly lookup: LookupView;
  readonly features: FeaturesView;
  readonly feature: FeatureView | null;
  readonly panel: PanelView | null;
  readonly faq: FaqView;
  readonly 'faq-entry': FaqEntryView | null;
  readonly 'search-index.json': readonly FindableEntry[];
  readonly history: HistoryView;
  readonly incident: IncidentView | null;
  readonly incidents: IncidentsView;
  readonly promises: PromisesView;
  readonly accessibility: AccessibilityView;
  readonly api: ApiView;
  readonly embed: EmbedView;
  readonly subscribe: SubscribeView;
  readonly changes: ChangesView;
  readonly gone: GoneView | null;
  readonly 'not-found': NotFoundView;
  readonly redirect: { readonly to: string };
}

/**
 * The data of a public page without a query, under the name of its view: what its route file gives to the markup. It is made
 * before the page is, to see whether the page has changed; the route file then takes it from `Astro.locals.precomputed`.
 */
export function viewOf(context: ViewContext, target: AddressedTarget): Partial<PageData> {
  switch (target.view) {
    case 'home':
      return { home: homeView(context) };
    case 'lookup':
      return { lookup: lookupView(context, { typed: null, hasNewAccount: false }) };
    case 'features':
      return { features: featuresView(context) };
    case 'feature':
      return { feature: featureView(context, target.id) };
    case 'panel':
      return { panel: panelView(context, target.id, null) };
    case 'faq':
      return { faq: faqView(context, readFaqQuery(new URLSearchParams())) };
    case 'faq-entry':
      return { 'faq-entry': faqEntryView(context, target.slug, { panel: null }) };
    case 'history':
      return { history: historyView(context, readHistoryQuery(new URLSearchParams())) };
    case 'promises':
      return { promises: promisesView(context) };
    case 'incidents':
      return { incidents: incidentsView(context) };
    case 'accessibility':
      return { accessibility: accessibilityView(context) };
    case 'api':
      return { api: apiView(context) };
    case 'embed':
      return { embed: embedView(context) };
    case 'subscribe':
      return { subscribe: subscribeView(context, null) };
    case 'changes':
      return { changes: changesView(context, readChangesQuery(new URLSearchParams())) };
    case 'incident':
      return { incident: incidentView(context, target.id) };
    case 'gone':
      return { gone: goneView(context, target.document, target.path) };
    case 'not-found':
      return { 'not-found': notFoundView(context) };
    case 'redirect':
      return { redirect: { to: target.to } };
    default:
      return target satisfies never;
  }
}

/** Names of the query that change what a page says. */
export function queryOf(view: AddressedTarget['view']): readonly string[] {
  switch (view) {
    case 'panel':
      return ['uses'];
    case 'faq':
      return ['q', 'panel', 'area'];
    case 'faq-entry':
      return ['panel', 'v'];
    case 'history':
      return ['panel', 'feature', 'kind', 'before'];
    case 'changes':
      return ['from', 'to'];
    case 'subscribe':
      return SUBSCRIBE_QUERY;
    default:
      return [];
  }
}
