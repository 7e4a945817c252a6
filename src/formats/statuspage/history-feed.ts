import { generateAtomFeed, generateRssFeed } from 'feedsmith';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { statuspageWords } from '../../i18n/statuspage.ts';
import type { ViewContext } from '../../views/context.ts';
import type { MadeDocument } from '../site-document.ts';
import { statuspageUrn } from './ids.ts';
import type { IncidentUpdate } from './incident.ts';
import type { RealtimeIncident } from './incidents.ts';
import { latestOf } from './instants.ts';
import { showableInXml } from './showable-in-xml.ts';
import type { SiteStatus } from './site-status.ts';

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
  const entries = incidents.slice(0, ENTRIES).map(entryOf);
  const title = showableInXml(statuspageWords.history.title(page.name));
  const site = `${siteUrl ?? ''}/en/`;
  const self = `${siteUrl ?? ''}${path}`;
  const updated = entries.length > 0 ? latestOf(entries.map((entry) => entry.updated)) : page.updated_at;
  const headers = { 'Access-Control-Allow-Origin': '*' };
  if (format === 'atom') {
    const text = generateAtomFeed({
      id: statuspageUrn(`page:${state.logId ?? ''}`),
      title: { value: title },
      updated,
      authors: [{ name: showableInXml(page.name) }],
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

function entryOf(incident: RealtimeIncident): HistoryEntry {
  return {
    urn: statuspageUrn(`incident:${incident.id}`),
    title: showableInXml(incident.name),
    link: incident.shortlink,
    published: incident.created_at,
    updated: incident.updated_at,
    content: incident.incident_updates.map(tellInHtml).join('\n'),
  };
}

function tellInHtml({ status, body, display_at }: IncidentUpdate): string {
  const paragraphs = showableInXml(body)
    .split(/\n{2,}/)
    .map((text) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`);
  const when = formatInstantInFull(display_at, 'en');
  return `<p><strong>${statuspageWords.statuses[status]}</strong>, <time datetime="${display_at}">${when}</time></p>\n${paragraphs.join('\n')}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
