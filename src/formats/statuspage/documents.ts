import { NBSP } from '../../i18n/nbsp.ts';
import { JSON_HEADERS } from '../respond.ts';
import type { MadeDocument, SiteDocument } from '../site-document.ts';
import { formatHistoryFeed, type HistoryFormat } from './history-feed.ts';
import { LISTED, type MaintenanceStatus, type ScheduledMaintenance } from './incident.ts';
import { type SiteStatus, siteStatusOf } from './site-status.ts';

const summary = ({ page, components, unresolved, maintenances, status }: SiteStatus) => ({
  page,
  components,
  incidents: unresolved,
  scheduled_maintenances: nextFirst(maintenances, ['scheduled', 'in_progress', 'verifying']),
  status,
});

const status = ({ page, status }: SiteStatus) => ({ page, status });

/** What stands at each address of Statuspage's public API (version 2), and at those where its pages have a summary. */
const JSON_DOCUMENTS: Readonly<Record<string, (site: SiteStatus) => object>> = {
  '/api/v2/summary.json': summary,
  '/summary.json': summary,
  '/index.json': summary,
  '/api/v2/status.json': status,
  '/api/v2/components.json': ({ page, components }) => ({ page, components }),
  '/api/v2/incidents.json': ({ page, incidents }) => ({ page, incidents: incidents.slice(0, LISTED) }),
  '/api/v2/incidents/unresolved.json': ({ page, unresolved }) => ({ page, incidents: unresolved }),
  '/api/v2/scheduled-maintenances.json': ({ page, maintenances }) => ({
    page,
    scheduled_maintenances: maintenances.slice(0, LISTED),
  }),
  '/api/v2/scheduled-maintenances/active.json': ({ page, maintenances }) => ({
    page,
    scheduled_maintenances: nextFirst(maintenances, ['in_progress', 'verifying']),
  }),
  '/api/v2/scheduled-maintenances/upcoming.json': ({ page, maintenances }) => ({
    page,
    scheduled_maintenances: nextFirst(maintenances, ['scheduled']),
  }),
};

const FEEDS: Readonly<Record<string, HistoryFormat>> = {
  '/history.atom': 'atom',
  '/history.rss': 'rss',
};

/** Every address that is Statuspage's; they speak English, whatever the site speaks. */
export function* statuspageDocuments(): Generator<SiteDocument> {
  for (const [path, say] of Object.entries(JSON_DOCUMENTS)) {
    const make: SiteDocument['make'] = (context) => makeJson(siteStatusOf(context), say);
    yield { path, locale: 'en', make };
  }
  for (const [path, format] of Object.entries(FEEDS)) {
    yield {
      path,
      locale: 'en',
      make: (context) => plainly(formatHistoryFeed(context, siteStatusOf(context), format, path)),
    };
  }
}

/** By what they say: three addresses have the same summary. */
const texts = new WeakMap<SiteStatus, Map<(site: SiteStatus) => object, MadeDocument>>();

function makeJson(site: SiteStatus, say: (site: SiteStatus) => object): MadeDocument {
  const known = texts.get(site) ?? new Map<typeof say, MadeDocument>();
  texts.set(site, known);
  const made = known.get(say) ?? plainly(asJson(say(site)));
  known.set(say, made);
  return made;
}

function asJson(value: object): MadeDocument {
  const { 'Content-Type': type, ...headers } = JSON_HEADERS;
  return { type, text: JSON.stringify(value), headers };
}

/** Lines are broken by nobody here, and programs compare names with what people typed. */
function plainly(made: MadeDocument): MadeDocument {
  return { ...made, text: made.text.replaceAll(NBSP, ' ') };
}

/** Those that stand so, the next to begin first. */
function nextFirst(
  maintenances: readonly ScheduledMaintenance[],
  statuses: readonly MaintenanceStatus[],
): ScheduledMaintenance[] {
  return maintenances.filter(({ status }) => statuses.includes(status)).toReversed();
}
