import { localePath } from '../domain/locale.ts';
import { feedWords } from '../i18n/feeds.ts';
import type { ViewContext } from './context.ts';
import { type FeedSubject, nameOfSubject } from './feed.ts';
import { type FeedLink, siteNameOf } from './page.ts';
import { subscribeHref } from './subscribe-href.ts';

/** Where a subject can be followed, by format. */
export interface FollowLinks {
  /** Where one asks to be told of it. */
  readonly subscribe: string;
  readonly atom: FeedLink;
  readonly rss: FeedLink;
  readonly json: FeedLink;
  readonly calendar: FeedLink;
}

const FORMATS = {
  atom: { name: 'feed.atom', type: 'application/atom+xml', suffix: '' },
  rss: { name: 'feed.rss', type: 'application/rss+xml', suffix: ' (RSS)' },
  json: { name: 'feed.json', type: 'application/feed+json', suffix: ' (JSON)' },
  calendar: { name: 'calendar.ics', type: 'text/calendar', suffix: ' (iCalendar)' },
} as const;

/** The feeds and the calendar of a subject; of what there is not, the site's. */
export function followLinks(context: ViewContext, subject: FeedSubject): FollowLinks {
  const { state, locale } = context;
  const { name, path } = nameOfSubject(context, subject) ?? { name: null, path: '/' };
  const title = feedWords[locale].named(siteNameOf(state, locale), name);
  const link = (format: keyof typeof FORMATS): FeedLink => ({
    href: localePath(locale, `${path}${FORMATS[format].name}`),
    type: FORMATS[format].type,
    title: `${title}${FORMATS[format].suffix}`,
  });
  const subscribe = subscribeHref(locale, filledWith(subject));
  return { subscribe, atom: link('atom'), rss: link('rss'), json: link('json'), calendar: link('calendar') };
}

function filledWith(subject: FeedSubject) {
  if (subject.of === 'panel') return { panels: [subject.id] };
  return subject.of === 'feature' ? { features: [subject.id] } : {};
}

/** What a page names in its head: all of what it is about, and of the whole site the feed and the calendar. */
export function feedsOf(context: ViewContext, subject: FeedSubject): FeedLink[] {
  const { subscribe: _, ...own } = followLinks(context, subject);
  if (subject.of === 'site') return Object.values(own);
  const { atom, calendar } = followLinks(context, { of: 'site' });
  return [...Object.values(own), atom, calendar];
}
