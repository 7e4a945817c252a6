import type { PageTarget } from '../domain/page-target.ts';
import type { ViewContext } from './context.ts';
import { faqView, readFaqQuery } from './faq.ts';
import { faqEntryView } from './faq-entry.ts';
import { featureView } from './feature.ts';
import { featuresView } from './features.ts';
import { goneView } from './gone.ts';
import { historyView, readHistoryQuery } from './history.ts';
import { homeView } from './home.ts';
import { incidentView } from './incident.ts';
import { lookupView } from './lookup.ts';
import { notFoundView } from './not-found.ts';
import { panelView } from './panel.ts';

/** A page by its address. `not-found` has none. */
type AddressedTarget = (PageTarget | { readonly view: 'not-found' }) & { readonly path: string };

/** The data of a public page without a query: what its route file gives to the markup. */
export function viewOf(context: ViewContext, target: AddressedTarget): object | null {
  switch (target.view) {
    case 'home':
      return homeView(context);
    case 'lookup':
      return lookupView(context, { typed: null, hasNewAccount: false });
    case 'features':
      return featuresView(context);
    case 'feature':
      return featureView(context, target.id);
    case 'panel':
      return panelView(context, target.id, null);
    case 'faq':
      return faqView(context, readFaqQuery(new URLSearchParams()));
    case 'faq-entry':
      return faqEntryView(context, target.slug, readFaqQuery(new URLSearchParams()));
    case 'history':
      return historyView(context, readHistoryQuery(new URLSearchParams()));
    case 'incident':
      return incidentView(context, target.id);
    case 'gone':
      return goneView(context, target.document, target.path);
    case 'not-found':
      return notFoundView(context);
    case 'redirect':
      return { to: target.to };
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
      return ['panel'];
    case 'history':
      return ['panel', 'feature', 'kind', 'before'];
    default:
      return [];
  }
}
