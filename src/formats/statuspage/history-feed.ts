import { generateAtomFeed, generateRssFeed } from 'feedsmith';
import { incidentHeads } from '../../domain/incidents.ts';
import type { Change, State } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { statuspageWords } from '../../i18n/statuspage.ts';
import type { ViewContext } from '../../views/context.ts';
import { urnOf } from '../feeds/uuid.ts';
import { OPEN_HEADERS } from '../respond.ts';
import type { MadeDocument } from '../site-document.ts';
import { escapeXml } from '../xml.ts';
import { xmlText } from '../xml-text.ts';
import { entryIdOf, incidentIdOf } from './ids.ts';
import type { IncidentUpdate } from './incident.ts';
import type { RealtimeIncident } from './incidents.ts';
import { lastInstant } from './instants.ts';
import type { SiteStatus } from './site-status.ts';
import { OF_INCIDENTS, takenOutOf } from './taken-out.ts';

export type HistoryFormat = 'atom' | 'rss';

/** How many incidents a feed tells of. */
const ENTRIES = 25;

/** One entry as both formats have it. */
interface HistoryEntry {
  readonly urn: string;
  readonly title: string;
  readonly link: string;
  readonly published: string;
  readonly updated: string;
  /** HTML. */
  readonly content: string;
}

/**
 * The newest incidents, one entry each, which is revised in place: its id stays, what was said since stands first in it. For
 * readers of Statuspage's feeds; what changed one by one is told by the feeds of our own.
 *
 * @param path of the feed itself
 */
export function formatHistoryFeed(
  { siteUrl, state }: Pick<ViewContext, 'siteUrl' | 'state'>,
  { page, incidents }: SiteStatus,
  format: HistoryFormat,
  path: string,
): MadeDocument {
  const entryIds = new Map(
    incidentHeads(state).map(({ id }) => [incidentIdOf(state, id), entryIdOf(state, id)]),
  );
  const entries = incidents
    .slice(0, ENTRIES)
    .map((incident) => entryOf(incident, entryIds.get(incident.id) ?? ''));
  const title = xmlText(statuspageWords.history.title(page.name));
  const site = `${siteUrl ?? ''}/en/`;
  const self = `${siteUrl ?? ''}${path}`;
  const changed = [...entries.map((entry) => entry.updated), ...goneFrom(state)];
  const updated = changed.length > 0 ? lastInstant(changed) : page.updated_at;
  const headers = OPEN_HEADERS;
  if (format === 'atom') {
    const text = generateAtomFeed({
      id: urnOf(`statuspage:page:${state.logId ?? ''}`),
      title: { value: title },
      updated,
      authors: [{ name: xmlText(page.name) }],
      links: [
        { href: self, rel: 'self', type: 'application/atom+xml' },
        { href: site, rel: 'alternate', type: 'text/html', hreflang: 'en' },
      ],
      xml: { lang: 'en' },
      entries: entries.map((entry) => ({
        id: entry.urn,
        title: { value: entry.title },
        published: entry.published,
        updated: entry.updated,
        links: [{ href: entry.link, rel: 'alternate', type: 'text/html', hreflang: 'en' }],
        content: { type: 'html', value: entry.content },
      })),
    });
    return { type: 'application/atom+xml; charset=utf-8', text, headers };
  }
  const text = generateRssFeed({
    title,
    link: site,
    description: title,
    language: 'en',
    lastBuildDate: updated,
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    items: entries.map((entry) => ({
      title: entry.title,
      link: entry.link,
      guid: { value: entry.urn, isPermaLink: false },
      pubDate: entry.published,
      description: entry.content,
      atom: { updated: entry.updated },
    })),
  });
  return { type: 'application/rss+xml; charset=utf-8', text, headers };
}

/** When an incident was last taken back or out, which leaves no entry: a feed is never older than it was. */
function goneFrom(state: State): Instant[] {
  const isOfIncident = ({ incidents, titles, updates }: Change) =>
    incidents.length + titles.length + updates.length > 0;
  const spoken = state.index.spoken.findLast(isOfIncident);
  return [
    ...(spoken === undefined ? [] : [spoken.at]),
    ...takenOutOf(state, {
      types: OF_INCIDENTS,
      since: 0,
      isPart: (name) => /^(?:incidents|updates):/.test(name),
    }),
  ];
}

function entryOf(incident: RealtimeIncident, urn: string): HistoryEntry {
  return {
    urn,
    title: xmlText(incident.name),
    link: incident.shortlink,
    published: incident.created_at,
    updated: incident.updated_at,
    content: incident.incident_updates.map(tellInHtml).join('\n'),
  };
}

function tellInHtml({ status, body, display_at }: IncidentUpdate): string {
  const paragraphs = body.split(/\n{2,}/).map((text) => `<p>${escapeXml(text).replaceAll('\n', '<br>')}</p>`);
  const when = formatInstantInFull(display_at, 'en');
  return `<p><strong>${statuspageWords.statuses[status]}</strong>, <time datetime="${display_at}">${when}</time></p>\n${paragraphs.join('\n')}`;
}
